"""The parser that takes the last look: the same HTML as its wrapper gives, and nothing left in memory."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import sys

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from l10n.merger.cmark import render_html

ROOT = pathlib.Path(__file__).resolve().parents[1]
ARTICLES = [path.read_text("utf-8") for path in sorted((ROOT / "source/articles").glob("*.md"))]
PLAIN = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
EXTENSIONS = ("table", "autolink", "strikethrough", "tasklist")


@pytest.mark.parametrize("text", ["", "a", "# ä\n\n| a |\n|---|\n| ~~b~~ |\n\n[^1]\n\n[^1]: x\n", *ARTICLES])
@pytest.mark.parametrize("positions", [False, True])
def test_the_html_is_the_wrappers(text, positions):
    options = PLAIN | Options.CMARK_OPT_SOURCEPOS if positions else PLAIN
    expected = cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=EXTENSIONS)
    assert render_html(text, positions=positions) == expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_nothing_is_left_in_memory():
    text = "Some *text* with [a link](a.md) and `code`.\n\n" * 2_000

    def pages() -> int:
        return int(pathlib.Path("/proc/self/statm").read_text("ascii").split()[1])

    for _ in range(5):
        render_html(text)
    before = pages()
    for _ in range(50):
        render_html(text)
    assert (pages() - before) * 4096 < 10 * len(text)  # What the wrapper leaves: 500 times its length.
