"""What came of articles the last time, for as long as nothing that it was made from has changed.

A record stands under a hash of the contents that it was made from and of those that were written: whoever touches one
of these files, the article is looked at again. What else counts for all articles, such as the configuration, is part
of the hash, too.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from l10n.cache import Cache
from l10n.errors import L10nError
from l10n.fingerprint import code_version, digest
from l10n.workspace import Workspace

R = TypeVar("R")


def recalled(cache: Cache, kind: type[R], key: bytes, make: Callable[[], R]) -> R:
    """Return what `make` returns, without making it where the cache has it.

    kind:  of what it returns
    key:   hash of everything that it is made from, but for our code
    """
    key = digest(code_version(), key)
    try:
        return msgspec.msgpack.decode(cache.get((key,))[key], type=kind)
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError):
        made = make()
        cache.put({key: msgspec.msgpack.encode(made)})
        return made


class Records(Generic[R]):
    """The records of one command.

    kind:   of a record
    files:  article -> paths, below the project's root, of the files that its record depends on
    about:  everything else that it depends on
    """

    def __init__(
        self,
        workspace: Workspace,
        cache: Cache,
        kind: type[R],
        files: Callable[[str], Iterable[str]],
        about: Iterable[bytes],
    ) -> None:
        self._workspace = workspace
        self._cache = cache
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._files = files
        self._about = digest(code_version(), *about)

    def recall(self, articles: Sequence[str]) -> dict[str, R]:
        """Return the records of articles that still hold."""
        keys = dict(self._keys(articles))
        known = self._cache.get(keys.values())
        found = {}
        for article, key in keys.items():
            if (data := known.get(key)) is not None:
                try:
                    found[article] = self._decoder.decode(data)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue
        return found

    def keep(self, records: Mapping[str, R]) -> None:
        """Keep what came of articles, once all is written."""
        keys = dict(self._keys(records))
        self._cache.put({key: msgspec.msgpack.encode(records[article]) for article, key in keys.items()})

    def _keys(self, articles: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for article in articles:
            try:
                contents = [self._workspace.digest(path) or b"" for path in self._files(article)]
            except L10nError:
                continue  # It is told where the file is worked on.
            yield article, digest(self._about, article.encode("utf-8", "surrogateescape"), *contents)
