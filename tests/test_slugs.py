"""Slug algorithms against what the tools themselves write."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import doctest
import importlib
import json
import pathlib
import pkgutil
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import l10n.slugs
from l10n.markdown.heading_text import pieces_of
from l10n.model.anchor import HeadingText, Piece
from l10n.slugs import SLUGGERS
from l10n.slugs.text import unmarked

VECTORS = pathlib.Path(__file__).resolve().parents[2] / "shared" / "data" / "slug-vectors.json"
MARKDOWN = MarkdownIt("commonmark").enable("strikethrough")
BRACES = re.compile(r"\s*\{#([^}]+)\}$")
READS_BRACES = ("docusaurus", "hugo", "jekyll", "kramdown", "mdbook", "mkdocs", "pymdownx", "python-markdown")

MODULES = sorted(info.name for info in pkgutil.iter_modules(l10n.slugs.__path__) if info.name != "alphabetic")


def heading(markdown: str, algorithm: str) -> HeadingText:
    """Return a heading as the dialects of an algorithm's sites read it."""
    found = BRACES.search(markdown) if algorithm.startswith(READS_BRACES) else None
    raw = markdown[: found.start()] if found else markdown
    inline = MARKDOWN.parse(f"# {raw}")[1]
    return HeadingText(raw, pieces_of(inline.children or []), found[1] if found else "")


def setext(*lines: str) -> HeadingText:
    raw = "\n".join(lines)
    return HeadingText(raw, pieces_of(MARKDOWN.parse(f"{raw}\n===")[1].children or []))


def slugs(algorithm: str, *markdown: str) -> list[str]:
    return list(SLUGGERS[algorithm]([heading(text, algorithm) for text in markdown]))


def vectors():
    if not VECTORS.exists():
        return [pytest.param("", [], marks=pytest.mark.skip(reason=f"no {VECTORS.name} beside the checkout"))]
    algorithms = json.loads(VECTORS.read_text(encoding="utf-8"))
    return [
        # What stands in parentheses behind a blank is a remark.
        pytest.param(name.partition(" (")[0], sequence["doc"], id=f"{name}-{sequence['name']}")
        for name, entry in algorithms.items()
        if name != "_meta"
        for sequence in entry["sequences"]
    ]


@pytest.mark.parametrize(("algorithm", "doc"), vectors())
def test_recorded_sequence(algorithm, doc):
    assert slugs(algorithm, *(text for text, _ in doc)) == [slug or "" for _, slug in doc]


HEADINGS = (
    "Über Größe & Maß (Straße)?",
    "日本語の見出し：設定（その１）",
    "हिन्दी में शीर्षक",
    "Node.js / C# & .NET_Core 4.5.1",
    "See *the* [guide](guide.md#x), ![logo](l.png) `a--b`<br>",
)

