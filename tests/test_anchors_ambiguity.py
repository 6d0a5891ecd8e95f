"""Names that more than one place has: what is told of them, and what is not."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import pytest

from l10n.anchors.ambiguity import ambiguous_names
from l10n.anchors.resolve import AnchorSettings, article_anchors
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.anchor import Anchor, HeadingText, Link, Piece

EQUAL = "## Usage\n\n## Other\n\n## Usage!\n\n"


def findings(texts, dialect="gfm", slugger="github"):
    settings = AnchorSettings(dialect=dialect, slugger=slugger)
    surveyed = {path: survey(parse(text, 0, dialect), dialect) for path, text in texts.items()}
    articles = {path: article_anchors(*found, settings) for path, found in surveyed.items()}
    return [
        (path, line, one.check.code, (one.severity or one.check.severity).value, one.message)
        for path, line, one in ambiguous_names(articles, settings, prefix="source/")
    ]


def test_equal_headings_are_told_where_a_link_leads_to_one_of_them():
    assert findings({"a.md": EQUAL, "b.md": "[x](a.md#other)"}) == []
    message = '"Usage!" makes the slug "#usage" as line 1 does; the link in source/b.md:1 leads to that one'
    assert findings({"a.md": EQUAL, "b.md": "[x](a.md#usage)"}) == [("a.md", 5, "S04", "info", message)]


def test_a_link_that_counts_on_a_number_is_a_warning():
    message = '"Usage!" is "#usage-1" only because of line 1; 2 links (source/a.md:7, …) lead to it by that'
    text = EQUAL + "[x](#usage-1)\n\n[x](#usage-1)\n"
    assert findings({"a.md": text}) == [("a.md", 5, "S04", "warning", message)]


@pytest.mark.parametrize(
    "text",
    [
        "## Step 1\n\n## Step\n\n[x](#step-1) [y](#step)\n",
        "## Step\n\n## Step 1\n\n[x](#step-1) [y](#step)\n",
        '## Usage\n\n## <a name="b"></a>Usage\n\n[x](#b)\n',
        '<a name="usage"></a>\n\n## Usage\n\n[x](#usage)\n',
        '## <a name="usage"></a>Usage\n\n[x](#usage)\n',
        '<a id="x" name="x"></a>\n\n[x](#x)\n',
        '<a name="one"></a><a name="two"></a>\n\n## Usage\n\n[x](#one) [x](#two)\n',
        '## Usage\n<a id="usage"></a>\n\nText [x](#usage).\n',
        '## Usage\n<a id="use"></a>\n<a id="usage"></a>\n\n### More\n\n[x](#usage)\n',
        "## Usage\n\n## Usage\n\n[x](#Usage)\n",
        "## ?\n\n## !\n\n[x](#-1)\n",
    ],
)
def test_what_is_one_place_or_has_a_name_of_its_own_is_not_told(text):
    assert findings({"a.md": text}) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('<a name="x"></a>A\n\n<a id="x"></a>B\n', 3, '"x" is the name of the anchor in line 1 too; links lead there'),
        (
            '## Usage\n\nText.\n\n<a name="usage"></a>\n\nText [x](#usage).\n',
            5,
            '"usage" is the name of "Usage" in line 1 too; the link in source/a.md:7 leads there',
        ),
        (
            '<a name="usage"></a>\n\nText.\n\nText.\n\n## Usage\n',
            7,
            '"usage" is the name of the anchor in line 1 too; links lead there',
        ),
        (
            '## Usage\n<a id="usage"></a>\n## More\n',
            2,
            '"usage" is the name of "Usage" in line 1 too; links lead there',
        ),
        ("## A {#x}\n\n## B {#x}\n\n## C {#x}\n", 3, '"x" is the name of "A" in line 1 too; links lead there'),
    ],
)
def test_an_id_that_nothing_can_reach_is_told(text, line, message):
    assert findings({"a.md": text}, "hugo") == [("a.md", line, "S05", "warning", message)]


def test_a_rule_that_does_not_number_is_told_by_its_links():
    message = '"Usage!" makes the slug "#usage" as line 1 does; the link in source/a.md:7 leads to that one'
    text = EQUAL + "[x](#usage)\n"
    assert findings({"a.md": text}, "azure", "openlocalization-pin") == [("a.md", 5, "S04", "info", message)]


def test_ten_thousand_equal_headings_with_links_to_all_of_them_take_no_time():
    words = HeadingText("Usage", (Piece("text", "Usage"),))
    anchors = tuple(Anchor(kind="heading", level=2, line=n, text=words, start=n, end=n) for n in range(10_000))
    links = tuple(
        Link(syntax="inline", destination=f"#usage-{n}", start=n, end=n, line=n, text="Usage") for n in range(1, 10_000)
    )
    settings = AnchorSettings()
    article = article_anchors(anchors, links, settings)
    start = time.process_time()
    assert len(list(ambiguous_names({"a.md": article}, settings))) == 9_999
    assert time.process_time() - start < 2
