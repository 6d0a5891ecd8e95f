"""Numbers with their nouns."""

# SPDX-License-Identifier: MIT

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return how many there are of something.

    >>> counted(1, "error"), counted(0, "file")
    ('1 error', '0 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
