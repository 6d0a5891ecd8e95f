"""What came of articles the last time, for as long as nothing that it was made from has changed.

1. A record stands under a hash of the contents that it was made from and of those that were written: whoever touches
   one of these files, the article is looked at again. What else counts for all articles, such as the configuration, is
   part of the hash, too.
2. Beside that, the records of the last run lie in one file, with the facts of their articles' files. Where these are
   still the same, nothing has to be hashed or looked up; thousands of articles are compared in a few milliseconds.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Generic, TypeVar

import msgspec

from l10n.cache import Cache
from l10n.errors import L10nError
from l10n.fingerprint import RACY, Facts, code_version, digest
from l10n.workspace import ABSENT, Workspace

R = TypeVar("R")
RECORDS = "records"
"""Folder of the files, in that of everything that can be made again."""
_MAP, _COUNT_BYTES = b"\xdf", 4
"""How MessagePack begins a map, which the number of its entries follows."""
_SUM_BYTES = 4
_AT_ONCE = 256
"""Records that are encoded and kept together."""
_FEW = 32
"""Up to this many records are looked up at each run before the file is written anew."""


class _Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that held when it was kept."""

    files: dict[str, Facts]
    """Facts of each file that it depends on, by path, as `Workspace.facts` gives them."""
    record: msgspec.Raw


_Entries = dict[str, _Entry]
"""By article."""


def recalled(cache: Cache, kind: type[R], key: bytes, make: Callable[[], R]) -> R:
    """Return what `make` returns, without making it where the cache has it.

    kind:  of what it returns
    key:   hash of everything that it is made from, but for our code
    """
    key = digest(code_version(), key)
    stored = cache.get((key,)).get(key, b"")
    # Each value says what it is: many look alike, and an empty table is a table of anything.
    if stored.startswith(key):
        try:
            return msgspec.msgpack.decode(stored[len(key) :], type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass
    made = make()
    cache.put({key: key + msgspec.msgpack.encode(made)})
    return made


class Records(Generic[R]):
    """The records of one command.

    kind:   of a record
    files:  article -> paths, below the project's root, of the files that its record depends on
    about:  everything else that it depends on
    name:   of the file for the records of the last run, "" where a command has but few
    made:   article -> the one of these paths that the command itself writes, without which no record holds
    """

    def __init__(
        self,
        workspace: Workspace,
        cache: Cache,
        kind: type[R],
        files: Callable[[str], Iterable[str]],
        about: Iterable[bytes],
        name: str = "",
        made: Callable[[str], str] | None = None,
    ) -> None:
        self._workspace = workspace
        self._cache = cache
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._files = files
        self._about = digest(code_version(), *about)
        self._name = name
        self._made = made
        self._fresh = 0
        """Records that the file does not have yet."""

    def recall(self, articles: Sequence[str]) -> dict[str, R]:
        """Return the records of articles that still hold."""
        rest = [article for article in articles if article not in self._standing]
        looked_up = dict(self._look_up(rest))
        self._stand(looked_up)
        data = {article: entry.record for article, entry in self._standing.items()} | looked_up
        found = {}
        for article in articles:
            if article in data:
                try:
                    found[article] = self._decoder.decode(data[article])
                except (msgspec.DecodeError, UnicodeDecodeError):
                    self._standing.pop(article, None)
        return found

    def keep(self, records: Iterable[tuple[str, R]]) -> None:
        """Keep what came of articles, once all is written; some at a time, so that nobody has to hold them all."""
        records = iter(records)
        while some := [*islice(records, _AT_ONCE)]:
            encoded = {article: msgspec.msgpack.encode(record) for article, record in some}
            self._cache.put({key: encoded[article] for article, key in self._keys(encoded)})
            for article in encoded:
                self._standing.pop(article, None)
            self._stand({article: msgspec.Raw(data) for article, data in encoded.items()})
        if self._fresh > _FEW:
            self._workspace.keep(f"{RECORDS}/{self._name}", self._pieces())
            del self._standing  # It is read again, should anybody ask.
            self._fresh = 0

    def _pieces(self) -> Iterator[bytes]:
        """Yield what lies in the file, piece by piece: many languages make it dozens of megabytes."""
        encode = msgspec.msgpack.encode
        head = self._about + _MAP + len(self._standing).to_bytes(_COUNT_BYTES, "big")
        total = 0
        for piece in chain((head,), (encode(article) + encode(entry) for article, entry in self._standing.items())):
            total = zlib.crc32(piece, total)
            yield piece
        yield total.to_bytes(_SUM_BYTES, "little")

    @cached_property
    def _standing(self) -> _Entries:
        """What lies in the file, as far as it holds."""
        return dict(self._read())

    def _read(self) -> Iterator[tuple[str, _Entry]]:
        """Yield what lies in the file, as far as it holds."""
        stored = self._workspace.kept(f"{RECORDS}/{self._name}") if self._name else None
        if stored is None:
            return
        data, total = memoryview(stored)[:-_SUM_BYTES], stored[-_SUM_BYTES:]
        about = data[: len(self._about)]
        if about != self._about or zlib.crc32(data).to_bytes(_SUM_BYTES, "little") != total:
            return
        try:
            entries = msgspec.msgpack.decode(data[len(about) :], type=_Entries)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return
        known, facts = self._workspace.files.items(), self._workspace.facts
        for article, entry in entries.items():
            # Most files are there and known, which is seen at once.
            if entry.files.items() <= known or all(facts(path) == was for path, was in entry.files.items()):
                yield article, entry

    def _stand(self, records: Mapping[str, msgspec.Raw]) -> None:
        """Take in what can be known by its facts the next time: not what has changed only just now."""
        settled = time.time_ns() - RACY
        for article, record in records.items() if self._name else ():
            files = {path: self._workspace.facts(path) for path in self._files(article)}
            if all(changed < settled for changed, _ in files.values()):
                self._standing[article] = _Entry(files, record)
                self._fresh += 1

    def _look_up(self, articles: Iterable[str]) -> Iterator[tuple[str, msgspec.Raw]]:
        # Every file would be read to ask a cache that is empty, or has nothing on what was never made.
        facts, made = self._workspace.facts, self._made
        there = articles if made is None else [article for article in articles if facts(made(article)) != ABSENT]
        keys = {} if self._cache.is_new else dict(self._keys(there))
        known = self._cache.get(keys.values())
        return ((article, msgspec.Raw(known[key])) for article, key in keys.items() if key in known)

    def _keys(self, articles: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for article in articles:
            try:
                contents = [self._workspace.digest(path) or b"" for path in self._files(article)]
            except L10nError:
                continue  # It is told where the file is worked on.
            yield article, digest(self._about, article.encode("utf-8", "surrogateescape"), *contents)
