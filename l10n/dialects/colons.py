"""Lines of three colons in DocFX: zones, versions, rows and columns, each a block that ends a paragraph or a list.

What stands in a row begins at its margin, however far it is indented: the site takes the blanks off each line.

source: docfx, Docfx.MarkdigEngine.Extensions, `TripleColonBlockParser`, `NestedColumnParser` and `RowsTest`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects.lines import CODE_FENCE, line_of, push_paragraph

_COLONS = r":{3,}[ \t]*(?i:"
_MARKER = re.compile(rf"{_COLONS}(?:row|column|zone|moniker)(?:-end|\b(?!-)))(?:(?!:::)[^\n])*(?::::[ \t]*)?")
_ROW_OR_END = re.compile(rf"{_COLONS}row(?:(?P<end>-end)\b[^\n]*|[ \t]*:::))[ \t]*")
"""No row stands in another."""


def colons(md: MarkdownIt) -> None:
    """Add the block rule to a parser."""
    md.block.ruler.before("fence", "colons", _colons, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _colons(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line) or not _MARKER.fullmatch(text := line_of(state, start_line)):
        return False
    if silent:
        return True
    push_paragraph(state, start_line, start_line + 1, text)
    row = _ROW_OR_END.fullmatch(text)
    if row and not row["end"]:
        for line in range(start_line + 1, _behind_row(state, start_line + 1, end_line)):
            _to_margin(state, line)
    state.line = start_line + 1
    return True


def _behind_row(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line behind a row; the first one where nobody ends it, or what it stands in ends before."""
    for line in range(start_line, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        if found := _ROW_OR_END.fullmatch(line_of(state, line)):
            return line + 1 if found["end"] else start_line
    return start_line


def _to_margin(state: StateBlock, line: int) -> None:
    state.bMarks[line] += state.tShift[line]
    state.tShift[line] = 0
    state.sCount[line] = state.blkIndent


def opened(body: str) -> str:
    """Return an article with each such line as a paragraph, and what stands in a row at the row's margin."""
    return "\n".join(_opened(body.split("\n"))) if ":::" in body else body


def _opened(lines: list[str]) -> Iterator[str]:
    fence = ""
    margin: str | None = None
    for index, line in enumerate(lines):
        bare = line.strip(" \t")
        if margin is not None and bare:
            line = margin + line.lstrip(" \t")
        if found := CODE_FENCE.match(bare):
            fence = "" if fence and found[0].startswith(fence) else fence or found[0]
        if fence or not _MARKER.fullmatch(bare):
            yield line
            continue
        if found := _ROW_OR_END.fullmatch(bare):
            margin = None if found["end"] or not _is_ended(lines, index + 1) else line[: len(line) - len(line.lstrip())]
        yield from ("", line, "")


def _is_ended(lines: list[str], index: int) -> bool:
    """Return whether a row that begins before a line is ended before the next one begins."""
    found = (_ROW_OR_END.fullmatch(lines[below].strip(" \t")) for below in range(index, len(lines)))
    return next((match["end"] is not None for match in found if match), False)
