"""What the other articles of a language have for a key: exact matches only, found without reading what cannot match.

Of each catalog it is remembered, under a hash of its content, which keys it has translations for; so that the search
for the new keys of one article reads the catalogs that have them, and no others. Whoever has a catalog at hand says
which they are, so that none is read for that alone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.cache import Cache
from l10n.catalog.marks import mark, marks_of
from l10n.commands.project import Project
from l10n.commands.records import Records
from l10n.errors import L10nError
from l10n.model.catalog import Key, Message
from l10n.model.locale import LocaleTag

_FEW = 24
"""Up to this many keys in a run, only those catalogs are parsed that have one."""


class TranslationMemory:
    """The translations of one language, by key.

    paths:  of its catalogs
    """

    def __init__(self, project: Project, cache: Cache, locale: LocaleTag, paths: Sequence[str]) -> None:
        self._project = project
        self._paths = paths
        about = (b"marks", msgspec.msgpack.encode(project.basis().limits))
        self._records = Records(project.workspace, cache, bytes, lambda path: (path,), about, f"translated-{locale}")
        self._noted: dict[str, bytes] = {}
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

    def note(self, path: str, marks: bytes) -> None:
        """Take note of a catalog's marks (see `marks_of`)."""
        self._noted[path] = marks

    def keep(self) -> None:
        """Keep what is new for the next run."""
        if self._noted:
            self._records.keep(self._noted.items())

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
        wanted = [mark(key) for key in keys]
        for path, marks in self._marks():
            if any(each in marks for each in wanted):
                yield path

    def _marks(self) -> Iterator[tuple[str, bytes]]:
        """Yield each catalog with the marks of the keys that it has translations for."""
        known = self._records.recall([path for path in self._paths if path not in self._noted])
        for path in self._paths:
            if path not in known and path not in self._noted:
                self.note(path, marks_of(self._translated(path)))
            yield path, known[path] if path in known else self._noted[path]
