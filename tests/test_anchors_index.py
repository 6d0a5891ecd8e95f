"""Index lists: which entries are made from their headings."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.anchors.index import index_entries
from l10n.anchors.resolve import AnchorSettings, resolve_own
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey

HEADINGS = """

# Title

## Get started

## Use the `run` command

## snake_case_name

## A & B

## `code`

## Images ![logo](logo.png) first
"""


def entries(text, dialect="gfm"):
    anchors, links = survey(parse(text, 0, dialect), dialect)
    found = index_entries(text, anchors, links, resolve_own("a.md", anchors, links, AnchorSettings()), "a.md")
    return [(text[entry.start : entry.end], anchors[entry.anchor].text.raw, entry.code) for entry in found]


def listed(entry):
    """Return the entries of an index list whose last item is the given one."""
    text = f"- [see](#get-started)\n- [how](#snake_case_name)\n- {entry}\n" + HEADINGS
    return entries(text)


@pytest.mark.parametrize(
    ("entry", "span", "code"),
    [
        ("[Get started](#get-started)", "Get started", False),
        ("[get started!](#get-started)", "get started!", False),
        ("[Get started](a.md#get-started)", "Get started", False),
        ("[Get started](#GET-started)", "Get started", False),
        ("[**Get started**](#get-started)", "Get started", False),
        ("[ ***Get started*** ](#get-started)", "Get started", False),
        ("[_Get started_](#get-started)", "Get started", False),
        ("[__*Get started*__](#get-started)", "Get started", False),
        ("**[Get started](#get-started)**: how", "Get started", False),
        ("[snake_case_name](#snake_case_name)", "snake_case_name", False),
        ("[A &amp; B](#a--b)", "A &amp; B", False),
        ("[A \\& B](#a--b)", "A \\& B", False),
        ("[`code`](#code)", "code", True),
        ("[``code``](#code)", "code", True),
        ("[**`code`**](#code)", "code", True),
        ("[code](#code)", "code", False),
        ("[Images first](#images--first)", "Images first", False),
        ("[Get\n  started](#get-started)", "Get\n  started", False),
        ("[Get started][go]\n\n[go]: #get-started", "Get started", False),
        ("[Get started][]\n\n[get started]: #get-started", "Get started", False),
        ("[Get started]\n\n[get started]: #get-started", "Get started", False),
    ],
)
def test_an_entry_that_says_what_its_heading_says_is_made_from_it(entry, span, code):
    assert [(found[0], found[2]) for found in listed(entry)] == [(span, code)]


@pytest.mark.parametrize(
    "entry",
    [
        "[Start here](#get-started)",
        "[Use the `run` command](#use-the-run-command)",
        "[**Get** started](#get-started)",
        "[**Get** **started**](#get-started)",
        "[Get<br>started](#get-started)",
        "[Get ~~started~~](#get-started)",
        "[![Get started](x.png)](#get-started)",
        '<a href="#get-started">Get started</a>',
        "[Get started](other.md#get-started)",
        "[🚀](#🚀)",
        "[`snake_case_names`](#snake_case_name)",
        "[`Code`](#code)",
        "[`.code`](#code)",
        "[`get started`](#get-started)",
    ],
)
def test_other_entries_are_translated_as_they_are(entry):
    assert listed(entry) == []


def test_the_unstyled_part_of_a_heading_counts_whatever_its_markup():
    text = "1. [use the run command](#use-the-run-command)\n2. [x](#code)\n3. [y](#a--b)\n" + HEADINGS
    assert entries(text) == [("use the run command", "Use the `run` command", False)]


def test_a_list_of_two_is_no_index():
    assert entries("- [Get started](#get-started)\n- [code](#code)\n" + HEADINGS) == []


def test_links_outside_a_list_are_no_index():
    assert entries("[Get started](#get-started) [code](#code) [A & B](#a--b)\n" + HEADINGS) == []


def test_nested_and_numbered_lists_count_with_the_list_around_them():
    text = "1. [Get started](#get-started)\n   * [code](#code)\n   * [A & B](#a--b)\n" + HEADINGS
    assert [found[0] for found in entries(text)] == ["Get started", "code", "A & B"]


def test_a_dead_link_makes_an_index_but_no_entry():
    text = "- [Get started](#get-started)\n- [gone](#gone-for-good)\n- [x](#y)\n" + HEADINGS
    assert [found[0] for found in entries(text)] == ["Get started"]


def test_lists_in_quotes_may_break_their_lines():
    text = "> - [Get\n>   started](#get-started)\n> - [code](#code)\n> - [x](#a--b)\n" + HEADINGS
    assert [found[0] for found in entries(text)] == ["Get\n>   started", "code"]


def test_templates_are_not_made_from_headings():
    text = "- [{{ x }}](#-x-)\n- [y](#code)\n- [z](#a--b)\n" + HEADINGS + "\n## {{ x }}\n"
    assert entries(text) == []
