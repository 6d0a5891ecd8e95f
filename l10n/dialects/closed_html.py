"""HTML blocks that end where their element is closed, though no blank line follows (Python-Markdown, kramdown).

CommonMark goes on to the next blank line, so that a table behind `<div class="wide"></div>` would be one text of HTML.

source: Python-Markdown, `markdown.htmlparser`; kramdown, "HTML Blocks"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects.lines import raw_line

_ELEMENTS = (
    r"address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form|h[1-6]|header|hgroup"
    r"|iframe|main|menu|nav|ol|p|section|table|ul|video"
)
_OPENING = re.compile(rf"<({_ELEMENTS})(?=[\s>])", re.IGNORECASE)
_MOST_LINES = 500
_CLOSED = re.compile(
    rf"(?m)^([ ]{{0,3}}<({_ELEMENTS})(?=[\s>])[^\n]*(?:\n(?![ \t]*$)[^\n]*){{0,60}}?</\2>[ \t]*)\n(?=[ \t]*[^\s<])",
    re.IGNORECASE,
)


def closed_html(md: MarkdownIt) -> None:
    """Add the block rule to a parser."""
    md.block.ruler.before("html_block", "closed_html", _closed, {"alt": ["paragraph", "reference", "blockquote"]})


def _closed(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    opening = _OPENING.match(raw_line(state, start_line))
    end = _end(state, opening[1], start_line, end_line) if opening else 0
    if not end:
        return False
    if silent:
        return True
    state.line = end
    token = state.push("html_block", "", 0)
    token.map = [start_line, end]
    token.content = state.getLines(start_line, end, state.blkIndent, True)
    return True


def _end(state: StateBlock, name: str, start_line: int, end_line: int) -> int:
    """Return the line behind the one that closes the element, if more text follows at once; 0 otherwise."""
    tags = re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE)
    depth = 0
    for line in range(start_line, min(end_line, start_line + _MOST_LINES)):
        text = raw_line(state, line)
        if not text.strip() or state.sCount[line] < state.blkIndent:
            return 0
        for tag in tags.finditer(text):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            following = raw_line(state, line + 1).strip() if line + 1 < end_line else ""
            closes = text.rstrip().endswith(">")
            return line + 1 if closes and following and not following.startswith("<") else 0
    return 0


def set_apart(body: str) -> str:
    r"""Return an article in which a blank line stands behind such an element.

    >>> set_apart("<div>x</div>\n# Title\n")
    '<div>x</div>\n\n# Title\n'
    """
    return _CLOSED.sub(r"\1\n\n", body) if "</" in body else body
