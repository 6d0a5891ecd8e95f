"""What was worked out before, under a key that says from what: a content hash, never a name or a date.

1. One SQLite file: safe under parallel runs and a kill, one read for thousands of values.
2. Values are bytes of msgspec, decoded with their type; nothing in the cache is ever run.
3. A cache that cannot be read or written is no cache: everything still works, only slower. Deleting it is always safe.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
_SELECT_AT_ONCE = 500
_DAY = 86_400
_LIMIT = 1 << 30
"""Bytes that the cache may take on disk before entries that were not used for long are dropped."""


class Cache:
    """The cache of one project."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = self._open()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return those of the values that are there."""
        found: dict[bytes, bytes] = {}
        wanted = list(keys)
        if self._connection is None:
            return found
        with self._forgiving():
            for start in range(0, len(wanted), _SELECT_AT_ONCE):
                part = wanted[start : start + _SELECT_AT_ONCE]
                marks = ",".join("?" * len(part))
                found.update(self._connection.execute(f"SELECT key, value FROM entries WHERE key IN ({marks})", part))
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""
        if self._connection is None or not values:
            return
        day = int(time.time()) // _DAY
        with self._forgiving(), self._connection:
            rows = ((key, value, day) for key, value in values.items())
            self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)

    def size(self) -> tuple[int, int]:
        """Return how many values there are, and how many bytes they take."""
        if self._connection is not None:
            with self._forgiving():
                count, total = self._connection.execute("SELECT count(*), total(length(value)) FROM entries").fetchone()
                return int(count), int(total)
        return 0, 0

    def close(self) -> None:
        """Bring the cache back within its limit, and let go of its file."""
        if self._connection is None:
            return
        with self._forgiving():
            if self.size()[1] > _LIMIT:
                with self._connection:
                    self._connection.execute(
                        "DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY used LIMIT "
                        "(SELECT count(*) / 2 FROM entries))"
                    )
                self._connection.execute("VACUUM")
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(exist_ok=True)
                connection = sqlite3.connect(self._path, timeout=10)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(_SCHEMA)
            except sqlite3.DatabaseError:
                # Damaged, or no database at all: start afresh, once.
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
            except OSError:
                return None
            else:
                return connection
        return None

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Give up the cache, not the command, where the file turns out to be damaged."""
        try:
            yield
        except sqlite3.Error:
            self._connection = None
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
