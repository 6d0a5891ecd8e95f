"""Where the translations of new messages may come from: what a catalog holds, nearest first.

An origin is used up when its translation moves, whole, into another message: it is then neither kept live nor obsolete.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import enum
import functools
from collections.abc import Sequence, Set

import msgspec
from msgspec import structs

from l10n.model.catalog import Catalog, Key, Message


class Rank(enum.IntEnum):
    """How near an origin is; the smaller, the nearer."""

    REMOVED = 0
    """Live, but its unit is gone: perhaps it was edited."""
    OBSOLETE = 1
    GONE = 2
    """Of an article that is gone."""
    LIVE = 3
    """Still in use, so that it can be copied only."""


class Origin(msgspec.Struct, frozen=True, eq=False):
    """A translated message that a new one may inherit from."""

    message: Message
    rank: Rank
    place: float
    """Where it stands in its catalog, from 0 to 1."""

    @property
    def made_for(self) -> Key:
        """The key that the translation was made for; of a fuzzy message, the previous one."""
        return self.message.previous or self.message.key if self.message.fuzzy else self.message.key


class Pool:
    """The origins of one update."""

    def __init__(self, old: Catalog, fresh: Sequence[Message], gone: Sequence[Message]) -> None:
        self._old = old
        self._gone = gone
        self._fresh_keys = {message.key for message in fresh}
        self._used: set[Key] = set()

    @functools.cached_property
    def origins(self) -> list[Origin]:
        """Nearest first, else in catalog order; made when the first message turns out to be new."""
        origins = [
            *_ranked(self._old.messages, self._fresh_keys, Rank.REMOVED),
            *_ranked(self._old.obsolete, self._fresh_keys, Rank.OBSOLETE),
            *_ranked(self._gone, frozenset(), Rank.GONE),
        ]
        return sorted(origins, key=lambda origin: origin.rank)

    def use(self, origin: Origin) -> None:
        """Note that the translation of `origin` has moved."""
        self._used.add(origin.message.key)

    def is_used(self, origin: Origin) -> bool:
        """Return whether the translation of `origin` has moved; what is live, or of an article that is gone, cannot."""
        return origin.rank <= Rank.OBSOLETE and origin.message.key in self._used

    def retired(self) -> tuple[Message, ...]:
        """Return the obsolete messages of the new catalog: what nobody uses and somebody wrote."""
        taken = self._fresh_keys | self._used
        stay = [message for message in self._old.obsolete if message.key not in taken]
        leave = [retire(message) for message in self._old.messages if message.key not in taken and message.written]
        return (*stay, *leave)


def retire(message: Message) -> Message:
    """Return a message as an obsolete one, which no article refers to."""
    return structs.replace(message, obsolete=True, references=())


def _ranked(messages: Sequence[Message], live: Set[Key], rank: Rank) -> list[Origin]:
    count = max(len(messages), 1)
    return [
        Origin(message, Rank.LIVE if message.key in live else rank, index / count)
        for index, message in enumerate(messages)
        if message.msgstr
    ]