ANSWERS = {
    "github": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हिन्दी-में-शीर्षक",
        "nodejs--c--net_core-451",
        "see-the-guide--a--b",
    ),
    "docusaurus": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हिन्दी-में-शीर्षक",
        "nodejs--c--net_core-451",
        "see-the-guide-logo-a--b",
    ),
    "docfx": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs--c--net_core-451",
        "see-the-guide-logo-a--b",
    ),
    "markdig": (
        "uber-groe-ma-strae",
        "section",
        "section-1",
        "node.js-c.net_core-4.5.1",
        "see-the-guide-logo-a-b",
    ),
    "vitepress": (
        "uber-große-maß-straße",
        "日本語の見出し-設定-その1",
        "हिन्दी-में-शीर्षक",
        "node-js-c-net-core-4-5-1",
        "see-the-guide-logo-a-b",
    ),
    "markdown-it-anchor": (
        "%C3%BCber-gr%C3%B6%C3%9Fe-%26-ma%C3%9F-(stra%C3%9Fe)%3F",
        "%E6%97%A5%E6%9C%AC%E8%AA%9E%E3%81%AE%E8%A6%8B%E5%87%BA%E3%81%97%EF%BC%9A%E8%A8%AD%E5%AE%9A"
        "%EF%BC%88%E3%81%9D%E3%81%AE%EF%BC%91%EF%BC%89",
        "%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80-%E0%A4%AE%E0%A5%87%E0%A4%82-"
        "%E0%A4%B6%E0%A5%80%E0%A4%B0%E0%A5%8D%E0%A4%B7%E0%A4%95",
        "node.js-%2F-c%23-%26-.net_core-4.5.1",
        "see-the-guide%2C-a--b",
    ),
    "mkdocs": ("uber-groe-ma-strae", "1", "_1", "nodejs-c-net_core-451", "see-the-guide-a-b"),
    "mkdocs-unicode": (
        "über-größe-maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs-c-net_core-451",
        "see-the-guide-a-b",
    ),
    "pymdownx": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs--c--net_core-451",
        "see-the-guide-a--b",
    ),
    "mdit-py-plugins": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs--c--net_core-451",
        "see-the-guide--a--b",
    ),
    "myst": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs--c--net_core-451",
        "see-the-guide--a--b",
    ),
    "myst-gitlab": (
        "über-größe-maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs-c-net_core-451",
        "see-the-guide-a-b",
    ),
    "myst-docutils": ("uber-grosze-masz-strasze", "", "", "node-js-c-net-core-4-5-1", "see-the-guide-a-b"),
    "hugo": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs--c--net_core-451",
        "see-the-guide-logo-a--b",
    ),
    "hugo-ascii": ("uber-groe--ma-strae", "heading", "--", "nodejs--c--net_core-451", "see-the-guide-logo-a--b"),
    "hugo-blackfriday": (
        "über-größe-maß-straße",
        "日本語の見出し-設定-その１",
        "ह-न-द-म-श-र-षक",
        "node-js-c-net-core-4-5-1",
        "see-the-guide-logo-a-b",
    ),
    "hugo/github": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हनद-म-शरषक",
        "nodejs--c--net_core-451",
        "see-the-guideguidemdx-logolpng-a--bbr",
    ),
    "hugo/github-ascii": (
        "uber-groe--ma-strae",
        "heading",
        "--",
        "nodejs--c--net_core-451",
        "see-the-guideguidemdx-logolpng-a--bbr",
    ),
    "hugo/blackfriday": (
        "über-größe-maß-straße",
        "日本語の見出し-設定-その１",
        "ह-न-द-म-श-र-षक",
        "node-js-c-net-core-4-5-1",
        "see-the-guide-guide-md-x-logo-l-png-a-b-br",
    ),
    "kramdown": (
        "ber-gre--ma-strae",
        "section",
        "section-1",
        "nodejs--c--netcore-451",
        "see-the-guideguidemdx-logolpng-a--bbr",
    ),
    "jekyll": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हिन्दी-में-शीर्षक",
        "nodejs--c--net_core-451",
        "see-the-guide--a--b",
    ),
    "mdbook": (
        "über-größe--maß-straße",
        "日本語の見出し設定その１",
        "हिनदी-में-शीरषक",
        "nodejs--c--net_core-451",
        "see-the-guide--a--b",
    ),
    "gitlab": (
        "über-größe-maß-straße",
        "日本語の見出し設定その１",
        "हिन्दी-में-शीर्षक",
        "nodejs-c-net_core-451",
        "see-the-guide-a-b",
    ),
    "azure": (
        "ber-gre--ma-strae",
        "",
        "--",
        "nodejs--c--netcore-451",
        "see-the-guideguidemdx-logolpng-a--bbr",
    ),
}


@pytest.mark.parametrize("algorithm", ANSWERS)
def test_article_of_awkward_headings(algorithm):
    assert slugs(algorithm, *HEADINGS) == list(ANSWERS[algorithm])


def test_every_algorithm_has_answers():
    functions = {SLUGGERS[name] for name in SLUGGERS}
    assert {SLUGGERS[name] for name in ANSWERS} == functions


