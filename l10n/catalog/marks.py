"""Which keys a catalog has translations for, so that most catalogs need not be read to know that they have none."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

from l10n.fingerprint import digest
from l10n.model.catalog import Key, Message

_LENGTH = 8
"""Bytes of a key's hash: two keys that share them cost the reading of a catalog, no more."""


def marks_of(messages: Iterable[Message]) -> bytes:
    """Return the marks of the messages that are translated, one behind the other."""
    return b"".join(mark(message.key) for message in messages if message.translated)


def mark(key: Key) -> bytes:
    """Return what stands for a key."""
    context, msgid = key
    return digest((context or "").encode("utf-8", "surrogatepass"), msgid.encode("utf-8", "surrogatepass"))[:_LENGTH]
