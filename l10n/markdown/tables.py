"""Where the cells of a table row stand (GFM 4.10)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

_BLANKS = " \t\n"


class Cell(msgspec.Struct, frozen=True):
    """One cell of a row."""

    content: str
    """Trimmed, and with the backslash of each `\\|` gone but for one at the start, as the inline phase sees it."""
    marks: tuple[tuple[int, int], ...]
    """(offset in `content`, offset in the row's line): each stretch that is contiguous there."""


def split_row(line: str) -> tuple[Cell, ...]:
    """Return the cells of a table row, without the empty ones outside the outer pipes.

    line:  the row from its first character on, container prefixes removed

    >>> [cell.content for cell in split_row(r"a \\| b | c |")]
    ['a | b', 'c']
    """
    body = line.rstrip(_BLANKS)
    cells = []
    start = 0
    cuts: list[int] = []
    position = body.find("|")
    while position >= 0:
        if body.endswith("\\", 0, position):
            cuts.append(position - 1)
        else:
            cells.append(_cell(body, start, position, cuts))
            start, cuts = position + 1, []
        position = body.find("|", position + 1)
    cells.append(_cell(body, start, len(body), cuts))
    # Only a piece that is empty to the last blank lies outside an outer pipe.
    if body.startswith("|"):
        cells = cells[1:]
    if cells and start == len(body):
        cells = cells[:-1]
    return tuple(cells)


def _cell(line: str, start: int, end: int, cuts: list[int]) -> Cell:
    while start < end and line[start] in _BLANKS:
        start += 1
    while end > start and line[end - 1] in _BLANKS:
        end -= 1
    # The backslash that a cell begins with stays, so that what takes the cell's place takes its place too.
    cuts = [cut for cut in cuts if cut > start]
    if not cuts:
        return Cell(line[start:end], ((0, start),))
    parts, marks, length = [], [], 0
    for cut in cuts:
        marks.append((length, start))
        parts.append(line[start:cut])
        length += cut - start
        start = cut + 1
    marks.append((length, start))
    parts.append(line[start:end])
    return Cell("".join(parts), tuple(marks))
