"""Anchors that mark the same place: a heading and the explicit ids in it, closely above it or right below it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.anchor import Anchor

_LINES_ABOVE = 2
_NONE = -1


def places(anchors: Sequence[Anchor]) -> tuple[int, ...]:
    """Return for each anchor the index of the first one that stands for its place.

    That is the heading that it is, that it stands in, or that it stands closely above or right below, the nearer of
    two; of several ids of one tag the first; else itself.

    >>> places((Anchor(kind="id", line=1, start=0), Anchor(kind="heading", line=2, start=20, end=25)))
    (1, 1)
    """
    found = list(range(len(anchors)))
    above: list[int] = []
    heading, last_line = _NONE, _NONE
    for index, anchor in enumerate(anchors):
        if anchor.kind == "id":
            inside = heading != _NONE and anchor.start <= anchors[heading].end
            below = heading != _NONE and anchor.line - last_line in (0, 1)
            beside = index > 0 and anchors[index - 1].kind == "id" and anchors[index - 1].start == anchor.start
            found[index] = heading if inside or below else found[index - 1] if beside else index
            last_line = anchor.line if below else last_line
            above += [] if inside else [index]
            continue
        for early in above:
            distance = anchor.line - anchors[early].line
            if distance <= (1 if heading != _NONE and found[early] == heading else _LINES_ABOVE):
                found[early] = index
        heading, last_line, above = index, anchor.line, []
    return tuple(found)
