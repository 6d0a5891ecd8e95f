"""Which articles that are gone became which new ones, told by the units they have in common."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from l10n.model.catalog import Key

_SAME_ARTICLE = 0.5
"""Share of its text that an article must have in common with another to be the same, renamed."""
_COMMON_KEY = 32
"""A unit in this many articles ("Next steps") says nothing about which of them is meant."""


class _Pair(NamedTuple):
    shared: int
    """Characters in common."""
    other_name: bool
    """Whether the file's name changed too, not only its folder."""
    before: str
    after: str


def renames(old: Mapping[str, Iterable[Key]], new: Mapping[str, Iterable[Key]]) -> dict[str, str]:
    """Return the new path -> the old path of each article that was renamed or moved, one to one.

    old, new:  path -> the keys of the article's units, before and now; a path in both is not looked at

    What two articles share is counted in characters, against the shorter of the two, so that an article may grow or
    lose a part as it moves. The pair that shares most goes first.
    """
    gone = {path: frozenset(keys) for path, keys in old.items() if path not in new}
    came = {path: frozenset(keys) for path, keys in new.items() if path not in old}
    pairs = sorted(_pairs(gone, came), key=lambda pair: (-pair.shared, pair.other_name, pair.before, pair.after))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for pair in pairs:
        if pair.after not in found and pair.before not in taken:
            found[pair.after] = pair.before
            taken.add(pair.before)
    return found


def _pairs(gone: Mapping[str, Set[Key]], came: Mapping[str, Set[Key]]) -> Iterable[_Pair]:
    paths: dict[Key, list[str]] = {}
    for path, keys in gone.items():
        for key in keys:
            paths.setdefault(key, []).append(path)
    for after, keys in came.items():
        known = sorted((key for key in keys if key in paths), key=lambda key: (len(paths[key]), key[1]))
        telling = [key for key in known if len(paths[key]) <= _COMMON_KEY] or known[:1]
        for before in dict.fromkeys(path for key in telling for path in paths[key][:_COMMON_KEY]):
            shared = _length(gone[before] & keys)
            if shared >= _SAME_ARTICLE * min(_length(gone[before]), _length(keys)):
                yield _Pair(shared, before.rpartition("/")[2] != after.rpartition("/")[2], before, after)


def _length(keys: Set[Key]) -> int:
    return sum(len(msgid) for _, msgid in keys)
