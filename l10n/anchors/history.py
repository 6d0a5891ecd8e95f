"""Fragments that used to reach an article's anchors in one language -> those that reach them now.

A site can lead old deep links on with it: those made before a heading was translated, and those made while it was
translated otherwise.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.anchors.headings import fragments
from l10n.model.anchor import Anchor, Slug

_NOTHING: Mapping[str, str] = {}


class Moves(msgspec.Struct, frozen=True):
    """What has become of the names of one article's anchors."""

    moved: Mapping[str, str]
    """Name that is not in use any more -> name of the same anchor now."""
    gone: tuple[str, ...]
    """Names that reached something before and reach nothing now."""


def moves(
    anchors: Sequence[Anchor], source: Sequence[Slug], target: Sequence[Slug], previous: Mapping[str, str] = _NOTHING
) -> Moves:
    """Return what the slugs of the source, and those of earlier translations, have become.

    source, target:  slugs by anchor, in the source and in the translation as it ships
    previous:        `moved` of an earlier build; it is carried along, so that names older than that one live on
    law:             no name leads to itself, and none that another anchor has now is led away

    >>> heading = Anchor(kind="heading", line=1)
    >>> moves((heading,), (Slug("usage"),), (Slug("einsatz"),), {"usage": "verwendung"}).moved
    {'usage': 'einsatz', 'verwendung': 'einsatz'}
    """
    now = {name: target[index] for name, index in fragments(anchors, source).items() if target[index]}
    alive = fragments(anchors, target)
    links = (*now.items(), *_led_on(previous, now, alive))
    moved: dict[str, str] = {}
    for name, goal in links:
        if name != goal and name not in alive:
            moved.setdefault(name, goal)
    names = dict.fromkeys((*previous, *previous.values()))
    return Moves(moved, tuple(name for name in names if name not in moved and name not in alive))


def _led_on(previous: Mapping[str, str], now: Mapping[str, str], alive: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the names of an earlier build with what their anchors are called now."""
    renamed = {then: now[name] for name, then in previous.items() if name in now}
    for name, then in previous.items():
        goal = now.get(name) or renamed.get(then) or now.get(then) or (then if then in alive else "")
        if goal:
            yield name, goal
            yield then, goal
