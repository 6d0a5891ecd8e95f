"""Field lists: `:name: what it is`, with the text under it indented (reStructuredText; MyST's extension `fieldlist`).

What begins an article is data about it (`:orphan:`), and read by nobody.

source: myst-parser.readthedocs.io, "Field lists"; docutils, "Field Lists"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects.lines import behind_indented, push_blocks

_FIELD = re.compile(r":(?![\s:`])[^:\n`]{1,80}(?<![ \t]):[ \t]+(?=\S)")


def fields(md: MarkdownIt) -> None:
    """Add the block rule to a parser."""
    md.block.ruler.before("paragraph", "field", _field, {"alt": ["paragraph", "reference", "blockquote"]})


def _field(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _FIELD.match(state.src, start, state.eMarks[start_line])
    if not found or _is_data(state, start_line):
        return False
    if silent:
        return True
    margin = state.sCount[start_line]
    end = behind_indented(state, start_line + 1, end_line, margin + 1)
    filled = [state.sCount[line] for line in range(start_line + 1, end) if not state.isEmpty(line)]
    begins = state.bMarks[start_line], state.tShift[start_line], margin
    indent = min(filled, default=margin + 1)
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = found.end(), 0, indent
    push_blocks(state, start_line, end, indent)
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = begins
    state.line = end
    return True


def _is_data(state: StateBlock, line: int) -> bool:
    """Return whether a line stands in the field list that an article begins with."""
    while line and not state.isEmpty(line - 1):
        line -= 1
    start = state.bMarks[line]
    return state.src.startswith(":", start + state.tShift[line]) and not state.src[:start].strip()
