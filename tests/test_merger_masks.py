"""Texts that are read alike by their masks: what that says of their signs and words."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.merger.masks import LETTERS, STAND_INS, read_alike
from l10n.merger.signs import SIGN, begins_and_ends_well, is_normal, outline_of

_TAME = re.compile(r"(?<=[^\W_]):(?=[^\W_])|\\(?=[^\W_])")
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


def alike(msgid, msgstr):
    return read_alike([msgid], [msgstr])[0] is not None


def test_letters_have_words_made_of_them():
    letter = re.compile(f"[{LETTERS}]")
    found = [chr(code) for code in range(sys.maxunicode + 1) if letter.match(chr(code))]
    assert all(re.match(r"[^\W\d_]", character) for character in found)


def test_what_masks_are_made_of_is_normal_in_any_order():
    letter = re.compile(f"[{LETTERS}]")
    found = [chr(code) for code in range(sys.maxunicode + 1) if letter.match(chr(code)) or chr(code) in STAND_INS]
    assert not any(map(unicodedata.combining, found))
    assert is_normal("".join(found)) and is_normal("".join(found[::-1]))


def test_a_sentence_is_read_as_another_one_of_the_same_signs():
    msgid, msgstr = "Select **Save**, then [sign in]({link1}).", "Dann **Sichern**, und [jetzt anmelden]({link1})."
    assert alike(msgid, msgstr)
    assert alike("Node **one**.", "Knoten **eins**.")
    assert alike("Some words.", "Words, and more")


def test_texts_are_told_apart_by_their_lines():
    msgids = ["One *two* `a`.", "Two\nlines.", "", "In c.example.", "Use `c`, www. or **d**.", "Six *words*."]
    msgstrs = ["Eins *zwei* `a`.", "Zwei\nZeilen.", "Drei", "In b.example.", "Nimm `x` oder **d**.", "Sechs *Wörter*."]
    found = [mask is not None for mask in read_alike(msgids, msgstrs)]
    assert found == [True, False, False, False, False, True]
    assert found == [alike(*pair) for pair in zip(msgids, msgstrs, strict=True)]


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Use `a` here.", "Nimm `b` hier."),  # other code
        ("Use {code1} here.", "Nimm {code2} hier."),
        ("See a.example *now*.", "Siehe b.example *jetzt*."),
        ("App *Store.com*.", "App *Laden.com*."),
        ("Say www. now *so*.", "Sage www. jetzt *so*."),
        ("Go :on: *now*.", "Geh :an: *jetzt*."),
        ("Go *now*.", "import *jetzt*."),
        ("One *two* three.", "*Zwei* eins drei."),
        ("No [one].", "Kein [zwei]."),
        ("One *two*.", "Eins ( *zwei*."),
    ],
)
def test_what_counts_beside_signs_is_seen(msgid, msgstr):
    assert not alike(msgid, msgstr)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.data())
def test_texts_that_are_read_alike_have_one_outline(msgids, data):
    msgids = [msgid.replace("\n", " ") for msgid in msgids]
    other = {"word": "Wörter", "Wörter": "b", "字": "ж", "b": "字", "node": "é word", "www": "word"}
    drawn = [
        re.sub("|".join(other), lambda match: data.draw(st.sampled_from((match[0], other[match[0]]))), msgid)
        for msgid in msgids
    ]
    for msgstrs in (drawn, [data.draw(TEXTS) for _ in msgids]):
        found = read_alike(msgids, msgstrs)
        for msgid, msgstr, mask in zip(msgids, msgstrs, found, strict=True):
            assert (mask is not None) == alike(msgid, msgstr) or not is_normal("".join(msgids + msgstrs))
            if mask is None:
                continue
            assert is_normal(msgid) and is_normal(msgstr)
            own, source = SIGN.split(msgstr), SIGN.split(msgid)
            assert begins_and_ends_well(own)
            # A colon within a word, and a backslash before one, have no outline, and are text.
            tame = [[_TAME.sub("", part) for part in each] for each in (own, source)]
            assert outline_of(tame[0]) is not None
            assert outline_of(tame[0]) == outline_of(tame[1])
            assert mask.signed == (len(own) > 1)