DUPLICATES = ("Usage", "Usage", "Usage 1", "Usage-1", "Usage", "?", "!", "?")

DUPLICATE_ANSWERS = {
    "github": ("usage", "usage-1", "usage-1-1", "usage-1-2", "usage-2", "", "-1", "-2"),
    "docfx": ("usage", "usage-1", "usage-1-1", "usage-1-2", "usage-2", "section", "section-1", "section-2"),
    "hugo": ("usage", "usage-1", "usage-1-1", "usage-1-2", "usage-2", "heading", "heading-1", "heading-2"),
    "myst": ("usage", "usage-1", "usage-1-1", "usage-1-2", "usage-2", "", "", ""),
    "mkdocs": ("usage", "usage_1", "usage-1", "usage-1_1", "usage_2", "_1", "_2", "_3"),
    "gitlab": ("usage", "usage-1", "usage-1", "usage-1-1", "usage-2", "", "-1", "-2"),
    "kramdown": ("usage", "usage-1", "usage-1", "usage-1-1", "usage-2", "section", "section-1", "section-2"),
    "azure": ("usage", "usage", "usage-1", "usage-1", "usage", "", "", ""),
}


@pytest.mark.parametrize("algorithm", DUPLICATE_ANSWERS)
def test_numbering(algorithm):
    assert slugs(algorithm, *DUPLICATES) == list(DUPLICATE_ANSWERS[algorithm])


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        # Not registered: an explicit id and a slug can coincide.
        ("docusaurus", ["own", "own", "own-1"]),
        ("mdbook", ["own", "own", "own-1"]),
        ("jekyll", ["own", "own", "own-1"]),
        # Registered where it stands.
        ("hugo", ["own", "own", "own-1"]),
        # Reserved before any slug is made.
        ("mkdocs", ["own_1", "own", "own_2"]),
        ("pymdownx", ["own_1", "own", "own_2"]),
    ],
)
def test_explicit_id_between_equal_slugs(algorithm, expected):
    assert slugs(algorithm, "Own", "Other {#own}", "Own") == expected


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        ("docusaurus", ["own", "own"]),
        ("mdbook", ["own", "own"]),
        ("hugo", ["own", "own-1"]),
        ("vitepress", ["own", "own-1"]),
        ("markdown-it-anchor", ["own", "own-1"]),
        ("mdit-py-plugins", ["own", "own-1"]),
        ("mkdocs", ["own", "own_1"]),
    ],
)
def test_slug_after_explicit_id(algorithm, expected):
    article = [HeadingText("Other", (), id="own"), unmarked("Own")]
    assert list(SLUGGERS[algorithm](article)) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('<a name="lost-phone"></a>Lost?', "lost-phone"),
        ('<a id="Lost phone.2" ></a>**Lost?**', "Lost phone.2"),
        ('Lost? <a name="lost-phone"></a>', "lost-"),
        ('<a name="lost-phone"/>Lost?', "lost"),
        ("<a name='lost-phone'></a>Lost?", "lost"),
        ('<a name="lost/phone"></a>Lost?', "lost"),
        ('<a name="lost-phone"></a>', "section"),
        ('<a name="lost-phone">Lost?</a>', "lost"),
    ],
)
def test_docfx_pin(markdown, expected):
    assert slugs("docfx", markdown) == [expected]


def test_docfx_counts_the_slug_under_a_pin():
    assert slugs("docfx", '<a name="x"></a>Usage', "Usage", "X") == ["x", "usage-1", "x"]


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        ("github", "twolines"),
        ("docfx", "twolines"),
        ("vitepress", "twolines"),
        ("markdown-it-anchor", "twolines"),
        ("myst-docutils", "twolines"),
        ("gitlab", "twolines"),
        ("mdbook", "two-lines"),
        ("markdig", "two-lines"),
        ("hugo", "lines"),
        ("hugo/github", "_lines_"),
    ],
)
def test_setext_heading_on_two_lines(algorithm, expected):
    assert list(SLUGGERS[algorithm]([setext("two", "_lines_")])) == [expected]


