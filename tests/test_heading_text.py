"""Inline tokens -> pieces of text."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import doctest

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from l10n.markdown import heading_text
from l10n.markdown.heading_text import pieces_of, plain_text
from l10n.model.anchor import Piece

MARKDOWN = (
    MarkdownIt("commonmark").enable("strikethrough").use(dollarmath_plugin, double_inline=True).use(footnote_plugin)
)

PIECES = {
    "": [],
    "Usage": [("text", "Usage")],
    "**A** *b*~~c~~ __d__": [("text", "A bc d")],
    "[a *b*](c.md) d": [("text", "a b d")],
    "[a][r] [r][] [r]": [("text", "a r r")],
    "<https://e.org/a_b> x": [("text", "https://e.org/a_b x")],
    r"AT&amp;T &#x41; \* \_a\_": [("text", "AT&T A * _a_")],
    "&lt;b&gt; &nbsp;": [("text", "<b> \u00a0")],
    "Using `az  vm` in": [("text", "Using "), ("code", "az  vm"), ("text", " in")],
    "`` a`b ``": [("code", "a`b")],
    "![logo](l.png) x": [("alt", "logo"), ("text", " x")],
    "![a *b* `c` ![d](e) <i>](f)": [("alt", "a b c d ")],
    "[![a](b)](c)": [("alt", "a")],
    "![](b) x": [("text", " x")],
    'H<sub>2</sub>O<br> <a name="x"></a>y': [
        ("text", "H"),
        ("html", "<sub>"),
        ("text", "2"),
        ("html", "</sub>"),
        ("text", "O"),
        ("html", "<br>"),
        ("text", " "),
        ("html", '<a name="x">'),
        ("html", "</a>"),
        ("text", "y"),
    ],
    "a <!-- c --> b": [("text", "a "), ("html", "<!-- c -->"), ("text", " b")],
    "Area $x^2$ and $$y$$": [("text", "Area "), ("math", "x^2"), ("text", " and "), ("math", "y")],
    "Note[^1] x": [("text", "Note x")],
    "a\nb  \nc\\\nd": [("text", "a\nb\nc\nd")],
}


def tokens(markdown: str) -> list[Token]:
    article = MARKDOWN.parse(f"{markdown}\n===\n\n[r]: x\n\n[^1]: y")
    return next((token.children or [] for token in article if token.type == "inline"), [])


def inline_phase(markdown: str) -> list[Token]:
    found: list[Token] = []
    MARKDOWN.inline.parse(markdown, MARKDOWN, {}, found)
    return found


@pytest.mark.parametrize("markdown", [text for text in PIECES if text])
def test_pieces(markdown):
    assert [(piece.kind, piece.text) for piece in pieces_of(tokens(markdown))] == PIECES[markdown]


@pytest.mark.parametrize("markdown", ["", r"AT&amp;T &#x41; \* \_a\_", "a*b", "**A** *b*~~c~~ __d__", "a\nb  \nc\\\nd"])
def test_pieces_of_the_inline_phase_alone(markdown):
    assert [(piece.kind, piece.text) for piece in pieces_of(inline_phase(markdown))] == PIECES.get(
        markdown, [("text", markdown)]
    )


def test_unknown_token_prints_its_content_as_text():
    role = Token("myst_role", "", 0, content="Menu")
    assert pieces_of([Token("text", "", 0, content="the "), role]) == (Piece("text", "the Menu"),)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**A** `b` ![c](d) $e$", "A b e"),
        ("Is it encrypted as well?<br>", "Is it encrypted as well?"),
        ("Step 1<br/>Next", "Step 1 Next"),
        ("H<sub>2</sub>O", "H2O"),
        ("two\nlines  \nand three", "two lines and three"),
        ("a   b", "a b"),
        ("Prêt\u00a0?", "Prêt\u00a0?"),
        ("![only](image.png)", ""),
    ],
)
def test_plain_text(markdown, expected):
    assert plain_text(pieces_of(tokens(markdown))) == expected


def test_examples_in_docstrings():
    result = doctest.testmod(heading_text)
    assert (result.failed, result.attempted > 0) == (0, True)
