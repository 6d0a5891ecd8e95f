"""The catalogs of several articles -> one, for who wants to work in one file, and back.

1. Articles that say the same about a message (translation, state, comments) share one message of the bundle, which has
   the references of all of them. Where they differ, what most of them say has the message's own key; for each other
   article the message stands a second time, with the article in its msgctxt. So has each UI label: it is no prose.
2. A bundle holds what there is to translate. Obsolete messages stay where they are, and so do headers.
3. Coming back, a bundle is one side of a three-way merge: what was changed in it since it was made is taken over, what
   was changed in a catalog meanwhile stays.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import chain

import msgspec
from msgspec import structs

from l10n.catalog.guard import same_messages
from l10n.catalog.merge import Merged, merge3
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Key, Message

_Index = Mapping[Key, Message]


def bundle_messages(catalogs: Mapping[str, Catalog], apart: Set[str]) -> tuple[Message, ...]:
    """Return the live messages of catalogs, each once where they agree, in order of catalogs and documents.

    catalogs:  name -> catalog; the names stand in contexts, so translators see them
    apart:     names of catalogs that share nothing with others
    raises:    CatalogError where two messages would have one key, which takes a context like the ones made here
    law:       `unbundle` of what this returns changes nothing
    """
    states = _states(catalogs, apart)
    found: dict[Key, Message] = {}
    shared: set[Key] = set()
    for name, catalog in catalogs.items():
        for message in catalog.messages:
            users = states[message.key].get(_state(message), [])
            if name in apart or users is not _commonest(states[message.key]):
                _add(found, structs.replace(message, context=_context(message.context, name)))
            elif message.key not in shared:
                shared.add(message.key)
                _add(found, _joined(users))
    return tuple(found.values())


class Unbundled(msgspec.Struct, frozen=True):
    """What a bundle that comes back means for the catalogs."""

    catalogs: Mapping[str, Catalog]
    """Those that change, by name."""
    conflicts: tuple[tuple[str, Message], ...] = ()
    """Name of a catalog and message of the bundle, where both changed a translation."""
    strays: tuple[Message, ...] = ()
    """Messages of the bundle that somebody worked on and no catalog has a place for."""


def unbundle(catalogs: Mapping[str, Catalog], before: Catalog | None, after: Catalog, apart: Set[str]) -> Unbundled:
    """Return what was changed in a bundle, brought into the catalogs.

    before:  the bundle as it was made; None where nobody knows, and every difference may be a change of either side
    after:   the bundle as it comes back; a message that is missing in it is as it was
    apart:   as in `bundle_messages`

    What was changed in a message that its catalog no longer has goes to the message that took its place, or becomes
    obsolete.
    """
    base = {message.key: message for message in before.messages} if before else {}
    returned = {message.key: _with_references(message, base.get(message.key)) for message in after.messages}
    used = {
        found.key
        for name, catalog in catalogs.items()
        for message in catalog.messages
        if (found := _look_up(returned, name, message, apart))
    }
    left = [message for key, message in returned.items() if key not in used and _worked_on(base.get(key), message)]
    owners = _Owners(catalogs, apart)
    strays: dict[str | None, list[Message]] = {}
    for message in left:
        strays.setdefault(owners.of(message), []).append(message)
    changed, conflicts = {}, []
    for name, catalog in catalogs.items():
        merged = _take_over(name, catalog, base, returned, strays.get(name, ()), apart)
        if not same_messages(catalog, merged.catalog):
            changed[name] = merged.catalog
        conflicts += [(name, _found(returned, name, key)) for key in merged.conflicts]
    return Unbundled(changed, tuple(conflicts), tuple(strays.get(None, ())))


class _Owners:
    """Tells which catalog a message of a bundle was taken from."""

    def __init__(self, catalogs: Mapping[str, Catalog], apart: Set[str]) -> None:
        self._names = catalogs.keys()
        self._by_reference = {
            reference: name
            for name, catalog in catalogs.items()
            if name not in apart
            for message in catalog.messages
            for reference in message.references
        }

    def of(self, message: Message) -> str | None:
        """Return the name of a catalog, judging by the message's context, else by its references."""
        _, mark, name = (message.context or "").rpartition(_SEPARATOR)
        if mark and name in self._names:
            return name
        return next(filter(None, map(self._by_reference.get, message.references)), None)


