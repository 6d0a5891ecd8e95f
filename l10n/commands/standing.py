"""Records in one file, with the facts of the files that each depends on.

They lie in blocks, each behind its length and a sum of its bytes: who writes holds one of them at a time, and a file
that was cut off or damaged is good up to there.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from l10n.fingerprint import Facts

_HEAD = struct.Struct("<II")
"""Length of a block in bytes, CRC-32 of it."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that held when it was kept."""

    files: dict[str, Facts]
    """Facts of each file that it depends on, by path, as `Workspace.facts` gives them."""
    record: msgspec.Raw


Block = Mapping[str, Entry]
"""Records by article."""


def encoded(about: bytes, blocks: Iterable[Block]) -> Iterator[bytes]:
    """Yield what the file holds, piece by piece.

    about:  what all records depend on
    """
    yield about
    for block in blocks:
        data = msgspec.msgpack.encode(block)
        yield _HEAD.pack(len(data), zlib.crc32(data))
        yield data


def decoded(about: bytes, stored: bytes) -> Iterator[dict[str, Entry]]:
    """Yield the blocks of a file, as far as they are sound, none where it is about something else."""
    rest = memoryview(stored)
    if rest[: len(about)] != about:
        return
    rest = rest[len(about) :]
    while len(rest) >= _HEAD.size:
        size, total = _HEAD.unpack_from(rest)
        data, rest = rest[_HEAD.size : _HEAD.size + size], rest[_HEAD.size + size :]
        if len(data) != size or zlib.crc32(data) != total:
            return
        try:
            yield msgspec.msgpack.decode(data, type=dict[str, Entry])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return
