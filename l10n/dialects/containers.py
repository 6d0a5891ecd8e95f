"""Blocks whose body is indented by four columns: `!!! note "Title"`, `??? tip`, `=== "Tab"` (Python-Markdown).

source: Python-Markdown admonition, pymdownx details and tabbed
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_INDENT = 4
MOST_NESTING = 200
"""Levels of blocks in blocks that anybody may ask for; what is nested deeper holds nothing that is translated."""
_CLASSES = r"[\w-]+(?:[ ]+[\w-]+)*"
OPENINGS = (
    rf"(?:!!!|\?\?\?\+?)[ ]?(?:{_CLASSES}(?:[ ]+\"(?P<title>[^\n]*)\")?)",
    r"\?\?\?\+?[ ]?\"(?P<title>[^\n]*)\"",
    r"===[!+]{0,2}[ ]+\"(?P<title>[^\n]*)\"",
)
"""The lines that open one. source: the regular expressions of the three extensions"""
_OPENING = re.compile("|".join(f"(?:{pattern.replace('?P<title>', '?:')})[ \\t]*" for pattern in OPENINGS))


def indented_containers(md: MarkdownIt) -> None:
    """Add the block rule to a parser."""
    md.block.ruler.before(
        "fence", "indented_container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[start : state.eMarks[start_line]]
    if state.is_code_block(start_line) or not _OPENING.fullmatch(line):
        return False
    if silent:
        return True
    state.push("paragraph_open", "p", 1).map = [start_line, start_line + 1]
    token = state.push("inline", "", 0)
    token.content = line.rstrip(" \t")
    token.map = [start_line, start_line + 1]
    state.push("paragraph_close", "p", -1)
    _body(state, start_line, end_line)
    return True


def _body(state: StateBlock, start_line: int, end_line: int) -> None:
    indent = state.sCount[start_line] + _INDENT
    end = line = start_line + 1
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= indent):
        line += 1
        end = end if state.isEmpty(line - 1) else line
    outer = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", end, indent
    state.line = start_line + 1
    state.level += 1
    if end > start_line + 1:
        state.md.block.tokenize(state, start_line + 1, end)
    state.level -= 1
    state.parentType, state.lineMax, state.blkIndent = outer
    state.line = end


def opened(body: str) -> str:
    """Return an article with each such block as a paragraph and its body as a quote, which ends where the body ends."""
    return "\n".join(_opened(body.split("\n"), MOST_NESTING))


def _opened(lines: Sequence[str], depth: int) -> Iterator[str]:
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        bare = line.lstrip(" ")
        if not depth or not _OPENING.fullmatch(bare):
            yield line
            continue
        margin = len(line) - len(bare)
        end = index
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * (margin + _INDENT))):
            end += 1
        pad = " " * margin
        yield from ("", f"{pad}\\{bare}", "")
        inside = [line[margin + _INDENT :] for line in lines[index:end]]
        yield from (f"{pad}> {inner}" for inner in _opened(inside, depth - 1))
        yield ""
        index = end
