"""Directives in comments: `l10n:off` … `l10n:on`, `l10n:note …`, `l10n:context …` (in MDX: `{/* l10n:off */}`)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from l10n.model.document import Block
from l10n.model.unit import Unit

_DIRECTIVE = re.compile(r"(?:<!--|\{/\*)\s*l10n:(off|on|note|context)\b[ \t]*(.*?)\s*(?:-->|\*/\})", re.S)

_COMMENTS = ("html", "syntax")
"""What comments are, as events."""


class Directive(msgspec.Struct, frozen=True):
    """What an author asks for, with the span of its comment in the block's content."""

    name: str
    value: str
    start: int
    end: int


def may_hold_directive(text: str) -> bool:
    """Return whether looking closer is worth it."""
    return "l10n:" in text


def directives_in(block: Block) -> Iterator[Directive]:
    """Yield the directives that stand in a block. A code span that quotes one is none."""
    if not may_hold_directive(block.content):
        return
    for event in block.events:
        found = _DIRECTIVE.fullmatch(block.content, event.start, event.end) if event.kind in _COMMENTS else None
        if found:
            yield Directive(found[1], " ".join(found[2].split()), event.start, event.end)


class Requests:
    """Notes and contexts that wait for the next unit."""

    def __init__(self) -> None:
        self._notes: list[str] = []
        self._context = ""

    def take(self, block: Block) -> None:
        """Take in the requests of a block."""
        for directive in directives_in(block):
            if directive.name == "note":
                self._notes.append(directive.value)
            elif directive.name == "context":
                self._context = directive.value

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
