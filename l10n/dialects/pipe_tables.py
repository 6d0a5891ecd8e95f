"""Tables of kramdown: lines that all have a pipe, with a row of dashes or without.

source: kramdown, lib/kramdown/parser/kramdown/table.rb. Where a pipe stands in code, a tag or a template, it divides
no cell there; such lines are left to the paragraph.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects.lines import raw_line
from l10n.dialects.templates import LIQUID

_HIDDEN = re.compile(rf"`[^`\n]*`|{LIQUID}|\$\$.*?\$\$|<[^<>\n]*>|\\.")
_SEPARATOR = re.compile(r"[|+:=-][|+:= \t-]*")
_ATTRIBUTES = "{:"


def pipe_tables(md: MarkdownIt) -> None:
    """Add the block rule to a parser: the last one before paragraphs."""
    md.block.ruler.before("paragraph", "pipe_table", _table)


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or state.is_code_block(start_line):
        return False
    line = start_line
    rows: list[tuple[int, int]] = []
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = raw_line(state, line)
        if text.startswith(_ATTRIBUTES):
            break
        cells = _cells(text)
        if not cells:
            return False
        rows.append((line, 0 if _SEPARATOR.fullmatch(text) else cells))
        line += 1
    if not rows:
        return False
    state.push("table_open", "table", 1).map = [start_line, line]
    for number, cells in rows:
        _row(state, number, cells)
    state.push("table_close", "table", -1)
    state.line = line
    return True


def _cells(text: str) -> int:
    """Return the number of cells of a line, 0 where it is no row."""
    bare = _HIDDEN.sub(lambda found: found[0].replace("\\|", "").replace("|", "\0"), text.strip(" \t"))
    if "\0" in bare or "|" not in bare:
        return 0
    return len(bare.removeprefix("|").removesuffix("|").split("|"))


def _row(state: StateBlock, line: int, cells: int) -> None:
    state.push("tr_open", "tr", 1)
    for _ in range(cells):
        state.push("td_open", "td", 1)
        token = state.push("inline", "", 0)
        token.map = [line, line + 1]
        state.push("td_close", "td", -1)
    state.push("tr_close", "tr", -1)
