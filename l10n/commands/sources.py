"""The articles of a project as bytes, and what is known of them from before."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.cache import CACHE_FILE, Cache
from l10n.commands.project import Outcome, Project
from l10n.errors import L10nError
from l10n.fingerprint import code_version, digest
from l10n.pipeline.tasks.sources import Source

_READ_AT_ONCE = 64


class Sources:
    """Reads articles, with their skeletons where the cache has them."""

    def __init__(self, project: Project, outcome: Outcome) -> None:
        self._project = project
        self._outcome = outcome
        self.cache = Cache(project.workspace.private(CACHE_FILE))
        self._keys: dict[str, bytes] = {}
        """Article -> the key of its skeleton."""
        self._version = digest(b"skeleton", code_version(), msgspec.msgpack.encode(project.basis()))

    def read(self, articles: Sequence[str]) -> Iterator[list[Source]]:
        """Yield the articles in order, some at a time; one that cannot be read is noted and left out."""
        for start in range(0, len(articles), _READ_AT_ONCE):
            read = list(self._stored(articles[start : start + _READ_AT_ONCE]))
            known = self.cache.get(key for _, _, key in read)
            self._keys.update((article, key) for article, _, key in read)
            yield [
                Source(article, self._project.source_path(article), stored, known.get(key, b""))
                for article, stored, key in read
            ]

    def skeletons(self, articles: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield those of the articles whose skeletons are known, with these, without reading the articles."""
        if self.cache.is_new:
            return
        for start in range(0, len(articles), _READ_AT_ONCE):
            keys = dict(self._known_keys(articles[start : start + _READ_AT_ONCE]))
            known = self.cache.get(keys.values())
            yield from ((article, known[key]) for article, key in keys.items() if key in known)

    def keep(self, made: Iterable[tuple[Source, bytes]]) -> None:
        """Keep skeletons of articles that were read, for the next time."""
        self.cache.put({self._keys[source.article]: skeleton for source, skeleton in made})

    def close(self) -> None:
        """Let go of the cache."""
        self.cache.close()

    def _stored(self, articles: Iterable[str]) -> Iterator[tuple[str, bytes, bytes]]:
        """Yield article, bytes, and the key of its skeleton."""
        for article in articles:
            path = self._project.source_path(article)
            try:
                stored, content = self._project.workspace.read_hashed(path, self._project.config.limits.article)
                yield article, stored, self._key(article, content)
            except L10nError as error:
                self._outcome.fail(error, path)

    def _known_keys(self, articles: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for article in articles:
            # What cannot be read is told where it has to be.
            with contextlib.suppress(L10nError):
                content = self._project.workspace.digest(self._project.source_path(article))
                if content is not None:
                    yield article, self._key(article, content)

    def _key(self, article: str, content: bytes) -> bytes:
        return digest(self._version, article.encode("utf-8", "surrogateescape"), content)
