"""Texts that are read alike by their masks: what that says of their signs and words."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.merger.masks import LETTERS, parts_alike
from l10n.merger.signs import SIGN, begins_and_ends_well, breaks_well, is_normal, outline_of

TEXTS = st.lists(
    st.sampled_from(
        (
            *("word", "Wörter", "字", "ж", "b", "import", "www", "WWW", "node", "3", "12", "² ", "é", "x_y"),
            *(" ", ". ", ".", ": ", ":", "-", "--", ", ", "; ", "'", '"', "(", ")", "/", "…", "。", "\n", "!", "%"),
            *("*", "**", "_", "`a b`", "`", "[", "]({link1})", "{code1}", "<b>", "</b>", "<", ">", "&amp;", "&", "#"),
            *("\\", "\\*", "@", "|", "~", "://", ".js", ":smile:", "\u0301", "\u200b"),
        )
    ),
    max_size=9,
).map("".join)


def test_letters_have_words_made_of_them():
    letter = re.compile(f"[{LETTERS}]")
    found = [chr(code) for code in range(sys.maxunicode + 1) if letter.match(chr(code))]
    assert all(re.match(r"[^\W\d_]", character) for character in found)


def test_a_sentence_is_read_as_another_one_of_the_same_signs():
    msgid, msgstr = "Select **Save**, then [sign in]({link1}).", "Dann **Sichern**, und [jetzt anmelden]({link1})."
    assert list(parts_alike(msgid, msgstr)) == SIGN.split(msgstr)
    assert parts_alike("Node **one**.", "Knoten **eins**.") == ("Knoten **eins**.",)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Use `a` here.", "Nimm `b` hier."),  # other code
        ("Use {code1} here.", "Nimm {code2} hier."),
        ("See a.example *now*.", "Siehe b.example *jetzt*."),
        ("Say www. now *so*.", "Sage www. jetzt *so*."),
        ("Go :on: *now*.", "Geh :an: *jetzt*."),
        ("Go *now*.", "import *jetzt*."),
        ("One *two* three.", "*Zwei* eins drei."),
        ("No [one].", "Kein [zwei]."),
        ("One *two*.", "Eins ( *zwei*."),
    ],
)
def test_what_counts_beside_signs_is_seen(msgid, msgstr):
    assert parts_alike(msgid, msgstr) is None


@given(TEXTS, st.data())
def test_texts_that_are_read_alike_have_one_outline(msgid, data):
    other = {"word": "Wörter", "Wörter": "b", "字": "ж", "b": "字", "node": "é word", "www": "word"}
    drawn = re.sub("|".join(other), lambda match: data.draw(st.sampled_from((match[0], other[match[0]]))), msgid)
    for msgstr in (drawn, data.draw(TEXTS)):
        parts = parts_alike(msgid, msgstr) if msgstr and is_normal(msgstr) else None
        if parts is None:
            continue
        own, source = SIGN.split(msgstr), SIGN.split(msgid)
        assert "".join(parts) == msgstr
        assert begins_and_ends_well(own) and breaks_well(own)
        # A colon within a word, and a backslash before one, have no outline, and are text.
        tame = [[re.sub(r"(?<=[^\W_]):(?=[^\W_])|\\(?=[^\W_])", "", part) for part in each] for each in (own, source)]
        assert outline_of(tame[0]) is not None
        assert outline_of(tame[0]) == outline_of(tame[1])
