"""Which targets ship unread: those with their source's signs between the same edges, and words that are no more."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import re

import pytest
from merging import build, merged_both_ways, skeleton_of

from l10n.config.settings import DEFAULT_LIMITS, Config
from l10n.dialects import DIALECTS
from l10n.merger.openers import opener_escaped
from l10n.merger.signs import OPENING
from l10n.merger.splice import splice
from l10n.merger.unread import unread_edits
from l10n.merger.untouched import untouched_edit
from l10n.textio import decode, normalise

FIXTURES = pathlib.Path(__file__).parent / "fixtures" / "dialects"


def ships_unread(article, msgstr, labels=None):
    """Return whether a target ships unread, asked for alone or with all of its article."""
    unit = skeleton_of(article).units[0]
    alone = untouched_edit(unit, msgstr, labels or {}, DEFAULT_LIMITS)
    together = dict(unread_edits([unit], [msgstr], labels or {}, DEFAULT_LIMITS)).get(0)
    if alone and together:
        assert splice(normalise(article), [together]) == splice(normalise(article), [alone])
    return bool(alone or together)


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
        ("An X.509 certificate", "Un certificat X.509"),
        ("2670 @ 2.6 GHz", "2670 @ 2.6 GHz ici"),
        (".NET type", ".NET, le type"),
        ("/dbs of one", "/dbs d'un seul"),
        ("9 - deleted", "9 - supprimé"),
        ("2-4: how long", "2-4\u00a0: combien de temps"),
        ("Copy it to C:\\Run *now*.", "Copiez-le dans C:\\Run *ici*."),
        ("Which words: these?", "Quels mots\u00a0: ceux-ci\u202f?"),
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
        ("Join contoso.com now.", "Joindre--contoso.com maintenant."),
        ("In the folder www. Go on.", "Dans le dossier web. Continuez."),
        ("Some words.", "des mots <b>gras</b>"),
        ("a **b** c", "a** b **c"),
        ("[a b]: more words here", "[note]: mot"),
        ("[a] words", "[x] mots"),
        ("Some words.", "import mots"),
        ("Some words.", "mots\u3164"),
        ("Some words.", "mots\u00a0"),
        ("Some words.", "e\u0301te\u0301"),
        ("Some words.", "mots " * 2_000 + "mots"),
        ("See https://x.com, then go.", "Voir {link1},puis."),
        ("Some <!--> words -->", "des {html1} mots -->"),
    ],
)
def test_what_could_be_more_than_words_is_read(msgid, msgstr):
    assert not ships_unread(msgid + "\n", msgstr)


@pytest.mark.parametrize(
    ("label", "unread"),
    [
        ("Übernehmen", True),
        ("保存", True),
        ("a  b", False),
        ("a*b", False),
        ("a _b_ c", False),
        ("a_b", False),
        ("a$b$c", False),
        ("a :b: c", False),
        ("Save.", False),
        ("x" * 5_000, False),
    ],
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


LABELS = (
    "Übernehmen",
    "保存",
    "a b",
    "a_b",
    "a _b_ c",
    "*x*",
    "a  b",
    "$x$",
    ":b:",
    "c.",
    "1. y",
    "<b>",
    "e\u0301",
    "{{x}}",
    "Save (all)",
    "Save...",
    "10:20:30",
)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_labels_ship_the_same_unread_as_read(dialect, label):
    config = Config(locales=("de",), dialect=dialect)
    table = "| a | b |\n|---|---|\n| Click **Save** | Click _**Save**_x |\n"
    text = "Click **Save**, then select **Open** > **Save**.\n\n" + table
    source, skeleton = normalise(text), skeleton_of(text, dialect)
    assert any(found.form == "label" for unit in skeleton.units for found in unit.placeholders)
    targets = {unit.key: unit.msgid.replace("Click", "Clic").replace("then", "puis") for unit in skeleton.units}
    quick, long = merged_both_ways(source, skeleton, targets, config, {"Save": label, "Open": label})
    assert (quick.findings, quick.refused) == (long.findings, long.refused)
    edits, others = ([edit for _, edit in merged.edits] for merged in (quick, long))
    assert splice(source, edits) == splice(source, others)


@pytest.mark.parametrize(
    ("text", "label", "unread"),
    [
        ("Save (all)", "Sichern (alle)", True),
        ("Save...", "Sichern...", True),
        ("Save…", "Sichern…", True),
        ("Save (all)", "Alle sichern", False),
        ("Save", "Sichern (alle)", False),
        ("Save...", "Sichern.", False),
        ("Save", "10:20:30", False),
    ],
)
@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_a_label_may_end_with_the_mark_that_its_source_ends_with(dialect, text, label, unread):
    config = Config(locales=("de",), dialect=dialect)
    article = f"Click **{text}**, then **{text}**s.\n"
    source, skeleton = normalise(article), skeleton_of(article, dialect)
    targets = {unit.key: unit.msgid.replace("Click", "Clic") for unit in skeleton.units}
    quick, long = merged_both_ways(source, skeleton, targets, config, {text: label})
    assert (quick.findings, quick.refused) == (long.findings, long.refused)
    edits, others = ([edit for _, edit in merged.edits] for merged in (quick, long))
    assert splice(source, edits) == splice(source, others)
    if all(found.form == "label" for found in skeleton.units[0].placeholders):
        unit = skeleton.units[0]
        found = untouched_edit(unit, targets[unit.key], {text: label}, DEFAULT_LIMITS)
        assert (found is not None) == unread


def test_a_word_behind_a_callout_marker_is_looked_at_by_the_other_parser():
    article = "> [Azure.Note]: Keep this in mind.\n"
    assert build(article, {"Keep this in mind.": "Merken!"}, "azure").text == article
    assert build(article, {"Keep this in mind.": "Bitte merken."}, "azure").text == "> [Azure.Note]: Bitte merken.\n"


@pytest.mark.parametrize("msgstr", ["Wort", "Ein paar Wörter.", "次", "(a) b", "2 c, d: e"])
@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_the_fixtures_of_a_dialect_ship_the_same_unread_as_read(dialect, msgstr):
    config = Config(locales=("de",), dialect=dialect)
    for path in sorted(FIXTURES.glob("*.md")):
        text = decode(path.read_bytes(), path.name)
        source, skeleton = normalise(text), skeleton_of(text, dialect)
        quick, long = merged_both_ways(source, skeleton, {unit.key: msgstr for unit in skeleton.units}, config)
        assert (quick.findings, quick.refused) == (long.findings, long.refused), path
        edits, others = ([edit for _, edit in merged.edits] for merged in (quick, long))
        assert splice(source, edits) == splice(source, others), path


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
@pytest.mark.parametrize(
    "beginning",
    ["a b", "ä b", ".a", "/a", "2 - a", "2-4", "次", '"a b', "“a”", "「a」", "2 a", "2a", "2.5 a", "2:30", "(a)"],
)
def test_what_a_text_may_begin_with_opens_no_block_in_any_dialect(dialect, beginning):
    assert OPENING.match(beginning)
    assert opener_escaped(beginning, "", dialect) == beginning
    raw = [pattern for pattern in DIALECTS[dialect].raw if re.match(pattern, beginning)]
    assert not raw


@pytest.mark.parametrize(
    ("article", "msgstr"),
    [
        ("One line.  \nAnd **another**.\n", "Une ligne.\nEt **une autre**."),
        ("- [a](x)\\\n  `b` c\n", "[d]({link1})\n`b` e"),
        ("a&mdash;b &#151; c\n", "d&mdash;e &#151; f"),
        ("64-bit words\n", "64-bits mots"),
        ("\\\na `b`\n", "\nc `b`"),
        ("- [ ] \\\n  \\\n  a **b**\n", "\n\nc **d**"),
    ],
)
def test_lines_and_references_ship_unread(article, msgstr):
    assert ships_unread(article, msgstr)
    config = Config(locales=("de",), dialect="gfm")
    source, skeleton = normalise(article), skeleton_of(article)
    quick, long = merged_both_ways(source, skeleton, {skeleton.units[0].key: msgstr}, config)
    assert quick == long
    assert quick.edits


def test_an_id_that_stands_in_a_text_is_no_new_one_to_either_way():
    config = Config(locales=("de",), dialect="docusaurus")
    article = "a \\* b {#c}\n"
    source, skeleton = normalise(article), skeleton_of(article, "docusaurus")
    targets = {skeleton.units[0].key: "d \\* e {var1}"}
    quick, long = merged_both_ways(source, skeleton, targets, config)
    assert quick == long
    assert splice(source, [edit for _, edit in long.edits]) == "d \\* e {#c}\n"


@pytest.mark.parametrize(
    "msgstr",
    [
        "Une ligne.",
        "Une ligne. Et\n**une\nautre**.",
        "Une ligne. \nEt **une autre**.",
        "Une ligne.\n- **autre**.",
        "Une ligne.\n1. **autre**.",
        "Une ligne.\n**autre** ligne.",
        "Une ligne.\n\nEt **autre**.",
    ],
)
def test_lines_that_could_be_more_are_read(msgstr):
    assert not ships_unread("One line.  \nAnd **another**.\n", msgstr)


@pytest.mark.parametrize("msgstr", ["1. Anmelden", "2) Anmelden", "3 - Anmelden", "1. ", "1.", "4. **Anmelden"])
@pytest.mark.parametrize(
    "article", ["# 1. Sign in\n", "1\\. Sign in\n===\n", "a | 1. Sign in\n--|--\nb | c\n", "#1. Sign in\n"]
)
@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_numbers_before_words_ship_the_same_unread_as_read(dialect, article, msgstr):
    config = Config(locales=("de",), dialect=dialect)
    source, skeleton = normalise(article), skeleton_of(article, dialect)
    quick, long = merged_both_ways(source, skeleton, {unit.key: msgstr for unit in skeleton.units}, config)
    assert quick == long


def test_a_number_before_the_words_of_a_heading_ships_unread(monkeypatch):
    monkeypatch.setattr("l10n.merger.verdicts.Judge.looked_at", None)
    assert build("# 1. Sign in\n", {"1. Sign in": "1. Anmelden"}).text == "# 1. Anmelden\n"
    assert build("| a |\n|---|\n| 1. b |\n", {"1. b": "1. c"}).text == "| a |\n|---|\n| 1. c |\n"


@pytest.mark.parametrize(
    ("title", "msgstr"), [("Words | Site", "Mots | Site"), ("In C# now", "En C# ici"), ("Words | Site", "Mots, site")]
)
def test_titles_with_signs_ship_unread_in_a_header(title, msgstr):
    article = f"---\ntitle: {title}\n---\n"
    assert ships_unread(article, msgstr)
    source, skeleton = normalise(article), skeleton_of(article)
    quick, long = merged_both_ways(source, skeleton, {skeleton.units[0].key: msgstr}, Config(locales=("de",)))
    assert quick == long


@pytest.mark.parametrize("title", ["<b>Some</b> words", "<!-- a --> words", "a --> b", "words < 2"])
def test_words_for_a_header_with_tags_ship_the_same_unread_as_read(title):
    config = Config(locales=("de",), dialect="gfm")
    article = f"---\ntitle: '{title}'\n---\n"
    source, skeleton = normalise(article), skeleton_of(article)
    quick, long = merged_both_ways(source, skeleton, {skeleton.units[0].key: "Ein paar Wörter"}, config)
    assert quick == long
    assert bool(quick.refused) == (title != "words < 2")
