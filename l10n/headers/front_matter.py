"""What the header syntaxes share: fences, paths of values, and the lines of a target.

1. A header is data for a machine first: where a translation and the syntax disagree, the syntax wins.
2. Parsing never raises and never builds objects that the text names; over a limit is a problem, not a traceback.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from typing import NamedTuple

LIMIT = 100_000
"""Characters of a header that we read; a real one has a few hundred, the largest ones a few thousand."""

DEPTH = 64
"""Levels of nesting that we follow."""

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the header down to a value."""

LINE_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
"""Line ends with the blanks round them: a space, where a value is one line."""

_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")


class Fence(NamedTuple):
    """Front matter between two fence lines; offsets into the article."""

    start: int
    """Where the text between the fences begins, behind the opening line's end."""
    close: int
    """Where the closing fence begins."""
    end: int
    """Behind the closing line's end: the body starts here."""


def find_fence(text: str, start: int, opening: re.Pattern[str], closing: re.Pattern[str]) -> Fence | None:
    """Return the fence that opens at `start` and is closed; None for text that only begins like one.

    opening:  matches the opening line with its line end
    closing:  finds a closing line with its line end, in MULTILINE mode
    """
    head = opening.match(text, start)
    foot = closing.search(text, head.end()) if head else None
    return Fence(head.end(), foot.start(), foot.end()) if head and foot else None


def behind_line(text: str, end: int) -> int:
    """Return where the next line begins if nothing but blanks stands between `end` and it; `end` otherwise."""
    rest = _LINE_END.match(text, end)
    return rest.end() if rest else end


def format_path(path: Path) -> str:
    """Return the path of a value as users write it.

    >>> format_path(("features", 0, "title"))
    'features[0].title'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def line_of(text: str, offset: int) -> int:
    """Return the line of `offset`, counted from 1."""
    return text.count("\n", 0, offset) + 1


def normalise(target: str, *, lines: bool) -> str:
    """Return `target` with `\\n` for every line end or, unless `lines`, in one line.

    A value that was one line in the source stays one: a title with a line break in it is no title. Line ends at
    the edges are dropped there, the others become a space together with the blanks around them.

    >>> normalise("Remote\\r\\n  Desktop\\n", lines=False)
    'Remote Desktop'
    """
    target = target.replace("\r\n", "\n").replace("\r", "\n")
    return target if lines else LINE_BREAK.sub(" ", target.strip("\n"))
