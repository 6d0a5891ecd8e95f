"""Three versions of a catalog -> one, message by message, for `git merge`.

1. A part that one side changed is that side's; one that both changed alike is theirs both.
2. Where both changed a translation, ours is kept, marked fuzzy, and theirs stands above it as a comment: a human decides.
3. Nothing that somebody wrote is dropped: a message one side translated and the other gave up becomes obsolete.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import structs

from l10n.model.catalog import Catalog, Key, Message

T = TypeVar("T")

_TargetAndState = tuple[str, tuple[str, ...], bool, Key | None, str | None]


class Merged(msgspec.Struct, frozen=True):
    """What a three-way merge gives."""

    catalog: Catalog
    conflicts: tuple[Key, ...] = ()
    """Keys whose translation both sides changed; their messages are fuzzy now."""


def merge3(base: Catalog, ours: Catalog, theirs: Catalog) -> Merged:
    """Return `ours` with what changed from `base` to `theirs`.

    base:  the common ancestor; empty where both sides added the file
    law:   merging with an unchanged side gives the other side
    """
    sides = [_by_key(catalog) for catalog in (base, ours, theirs)]
    old, mine, yours = sides
    merged: dict[Key, Message] = {}
    conflicts: list[Key] = []
    for key in _order(ours, theirs):
        message, conflict = _merge_message(old.get(key), mine.get(key), yours.get(key))
        if message:
            merged[key] = message
        if conflict:
            conflicts.append(key)
    ...
