"""What was worked out before, under a key that says from what: a content hash, never a name or a date.

1. One SQLite file: safe under parallel runs and a kill, one read for thousands of values.
2. Values are bytes of msgspec, decoded with their type; nothing in the cache is ever run. A value that is not what was
   put there under its key is not given out, and a file that is not a cache of ours is replaced.
3. A cache that cannot be read or written is no cache: everything still works, only slower. Deleting it is always safe.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
CACHE_FILE = "cache.sqlite3"
"""Its name, in the folder of everything that can be made again."""

_SCHEMA = "entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, sum INTEGER NOT NULL, used INTEGER NOT NULL)"
"""sum: CRC-32 of key and value; used: day of the last use, counted from 1970."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SELECT_AT_ONCE = 500
_DAY = 86_400
_PATIENCE = 10
"""Seconds to wait for another run that writes."""
_SHARE_KEPT = 0.8
"""Of its limit, when a cache is trimmed: so that not every run has to."""


class Cache:
    """The cache of one project."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._today = int(time.time()) // _DAY
        self._reused: set[bytes] = set()
        """Keys whose last use, as far as the file knows, was not today."""
        self.is_new = False
        """Whether there was nothing in it, because there was no such file."""
        self._connection = self._open()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those of the values that are there."""
        found: dict[bytes, bytes] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), _SELECT_AT_ONCE):
            select = partial(_select, keys=wanted[start : start + _SELECT_AT_ONCE])
            for key, value, total, used in self._try(select) or ():
                if isinstance(value, bytes) and total == _sum(key, value):
                    found[key] = value
                    if used != self._today:
                        self._reused.add(key)
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""
        rows = [(key, value, _sum(key, value), self._today) for key, value in values.items()]
        if rows:
            self._write("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)

    def size(self) -> tuple[int, int]:
        """Return how many values there are, and the bytes that they take on disk."""
        count = self._try(lambda file: file.execute("SELECT count(*) FROM entries").fetchone()[0])
        return int(count or 0), self._try(_bytes_in_use) or 0

    def trim(self, limit: int) -> None:
        """Where values take more than `limit` bytes on disk, drop those that were not used for longest."""
        excess = (self._try(_bytes_in_use) or 0) - limit
        if excess <= 0:
            return
        excess += int(limit * (1 - _SHARE_KEPT))
        rows = self._try(lambda file: _oldest(file, excess)) or ()
        self._write("DELETE FROM entries WHERE rowid = ?", rows)
        self._try(_shrink)

    def clear(self) -> None:
        """Drop everything."""
        self._write("DELETE FROM entries WHERE ?", [(True,)])
        self._try(_shrink)

    def close(self) -> None:
        """Note what was used, and let go of the file."""
        if self._reused:
            self._write("UPDATE entries SET used = ? WHERE key = ?", [(self._today, key) for key in self._reused])
        self._try(sqlite3.Connection.close)
        self._connection = None

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        def write(file: sqlite3.Connection) -> None:
            with file:
                file.executemany(statement, rows)

        self._try(write)

    def _try(self, act: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what `act` does; where the file fails, give up the cache, not the command."""
        if self._connection is None:
            return None
        try:
            return act(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = None
            if _is_damage(error):
                self._replace(str(error))
            return None

    def _open(self) -> sqlite3.Connection | None:
        # A link may lead out of the project.
        if self._path.parent.is_symlink():
            return None
        for _ in range(2):
            try:
                self._path.parent.mkdir(exist_ok=True)
                if self._path.is_symlink():
                    self._path.unlink()
                self.is_new = not self._path.exists()
                connection = sqlite3.connect(self._path, timeout=_PATIENCE)
                if _is_ours(connection):
                    return connection
                connection.close()
                self._replace("holds something else")
            except OSError:
                return None
            except sqlite3.Error as error:
                if not _is_damage(error):
                    return None
                self._replace(str(error))
        return None

    def _replace(self, reason: str) -> None:
        """Make room for a new file, and say so."""
        import logging

        with contextlib.suppress(OSError):
            # The log goes first, so that no new file ever finds the log of an old one.
            for ending in ("-wal", "-shm", ""):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
            logging.getLogger(__name__).warning("%s: %s; replaced by an empty cache", self._path, reason)


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a file is a cache of this version; an empty one becomes one."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    if not connection.execute("SELECT * FROM sqlite_master").fetchall():
        connection.execute(f"CREATE TABLE IF NOT EXISTS {_SCHEMA}")
    # Compared to the letter: views, triggers and columns of others have no place here.
    return connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall() == [
        (f"CREATE TABLE {_SCHEMA}",)
    ]


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether a file cannot be used as it is: not that it is locked, say, or that the disk is full."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _sum(key: bytes, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(key))


def _bytes_in_use(connection: sqlite3.Connection) -> int:
    """Return the bytes of the pages that hold something."""
    size, pages, free = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
    )
    return int(size * (pages - free))


def _select(connection: sqlite3.Connection, keys: Sequence[bytes]) -> Sequence[tuple[bytes, object, int, int]]:
    marks = ",".join("?" * len(keys))
    return connection.execute(f"SELECT key, value, sum, used FROM entries WHERE key IN ({marks})", keys).fetchall()


def _oldest(connection: sqlite3.Connection, size: int) -> Sequence[tuple[int]]:
    """Return the rows of those values that were not used for longest and have some bytes together."""
    found = []
    for row, length in connection.execute("SELECT rowid, length(value) FROM entries ORDER BY used, rowid"):
        if size <= 0:
            break
        found.append((row,))
        size -= length
    return found


def _shrink(connection: sqlite3.Connection) -> None:
    """Give what is free back to the disk."""
    # `execute` would take one step only, which is one page.
    connection.executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)")
