"""What the other articles of a language have for a key: exact matches only, found without reading what cannot match.

Of each catalog it is remembered, under a hash of its content, which keys it has translations for; so that the search
for the new keys of one article reads the catalogs that have them, and no others.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.cache import Cache
from l10n.commands.project import Project
from l10n.errors import L10nError
from l10n.fingerprint import code_version, digest
from l10n.model.catalog import Key, Message

_FEW = 24
"""Up to this many keys in a run, only those catalogs are parsed that have one."""
_MARK = 8
"""Bytes of a key's hash: two keys that share them cost the reading of a catalog, no more."""


class TranslationMemory:
    """The translations of one language, by key."""

    def __init__(self, project: Project, cache: Cache, paths: Sequence[str]) -> None:
        self._project = project
        self._cache = cache
        self._paths = paths
        self._limits = msgspec.msgpack.encode(project.basis.limits)
        self._all: dict[Key, Counter[str]] | None = None
        self._asked = 0

    def look_up(self, keys: Sequence[Key]) -> dict[Key, tuple[str, ...]]:
        """Return the translations that catalogs have for some keys, commonest first."""
        self._asked += len(keys)
        if self._all is None and self._asked > _FEW:
            self._all = self._read(self._paths)
        found = self._all if self._all is not None else self._read(self._holding(keys))
        renderings = ((key, found.get(key)) for key in keys)
        return {key: tuple(text for text, _ in texts.most_common()) for key, texts in renderings if texts}

    def _read(self, paths: Iterable[str]) -> dict[Key, Counter[str]]:
        found: dict[Key, Counter[str]] = {}
        for path in paths:
            for message in self._translated(path):
                found.setdefault(message.key, Counter())[message.msgstr] += 1
        return found

    def _translated(self, path: str) -> list[Message]:
        try:
            return [message for message in self._project.catalog(path).messages if message.translated]
        except L10nError:
            return []  # It is noted where it is worked on.

    def _holding(self, keys: Sequence[Key]) -> Iterator[str]:
        """Yield the catalogs that have one of some keys."""
        wanted = [_mark(key) for key in keys]
        for path, marks in self._marks():
            if any(mark in marks for mark in wanted):
                yield path

    def _marks(self) -> Iterator[tuple[str, bytes]]:
        """Yield each catalog with the marks of the keys that it has translations for."""
        cached = {path: key for path in self._paths if (key := self._cache_key(path))}
        known = self._cache.get(cached.values())
        fresh: dict[bytes, bytes] = {}
        for path, key in cached.items():
            if key not in known:
                known[key] = fresh[key] = b"".join(_mark(message.key) for message in self._translated(path))
            yield path, known[key]
        self._cache.put(fresh)

    def _cache_key(self, path: str) -> bytes | None:
        try:
            content = self._project.workspace.digest(path)
        except L10nError:
            return None
        return digest(b"marks", code_version(), self._limits, content) if content else None


def _mark(key: Key) -> bytes:
    context, msgid = key
    return digest((context or "").encode("utf-8", "surrogatepass"), msgid.encode("utf-8", "surrogatepass"))[:_MARK]
