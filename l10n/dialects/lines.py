"""Lines as block rules see them: what the rules of several dialects do with one, and with the lines behind it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

CODE_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
"""What a line begins with that opens fenced code."""
YAML_FENCE = "---"
YAML_OPTIONS = r"[ \t]*---[ \t]*\n(?P<data>(?:(?![ \t]*---[ \t]*$)[^\n]*\n)*)[ \t]*---[ \t]*$"
"""Options or properties as YAML, between two lines of their own."""


def raw_line(state: StateBlock, line: int) -> str:
    """Return a line from its first character that is no blank, with the blanks at its end."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def line_of(state: StateBlock, line: int) -> str:
    """Return a line without the blanks around it."""
    return raw_line(state, line).rstrip(" \t")


def behind_yaml(state: StateBlock, line: int, end_line: int) -> int:
    """Return the line behind the YAML that begins in a line, which itself where none does or nobody ends it."""
    if line >= end_line or line_of(state, line) != YAML_FENCE:
        return line
    return next((end + 1 for end in range(line + 1, end_line) if line_of(state, end) == YAML_FENCE), line)


def behind_indented(state: StateBlock, line: int, end_line: int, indent: int) -> int:
    """Return the line behind the text that is indented so far and begins in a line, without empty lines at its end."""
    end = line
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= indent):
        line += 1
        end = end if state.isEmpty(line - 1) else line
    return end


def push_paragraph(state: StateBlock, start_line: int, end_line: int, content: str) -> None:
    """Add a paragraph that stands in some lines."""
    state.push("paragraph_open", "p", 1).map = [start_line, end_line]
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [start_line, end_line]
    state.push("paragraph_close", "p", -1)


def push_blocks(state: StateBlock, start_line: int, end_line: int, indent: int) -> None:
    """Add the blocks of some lines that stand in another block."""
    outer = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", end_line, indent
    state.line = start_line
    state.level += 1
    if start_line < end_line:
        state.md.block.tokenize(state, start_line, end_line)
    state.level -= 1
    state.parentType, state.lineMax, state.blkIndent = outer
