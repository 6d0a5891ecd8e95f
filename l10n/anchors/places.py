"""Anchors that mark the same place: a heading and the explicit ids in it or closely above it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.anchor import Anchor

_LINES_ABOVE = 2
_NONE = -1


def places(anchors: Sequence[Anchor]) -> tuple[int, ...]:
    """Return for each anchor the index of the first one that stands for its place.

    That is the heading that it is, that it stands in, or that it stands closely above; of several ids of one tag the
    first; else itself.

    >>> places((Anchor(kind="id", line=1, start=0), Anchor(kind="heading", line=2, start=20, end=25)))
    (1, 1)
    """
    found = list(range(len(anchors)))
    above: list[int] = []
    heading = _NONE
    for index, anchor in enumerate(anchors):
        if anchor.kind == "id":
            inside = heading != _NONE and anchor.start <= anchors[heading].end
            beside = index > 0 and anchors[index - 1].kind == "id" and anchors[index - 1].start == anchor.start
            found[index] = heading if inside else found[index - 1] if beside else index
            above += [] if inside else [index]
            continue
        heading = index
        for early in above:
            if anchor.line - anchors[early].line <= _LINES_ABOVE:
                found[early] = heading
        above = []
    return tuple(found)
