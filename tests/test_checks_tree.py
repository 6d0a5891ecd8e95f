"""Checks that look at more than one message: all catalogs of a language, the headings of an article, the source."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.checks.consistency import inconsistencies, pack, rendering, same_translations
from l10n.checks.heading_slugs import heading_slugs
from l10n.checks.source_lint import lint_source
from l10n.model.anchor import Anchor, HeadingText, Piece
from l10n.model.diagnostic import Severity
from l10n.model.skeleton import Skeleton
from l10n.model.unit import Unit


def unit_of(msgid, place="paragraph", line=1, context=None):
    return Unit(kind="Paragraph", place=place, msgid=msgid, context=context, start=0, end=len(msgid), line=line)


def catalog(path, *messages):
    return path, pack(rendering(unit_of(msgid, place), msgstr, line) for line, msgid, msgstr, place in messages)


def test_the_minority_is_told_where_the_majority_is():
    catalogs = [
        catalog("a.po", (3, "Next steps", "Étapes suivantes", "heading")),
        catalog("b.po", (5, "Next steps", "Étapes suivantes", "heading"), (9, "Save", "Enregistrer", "paragraph")),
        catalog("c.po", (7, "Next steps", "Suite", "heading"), (8, "Save", "Sauvegarder", "paragraph")),
    ]
    found = [(place.path, place.line, one.severity, one.message) for place, one in inconsistencies(catalogs)]
    assert found == [
        ("c.po", 7, None, "the same source is translated otherwise in a.po:3 and 1 more"),
        ("c.po", 8, Severity.INFO, "the same source is translated otherwise in b.po:9"),
    ]


def test_a_context_makes_another_message():
    one, other = unit_of("Open"), unit_of("Open", context="state")
    rows = ("a.po", pack([rendering(one, "Ouvrir", 1), rendering(other, "Ouvert", 2)]))
    assert list(inconsistencies([rows])) == []


def test_one_translation_for_two_sources():
    rows = catalog("a.po", (1, "Pause", "Anhalten", "paragraph"), (2, "Stop", "Anhalten", "paragraph"))
    assert [(place.line, one.message) for place, one in same_translations([rows])] == [
        (2, "another source has the same translation in a.po:1")
    ]


def test_case_and_punctuation_make_no_other_source():
    rows = catalog("a.po", (1, "Next steps", "Suite", "heading"), (2, "Next Steps:", "Suite", "heading"))
    assert list(same_translations([rows])) == []


def heading(text, unit, line=1, id=""):
    pieces = (Piece("text", text),)
    return Anchor(kind="heading", level=2, line=line, text=HeadingText(text, pieces, id), unit=unit)


@pytest.mark.parametrize(
    "sources, texts, after, expected",
    [
        (("Setup", "Use"), {0: "設定", 1: "使用"}, ("", "使用"), [(0, '"設定" leaves nothing for an anchor')]),
        (
            ("Setup", "Use"),
            {0: "設定", 1: "使用"},
            ("_1", "_2"),
            [
                (0, '"設定" leaves nothing for an anchor'),
                (1, '"使用" leaves nothing for an anchor'),
            ],
        ),
        (
            ("Example", "Sample"),
            {0: "Exemple", 1: "Exemple"},
            ("exemple", "exemple-1"),
            [(1, 'an earlier heading reads "Exemple" too; this one becomes #exemple-1')],
        ),
        (("Example", "Example"), {0: "Exemple", 1: "Exemple"}, ("exemple", "exemple-1"), []),
        (("2016", "Use"), {1: "Emploi"}, ("2016", "emploi"), []),
        (("Setup", "Use"), {0: "Installation", 1: "Emploi"}, ("installation", "emploi"), []),
    ],
)
def test_heading_slugs(sources, texts, after, expected):
    anchors = [heading(text, index) for index, text in enumerate(sources)]
    before = [text.lower() for text in sources]
    assert [(unit, one.message) for unit, one in heading_slugs(anchors, before, after, texts)] == expected


def test_what_is_said_of_the_whole_language_is_not_said_of_each_heading():
    anchors = [heading(text, index) for index, text in enumerate(("Setup", "Use", "Usage"))]
    texts = {0: "設定", 1: "使用", 2: "使用"}
    found = heading_slugs(anchors, ("setup", "use", "usage"), ("_1", "_2", "API"), texts, keeps_script=False)
    assert [unit for unit, _ in found] == []


@pytest.mark.parametrize(
    "unit, expected",
    [
        (unit_of("don\u00e2\u20ac\u2122t", line=7), [(7, "S01", '"\u00e2\u20ac\u2122" is "’" in the wrong encoding')]),
        (unit_of("##Heading", line=3), [(3, "S02", '"##Heading" is no heading')]),
        (unit_of("#hashtag"), []),
        (unit_of("## Heading", place="cell"), []),
        (unit_of("a\tb", line=2), [(2, "S03", 'a tab in "a b"')]),
        (unit_of("`a\tb`"), []),
        (unit_of("* [x]({link1})\t - Words\t"), []),
        (unit_of("Fine."), []),
    ],
)
def test_source_lint(unit, expected):
    found = [(line, one.check.code, one.message) for line, one in lint_source(Skeleton(units=(unit,)))]
    assert found == expected
