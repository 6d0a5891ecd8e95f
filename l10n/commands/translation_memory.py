"""What the other articles of a language have for a key: exact matches only, found without reading what cannot match."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from l10n.catalog.po_read import parse_po
from l10n.commands.project import Project
from l10n.errors import L10nError
from l10n.model.catalog import Key

_SPLIT = re.compile(r"[\s\"\\]+")
_TELLING = 8
"""Words of a msgid that are looked for, the longest ones."""
_FEW = 24
"""Up to this many keys in a run, files are searched as bytes and only those that hold one are parsed."""


class TranslationMemory:
    """The translations of one language, by key."""

    def __init__(self, project: Project, paths: Sequence[str]) -> None:
        self._project = project
        self._paths = paths
        self._all: dict[Key, Counter[str]] | None = None
        self._asked = 0

    def look_up(self, keys: Sequence[Key]) -> dict[Key, tuple[str, ...]]:
        """Return the translations that catalogs have for some keys, commonest first."""
        self._asked += len(keys)
        if self._all is None and self._asked > _FEW:
            self._all = self._read(self._paths, ())
        found = self._all if self._all is not None else self._read(self._paths, keys)
        renderings = ((key, found.get(key)) for key in keys)
        return {key: tuple(text for text, _ in texts.most_common()) for key, texts in renderings if texts}

    def _read(self, paths: Sequence[str], keys: Sequence[Key]) -> dict[Key, Counter[str]]:
        wanted = [_words(msgid) for _, msgid in keys]
        found: dict[Key, Counter[str]] = {}
        for path in paths:
            try:
                data = self._project.workspace.read(path, self._project.config.limits.catalog)
                if wanted and not any(all(word in data for word in words) for words in wanted):
                    continue
                messages = parse_po(data, path, self._project.config.limits).messages
            except L10nError:
                continue  # It is noted where it is worked on.
            for message in messages:
                if message.translated:
                    found.setdefault(message.key, Counter())[message.msgstr] += 1
        return found


def _words(msgid: str) -> tuple[bytes, ...]:
    """Return words that a file which has the msgid holds as they are, wherever an editor wraps its lines."""
    words = {word for word in _SPLIT.split(msgid) if word}
    return tuple(word.encode() for word in sorted(words, key=len, reverse=True)[:_TELLING])
