"""Directives in comments: `l10n:off` … `l10n:on`, `l10n:note …`, `l10n:context …` (in MDX: `{/* l10n:off */}`)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from l10n.model.document import Block
from l10n.model.unit import Unit

_DIRECTIVE = re.compile(r"(?:<!--|\{/\*)\s*l10n:(off|on|note|context)\b[ \t]*(.*?)\s*(?:-->|\*/\})", re.S)


class Directives:
    """What the author has asked for, from block to block."""

    def __init__(self) -> None:
        self._off = False
        self._notes: list[str] = []
        self._context = ""

    def skips(self, block: Block) -> bool:
        """Take in the block's directives; return whether the block is left untranslated."""
        if "l10n:" not in block.content:
            return self._off
        skipped = self._off
        for found in _DIRECTIVE.finditer(block.content):
            name, value = found[1], " ".join(found[2].split())
            if name in ("off", "on"):
                self._off = name == "off"
                skipped = skipped or self._off
            elif name == "note":
                self._notes.append(value)
            else:
                self._context = value
        return skipped

    def annotate(self, units: Sequence[Unit]) -> Sequence[Unit]:
        """Return the units, the first one with the notes and the context that were waiting for it."""
        if not units or not (self._notes or self._context):
            return units
        first, *rest = units
        first = msgspec.structs.replace(
            first, notes=(*first.notes, *self._notes), context=self._context or first.context
        )
        self._notes, self._context = [], ""
        return (first, *rest)
