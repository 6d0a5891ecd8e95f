"""MyST directives: fences of backticks, tildes or colons with a name in braces, whose content is Markdown or is not.

source: mystmd.org/guide, "Directives and roles"; docutils reference, "Directives"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects.containers import MOST_NESTING
from l10n.dialects.lines import (
    CODE_FENCE,
    YAML_FENCE,
    YAML_OPTIONS,
    behind_yaml,
    line_of,
    push_blocks,
    push_paragraph,
)

_TITLED = frozenset(
    (
        *("admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip"),
        *("todo", "warning", "deprecated", "versionadded", "versionchanged", "topic", "sidebar", "rubric", "card"),
        *("grid-item-card", "dropdown", "tab-item", "tab", "details", "aside", "list-table", "table", "exercise"),
        *("solution", "definition", "example", "lemma", "proof", "remark", "theorem", "versionremoved", "blockquote"),
        *("prf:algorithm", "prf:assumption", "prf:axiom", "prf:conjecture", "prf:corollary", "prf:criterion"),
        *("prf:definition", "prf:example", "prf:lemma", "prf:observation", "prf:proof", "prf:property"),
        *("prf:proposition", "prf:remark", "prf:theorem"),
    )
)
"""Directives whose argument is a title, or the beginning of their text."""
_UNTITLED = frozenset(
    (
        *("figure", "figure-md", "subfigure", "image", "container", "div", "only", "grid", "grid-item", "tab-set"),
        *("tabs", "card-carousel", "button-link", "button-ref"),
        *("card-header", "card-footer", "glossary", "margin", "epigraph", "highlights", "pull-quote", "compound"),
        *("hlist", "centered"),
    )
)
"""Directives with content in Markdown whose argument is a name, a path or a condition."""
_PROSE = _TITLED | _UNTITLED
_CAPTIONED = frozenset({"code", "code-block", "sourcecode", "code-cell", "literalinclude", "toctree"})
"""Directives whose content is code, under options of which people read one."""
_FENCE = r"(?:`{3,}|~{3,}|:{3,})"
_OPENING = re.compile(rf"(?P<fence>{_FENCE})[ \t]*\{{(?P<name>[\w:+.-]+)\}}(?P<argument>[^\n`]*|(?<!`)[^\n]*)")
_ITEM = re.compile(r" *(?:[*+-]|\d+[.)])(?: |$)")
_DESCRIPTION = re.compile(r":[ \t]")
DATA = rf"(?m)^[ \t>]*{_FENCE}[ \t]*\{{[\w:+.-]+\}}[^\n]*\n{YAML_OPTIONS}"
"""One whose options are written as YAML."""
_OPTION = re.compile(r":[\w-]+:(?:[ \t]|$)")
OPENING = rf"{_FENCE}[ \t]*\{{(?i:{'|'.join(sorted(_TITLED))})\}}(?:[ \t]+(?P<title>[^\n]*\S))?|{_FENCE}[ \t]*\{{[^\n]*"
"""The line that opens one."""
OPTION = r":(?P<name>[\w-]+):(?:[ \t]+(?P<value>[^\n]*\S))?"


def directives(md: MarkdownIt) -> None:
    """Add the block rule to a parser."""
    md.block.ruler.before("fence", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _directive(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    found = None if state.is_code_block(start_line) else _OPENING.fullmatch(line_of(state, start_line))
    if not found:
        return False
    prose = found["name"].lower() in _PROSE
    captioned = found["name"].lower() in _CAPTIONED and _has_options(state, start_line, end_line)
    if not (prose or captioned) and not found["fence"].startswith(":"):
        return False
    if silent:
        return True
    close = _closing(state, start_line, end_line, found["fence"])
    if prose:
        body = _opening(state, start_line, close)
        if found["name"].lower() == "glossary" and not _has_descriptions(state, body, close):
            _glossary(state, body, close)
        else:
            push_blocks(state, body, close, state.blkIndent)
    else:
        token = state.push("fence", "code", 0)
        token.map = [_opening(state, start_line, close) if captioned else start_line, close]
    state.line = min(close + 1, end_line)
    return True


def _closing(state: StateBlock, start_line: int, end_line: int, fence: str) -> int:
    """Return the line of the closing fence, or the one behind the last."""
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line
        text = line_of(state, line)
        if len(text) >= len(fence) and not text.strip(fence[0]) and not state.is_code_block(line):
            return line
    return end_line


def _opening(state: StateBlock, start_line: int, close: int) -> int:
    """Read a directive's first lines as a paragraph; return the line at which its content begins."""
    body = start_line + 1
    while body < close and _OPTION.match(line_of(state, body)):
        body += 1
    content = state.getLines(start_line, body, state.blkIndent, False).strip(" \t")
    push_paragraph(state, start_line, body, content)
    return behind_yaml(state, body, close)


