"""Some translations of a PO file exchanged, everything else in it as its translator's program left it.

The file is read again afterwards: where it does not say what it is to say, it is written in our own form instead.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from l10n.catalog.guard import same_messages
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po, format_string
from l10n.config.settings import Limits
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Key, Message


def with_targets(data: bytes, catalog: Catalog, targets: Mapping[Key, str], limits: Limits) -> bytes:
    """Return a PO file with the translations of some live messages exchanged.

    data, catalog:  the file, and what `parse_po` read in it
    targets:        for messages without plural forms
    law:            what `parse_po` reads in the result is the catalog with these translations, apart from lines; the
                    lines of other entries are the same bytes
    """
    changed = [message for message in catalog.messages if targets.get(message.key, message.msgstr) != message.msgstr]
    lines = data.decode().split("\n")
    for message in sorted(changed, key=lambda one: one.line, reverse=True):
        _exchange(lines, message.line, targets[message.key])
    spliced = "\n".join(lines).encode()
    wanted = structs.replace(catalog, messages=tuple(_with_target(one, targets) for one in catalog.messages))
    return spliced if _says(spliced, wanted, limits) else format_po(wanted)


def _exchange(lines: list[str], line: int, target: str) -> None:
    """Put another msgstr in place of one.

    lines:  of the file
    line:   of the entry's msgid, counted from 1
    """
    start = next((at for at in range(line, len(lines)) if lines[at].lstrip(" \t").startswith("msgstr")), len(lines))
    end = start + 1
    while end < len(lines) and lines[end].lstrip(" \t").startswith('"'):
        end += 1
    if start < len(lines):
        ending = "\r" if lines[start].endswith("\r") else ""
        lines[start:end] = [f"{each}{ending}" for each in f"msgstr {format_string(target)}".split("\n")]


def _with_target(message: Message, targets: Mapping[Key, str]) -> Message:
    target = targets.get(message.key, message.msgstr)
    return message if target == message.msgstr else structs.replace(message, msgstr=target)


def _says(data: bytes, wanted: Catalog, limits: Limits) -> bool:
    try:
        found = parse_po(data, "", limits)
    except CatalogError:
        return False
    return same_messages(found, wanted)