@pytest.mark.parametrize(
    ("algorithm", "text", "expected"),
    [
        ("github", "ΟΔΟΣ", "οδος"),
        ("gitlab", "ΟΔΟΣ", "οδοσ"),
        ("jekyll", "ΟΔΟΣ", "οδοσ"),
        ("hugo", "ΟΔΟΣ", "οδοσ"),
        ("docfx", "İstanbul", "İstanbul"),
        ("hugo", "İstanbul", "istanbul"),
        ("mdbook", "İstanbul", "istanbul"),
        ("github", "İstanbul", "i\u0307stanbul"),
        ("github", "Ⓐ x² ½ Ⅳ", "ⓐ-x--ⅳ"),
        ("mdbook", "Ⓐ x² ½ Ⅳ", "ⓐ-x²-½-ⅳ"),
        ("docfx", "𝔘nicode", "nicode"),
        ("markdig", "½ ﬁ ㏂ x…y", "fi-a.m.x.y"),
        ("pymdownx", "The List<T> class", "the-list-class"),
        ("mkdocs", "a\u00a0b", "a-b"),
        ("github", "a\u00a0b", "ab"),
        ("jekyll", "pre-- and post-", "pre-and-post-"),
        ("github", "pre-- and post-", "pre---and-post-"),
        ("gitlab", "Runner (PREMIUM)", "runner-premium"),
        ("mkdocs-unicode", "", "_1"),
        ("hugo", "", ""),
        ("hugo/github", "", "heading"),
    ],
)
def test_character_rules(algorithm, text, expected):
    assert list(SLUGGERS[algorithm]([unmarked(text)])) == [expected]


def test_formula_counts_where_its_token_is_read():
    formula = HeadingText("$x$", (Piece("math", "x"),))
    assert [SLUGGERS[name]([formula])[0] for name in ("github", "vitepress", "mdit-py-plugins")] == ["x", "x", ""]


UNCHECKED = {"azure", "gitlab", "jekyll", "kramdown"}
TEXTS = st.text(alphabet="aA1 -_.!é概ि", max_size=4)


@pytest.mark.parametrize("algorithm", sorted(ANSWERS.keys() - UNCHECKED))
@given(texts=st.lists(TEXTS, max_size=12))
@settings(max_examples=25, deadline=None)
def test_ids_are_unique(algorithm, texts):
    ids = [slug for slug in SLUGGERS[algorithm]([unmarked(text) for text in texts]) if slug]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("algorithm", ANSWERS)
@given(texts=st.lists(st.text(max_size=20), max_size=3))
@settings(max_examples=10, deadline=None)
def test_one_id_for_each_heading_whatever_it_says(algorithm, texts):
    assert len(SLUGGERS[algorithm]([unmarked(text) for text in texts])) == len(texts)


HOSTILE = {
    "empty": ["?"] * 10_000,
    "numbers taken beforehand": [f"x-{n}" for n in range(5_000)] + ["x"] * 5_000,
    "each number twice": [f"x_{n}" for n in range(1, 5_001)] * 2,
    "a number that no int holds": [f"x_{'9' * 5_000}"] * 2,
}


def seconds(algorithm: str, texts: list[str]) -> float:
    article = [unmarked(text) for text in texts]
    before = time.process_time()
    SLUGGERS[algorithm](article)
    return time.process_time() - before


@pytest.mark.parametrize("algorithm", ANSWERS)
def test_equal_headings_take_linear_time(algorithm):
    assert seconds(algorithm, ["Usage"] * 10_000) < 1


@pytest.mark.parametrize("algorithm", ["github", "mkdocs", "gitlab"])
@pytest.mark.parametrize("texts", HOSTILE.values(), ids=HOSTILE)
def test_hostile_headings_take_linear_time(algorithm, texts):
    assert seconds(algorithm, texts) < 1


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module):
    result = doctest.testmod(importlib.import_module(f"l10n.slugs.{module}"))
    assert (result.failed, result.attempted > 0) == (0, True)
