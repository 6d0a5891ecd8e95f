"""Hashes of files' contents, known by the files' facts: a file that has not changed is not read to know its hash.

1. A hash counts for a file with the very same time and size. One that had changed so shortly before it was read that a
   second change might have left the same time is hashed again the next time.
2. It is only a memory: without it, or where it is damaged, files are read. So are they as long as only a few are asked
   for, which costs less than to look up, and to keep, what is known of thousands.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from functools import cached_property

import msgspec

from l10n.fingerprint import RACY, Facts, Files

_FACTS = struct.Struct("<qq")
"""How the facts of a file stand before its hash: with one `bytes` a file, thousands are read in a millisecond."""
_FEW = 100


class Digests:
    """The hashes of a project's files, by path.

    load:  gets what `encode` gave back once, None where there is nothing
    """

    def __init__(self, load: Callable[[], bytes | None]) -> None:
        self._load = load
        self._asked = 0
        self._noted: dict[str, bytes] = {}
        """What is new."""

    def get(self, path: str, facts: Facts) -> bytes | None:
        """Return the hash of a file with these facts, None where it is not known."""
        self._asked += 1
        entry = self._noted.get(path) or (self._entries.get(path) if self._asked > _FEW else None)
        return entry[_FACTS.size :] if entry is not None and entry.startswith(_FACTS.pack(*facts)) else None

    def note(self, path: str, facts: Facts, digest: bytes) -> None:
        """Take note of a file's hash."""
        self._noted[path] = _FACTS.pack(*facts) + digest

    def encode(self, files: Files, lists: Callable[[str], bool]) -> bytes | None:
        """Return what is worth keeping, None where nothing is.

        files:  some that are there
        lists:  whether they would have one of such a path if it were there; what is known of others is dropped
        """
        if len(self._noted) <= _FEW:
            return None
        kept = self._entries | self._noted
        settled = time.time_ns() - RACY
        for path, entry in self._noted.items():
            if _FACTS.unpack_from(entry)[0] >= settled:
                del kept[path]
        for path in kept.keys() - files.keys():
            if lists(path):
                del kept[path]
        self._entries, self._noted = kept, {}
        return msgspec.msgpack.encode(kept)

    @cached_property
    def _entries(self) -> dict[str, bytes]:
        try:
            return msgspec.msgpack.decode(self._load() or b"\x80", type=dict[str, bytes])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return {}
