"""Which stretches of a block are text of their own, and what at their edges is not part of it.

1. A source line that holds only images, tags or block syntax divides its paragraph: it stays where it is, the text
   before and after are units of their own. GitHub would read a lone `<br/>` joined to other text otherwise, and the
   same sentence has the same msgid wherever an image stands.
2. At the edges of a run, and only there, callout markers, task boxes, pins, ids and comments are left to the skeleton.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import without_closing_marks
from l10n.model.document import Block, Event
from l10n.segmenter.events import Events

BLANKS = " \t\n"
_PIN = re.compile(r"<a\s+(?:name|id)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)\s*(/?)>", re.I)
_PIN_END = re.compile(r"[ \t]*</a>", re.I)
_PIN_EVENTS = 2
_COMMENTS = ("<!--", "{/*")
_ALONE = ("image", "html", "syntax")
_FLOWING = frozenset({"code", "link", "autolink"})
"""Events that neither divide a block nor are left out at its edges."""
_FIRST = re.compile(r"(?:\*\*)?[^\W_]|[\"“‘']")
"""Neither a callout, nor a task box, nor a line of any dialect's block syntax begins like this."""
_ATTRIBUTES_END = "}"


class Prose(msgspec.Struct, frozen=True):
    """Text in a line of block syntax, by offsets in the block's content."""

    start: int
    end: int
    name: str = ""
    """Of the option it is the value of; "" for a title."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of a block's content, by offsets in it."""

    start: int
    end: int
    divider: bool = False
    """Whether it is a line that divides its paragraph: nothing in it but what `events` and `prose` tell."""
    prose: Prose | None = None


class _Patterns(msgspec.Struct, frozen=True):
    lines: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str] | None
    closing: re.Pattern[str] | None
    heading_closing: re.Pattern[str] | None
    hashes: bool
    """Whether the marks that close a heading may stand before its attributes."""


@lru_cache(maxsize=16)
def _patterns(dialect: str) -> _Patterns:
    found = DIALECTS[dialect]
    return _Patterns(
        lines=tuple(re.compile(rf"(?:{pattern})[ \t]*(?=\n|\Z)") for pattern in found.lines),
        opening=_any(*found.openings),
        closing=_any(*found.closings),
        heading_closing=_any(*found.closings, found.heading_id),
        hashes=found.hashes_before_braces,
    )


def _any(*patterns: str) -> re.Pattern[str] | None:
    given = [pattern for pattern in patterns if pattern]
    return re.compile("|".join(given)) if given else None


def runs(block: Block, events: Events, dialect: str) -> Iterator[Run]:
    """Yield the block's text runs, edges trimmed, and the lines that divide them, in order.

    events:  the block's
    """
    content = block.content
    if _FLOWING.issuperset([event.kind for event in events.all]) and is_one_run(content, dialect):
        yield Run(0, len(content))
        return
    patterns = _patterns(dialect)
    if not events and not patterns.lines:
        yield from _trimmed(block, events, 0, len(content), patterns)
        return
    start = position = 0
    while position < len(content):
        end = _line_end(content, position)
        if divider := _divider(content, events, position, end, patterns):
            yield from _trimmed(block, events, start, position, patterns)
            yield divider
            start = end = divider.end
        position = end + 1
    yield from _trimmed(block, events, start, len(content), patterns)


def is_one_run(content: str, dialect: str) -> bool:
    """Return whether a content that holds neither images nor tags nor syntax is sure to be one run, edge to edge."""
    if not _FIRST.match(content) or content.endswith(_ATTRIBUTES_END):
        return False
    return "\n" not in content or not _patterns(dialect).lines


def _line_end(content: str, start: int) -> int:
    end = content.find("\n", start)
    return end if end >= 0 else len(content)


