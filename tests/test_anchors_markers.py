"""Index lists between markers: which are obeyed, and what is written between them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.anchors.markers import index_lists
from l10n.anchors.resolve import AnchorSettings, article_anchors
from l10n.markdown.heading_text import plain_text
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.merger.index_list import index_list_edits
from l10n.merger.splice import splice
from l10n.textio import normalise

HEADINGS = "\n\n# Title\n\n## Größe & [b] <c>\n\n### It's\n\n##### deep\n\n## C\n"
B, C = "[Größe & \\[b\\]](#größe--b-)", "[C](#c)"
ITS = "[It's](#its)"


def written(top, dialect="gfm", headings=HEADINGS):
    """Return what becomes of the text above the headings."""
    source = normalise(top + headings)
    document = parse(source.text, 0, dialect)
    anchors, links = survey(document, dialect)
    lists, _ = index_lists(document, anchors)
    slugs = article_anchors(anchors, links, AnchorSettings(dialect=dialect)).slugs
    texts = {index: plain_text(anchor.text.pieces) for index, anchor in enumerate(anchors) if anchor.text}
    built = splice(source, tuple(index_list_edits(lists, anchors, texts, slugs, source.newline)))
    assert built.endswith(headings)
    return built.removesuffix(headings)


def faults(top, headings=HEADINGS):
    document = parse(top + headings, 0, "gfm")
    return [(found.line, found.message) for found in index_lists(document, survey(document, "gfm")[0])[1]]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (
            "<!-- l10n:index -->\n<!-- l10n:/index -->",
            f"<!-- l10n:index -->\n\n- {B}\n    - {ITS}\n- {C}\n\n<!-- l10n:/index -->",
        ),
        (
            "<!-- l10n:index levels=2 -->\n\n\n* x\n* y\n\n<!-- l10n:/index -->",
            f"<!-- l10n:index levels=2 -->\n\n\n* {B}\n* {C}\n\n<!-- l10n:/index -->",
        ),
        (
            "<!-- l10n:index levels=2-6 -->\n1) x\n<!-- l10n:/index -->",
            f"<!-- l10n:index levels=2-6 -->\n1. {B}\n    1. {ITS}\n        1. [deep](#deep)\n2. {C}\n"
            "<!-- l10n:/index -->",
        ),
        (
            "<!-- l10n:index levels=2 style=bullets -->\n1. x\n<!-- l10n:/index -->",
            f"<!-- l10n:index levels=2 style=bullets -->\n- {B}\n- {C}\n<!-- l10n:/index -->",
        ),
        (
            "> <!-- l10n:index levels=2 -->\n>\n> + x\n>\n> <!-- l10n:/index -->",
            f"> <!-- l10n:index levels=2 -->\n>\n> + {B}\n> + {C}\n>\n> <!-- l10n:/index -->",
        ),
        (
            "- <!-- l10n:index levels=2 -->\n  - x\n  <!-- l10n:/index -->",
            f"- <!-- l10n:index levels=2 -->\n  - {B}\n  - {C}\n  <!-- l10n:/index -->",
        ),
        (
            "<!-- l10n:index levels=4 -->\n- x\n<!-- l10n:/index -->",
            "<!-- l10n:index levels=4 -->\n\n<!-- l10n:/index -->",
        ),
    ],
)
def test_the_list_is_made_from_the_headings(top, expected):
    assert written(top) == expected


def test_mdx_has_its_own_comments():
    top = "{/* l10n:index levels=2 */}\n\n- x\n\n{/* l10n:/index */}"
    assert written(top, "docusaurus") == f"{{/* l10n:index levels=2 */}}\n\n- {B}\n- {C}\n\n{{/* l10n:/index */}}"


def test_line_ends_are_the_articles():
    top = "<!-- l10n:index levels=2 -->\r\n- x\r\n<!-- l10n:/index -->"
    headings = HEADINGS.replace("\n", "\r\n")
    assert written(top, headings=headings) == top.replace("- x", f"- {B}\r\n- {C}")


def test_writing_twice_is_writing_once():
    once = written("<!-- l10n:index -->\n<!-- l10n:/index -->")
    assert written(once) == once


def test_code_that_quotes_a_marker_is_none():
    top = "`<!-- l10n:index -->`\n\n    <!-- l10n:index -->\n\n- x\n\n`<!-- l10n:/index -->`"
    assert written(top) == top
    assert faults(top) == []


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<!-- l10n:index -->\n- x", [(1, "this index is not closed")]),
        ("\n- x\n\n<!-- l10n:/index -->", [(4, "nothing opens this index")]),
        (
            "<!-- l10n:index -->\n<!-- l10n:index -->\n- x\n<!-- l10n:/index -->",
            [(1, "this index is not closed")],
        ),
        ("<!-- l10n:index level=2 -->\n- x\n<!-- l10n:/index -->", [(1, 'an index has no option "level"')]),
        ("<!-- l10n:index levels=3-2 -->\n- x\n<!-- l10n:/index -->", [(1, '"3-2" are no levels of headings')]),
        ("<!-- l10n:index style=dots -->\n- x\n<!-- l10n:/index -->", [(1, 'an index has no style "dots"')]),
        (
            "see <!-- l10n:index -->\n\n- x\n\n<!-- l10n:/index -->",
            [(1, "a marker of an index shares its line with something else")],
        ),
        (
            "<!-- l10n:index --> <!-- l10n:/index -->",
            [(1, "a marker of an index shares its line with something else")],
        ),
        (
            "<!-- l10n:index -->\n\n## Contents\n\n- x\n\n<!-- l10n:/index -->",
            [(1, "a heading stands between the markers of an index")],
        ),
    ],
)
def test_what_cannot_be_obeyed_is_told(top, expected):
    assert faults(top) == expected
