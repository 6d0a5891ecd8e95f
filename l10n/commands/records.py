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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Generic, TypeVar

import msgspec

from l10n.cache import Cache
from l10n.commands.standing import Block, Entry, decoded, encoded
from l10n.errors import L10nError
from l10n.fingerprint import RACY, code_version, digest
from l10n.workspace import ABSENT, Workspace

R = TypeVar("R")
RECORDS = "records"
"""Folder of the files, in that of everything that can be made again."""
_AT_ONCE = 256
"""Records that are encoded and kept together."""
_FEW = 32
"""Up to this many records are looked up at each run before the file is written anew."""


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
        fresh = dict(self._settled(looked_up))
        self._standing.update(fresh)
        self._fresh += len(fresh)
        found = {}
        for article in articles:
            entry = self._standing.get(article)
            record = entry.record if entry else looked_up.get(article)
            if record is not None:
                try:
                    found[article] = self._decoder.decode(record)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    self._standing.pop(article, None)
        return found

    def keep(self, records: Iterable[tuple[str, R]]) -> None:
        """Keep what came of articles, once all is written; some at a time, so that nobody has to hold them all."""
        blocks = self._taken_in(iter(records))
        first = next(blocks, {})
        if self._name and self._fresh + len(first) > _FEW:
            everything = chain((first,), blocks, self._older())
            self._workspace.keep(f"{RECORDS}/{self._name}", encoded(self._about, everything))
        for _ in blocks:  # Where the file could not be written, they are at least in the cache.
            pass

    def _taken_in(self, records: Iterator[tuple[str, R]]) -> Iterator[Block]:
        """Put records into the cache, and yield those that can be known by their facts the next time."""
        while some := [*islice(records, _AT_ONCE)]:
            data = {article: msgspec.msgpack.encode(record) for article, record in some}
            self._cache.put({key: data[article] for article, key in self._keys(data)})
            for article in data:
                self._standing.pop(article, None)
            yield dict(self._settled({article: msgspec.Raw(record) for article, record in data.items()}))

    def _older(self) -> Iterator[Block]:
        """Yield the records that stand, but for those that were replaced meanwhile."""
        entries = iter(self._standing.items())
        while some := dict(islice(entries, _AT_ONCE)):
            yield some

    @cached_property
    def _standing(self) -> dict[str, Entry]:
        """What lies in the file, as far as it holds."""
        return dict(self._read())

    def _read(self) -> Iterator[tuple[str, Entry]]:
        stored = self._workspace.kept(f"{RECORDS}/{self._name}") if self._name else None
        known, facts = self._workspace.files.items(), self._workspace.facts
        for block in decoded(self._about, stored or b""):
            for article, entry in block.items():
                # Most files are there and known, which is seen at once.
                if entry.files.items() <= known or all(facts(path) == was for path, was in entry.files.items()):
                    yield article, entry

    def _settled(self, records: Mapping[str, msgspec.Raw]) -> Iterator[tuple[str, Entry]]:
        """Yield what can be known by its facts the next time: not what has changed only just now."""
        settled = time.time_ns() - RACY
        for article, record in records.items() if self._name else ():
            files = {path: self._workspace.facts(path) for path in self._files(article)}
            if all(changed < settled for changed, _ in files.values()):
                yield article, Entry(files, record)

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
