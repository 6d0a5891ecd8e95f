"""Which headings keep their source slug as an explicit anchor in a translation, and what then reaches each anchor.

1. localize: none, but for a heading that could not be reached otherwise: its slug is empty, or another one's.
   pin: each whose slug changed. both: the same, as an alias beside the localized slug.
2. A pin must not take a link away from another heading. Of two headings that claim a name the first has it, so that a
   pin that would be second, or that would come before a heading which has its name for a slug, is left out.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal

import msgspec

from l10n.anchors.headings import fragments
from l10n.model.anchor import Anchor, Slug

Mode = Literal["localize", "pin", "both"]

_NUMBERED = re.compile(r"(.+)[-_][0-9]+")


class Pinning(msgspec.Struct, frozen=True):
    """What is pinned in one article in one language."""

    pins: tuple[int, ...]
    """Anchors whose source slug is to be written beside them."""
    slugs: tuple[Slug, ...]
    """The fragment that reaches each anchor once that is done: what links are aimed at."""


def pinning(
    anchors: Sequence[Anchor], source: Sequence[Slug], target: Sequence[Slug], mode: Mode, *, replaces: bool = False
) -> Pinning:
    """Return what has to be pinned.

    source:    slugs of the source's wording, by anchor
    target:    slugs of the translation, likewise
    replaces:  whether a pin in this form takes the place of the slug (an id in braces)

    >>> heading = Anchor(kind="heading", line=1)
    >>> pinning((heading,), ("usage",), ("verwendung",), "pin")
    Pinning(pins=(0,), slugs=('usage',))
    >>> pinning((heading,), ("usage",), ("verwendung",), "both")
    Pinning(pins=(0,), slugs=('verwendung',))
    """
    reached, localized = fragments(anchors, source), fragments(anchors, target)
    changed = [
        index
        for index, anchor in enumerate(anchors)
        if anchor.kind != "id" and source[index] != target[index] and reached.get(source[index]) == index
    ]
    if mode == "localize":
        changed = [index for index in changed if localized.get(target[index]) != index]
    if replaces and mode == "pin":
        pins = {*changed, *_renumbered(anchors, source, changed)}
    else:
        pins = _harmless(changed, source, localized, mode)
    return Pinning(tuple(sorted(pins)), _reaching(source, target, localized, pins, mode))


def _harmless(changed: Sequence[int], source: Sequence[Slug], localized: Mapping[str, int], mode: Mode) -> set[int]:
    """Return the anchors whose source slug can stand beside them without taking a link from another one."""
    pins: set[int] = set()
    for index in reversed(changed):
        owner = localized.get(source[index])
        # In mode "pin" a later heading that has the name for a slug does not need it if it is pinned itself.
        if owner is None or (mode == "pin" and owner > index and owner in pins):
            pins.add(index)
    return pins


def _renumbered(anchors: Sequence[Anchor], source: Sequence[Slug], changed: Iterable[int]) -> Iterator[int]:
    """Yield further headings that the site would number anew, now that those which changed have ids of their own."""
    names = {source[index] for index in changed}
    for index, (anchor, slug) in enumerate(zip(anchors, source, strict=True)):
        found = _NUMBERED.fullmatch(slug) if anchor.kind == "heading" and not anchor.ids else None
        if found and found[1] in names:
            yield index


def _reaching(
    source: Sequence[Slug],
    target: Sequence[Slug],
    localized: Mapping[str, int],
    pins: Set[int],
    mode: Mode,
) -> tuple[Slug, ...]:
    def name(index: int) -> Slug:
        if index not in pins:
            return target[index]
        return source[index] if mode == "pin" or localized.get(target[index]) != index else target[index]

    return tuple(map(name, range(len(source))))
