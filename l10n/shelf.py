"""Values by key, of which only those that were asked for last are in memory: what is known of all articles of a project
is more than need be there.

The others wait as MessagePack in a temporary file, which has no name where the system allows that, and goes with the
process. A few values never need one.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import os
import weakref
from collections import OrderedDict
from collections.abc import Hashable
from functools import cached_property
from typing import IO, Generic, TypeVar

import msgspec

from l10n.errors import WorkspaceError

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_AT_HAND = 128
"""Values in memory: articles are asked for again together with those that lie near them."""
_ROOM = "make room in the folder of temporary files (TMPDIR)"


class Shelf(Generic[K, V]):
    """Values of one kind. All that it does raises WorkspaceError where the file cannot be written or read.

    kind:  of the values, as msgspec encodes them
    """

    def __init__(self, kind: type[V]) -> None:
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._at_hand: OrderedDict[K, V] = OrderedDict()
        self._places: dict[K, tuple[int, int]] = {}
        """Key -> where its value lies in the file, and how many bytes it takes there, of those that do."""

    def __contains__(self, key: K) -> bool:
        return key in self._at_hand or key in self._places

    def __setitem__(self, key: K, value: V) -> None:
        self._places.pop(key, None)
        self._take_at_hand(key, value)

    def __getitem__(self, key: K) -> V:
        if key in self._at_hand:
            self._at_hand.move_to_end(key)
            return self._at_hand[key]
        value = self._read(*self._places[key])
        self._take_at_hand(key, value)
        return value

    def get(self, key: K) -> V | None:
        """Return a value, None where there is none under the key."""
        try:
            return self[key]
        except KeyError:
            return None

    def _take_at_hand(self, key: K, value: V) -> None:
        self._at_hand[key] = value
        self._at_hand.move_to_end(key)
        if len(self._at_hand) > _AT_HAND:
            last, old = self._at_hand.popitem(last=False)
            if last not in self._places:
                self._places[last] = self._written(msgspec.msgpack.encode(old))

    def _written(self, data: bytes) -> tuple[int, int]:
        try:
            place = self._file.seek(0, 2)
            if self._file.write(data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise WorkspaceError(f"what is known of articles cannot be put aside: {error}", remedy=_ROOM) from None
        return place, len(data)

    def _read(self, place: int, size: int) -> V:
        try:
            self._file.seek(place)
            return self._decoder.decode(self._file.read(size))
        except (OSError, msgspec.DecodeError) as error:
            raise WorkspaceError(f"what was put aside of articles cannot be read: {error}", remedy=_ROOM) from None

    @cached_property
    def _file(self) -> IO[bytes]:
        import tempfile  # slow to load, and most runs put nothing aside

        file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (it is open for as long as the shelf is there)
        weakref.finalize(self, file.close)
        return file
