"""From offsets in a block's content to offsets in the article."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

Marks = tuple[tuple[int, int], ...]
_INFINITY = 1 << 62


def line_marks(content: str, starts: Sequence[int]) -> Marks:
    """Return (offset in `content`, offset in the article) of the first character of each line that has one.

    content:  lines joined by LF; a line may keep indentation that its container did not take
    starts:   offset in the article of each line's first character that is neither blank nor prefix
    """
    if "\n" not in content and starts:
        lead = len(content) - len(content.lstrip(" \t")) if content[:1] in (" ", "\t") else 0
        return ((lead if lead < len(content) else 0, starts[0]),)
    marks = []
    position = 0
    for start in starts:
        end = content.find("\n", position)
        line = content[position:] if end < 0 else content[position:end]
        lead = len(line) - len(line.lstrip(" \t"))
        if lead < len(line) or not line:
            marks.append((position + lead, start))
        if end < 0:
            break
        position = end + 1
    return tuple(marks) or ((0, starts[0] if starts else 0),)


def offset_at(marks: Marks, offset: int) -> int:
    """Return where the content's code point at `offset` stands in the article."""
    content_offset, source = marks[bisect_right(marks, (offset, _INFINITY)) - 1]
    return source + offset - content_offset
