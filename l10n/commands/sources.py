"""The articles of a project as bytes, and what is known of them from before."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.cache import CACHE_FILE, Cache
from l10n.commands.project import Outcome, Project
from l10n.errors import L10nError
from l10n.fingerprint import code_version, digest
from l10n.pipeline.tasks.sources import Source

_READ_AT_ONCE = 256


class Sources:
    """Reads articles, with their skeletons where the cache has them."""

    def __init__(self, project: Project, outcome: Outcome) -> None:
        self._project = project
        self._outcome = outcome
        self.cache = Cache(project.workspace.private(CACHE_FILE))
        self._version = digest(b"skeleton", code_version(), msgspec.msgpack.encode(project.basis()))

    def read(self, articles: Sequence[str]) -> Iterator[list[Source]]:
        """Yield the articles in order, some at a time; one that cannot be read is noted and left out."""
        for start in range(0, len(articles), _READ_AT_ONCE):
            read = dict(self._stored(articles[start : start + _READ_AT_ONCE]))
            keys = {article: self._key(article, stored) for article, stored in read.items()}
            known = self.cache.get(keys.values())
            yield [
                Source(article, self._project.source_path(article), stored, known.get(keys[article], b""))
                for article, stored in read.items()
            ]

    def keep(self, made: Iterable[tuple[Source, bytes]]) -> None:
        """Keep skeletons for the next time."""
        self.cache.put({self._key(source.article, source.stored): skeleton for source, skeleton in made})

    def close(self) -> None:
        """Let go of the cache."""
        self.cache.close()

    def _stored(self, articles: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for article in articles:
            path = self._project.source_path(article)
            try:
                yield article, self._project.workspace.read(path, self._project.config.limits.article)
            except L10nError as error:
                self._outcome.fail(error, path)

    def _key(self, article: str, stored: bytes) -> bytes:
        return digest(self._version, article.encode("utf-8", "surrogateescape"), stored)
