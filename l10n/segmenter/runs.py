"""Which stretches of a block are text of their own, and what at their edges is not part of it.

1. A source line that holds only images, tags or block syntax divides its paragraph: it stays where it is, the text
   before and after are units of their own. GitHub would read a lone `<br/>` joined to other text otherwise, and the
   same sentence has the same msgid wherever an image stands.
2. At the edges of a run, and only there, callout markers, task boxes, pins, ids and comments are left to the skeleton.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from l10n.dialects import DIALECTS
from l10n.model.document import Block, Event

_BLANKS = " \t\n"
_PIN = re.compile(r"<a\s+(?:name|id)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)\s*(/?)>", re.I)
_PIN_END = re.compile(r"[ \t]*</a>", re.I)
_ALONE = ("image", "html", "syntax")


class Run(msgspec.Struct, frozen=True):
    """A stretch of a block's content, by offsets in it."""

    start: int
    end: int
    divider: bool = False
    """Whether it is a line that divides its paragraph: nothing in it but what `events` and `title` tell."""
    title: tuple[int, int] | None = None
    """Span of the prose in a line of block syntax."""


class _Patterns(msgspec.Struct, frozen=True):
    lines: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str] | None
    closing: re.Pattern[str] | None


@lru_cache(maxsize=16)
def _patterns(dialect: str) -> _Patterns:
    found = DIALECTS[dialect]
    closings = (*found.closings, *((found.heading_id,) if found.heading_id else ()))
    return _Patterns(
        lines=tuple(re.compile(pattern) for pattern in found.lines),
        opening=re.compile("|".join(found.openings)) if found.openings else None,
        closing=re.compile(f"(?:{'|'.join(closings)})$") if closings else None,
    )


def runs(block: Block, dialect: str) -> Iterator[Run]:
    """Yield the block's text runs, edges trimmed, and the lines that divide them, in order."""
    content = block.content
    patterns = _patterns(dialect)
    if not block.events and not patterns.lines:
        yield from _trimmed(block, 0, len(content), patterns)
        return
    start = position = 0
    for line in content.split("\n"):
        end = position + len(line)
        divider = _divider(block, position, end, patterns)
        if divider:
            yield from _trimmed(block, start, position, patterns)
            yield divider
            start = end
        position = end + 1
    yield from _trimmed(block, start, len(content), patterns)


def _divider(block: Block, start: int, end: int, patterns: _Patterns) -> Run | None:
    """Return the line as a divider, None where it is text or an event reaches across its ends."""
    for pattern in patterns.lines:
        if found := pattern.fullmatch(block.content[start:end].strip(_BLANKS)):
            lead = _skip_blanks(block.content, start, end)
            title = found.span("title") if "title" in pattern.groupindex else (-1, -1)
            return Run(start, end, True, (title[0] + lead, title[1] + lead) if title[0] >= 0 else None)
    position = start
    for event in block.events:
        if event.kind == "hardbreak" or event.end <= start:
            continue
        if event.start >= end:
            break
        if event.start < start or event.end > end:
            return None
        if event.start < position:
            continue
        if block.content[position : event.start].strip(_BLANKS) or not _stands_alone(event, block.events):
            return None
        position = event.end
    if position == start or block.content[position:end].strip(_BLANKS + "\\"):
        return None
    return Run(start, end, True)


def _stands_alone(event: Event, events: Sequence[Event]) -> bool:
    if event.kind != "link":
        return event.kind in _ALONE
    inner = [other for other in events if event.start < other.start and other.end <= event.mark]
    return [(other.kind, other.start, other.end) for other in inner] == [("image", event.start + 1, event.mark)]


def _trimmed(block: Block, start: int, end: int, patterns: _Patterns) -> Iterator[Run]:
    """Yield the run without its edges, unless nothing is left."""
    content = block.content
    while start < end:
        before = (start, end)
        start = _skip_blanks(content, start, end)
        end -= len(content[start:end]) - len(content[start:end].rstrip(_BLANKS))
        if patterns.opening and (found := patterns.opening.match(content, start, end)) and _may_open(block, found):
            start = found.end()
        if patterns.closing and (closing := patterns.closing.search(content, start, end)):
            end = closing.start()
        start = _after_pins(block, start, end)
        end = _before_pins(block, start, end)
        end = _before_break(block, end)
        if (start, end) == before:
            break
    if start < end:
        yield Run(start, end)


def _may_open(block: Block, found: re.Match[str]) -> bool:
    """A box opens a list item only; anywhere else it is text."""
    is_box = found.group()[:3] in ("[ ]", "[x]", "[X]")
    return not is_box or bool(block.item)


def _after_pins(block: Block, start: int, end: int) -> int:
    for event in block.events:
        if event.start == start and event.kind == "html" and event.end <= end:
            return _pin_end(block, event) or start
    return start


def _before_pins(block: Block, start: int, end: int) -> int:
    for event in reversed(block.events):
        if event.end <= start or event.kind != "html":
            continue
        if event.end == end and _is_comment(block, event):
            return event.start
        if event.start >= start and _pin_end(block, event) == end:
            return event.start
    return end


def _before_break(block: Block, end: int) -> int:
    """A hard break at the very end belongs to the line that divides."""
    for event in block.events:
        if event.kind == "hardbreak" and event.start < end <= event.end:
            return event.start
    return end


def _pin_end(block: Block, event: Event) -> int:
    """Return where a comment or an empty `<a name>` that starts with this event ends; 0 where it is neither."""
    if _is_comment(block, event):
        return event.end
    found = _PIN.fullmatch(block.content, event.start, event.end)
    if not found:
        return 0
    if closing := _PIN_END.match(block.content, event.end):
        return closing.end()
    return event.end if found[1] else 0


def _is_comment(block: Block, event: Event) -> bool:
    return block.content.startswith("<!--", event.start)


def _skip_blanks(content: str, start: int, end: int) -> int:
    while start < end and content[start] in _BLANKS:
        start += 1
    return start
