"""Records in one file: what was written whole is read, and nothing else."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
import pytest

from l10n.commands.standing import Entry, decoded, encoded

ABOUT = b"what all depend on"


def entry(number):
    return Entry({f"source/{number}.md": (number, 7)}, msgspec.Raw(msgspec.msgpack.encode(["record", number])))


BLOCKS = [{f"{number}.md": entry(number) for number in range(start, start + 3)} for start in (0, 3, 6)]
STORED = b"".join(encoded(ABOUT, BLOCKS))


def read(stored, about=ABOUT):
    return [
        {article: (one.files, bytes(one.record)) for article, one in block.items()} for block in decoded(about, stored)
    ]


WHOLE = [{article: (one.files, bytes(one.record)) for article, one in block.items()} for block in BLOCKS]


def test_what_was_written_is_read():
    assert read(STORED) == WHOLE
    assert read(b"".join(encoded(ABOUT, ()))) == []


def test_what_is_about_something_else_is_not():
    assert read(STORED, b"What all depend on") == read(b"", ABOUT) == read(ABOUT[:5]) == []


@pytest.mark.parametrize("length", range(0, len(STORED), 7))
def test_a_file_that_was_cut_off_is_good_up_to_there(length):
    found = read(STORED[:length])
    assert found == WHOLE[: len(found)]
    assert len(found) < len(WHOLE)


@pytest.mark.parametrize("place", range(len(ABOUT), len(STORED), 3))
@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_a_damaged_block_is_none_nor_is_what_follows(place, bits):
    damaged = bytes(byte ^ bits if index == place else byte for index, byte in enumerate(STORED))
    found = read(damaged)
    assert found == WHOLE[: len(found)]
    assert len(found) < len(WHOLE)
