"""What is fast gives what is plain: the same tokens, for every dialect."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import helpers
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from l10n.config.settings import DEFAULT_LIMITS, Config
from l10n.dialects import DIALECTS
from l10n.markdown.fast import parse_destination
from l10n.markdown.parse import parse
from l10n.markdown.parser import block_parser, event_parser, inline_events
from l10n.markdown.quick_rules import split_cells
from l10n.markdown.states import block_tokens
from l10n.segmenter import blocks, runs
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
    "a\n \tb\n\t\n  ",
    "a\n\t",
    "-\ta\n\n \t\tb\n>\tc\n> \td\n\n1.\t\te",
    "",
]
PLAIN = [
    "a https://b.c\n\n**b** *c*\n\nd { e }\n\n&amp; 1\n\n2016. f\n",
    "1. **b** > **c**, click **d e.**\n2. click **f {g}** {h}\n\n**x\n\n**i:** j\nclick **k**\n",
    "a `b` [c](d 'e') f <http://g.h>\n\ni `j` {#k}\n\nl [m](n){.o}\n\np `q`\n:::\n[r](s)\n\nt  \n`u`\n",
    "**a** | click **b {c}**\n--|--\n**d** | **\n\n**[ ]** e\n\n**f**{#g}\n",
]
LINKS = [
    "[a](b)",
    "[a][A]",
    "[a][b]",
    "![a](b)",
    "![a][a]",
    "[a b",
    "](c)",
    "![",
    "[" * 9,
    "]",
    "][a]",
    "`",
    "*",
    "(",
    ")",
]


def tokens(dialect: str, text: str, *, plain: bool):
    found: list = []
    env: dict = {}
    md = block_parser(dialect, DEFAULT_LIMITS.nesting, plain=plain)
    if plain:
        md.block.parse(text, md, env, found)
    else:
        found = block_tokens(md, text, env)
    facts = [{name: getattr(token, name) for name in Token.__dataclass_fields__} for token in found]
    return facts, env.get("references"), env.get("definitions")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_shortcuts_leave_the_tokens_as_they_are(dialect):
    for text in (*ARTICLES, *FIXTURES, *HARD):
        assert tokens(dialect, text, plain=False) == tokens(dialect, text, plain=True)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(
    st.lists(
        st.sampled_from(["a", "b", " ", "  ", "    ", "\t", "\n", "\n\n", "> ", "- ", "-\t", "1. ", "# "]), max_size=24
    )
    | st.lists(
        st.sampled_from(
            [
                "[a]",
                "[b c]",
                "[]",
                "[ ]",
                ":",
                " ",
                "/x",
                "<",
                "'t'",
                "(t)",
                "\n",
                "\n",
                "\n\n",
                "> ",
                "- ",
                "\\",
                "&amp;",
            ]
        ),
        max_size=16,
    )
    | st.text(alphabet="ab \t\n>-+1.#=|:`~<[]()*!?/'\"\u00a0", max_size=40)
)
def test_shortcuts_leave_the_tokens_of_any_text_as_they_are(dialect, parts):
    text = "".join(parts)
    assert tokens(dialect, text, plain=False) == tokens(dialect, text, plain=True)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_shortcut_for_plain_blocks_gives_the_same_units(dialect, monkeypatch):
    config = Config(locales=("de",), dialect=dialect)
    for text in (*ARTICLES, *FIXTURES, *HARD, *PLAIN):
        document = parse(text, 0, dialect)
        fast = segment(document, config)
        with monkeypatch.context() as patched:
            patched.setattr(blocks, "is_plain", lambda block, conventions: False)
            patched.setattr(runs, "is_one_run", lambda content, dialect: False)
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


@given(st.text(alphabet="ab/#?\\()<>& \t\n\x7f\u00a0;éx", max_size=12), st.integers(0, 3), st.integers(0, 3))
def test_the_shortcut_for_destinations_reads_them_as_upstream_does(string, start, cut):
    start, end = min(start, len(string)), max(0, len(string) - cut)
    fast, plain = (read(string, start, end) for read in (parse_destination, helpers.parseLinkDestination))
    assert fast.ok == plain.ok
    assert not plain.ok or (fast.pos, fast.str) == (plain.pos, plain.str)


@given(st.text(alphabet="a|\\\\ ", max_size=12))
def test_the_shortcut_for_rows_cuts_them_as_upstream_does(row):
    assert split_cells(row) == escapedSplit(row)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(
    st.text(alphabet='ab*_`[]()!<>&\\\n {}$:%+@^~=|#1"/-', max_size=40)
    | st.lists(st.sampled_from(LINKS), max_size=12).map("".join)
)
def test_the_shortcuts_for_inlines_find_what_the_plain_way_finds(dialect, content):
    env = {"references": {"A": {"href": "x", "title": ""}}}
    fast, plain = (inline_events(event_parser(dialect, plain=plain), content, dict(env)) for plain in (False, True))
    assert fast == plain
