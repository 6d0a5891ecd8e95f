"""Three versions of a catalog -> one, message by message, for `git merge`.

1. What one side changed is as that side has it; what neither or both changed alike is as both have it.
2. Where both changed a translation, ours is kept, marked fuzzy, and theirs stands in a comment: a human decides.
3. Nothing that somebody wrote is dropped: what one side gave up while the other worked on it becomes obsolete.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import structs

from l10n.catalog.guard import same_messages
from l10n.catalog.pool import retire
from l10n.model.catalog import Catalog, Key, Message

T = TypeVar("T")


class Merged(msgspec.Struct, frozen=True):
    """What a three-way merge gives."""

    catalog: Catalog
    conflicts: tuple[Key, ...] = ()
    """Keys of the messages whose translation both sides changed."""


def merge3(base: Catalog, ours: Catalog, theirs: Catalog) -> Merged:
    """Return the catalog that has the changes from `base` to `ours` and those from `base` to `theirs`.

    base:  the common ancestor; empty where both sides added the file
    law:   what is merged with an unchanged side comes out as it is
    """
    if same_messages(base, ours) or same_messages(base, theirs):
        return Merged(theirs if same_messages(base, ours) else ours)
    old, mine, other = ({m.key: m for m in chain(c.messages, c.obsolete)} for c in (base, ours, theirs))
    merged: dict[Key, Message] = {}
    conflicts: list[Key] = []
    given_up: dict[Key, Message] = {}
    for key in mine | other:
        before, left, right = old.get(key), mine.get(key), other.get(key)
        if left and right:
            merged[key], conflict = _merge(before, left, right)
            conflicts += [key] * conflict
        elif (message := left or right) and before is None:
            merged[key] = message
        elif message and before and _content(message) != _content(before):
            given_up[key] = message
    _hand_on(old, merged, given_up)
    merged |= {key: retire(message) for key, message in given_up.items() if message.written}
    order = list(dict.fromkeys((*_order(base.messages, ours.messages, theirs.messages), *merged)))
    messages = [merged[key] for key in order if key in merged]
    catalog = Catalog(
        comments=_lines(base.comments, ours.comments, theirs.comments),
        header=_header(base, ours, theirs),
        header_flags=_pick(base.header_flags, ours.header_flags, theirs.header_flags),
        messages=tuple(message for message in messages if not message.obsolete),
        obsolete=tuple(message for message in messages if message.obsolete),
    )
    return Merged(catalog, tuple(conflicts))


def _pick(base: T, ours: T, theirs: T) -> T:
    """Return the value that changed; ours where both did."""
    return theirs if ours == base else ours


def _content(message: Message) -> Message:
    return structs.replace(message, line=0)


class _Target(NamedTuple):
    """A translation and its state, which change together."""

    msgstr: str = ""
    plurals: tuple[str, ...] = ()
    fuzzy: bool = False
    previous: Key | None = None
    previous_plural: str | None = None

    @property
    def wording(self) -> tuple[str, ...]:
        return (self.msgstr, *self.plurals)

    @property
    def empty(self) -> bool:
        return not any(self.wording)


def _target(message: Message) -> _Target:
    return _Target(message.msgstr, message.plurals, message.fuzzy, message.previous, message.previous_plural)


def _merge(base: Message | None, ours: Message, theirs: Message) -> tuple[Message, bool]:
    """Return one message of two, and whether their translations are in conflict."""
    before = base or Message(msgid=ours.msgid, context=ours.context)
    target, rejected = _merge_targets(_target(before), _target(ours), _target(theirs))
    flags = _pick(*(tuple(flag for flag in m.flags if flag != "fuzzy") for m in (before, ours, theirs)))
    comments = _lines(before.comments, ours.comments, theirs.comments)
    if rejected:
        note = "The other side of a merge has: " + " | ".join(rejected).replace("\n", "\\n")
        comments = (*comments, note)
    message = structs.replace(
        ours,
        msgstr=target.msgstr,
        plurals=target.plurals,
        previous=target.previous,
        previous_plural=target.previous_plural,
        flags=("fuzzy", *flags) if target.fuzzy else flags,
        comments=comments,
        extracted=_pick(before.extracted, ours.extracted, theirs.extracted),
        references=_pick(before.references, ours.references, theirs.references),
        obsolete=_pick(before.obsolete, ours.obsolete, theirs.obsolete) if base else ours.obsolete and theirs.obsolete,
    )
    return message, bool(rejected)


def _merge_targets(base: _Target, ours: _Target, theirs: _Target) -> tuple[_Target, tuple[str, ...]]:
    """Return the translation to keep, and the wording that lost against it, () where none did."""
    if ours == base or theirs == base:
        return _pick(base, ours, theirs), ()
    if ours.wording == theirs.wording:
        return ours if theirs.fuzzy else theirs, ()
    if ours.empty or theirs.empty:
        return (theirs if ours.empty else ours)._replace(fuzzy=True), ()
    return ours._replace(fuzzy=True), theirs.wording


def _lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return our lines without those that the other side removed, and with those that it added."""
    removed = set(base) - set(theirs)
    added = (line for line in theirs if line not in base and line not in ours)
    return (*(line for line in ours if line not in removed), *added)


def _header(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[tuple[str, str], ...]:
    before, mine, other = (dict(catalog.header) for catalog in (base, ours, theirs))
    values = {name: _pick(before.get(name), mine.get(name), other.get(name)) for name in mine | other}
    return tuple((name, value) for name, value in values.items() if value is not None)


def _hand_on(old: Mapping[Key, Message], merged: dict[Key, Message], given_up: dict[Key, Message]) -> None:
    """Give suggestions that one side made of an old translation the wording that the other side has for it now.

    given_up:  messages that one side dropped while the other worked on them; those that are handed on leave it
    """
    for key, message in list(merged.items()):
        previous = message.previous if message.fuzzy else None
        before = old.get(previous) if previous else None
        if previous is None or before is None or before.msgstr != message.msgstr:
            continue
        now = given_up.get(previous) or merged.get(previous)
        if now and now.msgstr and not now.fuzzy:
            comments = _lines(before.comments, message.comments, now.comments)
            merged[key] = structs.replace(message, msgstr=now.msgstr, comments=comments)
            given_up.pop(previous, None)


def _order(base: Iterable[Message], ours: Iterable[Message], theirs: Iterable[Message]) -> Iterator[Key]:
    """Yield the keys of both sides, in the order of the one that changed it, each addition after its neighbour."""
    before, mine, other = ([message.key for message in messages] for messages in (base, ours, theirs))
    first, second = (other, mine) if mine == before else (mine, other)
    known = set(first)
    additions: dict[Key | None, list[Key]] = {}
    neighbour: Key | None = None
    for key in second:
        if key in known:
            neighbour = key
        else:
            additions.setdefault(neighbour, []).append(key)
    yield from additions.get(None, ())
    for key in first:
        yield key
        yield from additions.get(key, ())
