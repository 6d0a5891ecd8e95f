"""A block's events, looked up by place: each look-up costs what it finds, so that a block of 10,000 links is read in
one go and not 10,000 times.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from l10n.model.document import Event


class Events:
    """Some events of one block, by start, the outer one of two nested ones first."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.all = tuple(events)
        self._starts = [event.start for event in events]
        self._reach: list[int] | None = None

    def __bool__(self) -> bool:
        return bool(self.all)

    def within(self, start: int, end: int) -> Sequence[Event]:
        """Return the events that lie between two offsets."""
        if not self.all:
            return ()
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [event for event in self.all[first:last] if event.end <= end]

    def starting(self, start: int, end: int) -> Sequence[Event]:
        """Return the events that begin between two offsets, wherever they end."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, start: int) -> Event | None:
        """Return the outermost event that begins at an offset."""
        index = bisect_left(self._starts, start)
        return self.all[index] if index < len(self.all) and self._starts[index] == start else None

    def last_before(self, offset: int, count: int) -> Sequence[Event]:
        """Return the last few events that begin before an offset, the last one first."""
        index = bisect_left(self._starts, offset)
        return self.all[max(0, index - count) : index][::-1]

    def reach_across(self, offset: int) -> bool:
        """Return whether an event that is no hard break begins before an offset and ends behind it."""
        index = bisect_left(self._starts, offset)
        if not index:
            return False
        if self._reach is None:
            self._reach = list(accumulate((0 if event.kind == "hardbreak" else event.end for event in self.all), max))
        return self._reach[index - 1] > offset


NO_EVENTS = Events(())
