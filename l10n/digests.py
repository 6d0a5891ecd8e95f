"""Hashes of files' contents, known by the files' facts: a file that has not changed is not read to know its hash.

1. A hash counts for a file with the very same time and size. One that had changed so shortly before it was read that a
   second change might have left the same time is hashed again the next time.
2. It is only a memory: without it, or where it is damaged, files are read.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import struct
import time
from collections.abc import Callable

import msgspec

from l10n.fingerprint import RACY, Facts, Files

_FACTS = struct.Struct("<qq")
"""How the facts of a file stand before its hash: with one `bytes` a file, thousands are read in a millisecond."""


class Digests:
    """The hashes of a project's files, by path.

    data:  what `encode` gave back once, or anything else
    """

    def __init__(self, data: bytes | None = None) -> None:
        self._entries: dict[str, bytes] = {}
        self._noted: dict[str, int] = {}
        """Path -> time of the last change, of what is new."""
        self._damaged = False
        if data is not None:
            try:
                self._entries = msgspec.msgpack.decode(data, type=dict[str, bytes])
            except (msgspec.DecodeError, UnicodeDecodeError):
                self._damaged = True

    def get(self, path: str, facts: Facts) -> bytes | None:
        """Return the hash of a file with these facts, None where it is not known."""
        entry = self._entries.get(path)
        return entry[_FACTS.size :] if entry is not None and entry.startswith(_FACTS.pack(*facts)) else None

    def note(self, path: str, facts: Facts, digest: bytes) -> None:
        """Take note of a file's hash."""
        self._entries[path] = _FACTS.pack(*facts) + digest
        self._noted[path] = facts[0]

    def encode(self, files: Files, lists: Callable[[str], bool]) -> bytes | None:
        """Return what is worth keeping, None where nothing is new.

        files:  some that are there
        lists:  whether they would have one of such a path if it were there; what is known of others is dropped
        """
        if not self._noted and not self._damaged:
            return None
        settled = time.time_ns() - RACY
        kept = self._entries.copy()
        for path in self._entries.keys() - files.keys():
            if lists(path):
                del kept[path]
        for path, changed in self._noted.items():
            if changed >= settled:
                kept.pop(path, None)
        self._noted, self._damaged = {}, False
        return msgspec.msgpack.encode(kept)