def _has_options(state: StateBlock, start_line: int, end_line: int) -> bool:
    return start_line + 1 < end_line and _OPTION.match(line_of(state, start_line + 1)) is not None


def _has_descriptions(state: StateBlock, start_line: int, end_line: int) -> bool:
    return any(_DESCRIPTION.match(line_of(state, line)) for line in range(start_line, end_line))


def _glossary(state: StateBlock, start_line: int, end_line: int) -> None:
    """Read what describes the terms of a glossary: the lines that are indented under them.

    The terms are no blocks, and stay as they are: `{term}` finds a description by its term, from any article.

    source: Sphinx, "The glossary directive"
    """
    filled = [line for line in range(start_line, end_line) if not state.isEmpty(line)]
    for described, lines in groupby(filled, lambda line: state.sCount[line] > state.sCount[filled[0]]):
        if described:
            inner = list(lines)
            push_blocks(state, inner[0], inner[-1] + 1, min(state.sCount[line] for line in inner))


def opened(body: str) -> str:
    """Return an article with each such directive as a paragraph and a quote, which ends where the directive ends."""
    return "\n".join(_opened(body.split("\n"), MOST_NESTING))


def _opened(lines: Sequence[str], depth: int) -> Iterator[str]:
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        bare = line.lstrip(" ")
        found = _OPENING.fullmatch(bare.rstrip(" \t"))
        if not (depth and found) or found["name"].lower() not in _PROSE or found["fence"].startswith(":"):
            # What stands in code is no directive.
            code = CODE_FENCE.match(bare)
            behind = _end(lines, index, code[0])[1] if code else index
            stretch = lines[index - 1 : behind]
            captioned = code and found and found["name"].lower() in _CAPTIONED
            yield from _without_options(stretch, code[0]) if code and captioned else stretch
            index = behind
            continue
        margin = " " * (len(line) - len(bare))
        end, behind = _end(lines, index, found["fence"])
        body = [line.removeprefix(margin) for line in lines[index:end]]
        yield from ("", f"{margin}\\{bare}", "")
        yield from (f"{margin}> {inner}" for inner in _opened(body, depth - 1))
        yield ""
        index = behind


def _without_options(lines: Sequence[str], fence: str) -> Iterator[str]:
    """Yield the lines of a directive of code, its options before the code."""
    end = next((end for end, line in enumerate(lines) if end and not _OPTION.match(line.strip(" "))), len(lines))
    if end == 1 and lines[1].strip() == YAML_FENCE:
        end = next((end + 1 for end, line in enumerate(lines) if end > 1 and line.strip() == YAML_FENCE), 1)
    opening = lines[0]
    if end > 1:
        margin = " " * _indentation(opening)
        options = ("" if line.strip() == YAML_FENCE else line for line in lines[1:end])
        yield from ("", f"{margin}\\{opening.lstrip(' ')}", *options, "")
        opening = margin + fence
    yield from (opening, *lines[end:])


def _end(lines: Sequence[str], index: int, fence: str) -> tuple[int, int]:
    """Return the indices behind the content of a fence, and behind its closing line.

    index:  behind the line that opens it; a fence that nobody closes ends with the list item it stands in
    """
    margin = _indentation(lines[index - 1])
    item = margin > 0 and _is_in_item(lines, index - 1, margin)
    for end in range(index, len(lines)):
        if _closes(lines[end], fence):
            return end, end + 1
        if item and lines[end].strip() and _indentation(lines[end]) < margin:
            return end, end
    return len(lines), len(lines)


def _is_in_item(lines: Sequence[str], index: int, margin: int) -> bool:
    """Return whether the last line before that is indented less begins a list item."""
    before = (line for line in reversed(lines[:index]) if line.strip() and _indentation(line) < margin)
    return _ITEM.match(next(before, "")) is not None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _closes(line: str, fence: str) -> bool:
    bare = line.strip(" \t")
    return len(bare) >= len(fence) and not bare.strip(fence[0])
