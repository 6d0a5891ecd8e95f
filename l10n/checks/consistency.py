"""The same source text is translated in several ways.

Compared over all catalogs of a language. With `--changed`, or paths on the command line, only the catalogs that are
looked at are compared with one another: what a change does to the others is for a check of everything to tell. Headings
and terms of definition lists warn, other texts are for the report.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from l10n.checks import EVERYWHERE, Finding, declare
from l10n.checks.prose import letters
from l10n.model.diagnostic import Severity
from l10n.model.unit import Unit

INCONSISTENT = declare(
    "T15", "inconsistent", Severity.WARNING, "agree on one translation, or give the source a l10n:context", __doc__
)
SAME_TARGET = declare(
    "T16",
    "same-translation",
    Severity.INFO,
    "see whether the difference got lost",
    "Several source texts have the same translation, compared as for `inconsistent`. Off unless asked for: different"
    " source texts often rightly share a translation.",
    {EVERYWHERE: "off"},
)

_PROMINENT: frozenset[str] = frozenset({"heading", "term"})
_ROW = struct.Struct("<8s8s8sI?")
_SLOTS = 1 << 21
"""For the digests of all messages of a language: with 200,000, one in ten looks repeated that is not."""


class Rendering(NamedTuple):
    """One message of one catalog, as digests of 64 bits: memory does not grow with the length of texts."""

    key: bytes
    """Of msgctxt and msgid."""
    source: bytes
    """Of the msgid's letters and digits, in lower case; empty where sources are not compared."""
    target: bytes
    """Of the msgstr."""
    line: int
    """Of the catalog."""
    prominent: bool
    """A heading or a term: readers meet it again and again."""


Packed = tuple[str, bytes]
"""(path of a catalog, its renderings in rows of equal length): 29 bytes a message."""


class Place(NamedTuple):
    """A message."""

    path: str
    line: int


def rendering(unit: Unit, target: str, line: int, *, sources: bool = True) -> bytes:
    """Return a message as the comparison needs it: a `Rendering`, as a row.

    sources:  whether different sources with one translation are looked for
    """
    key = _digest(f"{unit.context or ''}\x04{unit.msgid}")
    source = _digest(letters(unit.msgid)) if sources else b""
    return _ROW.pack(key, source, _digest(target), line, unit.place in _PROMINENT)


def pack(rows: Iterable[bytes]) -> bytes:
    """Return the renderings of a catalog in little memory."""
    return b"".join(rows)


def inconsistencies(catalogs: Sequence[Packed]) -> Iterator[tuple[Place, Finding]]:
    """Yield each message that is not translated as most of its kind are, with where it is otherwise.

    catalogs:  all of one language, in an order that does not change from run to run
    """
    # Most messages are met once, and are kept out of the dictionary, which would be the largest thing in memory.
    met = _met(catalogs)
    targets: dict[bytes, bytes] = {}
    divided = {
        key
        for _, packed in catalogs
        for key, _, target, _, _ in _ROW.iter_unpack(packed)
        if met[_slot(key)] > 1 and targets.setdefault(key, target) != target
    }
    groups: dict[bytes, list[tuple[Place, Rendering]]] = defaultdict(list)
    if divided:
        for place, one in _all(catalogs):
            if one.key in divided:
                groups[one.key].append((place, one))
    for group in groups.values():
        yield from _outvoted(group)


def _met(catalogs: Sequence[Packed]) -> bytearray:
    """Return how often messages are met, by slot: not at all, once, or more often."""
    met = bytearray(_SLOTS)
    for _, packed in catalogs:
        for key, *_ in _ROW.iter_unpack(packed):
            slot = _slot(key)
            met[slot] = min(met[slot] + 1, 2)
    return met


def _slot(key: bytes) -> int:
    return int.from_bytes(key[:3], "little") % _SLOTS


def _outvoted(group: Sequence[tuple[Place, Rendering]]) -> Iterator[tuple[Place, Finding]]:
    votes: dict[bytes, list[Place]] = defaultdict(list)
    for place, one in group:
        votes[one.target].append(place)
    usual, places = max(votes.items(), key=lambda item: len(item[1]))
    where = f"{places[0].path}:{places[0].line}" + (f" and {len(places) - 1} more" if len(places) > 1 else "")
    for place, one in group:
        if one.target != usual:
            severity = None if one.prominent else Severity.INFO
            yield place, Finding(INCONSISTENT, f"the same source is translated otherwise in {where}", severity=severity)


def same_translations(catalogs: Sequence[Packed]) -> Iterator[tuple[Place, Finding]]:
    """Yield each message whose translation an earlier one of another source has too."""
    first: dict[bytes, tuple[Place, bytes]] = {}
    for place, one in _all(catalogs):
        earlier, source = first.setdefault(one.target, (place, one.source))
        if source != one.source:
            where = f"{earlier.path}:{earlier.line}"
            yield place, Finding(SAME_TARGET, f"another source has the same translation in {where}")


def _all(catalogs: Sequence[Packed]) -> Iterator[tuple[Place, Rendering]]:
    for path, rows in catalogs:
        for row in _ROW.iter_unpack(rows):
            one = Rendering(*row)
            yield Place(path, one.line), one


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
