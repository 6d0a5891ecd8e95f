"""Azure articles as Microsoft wrote them until 2017 (ACOM): `<properties>` headers, `[AZURE.X]` callouts, `##Heading`.

source: research on 4,725 articles; the shapes of the callouts are those of
        `articles/active-directory/active-directory-saas-appdynamics-tutorial.md` and its neighbours
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.gfm import FOOTNOTE_REFERENCE, GFM, LINK_TEXT

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARK_UP_TO_SIX = "######"


def loose_heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: an ATX heading whose marks need no blank behind them."""
    position = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    if position >= end or state.src[position] != "#" or state.is_code_block(start_line):
        return False
    text = state.src[position:end]
    level = len(text) - len(text.lstrip("#"))
    if level > len(_MARK_UP_TO_SIX):
        return False
    if silent:
        return True
    body = text[level:].rstrip(" \t")
    if (bare := body.rstrip("#")) == "" or bare[-1] in " \t":
        body = bare
    token = state.push("heading_open", f"h{level}", 1)
    token.map = [start_line, start_line + 1]
    token = state.push("inline", "", 0)
    token.content = body.strip(" \t")
    token.map = [start_line, start_line + 1]
    state.push("heading_close", f"h{level}", -1)
    state.line = start_line + 1
    return True


_WITHOUT_BLANK = re.compile(r"(?m)^([ ]{0,3}(?:>[ ]?)*#{1,6})(?=[^#\s])")


def _with_blanks(body: str) -> str:
    return _WITHOUT_BLANK.sub(r"\1 ", body)


def _loose_headings(md: MarkdownIt) -> None:
    md.block.ruler.at("heading", loose_heading, {"alt": ["paragraph", "reference", "blockquote"]})


_SITE = r"(?i:AZURE|WACOM)"
"""Whose the callouts are: the site was called windowsazure.com until 2014."""
_SELECTOR = rf"\[{_SITE}\.(?i:SELECTOR-LIST)[ \t]*\([ \t]*+(?P<title>(?:[^()\s]|[ \t]++(?=[^()\s]))++)[ \t]*+\)[ \t]*\]"
"""The names of its two lists, with a pipe between them."""
_GITDOWN = r"\{\"gitdown\":[^\n]*\}"
"""What put files into articles then."""

AZURE = msgspec.structs.replace(
    GFM,
    name="azure",
    notice="> [AZURE.NOTE] {{ text }}\n",
    headers=("azure", "yaml"),
    prose_keys=frozenset({"pagetitle", "title", "description", "keywords", "keyword", "metakeywords"}),
    plugins=(*GFM.plugins, _loose_headings),
    syntax=(
        FOOTNOTE_REFERENCE,
        (
            "syntax",
            rf"\[(?:{_SITE}\.|!)(?i:INCLUDE|VIDEO|IMPORT)\b(?:-\w+)?\s*"
            r"(?:\[[^\]\n]*\]\s*\([^)\n]*\)|[^\[\]\n]*)\s*\]",
        ),
    ),
    openings=(*GFM.openings, rf"\[{_SITE}\.(?!(?i:INCLUDE|VIDEO|IMPORT)\b)[A-Za-z-]+\]:?[ \t]*"),
    lines=(_SELECTOR, _GITDOWN),
    raw=(),
    openers=("#",),
    links=rf"!?\[{LINK_TEXT}\][ \t]+\([^()\s]*[./#][^()\s]*[^()\n]*\)",
    as_commonmark=_with_blanks,
    drops_hashes=True,
)

DIALECTS.add("azure", AZURE)
