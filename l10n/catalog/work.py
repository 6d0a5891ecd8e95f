"""One update under way: which fresh messages have their translation, and from where."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from l10n.catalog.normal_form import NormalForm, normal_form
from l10n.catalog.pool import Origin, Pool
from l10n.catalog.tokens import BRACE_FORMAT, is_braced, placeholder_names
from l10n.model.catalog import Key, Message

WORDS_OF_A_TEXT = 3
"""Words from which a translation is taken to fit wherever its source text stands."""


class Work:
    """What the rungs of an update share.

    fresh:     the messages of the new catalog, as the article gives them
    results:   what becomes of each; None while no rung has settled it
    outcomes:  what has become of how many
    labels:    (UI label, its translation) of labels that became hidden
    """

    def __init__(self, fresh: Sequence[Message], pool: Pool) -> None:
        self.fresh = fresh
        self.pool = pool
        self.results: list[Message | None] = [None] * len(fresh)
        self.outcomes: Counter[str] = Counter()
        self.labels: dict[str, str] = {}
        self._forms: dict[int, NormalForm] = {}

    def open(self) -> Iterator[tuple[int, Message]]:
        """Yield each message that no rung has settled, with its index."""
        return ((index, message) for index, message in enumerate(self.fresh) if self.results[index] is None)

    def form(self, message: Message) -> NormalForm:
        """Return the normal form of a message of this update, made once."""
        if id(message) not in self._forms:
            self._forms[id(message)] = normal_form(message)
        return self._forms[id(message)]

    def settle(self, index: int, outcome: str, message: Message) -> None:
        """Put a message in the place of a fresh one.

        outcome:  what has become of it: the name of a field of `Updated`
        """
        self.results[index] = message
        self.outcomes[outcome] += 1

    def inherit(self, index: int, outcome: str, origin: Origin, target: str, *, fuzzy: bool, move: bool) -> None:
        """Settle a message with a translation of another one.

        target:  the translation, with the tokens of the fresh message
        move:    whether the translation leaves its origin, with the translator's comments; otherwise it is copied
        """
        fresh = self.fresh[index]
        fuzzy = fuzzy or origin.message.fuzzy
        previous = origin.made_for if fuzzy and origin.made_for != fresh.key else None
        message = translated(fresh, target, fuzzy=fuzzy, previous=previous)
        if move:
            self.pool.use(origin)
            flags = merged_flags(origin.message, fresh, fuzzy=fuzzy)
            message = structs.replace(message, comments=origin.message.comments, flags=flags)
        self.settle(index, outcome, message)


def translated(fresh: Message, target: str, *, fuzzy: bool, previous: Key | None = None) -> Message:
    """Return a fresh message with a translation."""
    flags = ("fuzzy", *fresh.flags) if fuzzy else fresh.flags
    return structs.replace(fresh, msgstr=target, flags=flags, previous=previous)


def merged_flags(old: Message, fresh: Message, *, fuzzy: bool) -> tuple[str, ...]:
    """Return the flags of `fresh` and those of `old` that are not ours; the old ones' order where they are the same."""
    own = ("fuzzy", *fresh.flags) if fuzzy else fresh.flags
    foreign = tuple(flag for flag in old.flags if flag not in ("fuzzy", BRACE_FORMAT, *fresh.flags))
    flags = own + foreign
    return old.flags if set(flags) == set(old.flags) else flags


def fits(target: str, fresh: Message) -> bool:
    """Return whether a translation has the placeholders of its msgid, each as often."""
    braced = is_braced(fresh)
    return placeholder_names(target, braced=braced) == placeholder_names(fresh.msgid, braced=braced)