def _take_over(
    name: str, catalog: Catalog, base: _Index, after: _Index, strays: Iterable[Message], apart: Set[str]
) -> Merged:
    """Return the three-way merge of a catalog with its part of a bundle."""
    old, new = [], []
    for message in catalog.messages:
        theirs = _look_up(after, name, message, apart)
        old.append(_with_target(message, _look_up(base, name, message, apart)) if theirs else message)
        new.append(_with_target(message, theirs) if theirs else message)
    obsolete = {message.key: message for message in catalog.obsolete}
    old_obsolete, new_obsolete = dict(obsolete), dict(obsolete)
    for stray in strays:
        bare = structs.replace(stray, context=_bare(stray.context, name))
        if bare.key in obsolete:
            old_obsolete[bare.key] = _with_target(obsolete[bare.key], base.get(stray.key))
            new_obsolete[bare.key] = _with_target(obsolete[bare.key], stray)
        else:
            old.append(_with_target(bare, base.get(stray.key)))
            new.append(bare)
    return merge3(
        structs.replace(catalog, messages=tuple(old), obsolete=tuple(old_obsolete.values())),
        catalog,
        structs.replace(catalog, messages=tuple(new), obsolete=tuple(new_obsolete.values())),
    )


_State = tuple[object, ...]


def _state(message: Message) -> _State:
    return (
        message.msgstr,
        message.plural,
        message.plurals,
        message.flags,
        message.comments,
        message.previous,
        message.previous_plural,
    )


def _with_references(message: Message, before: Message | None) -> Message:
    """Return a message with the references that it had, where a translator's tool has dropped them."""
    return message if message.references or not before else structs.replace(message, references=before.references)


def _worked_on(before: Message | None, after: Message) -> bool:
    return _state(after) != _state(before or _with_target(after, None))


def _states(catalogs: Mapping[str, Catalog], apart: Set[str]) -> dict[Key, dict[_State, list[Message]]]:
    """Return key -> state -> the messages that have it, without those of catalogs that share nothing."""
    found: dict[Key, dict[_State, list[Message]]] = {}
    for name, catalog in catalogs.items():
        for message in catalog.messages:
            states = found.setdefault(message.key, {})
            if name not in apart:
                states.setdefault(_state(message), []).append(message)
    return found


def _commonest(states: Mapping[_State, list[Message]]) -> list[Message]:
    """Return the messages of the state that most have; of several, the first."""
    return max(states.values(), key=len)


def _joined(users: list[Message]) -> Message:
    extracted = dict.fromkeys(chain.from_iterable(message.extracted for message in users))
    references = dict.fromkeys(chain.from_iterable(message.references for message in users))
    return structs.replace(users[0], extracted=tuple(extracted), references=tuple(references))


def _add(found: dict[Key, Message], message: Message) -> None:
    if message.key in found:
        raise CatalogError(
            f'two messages would have the context "{message.context}"', remedy="give one of them another l10n:context"
        )
    found[message.key] = message


_SEPARATOR = "@ "


def _context(context: str | None, name: str) -> str:
    """Return the msgctxt of a message that stands in a bundle for one article only.

    >>> _context(None, "articles/mfa"), _context("alt", "articles/mfa")
    ('@ articles/mfa', 'alt @ articles/mfa')
    """
    return f"{_SEPARATOR}{name}" if context is None else f"{context} {_SEPARATOR}{name}"


def _bare(context: str | None, name: str) -> str | None:
    """Return the msgctxt that a message has in its own catalog."""
    if context == _context(None, name):
        return None
    return context.removesuffix(f" {_SEPARATOR}{name}") if context else context


def _look_up(bundle: _Index, name: str, message: Message, apart: Set[str]) -> Message | None:
    """Return what a bundle has for a message of a catalog: a message of its own, or a share in one."""
    if own := bundle.get((_context(message.context, name), message.msgid)):
        return own
    shared = bundle.get(message.key)
    if not shared or name in apart:
        return None
    strangers = shared.references and message.references and not {*shared.references} & {*message.references}
    return None if strangers else shared


def _found(bundle: _Index, name: str, key: Key) -> Message:
    """Return the message of a bundle that a message of a catalog is in conflict with."""
    context, msgid = key
    return bundle.get((_context(context, name), msgid)) or bundle[key]


def _with_target(message: Message, other: Message | None) -> Message:
    """Return a message with the translation, its state and the translators' comments of another; without, if None."""
    flags = tuple(flag for flag in message.flags if flag != "fuzzy")
    source = other or Message(msgid=message.msgid)
    return structs.replace(
        message,
        msgstr=source.msgstr,
        plurals=source.plurals,
        previous=source.previous,
        previous_plural=source.previous_plural,
        flags=("fuzzy", *flags) if source.fuzzy else flags,
        comments=source.comments,
    )
