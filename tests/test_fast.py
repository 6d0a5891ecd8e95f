"""What is fast gives what is plain: the same tokens, for every dialect."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib

import pytest

from l10n.config.settings import DEFAULT_LIMITS, Config
from l10n.dialects import DIALECTS
from l10n.markdown.parse import parse
from l10n.markdown.parser import block_parser, event_parser, inline_events
from l10n.segmenter import blocks
from l10n.segmenter.blocks import segment

ROOT = pathlib.Path(__file__).resolve().parents[1]
ARTICLES = [path.read_text("utf-8") for path in sorted((ROOT / "source/articles").glob("*.md"))]
FIXTURES = [path.read_text("utf-8") for path in sorted((ROOT / "tests/fixtures/dialects").glob("*.md"))]
HARD = [
    "a\n---\nb\n===\n\n> a\n> ---\n\n- a\n  ===\n",
    "a | b\n--|--\nc | d\n\n> a | b\n> --|--\n> c\n",
    "- a\n    - b\n\n      c\n\n1. d\n2) e\n\n\tcode\n",
    "[a]: b\n[c]:\nd\n'e'\n[^1]: f\n    g\n",
    "<div>\n*a*\n</div>\n\ntext\n<div>\n",
    '!!! note "x"\n    a\n\n    - b\n=== "y"\n    c\n',
    "a\n# b\n##c\n```\nd\n~~~\n```\n***\n* * *\n",
    "\n\n   \n a\n",
    "term\n: description\n\nterm\n\n: other\n",
]


def tokens(dialect: str, text: str, *, plain: bool):
    found: list = []
    env: dict = {}
    md = block_parser(dialect, DEFAULT_LIMITS.nesting, plain=plain)
    md.block.parse(text, md, env, found)
    return [token.as_dict() for token in found], env.get("references"), env.get("definitions")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_shortcuts_leave_the_tokens_as_they_are(dialect):
    for text in (*ARTICLES, *FIXTURES, *HARD):
        assert tokens(dialect, text, plain=False) == tokens(dialect, text, plain=True)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_shortcut_for_plain_blocks_gives_the_same_units(dialect, monkeypatch):
    config = Config(locales=("de",), dialect=dialect)
    for text in (*ARTICLES, *FIXTURES, *HARD, "a https://b.c\n\n**b** *c*\n\nd { e }\n\n&amp; 1\n\n2016. f\n"):
        document = parse(text, 0, dialect)
        fast = segment(document, config)
        with monkeypatch.context() as patched:
            patched.setattr(blocks, "is_plain", lambda block, conventions: False)
            assert segment(document, config) == fast


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_shortcuts_leave_the_events_as_they_are(dialect, html):
    for text in (*ARTICLES, *FIXTURES, *HARD):
        for block in text.split("\n\n"):
            fast, plain = (
                inline_events(
                    event_parser(dialect, html=html, plain=plain),
                    block,
                    {"references": {"A": {"href": "x", "title": ""}}},
                )
                for plain in (False, True)
            )
            assert fast == plain
