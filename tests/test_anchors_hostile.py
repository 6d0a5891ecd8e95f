"""Articles that were written to break anchors: no crash, no lost byte, no time that grows faster than they do."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import time

import pytest
from click.testing import CliRunner

from l10n.anchors.markers import index_lists
from l10n.anchors.resolve import AnchorSettings, article_anchors, resolve_own
from l10n.cli import main
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.anchor import Anchor, HeadingText, Link, Piece
from l10n.slugs import SLUGGERS

MANY = 10_000
SECONDS = 2.0

HOSTILE = {
    "equal headings": "## Same\n\n" * 300 + "[a](#same-7) [b](#SAME) [c](#same-999)\n",
    "empty slugs": "## ???\n\n## !!!\n\n## \u200b\n\n[a](#) [b](#-1) [c](#%20)\n",
    "emoji only": "## 🚀\n\n## 👩‍👩‍👧‍👦\n\n[a](#🚀) [b](#%F0%9F%9A%80)\n",
    "right to left": "## كيفية إنشاء حساب\n\n## \u202eabc\n\n[a](#كيفية-إنشاء-حساب) [b](#\u202eabc)\n",
    "decomposed": "## Gro\u0308ße\n\n[a](#größe) [b](#gro\u0308ße)\n",
    "hash in the path": "## A\n\n[a](a%23b.md#a) [b](a#b.md#a) [c](##a) [d](#a#a)\n",
    "quotes and blanks": "## A \"b\" 'c'\n\n[a](<#a \"b\" 'c'>) <a href='#a \"b\"'>x</a> <a href=\"#a 'c'\">y</a>\n",
    "percent signs": "## 100%\n\n[a](#100%) [b](#100%25) [c](#%) [d](#%zz) [e](#%C3)\n",
    "includes itself": "## A\n\n[AZURE.INCLUDE [x](hostile.md)]\n\n[a](#b) [b](hostile.md#A)\n",
    "never closed": "<!-- l10n:index -->\n" * 50 + "- [a](#a)\n\n<a name=\n\n<a name='x>\n\n## A {#\n\n[a](#x\n",
    "ids that collide": '<a name="a"></a><a id="a"></a>\n\n## A {#a}\n\n## A {#a}\n\n## <a name="a"></a>A\n\n[a](#a)\n',
    "html headings": '<h2 id="x">One</h2>\n<h2>Two</h2>\n\n[a](#x) [b](#two)\n',
    "long fragments": f"## A\n\n[a](#{'a-' * 5_000}) [b](#{'%20' * 5_000})\n",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("mode", ["localize", "pin", "both"])
def test_nothing_breaks_and_nothing_changes_without_a_translation(name, mode, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pathlib.Path("source").mkdir()
    pathlib.Path("source/hostile.md").write_text(HOSTILE[name], encoding="utf-8", newline="")
    pathlib.Path("l10n.toml").write_text(
        f'locales = ["ar"]\ndialect = "azure"\n[anchors]\nmode = "{mode}"\nrepair = false\n', encoding="utf-8"
    )
    for command in ("extract", "build", "slugs"):
        result = CliRunner().invoke(main, [command, "--quiet", "--jobs", "1"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    assert pathlib.Path("output/ar/hostile.md").read_text(encoding="utf-8") == HOSTILE[name]


def equal_headings(count: int) -> tuple[Anchor, ...]:
    words = HeadingText("Usage", (Piece("text", "Usage"),))
    return tuple(Anchor(kind="heading", level=2, line=at, text=words, start=at, end=at) for at in range(count))


@pytest.mark.parametrize("slugger", SLUGGERS)
def test_ten_thousand_equal_headings_are_slugged_in_no_time(slugger):
    start = time.process_time()
    assert len(article_anchors(equal_headings(MANY), (), AnchorSettings(slugger=slugger)).slugs) == MANY
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("fragment", ["usage-{}", "Usage-{}", "usage--{}", "usage-of-{}", "usag{}"])
def test_ten_thousand_links_among_them_are_resolved_in_no_time(fragment):
    links = tuple(
        Link(syntax="inline", destination=f"#{fragment.format(at)}", start=at, end=at, line=at, text="Usage")
        for at in range(MANY)
    )
    start = time.process_time()
    resolve_own("a.md", equal_headings(MANY), links, AnchorSettings())
    assert time.process_time() - start < SECONDS


def test_ten_thousand_markers_are_read_in_no_time():
    text = "<!-- l10n:index -->\n- x\n<!-- l10n:/index -->\n\n## A\n\n" * MANY
    document = parse(text, 0, "gfm")
    anchors, _ = survey(document, "gfm")
    start = time.process_time()
    lists, faults = index_lists(document, anchors)
    assert (len(lists), len(faults)) == (20, MANY - 20)
    assert time.process_time() - start < SECONDS
