"""The order in which articles are worked on, so that few have to wait for others."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter


def needed_first(needs: Mapping[str, Collection[str]]) -> list[str]:
    """Return articles, each behind those that it needs, as far as these need none behind it.

    needs:    article -> the articles that have to be known before it is complete
    returns:  the same articles; of those that need each other, the ones that most others need come first

    >>> needed_first({"a": ["b"], "b": ["c"], "c": [], "d": []})
    ['c', 'd', 'b', 'a']
    >>> needed_first({"a": ["b"], "b": ["a"], "c": ["b"]})
    ['b', 'a', 'c']
    """
    sorter = TopologicalSorter({article: [name for name in found if name in needs] for article, found in needs.items()})
    with contextlib.suppress(CycleError):  # What lies outside the circles can be had all the same.
        sorter.prepare()
    ordered: list[str] = []
    while ready := sorter.get_ready():
        ordered += ready
        sorter.done(*ready)
    if len(ordered) == len(needs):
        return ordered
    wanted = Counter(name for found in needs.values() for name in found)
    known = frozenset(ordered)
    return ordered + sorted(needs.keys() - known, key=lambda article: (-wanted[article], article))
