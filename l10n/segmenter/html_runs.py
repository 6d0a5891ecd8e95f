"""The text runs of an HTML block, or of a table cell with block-level tags: what stands between such tags."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from l10n.model.document import Block, Event
from l10n.segmenter.events import Events
from l10n.segmenter.inline import code_pairs
from l10n.segmenter.runs import Run, without_blanks

Span = tuple[int, int]

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)")
_RAW = frozenset({"script", "style", "pre", "textarea", "svg", "math"})
"""Elements whose content is no prose."""
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font"),
        *("i", "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_BLOCK = frozenset(
    (
        *("blockquote", "center", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
        *("ol", "p", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
_CODE = frozenset({"code", "kbd", "samp", "var"})
"""Inline elements that are hidden with their content: they are never an edge."""
_VOID = frozenset({"br", "img", "input", "wbr"})


class _Tag(msgspec.Struct, frozen=True):
    """A tag, or another construct in which there is no text."""

    start: int
    end: int
    name: str
    """Lower case; "" for what is no tag."""
    closes: bool
    alone: bool
    """Written as `<x/>`, or void."""


def html_runs(block: Block, events: Events, raw: Sequence[Span]) -> Iterator[Run]:
    """Yield the runs of text of an HTML block, in order, without the tags at their edges that do not belong to them.

    raw:  its elements without prose, see `raw_spans`
    """
    yield from _between(block.content, list(_tags(block, events, raw)), lambda tag: tag.name not in _INLINE)


def has_block_tags(block: Block) -> bool:
    """Return whether block-level tags stand in a block's text, as lists do in table cells."""
    return _has_block_tags(block.content, block.events)


def _has_block_tags(content: str, events: Sequence[Event]) -> bool:
    tags = (_TAG.match(content, event.start) for event in events if event.kind == "html")
    return any(tag[2].lower() in _BLOCK for tag in tags if tag)


def cell_runs(block: Block, events: Events) -> Iterator[Run]:
    """Yield the runs of text of a table cell, which its block-level tags divide."""
    yield from _between(block.content, list(_tags(block, events, ())), lambda tag: tag.name in _BLOCK)


def raw_spans(block: Block) -> Iterator[Span]:
    """Yield the elements whose content is code, script or drawing, from tag to tag."""
    for _, start, end in _raw(block):
        yield start, end or len(block.content)


def open_element(block: Block) -> tuple[str, int] | None:
    """Return the name and the offset of the last such element where the block ends before it does."""
    last = next(reversed([*_raw(block)]), ("", 0, 0))
    return None if not last[0] or last[2] else last[:2]


def _raw(block: Block) -> Iterator[tuple[str, int, int]]:
    """Yield the name and the span of each element without prose; the end is 0 where nothing closes it."""
    opened: tuple[str, int] | None = None
    for event in block.events:
        found = _TAG.match(block.content, event.start) if event.kind == "html" else None
        if not found or found[2].lower() not in _RAW:
            continue
        if opened is None and not found[1] and not block.content.startswith("/>", event.end - 2):
            opened = (found[2].lower(), event.start)
        elif opened and found[1] and found[2].lower() == opened[0]:
            yield *opened, event.end
            opened = None
    if opened:
        yield *opened, 0


def _between(content: str, tags: Sequence[_Tag], divides: Callable[[_Tag], bool]) -> Iterator[Run]:
    start = first = 0
    for index, tag in enumerate(tags):
        if divides(tag):
            yield from _run(content, start, tag.start, tags[first:index])
            start, first = tag.end, index + 1
    yield from _run(content, start, len(content), tags[first:])


def _tags(block: Block, events: Events, raw: Sequence[Span]) -> Iterator[_Tag]:
    """Yield the tags and comments outside raw elements, and each raw element as one construct, in order."""
    position = 0
    code = code_pairs(events.all, block.content)
    spans = iter((*raw, (len(block.content), 0)))
    start, end = next(spans)
    for event in events.all:
        while event.start >= start:
            yield _Tag(start, end, "", closes=False, alone=False)
            position = end
            start, end = next(spans)
        if event.kind == "html" and event.start >= position:
            yield _tag(block.content, event)
            if event.start in code and not _has_block_tags(block.content, events.within(event.end, code[event.start])):
                closing = events.last_before(code[event.start], 1)[0]
                yield _tag(block.content, closing)
                position = closing.end


def _tag(content: str, event: Event) -> _Tag:
    found = _TAG.match(content, event.start)
    if not found:
        return _Tag(event.start, event.end, "", closes=False, alone=False)
    name = found[2].lower()
    alone = name in _VOID or content.startswith("/>", event.end - 2)
    return _Tag(event.start, event.end, name, closes=bool(found[1]), alone=alone)


def _run(content: str, start: int, end: int, tags: Sequence[_Tag]) -> Iterator[Run]:
    """Yield the text between two offsets, unless there is none."""
    first, last = 0, len(tags) - 1
    partners = _partners(tags)
    while True:
        start, end = without_blanks(content, start, end)
        while first <= last and tags[first].start < start:
            first += 1
        while first <= last and tags[last].end > end:
            last -= 1
        inner = _inner(start, end, tags, first, last, partners) if first <= last else (start, end)
        if inner == (start, end):
            break
        start, end = inner
    if start < end:
        yield Run(start, end)


def _partners(tags: Sequence[_Tag]) -> dict[int, int]:
    """Return the index of each tag that opens or closes an element -> the index of the other one."""
    opened: dict[str, list[int]] = {}
    partners = {}
    for index, tag in enumerate(tags):
        if tag.closes and opened.get(tag.name):
            partner = opened[tag.name].pop()
            partners[partner], partners[index] = index, partner
        elif not tag.closes and not tag.alone:
            opened.setdefault(tag.name, []).append(index)
    return partners


def _inner(
    start: int, end: int, tags: Sequence[_Tag], first: int, last: int, partners: dict[int, int]
) -> tuple[int, int]:
    """Return the span without one thing at its edges: an empty element, a tag without its partner, a pair round it."""
    opening, closing = tags[first], tags[last]
    if opening.name in _CODE or closing.name in _CODE:
        return start, end
    if opening.start == start:
        if opening.alone or first not in partners:
            return opening.end, end
        if partners[first] == first + 1 and tags[first + 1].start == opening.end:
            return tags[first + 1].end, end
        if partners[first] == last and closing.end == end:
            return opening.end, closing.start
    if closing.end != end:
        return start, end
    if closing.alone or last not in partners:
        return start, closing.start
    if partners[last] == last - 1 and tags[last - 1].end == closing.start:
        return start, tags[last - 1].start
    return start, end
