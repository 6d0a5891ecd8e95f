"""Files that an article includes or shows by its dialect's own syntax, as links: `{{#include part.md}}`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.dialects import DIALECTS
from l10n.model.anchor import Link
from l10n.model.document import Document
from l10n.textio import Lines

_FENCE = re.compile(r"(?m)^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)")
_NO_CODE = -1
_DIRECTIVE = re.compile(r"[ \t]*\{(?!code|sourcecode|parsed-literal|eval-rst|math|raw|mermaid)[\w:+.-]+\}")
_LINE = re.compile(r"[^\n]+")
_CODE_SPAN = re.compile("(?<!`)`(?!`)[^`\n]+`")
"""Of the plainest form; what stands right behind any backtick is told apart by that."""


def included_files(document: Document, dialect: str) -> Iterator[Link]:
    """Yield what an article includes, in no order. What stands in a fence or in a code span is shown, not included."""
    text = document.text
    patterns = [pattern for pattern in _patterns(dialect) if pattern.search(text, document.body)]
    if not patterns:
        return
    fences, lines = _fences(text, document.body), Lines(text)
    code = [found.span() for found in _CODE_SPAN.finditer(text, document.body)]
    for pattern in patterns:
        for found in pattern.finditer(text, document.body):
            start = found.start()
            if text.endswith("`", 0, start) or _inside(start, code) or _inside(start, fences):
                continue
            for line in _LINE.finditer(text, *found.span("path")):
                path = line[0].strip()
                start = line.start() + line[0].index(path)
                end = start + len(path)
                if path and not path.startswith(";"):
                    yield Link(syntax="include", destination=path, start=start, end=end, line=lines.at(start))


@lru_cache(maxsize=16)
def _patterns(dialect: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in DIALECTS[dialect].includes)


def _fences(text: str, start: int) -> Sequence[tuple[int, int]]:
    """Return the spans of fenced code, from behind the marks that open it. Directives hold Markdown, and are none."""
    found: list[tuple[int, int]] = []
    opened: list[str] = []
    code = _NO_CODE
    for fence in _FENCE.finditer(text, start):
        mark, closes = fence["mark"], not fence["info"].strip()
        if opened and closes and mark.startswith(opened[-1]):
            opened.pop()
            found += [(code, fence.end())] if code >= 0 else []
            code = _NO_CODE
        elif code < 0:
            opened.append(mark)
            code = _NO_CODE if _DIRECTIVE.match(fence["info"]) else fence.end("mark")
    return [*found, (code, len(text))] if code >= 0 else found


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    return index >= 0 and offset < spans[index][1]
