"""Hashes of files' contents, known by the files' facts: a file that has not changed is not read to know its hash.

1. A hash counts for a file with the very same time and size. One that had changed so shortly before it was read that a
   second change might have left the same time is hashed again the next time.
2. It is only a memory: without it, or where it is damaged, files are read.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import msgspec

from l10n.fingerprint import RACY, Facts, Files

_Entry = tuple[int, int, bytes]
"""Facts and hash."""


class Digests:
    """The hashes of a project's files, by path.

    data:  what `encode` gave back once, or anything else
    """

    def __init__(self, data: bytes | None = None) -> None:
        self._changed = False
        self._entries: dict[str, _Entry] = {}
        if data is not None:
            try:
                self._entries = msgspec.msgpack.decode(data, type=dict[str, _Entry])
            except (msgspec.DecodeError, UnicodeDecodeError):
                self._changed = True

    def get(self, path: str, facts: Facts) -> bytes | None:
        """Return the hash of a file with these facts, None where it is not known."""
        entry = self._entries.get(path)
        return entry[2] if entry is not None and entry[:2] == facts else None

    def note(self, path: str, facts: Facts, digest: bytes) -> None:
        """Take note of a file's hash."""
        self._entries[path] = (*facts, digest)
        self._changed = True

    def encode(self, files: Files | None) -> bytes | None:
        """Return what is worth keeping, None where nothing is new.

        files:  those there are, where that is known; what is known of others is dropped
        """
        if not self._changed:
            return None
        self._changed = False
        settled = time.time_ns() - RACY
        there = self._entries if files is None else {path: self._entries[path] for path in self._entries.keys() & files}
        return msgspec.msgpack.encode({path: entry for path, entry in there.items() if entry[0] < settled})
