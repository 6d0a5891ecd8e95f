"""Which targets ship unread: those with their source's signs between the same edges, and words that are no more."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

import pytest
from merging import build, skeleton_of

from l10n.config.settings import DEFAULT_LIMITS
from l10n.dialects import DIALECTS
from l10n.merger.openers import opener_escaped
from l10n.merger.untouched import _OPENING, untouched_edit


def ships_unread(article, msgstr, labels=None):
    unit = skeleton_of(article).units[0]
    return untouched_edit(unit, msgstr, labels or {}, DEFAULT_LIMITS) is not None


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Some words.", "Quelques mots."),
        ("Some **bold** words.", "Des mots **gras** ici."),
        ("(Optional) words", "(Facultatif) mots"),
        ("2 words", "2 mots"),
        ("3.5 GB", "3.5 Go"),
        ("Wait...", "Attendez..."),
        ("Use Node.js for it.", "Nutzen Sie Node.js dafür."),
        ("[text](x) first", "[texte](x) d'abord"),
    ],
)
def test_words_ship_unread(msgid, msgstr):
    assert ships_unread(msgid + "\n", msgstr.replace("(x)", "({link1})"))


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Some words.", "Des mots.\nD'autres."),
        ("Some words.", "- mots"),
        ("Some words.", "1. mots"),
        ("Some words.", "exemple.com"),
        ("See (www.x.com) for it.", "Voir -www.x.com ici."),
        ("Some words.", "des mots <b>gras</b>"),
        ("a **b** c", "a** b **c"),
        ("[a b]: more words here", "[note]: mot"),
        ("[a] words", "[x] mots"),
        ("Some words.", "import mots"),
        ("Some words.", "mots\u3164"),
        ("Some words.", "e\u0301te\u0301"),
        ("Some words.", "mots " * 2_000 + "mots"),
    ],
)
def test_what_could_be_more_than_words_is_read(msgid, msgstr):
    assert not ships_unread(msgid + "\n", msgstr)


@pytest.mark.parametrize(
    ("label", "unread"),
    [("Übernehmen", True), ("保存", True), ("a  b", False), ("a*b", False), ("Save.", False), ("x" * 5_000, False)],
)
def test_a_label_in_any_letters_ships_unread_where_it_is_words(label, unread):
    article = "Click **Save** to go on.\n"
    unit = skeleton_of(article).units[0]
    assert unit.msgid == "Click **{ui1}** to go on."
    msgstr = "Clic **{ui1}** pour continuer."
    assert ships_unread(article, msgstr, {"Save": label}) == unread
    if unread:
        assert f"**{label}**" in build(article, {unit.msgid: msgstr}, labels={"Save": label}).text


def test_two_targets_in_one_article_are_looked_at_by_the_other_parser_if_one_was_read():
    article = "Some words.\n\nOther words.\n"
    built = build(article, {"Some words.": "Des mots.", "Other words.": "- mots"})
    assert built.text == "Des mots.\n\n\\- mots\n"


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
@pytest.mark.parametrize("beginning", ["a b", "ä b", "次", '"a b', "“a”", "「a」", "2 a", "2a", "2.5 a", "2:30", "(a)"])
def test_what_a_text_may_begin_with_opens_no_block_in_any_dialect(dialect, beginning):
    assert _OPENING.match(beginning)
    assert opener_escaped(beginning, "", dialect) == beginning
    raw = [pattern for pattern in DIALECTS[dialect].raw if re.match(pattern, beginning)]
    assert not raw