def _divider(content: str, events: Events, start: int, end: int, patterns: _Patterns) -> Run | None:
    """Return the line as a divider, None where it is text or an event reaches across its ends."""
    text = _skip_blanks(content, start, end)
    for pattern in patterns.lines:
        if found := pattern.match(content, text):
            return Run(start, found.end(), True, _prose(pattern, found))
    position = start
    if not events or events.reach_across(start) or events.reach_across(end):
        return None
    for event in events.starting(start, end):
        if event.kind == "hardbreak" or event.start < position:
            continue
        if _skip_blanks(content, position, event.start) < event.start or not _stands_alone(event, events):
            return None
        position = event.end
    if position == start or content[position:end].strip(BLANKS + "\\"):
        return None
    return Run(start, end, True)


def _prose(pattern: re.Pattern[str], found: re.Match[str]) -> Prose | None:
    if "title" in pattern.groupindex and found["title"]:
        return Prose(*found.span("title"))
    if "value" in pattern.groupindex and found["value"]:
        return Prose(*found.span("value"), found["name"])
    return None


def _stands_alone(event: Event, events: Events) -> bool:
    if event.kind != "link":
        return event.kind in _ALONE
    inner = events.at(event.start + 1)
    return inner is not None and (inner.kind, inner.end) == ("image", event.mark)


def _trimmed(block: Block, events: Events, start: int, end: int, patterns: _Patterns) -> Iterator[Run]:
    """Yield the run without its edges, unless nothing is left."""
    content = block.content
    braces = patterns.heading_closing if block.kind == "heading" else patterns.closing
    while start < end:
        before = (start, end)
        start, end = without_blanks(content, start, end)
        if patterns.opening and (found := patterns.opening.match(content, start, end)) and _may_open(block, found):
            start = found.end()
        if braces:
            behind = end
            end = _before_braces(content, start, end, braces)
            if end < behind and patterns.hashes and block.kind == "heading":
                end = start + len(without_closing_marks(content[start:end].rstrip(" \t")))
        if events:
            start = _after_pins(content, events, start, end)
            end = _before_pins(content, events, start, end)
            end = _before_break(events, end)
        if (start, end) == before:
            break
    if start < end:
        yield Run(start, end)


def _may_open(block: Block, found: re.Match[str]) -> bool:
    """A box opens a list item only; anywhere else it is text."""
    is_box = found.group()[:3] in ("[ ]", "[x]", "[X]")
    return not is_box or bool(block.item)


def _before_braces(content: str, start: int, end: int, closing: re.Pattern[str]) -> int:
    """Return where the text ends, an attribute list behind it not counted."""
    brace = content.rfind("{", start, end) if content.endswith("}", start, end) else -1
    if brace < 0 or content.endswith("\\", start, brace) or not closing.fullmatch(content, brace, end):
        return end
    return brace


def _after_pins(content: str, events: Events, start: int, end: int) -> int:
    event = events.at(start)
    if event is None or event.end > end:
        return start
    return _pin_end(content, event) or start


def _before_pins(content: str, events: Events, start: int, end: int) -> int:
    for event in events.last_before(end, _PIN_EVENTS):
        if event.start < start:
            continue
        if event.end == end and _is_comment(content, event):
            return event.start
        if _pin_end(content, event) == end:
            return event.start
    return end


def _before_break(events: Events, end: int) -> int:
    """A hard break at the very end belongs to the line that divides."""
    for event in events.last_before(end, 1):
        if event.kind == "hardbreak" and event.end >= end:
            return event.start
    return end


def _pin_end(content: str, event: Event) -> int:
    """Return where a comment or an empty `<a name>` that starts with this event ends; 0 where it is neither."""
    if _is_comment(content, event):
        return event.end
    found = _PIN.fullmatch(content, event.start, event.end)
    if not found:
        return 0
    if closing := _PIN_END.match(content, event.end):
        return closing.end()
    return event.end if found[1] else 0


def _is_comment(content: str, event: Event) -> bool:
    return event.kind in ("html", "syntax") and content.startswith(_COMMENTS, event.start)


def _skip_blanks(content: str, start: int, end: int) -> int:
    while start < end and content[start] in BLANKS:
        start += 1
    return start


def without_blanks(content: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks and line ends at its edges."""
    start = _skip_blanks(content, start, end)
    while end > start and content[end - 1] in BLANKS:
        end -= 1
    return start, end
