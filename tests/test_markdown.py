"""Articles as parsed: where blocks, constructs and definitions stand, and what headings print."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.dialects import DIALECTS
from l10n.errors import TextError
from l10n.markdown.parse import parse
from l10n.markdown.rendered import heading_text
from l10n.markdown.survey import survey
from l10n.markdown.tables import split_row

PREFIXES = {
    "plain": "word `code`\nnext [a](b) line\n",
    "quote": "> word `code`\n> next [a](b) line\n",
    "quote without a blank": ">word\n>next\n",
    "quote behind a tab": ">\tword\n>\tnext\n",
    "lazy quote": "> word\nnext\n",
    "lazy list": "- word\nnext\n    and more\n",
    "list with a tab": "-\tword\n\tnext\n",
    "list in a quote in a list": "1. > - word\n   >   next\n",
    "indented continuation": "word\n      next\n\tand\n",
    "heading": "> ##  word `code` ##\n",
    "heading of marks": "> # # #\n",
    "setext heading": "  word\n   next\n---\n",
    "table": "- a | b\n  --|--\n  c `x \\| y` | d \\| e\n",
    "table behind tabs": "- a\n\n  \t| a | b |\n  \t|--|--|\n  \t| c |\n",
    "term": "> term one\n> : text\n>   more\n",
    "footnote": "[^1]: word\n    next\n\n    third\n",
    "html": "- <div>\n  <p>word</p>\n  </div>\n",
    "container": '!!! note "title"\n    word\n\n    - next\n',
    "unicode blanks": "\u00a0word\u00a0\n\n# \u2003word\n\n\u00a0\nword\n===\n\n- \u3000word\n  \u00a0next\n",
    "byte order mark": "\ufeff# word\n",
}


@pytest.mark.parametrize("dialect", ["mkdocs", "hugo"])
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in PREFIXES.items()])
def test_each_character_of_a_block_is_found_in_the_article(text, dialect):
    document = parse(text, int(text.startswith("\ufeff")), dialect)
    assert document.blocks
    for block in document.blocks:
        found = [(i, text[block.at(i)]) for i, character in enumerate(block.content) if character not in " \t\n"]
        assert found == [(i, character) for i, character in enumerate(block.content) if character not in " \t\n"]


EVENTS = {
    "a `b` c": [("code", "`b`")],
    "a `b c": [],
    "`` a`b ``": [("code", "`` a`b ``")],
    r"\`a` \[b](c)": [],
    "[a `b`](c)": [("link", "[a `b`](c)"), ("code", "`b`")],
    "![a `b`](c)": [("image", "![a `b`](c)"), ("code", "`b`")],
    "![a [b](c)](d)": [("image", "![a [b](c)](d)")],
    "[![a](b)](c)": [("link", "[![a](b)](c)"), ("image", "![a](b)")],
    "<a@b.c> <xx:y> <b> <!-- c -->": [
        ("autolink", "<a@b.c>"),
        ("autolink", "<xx:y>"),
        ("html", "<b>"),
        ("html", "<!-- c -->"),
    ],
    "a  \nb\\\nc\nd": [("hardbreak", "  \n"), ("hardbreak", "\\\n")],
    "a[^1] [b][c]": [("note", "[^1]")],
    "[a][r] [r][] [r] [x]": [("link", "[a][r]"), ("link", "[r][]"), ("link", "[r]")],
    "[a](javascript:b) [c](<d e>)": [("link", "[a](javascript:b)"), ("link", "[c](<d e>)")],
}


@pytest.mark.parametrize("text", EVENTS)
def test_constructs_are_reported_with_their_spans(text):
    (block,) = parse(f"{text}\n\n[r]: s\n", 0, "gfm").blocks
    assert [(event.kind, block.content[event.start : event.end]) for event in block.events] == EVENTS[text]


DEFINITIONS = {
    '[a]: b "c"\n': ("b", "c"),
    "[a]: <b c> (d)\n": ("b c", "d"),
    "> [a]:\n> b\n> 'c\n> d'\n": ("b", "c\n> d"),
    "- [a]: b\n": ("b", ""),
    '[a]: b "c" d\n\n[a]: e\n': ("e", ""),
}


@pytest.mark.parametrize("text", DEFINITIONS)
def test_definitions_are_found_with_their_spans(text):
    (found,) = parse(text, 0, "commonmark").definitions
    spans = (text[found.start : found.end], text[found.title_start : found.title_end])
    assert spans == DEFINITIONS[text]


ROWS = {
    "| a | b |": ["a", "b"],
    "a | b": ["a", "b"],
    "| a": ["a"],
    "| | b |": ["", "b"],
    r"| a \| b | `c \| d` |": ["a | b", "`c | d`"],
    "||": [""],
}


@pytest.mark.parametrize("row", ROWS)
def test_rows_are_split_as_gfm_splits_them(row):
    assert [cell.content for cell in split_row(row)] == ROWS[row]


HEADINGS = {
    ("hugo", "Title {#a-b}"): ("Title", "a-b"),
    ("hugo", 'Title {id="a" class="b"}'): ("Title", "a"),
    ("hugo", "Title {class=b id=a}"): ("Title", "a"),
    ("hugo", "Title {.x}"): ("Title", ""),
    ("hugo", "Title {x}"): ("Title {x}", ""),
    ("hugo", "Title \\{#a}"): ("Title \\{#a}", ""),
    ("mkdocs", "Title { #a .b }"): ("Title", "a"),
    ("mkdocs", "Title { data-toc-label='#x' }"): ("Title", ""),
    ("mkdocs", 'Title { id="a" }'): ("Title", "a"),
    ("jekyll", "Title {: #a}"): ("Title", "a"),
    ("jekyll", "Title {:.no_toc}"): ("Title", ""),
    ("docusaurus", "Title {#a}"): ("Title", "a"),
    ("docusaurus", "Title {/*a*/}"): ("Title", "a"),
    ("docusaurus", "Title {/* #a */}"): ("Title", "a"),
    ("docusaurus", "Title {a}"): ("Title {a}", ""),
    ("gfm", "Title {#a}"): ("Title {#a}", ""),
}


@pytest.mark.parametrize(("dialect", "content"), HEADINGS)
def test_an_id_in_braces_is_no_part_of_a_heading(dialect, content):
    found = heading_text(content, {}, dialect)
    assert (found.raw, found.id) == HEADINGS[dialect, content]


LINKS = {
    "[a](b#c)": [("inline", "b#c")],
    "[a](<b c>)": [("inline", "b c")],
    "[a] (b.md)": [("inline", "b.md")],
    "![a] (b.png 'c')": [("image", "b.png")],
    "<a href='b'>": [("html", "b")],
    "[AZURE.INCLUDE [a](b.md)]": [("include", "b.md")],
    "[a][r]\n\n[r]: b": [("reference", "b"), ("definition", "b")],
}


@pytest.mark.parametrize("text", LINKS)
def test_links_are_surveyed_with_the_spans_of_their_destinations(text):
    _, links = survey(parse(text, 0, "azure"), "azure")
    assert sorted((link.syntax, text[link.start : link.end]) for link in links) == sorted(LINKS[text])


def test_links_to_templates_lead_nowhere_that_we_know():
    text = '[a]({{< ref "b#c" >}})'
    assert survey(parse(text, 0, "hugo"), "hugo")[1] == ()


@pytest.mark.parametrize("text", ["> " * 5_000 + "a", "".join("    " * level + "!!! note\n" for level in range(200))])
def test_what_is_nested_too_deeply_is_refused_or_left(text):
    try:
        document = parse(text, 0, "mkdocs")
    except TextError as error:
        assert error.reason == "nested too deeply to be read"
    else:
        assert len(document.too_deep) == 1
        assert {block.content for block in document.blocks} <= {"!!! note"}
        assert len(document.blocks) <= 100


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_empty_article_has_no_blocks(dialect):
    assert parse("", 0, dialect).blocks == ()


def test_what_looks_like_a_heading_in_code_is_none():
    text = "# One\n\n{{< highlight sh >}}\n# Two\n{{< /highlight >}}\n\n# Three\n"
    anchors, _ = survey(parse(text, 0, "hugo"), "hugo")
    assert [anchor.text.raw for anchor in anchors] == ["One", "Three"]


DEEP = {
    "quotes": ("> " * 3 + "a", (1,)),
    "lists": ("- a\n  - b\n    - c", (2,)),
    "places": ("> > > a\n\nb\n\n- - - c\n", (1, 5)),
    "footnote": ("[^1]: a\n\n    > - b\n", (3,)),
    "title": ("> > > # a", (1,)),
    "nothing lost": ("> > a\n\n- - \n", ()),
    "blank": ("> > > \n> > >  \n", ()),
}


@pytest.mark.parametrize(("text", "lines"), DEEP.values(), ids=DEEP)
def test_lines_that_are_nested_too_deeply(text, lines):
    assert parse(text, 0, "gfm", 3 if text[0] in ">b[" else 4).too_deep == lines
