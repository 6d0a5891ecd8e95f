"""Blocks whose body is indented by four columns: `!!! note "Title"`, `??? tip`, `=== "Tab"` (Python-Markdown).

source: Python-Markdown admonition, pymdownx details and tabbed
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects.lines import behind_indented, push_blocks, push_paragraph, raw_line

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
    line = raw_line(state, start_line)
    if state.is_code_block(start_line) or not _OPENING.fullmatch(line):
        return False
    if silent:
        return True
    push_paragraph(state, start_line, start_line + 1, line.rstrip(" \t"))
    _body(state, start_line, end_line)
    return True


def _body(state: StateBlock, start_line: int, end_line: int) -> None:
    indent = state.sCount[start_line] + _INDENT
    end = behind_indented(state, start_line + 1, end_line, indent)
    push_blocks(state, start_line + 1, end, indent)
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
