"""Stretches of an article that are kept as they are, whatever blocks they cross: between `l10n:off` and `l10n:on`, in
`<pre>` and the like, and where the dialect says that there is no prose.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from l10n.dialects.stretches import stretches
from l10n.model.document import Block, Document, Event
from l10n.segmenter.directives import directives_in
from l10n.segmenter.html_runs import open_element
from l10n.segmenter.runs import BLANKS, without_blanks

Span = tuple[int, int]
_WITH_TEXT = ("link", "image")


class Kept:
    """The stretches of one article, apart and in order, by offsets in its text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def without(self, block: Block) -> Block | None:
        """Return the block with one event for each stretch in it; None where all of it is kept."""
        if not self._starts:
            return block
        start, end = block.at(0), block.end_at(len(block.content.rstrip(BLANKS)))
        first = bisect_right(self._ends, start)
        if first < len(self._starts) and self._starts[first] <= start and self._ends[first] >= end:
            return None
        return self.marked(block)

    def marked(self, block: Block, known: Sequence[Event] = ()) -> Block:
        """Return the block with one event for each stretch in it.

        known:  constructs that the parser has found; where a stretch lies within one of them, that stays what it is
        """
        if not self._starts:
            return block
        start, end = block.at(0), block.end_at(len(block.content))
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return block
        spans = [
            (_offset(block, max(self._starts[index], start)), _offset(block, min(self._ends[index], end)))
            for index in range(first, last)
        ]
        # The blanks at the ends of a stretch may be a line's indentation.
        spans = list(_outside((without_blanks(block.content, *span) for span in spans), known))
        outside = (event for event in block.events if not _within(event, spans))
        events = (*outside, *(Event("syntax", *span) for span in spans))
        return msgspec.structs.replace(block, events=tuple(sorted(events, key=lambda event: (event.start, -event.end))))


def kept(document: Document, patterns: Sequence[str], spans: Iterable[Span] = ()) -> Kept:
    """Return the stretches of an article that are kept.

    patterns:  match, in its text, what holds no prose
    spans:     further stretches
    """
    raw = stretches(document.text, document.body, patterns)
    return Kept((*raw, *switched_off(document), *_left_open(document), *spans))


def spanning(document: Document, patterns: Sequence[str]) -> Kept:
    """Return the stretches of template syntax that spans lines."""
    return Kept(stretches(document.text, document.body, patterns))


def switched_off(document: Document) -> Iterator[Span]:
    """Yield the stretches between `l10n:off` and `l10n:on`, or the end."""
    if "l10n:off" not in document.text:
        return
    opened = -1
    for block in document.blocks:
        for directive in directives_in(block):
            if directive.name == "off" and opened < 0:
                opened = block.at(directive.start)
            elif directive.name == "on" and opened >= 0:
                yield opened, block.end_at(directive.end)
                opened = -1
    if opened >= 0:
        yield opened, len(document.text)


def _left_open(document: Document) -> Iterator[Span]:
    """Yield the elements without prose that an HTML block opens and what follows closes.

    CommonMark ends a block that begins with `<div>` at a blank line, also where that stands in a `<pre>` within. Where
    another begins before any closes, somebody forgot to close it: what follows is prose.
    """
    behind = 0
    for block in document.blocks:
        opened = open_element(block) if block.kind == "html" and block.at(0) >= behind else None
        if opened:
            name, offset = opened
            tags = re.compile(rf"<(?:{name}\b|(/{name}\s*>))", re.IGNORECASE)
            found = tags.search(document.text, block.end_at(len(block.content)))
            if found and found[1]:
                behind = found.end()
                yield block.at(offset), behind


def _offset(block: Block, place: int) -> int:
    """Return the offset in a block's content of a place in the article; the next one where the place is a prefix."""
    index = bisect_right(block.marks, place, key=lambda mark: mark[1]) - 1
    if index < 0:
        return 0
    content, start = block.marks[index]
    following = block.marks[index + 1][0] if index + 1 < len(block.marks) else len(block.content)
    return min(content + place - start, following)


def _outside(spans: Iterable[Span], events: Sequence[Event]) -> Iterator[Span]:
    """Yield the spans that do not lie within any event but a link or an image, whose text is text."""
    opaque = [event for event in events if event.kind not in _WITH_TEXT]
    ends = list(accumulate((event.end for event in opaque), max))
    for start, end in spans:
        index = bisect_right(opaque, start, key=lambda event: event.start) - 1
        if index < 0 or ends[index] < end:
            yield start, end


def _within(event: Event, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, event.start, key=lambda span: span[0]) - 1
    return index >= 0 and event.start < spans[index][1]
