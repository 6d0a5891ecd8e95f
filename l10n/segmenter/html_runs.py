"""The text runs of an HTML block: what stands between block-level tags."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.model.document import Block, Event
from l10n.segmenter.runs import Run

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
_CODE = frozenset({"code", "kbd", "samp", "var"})
"""Inline elements that are hidden with their content: they are never an edge."""
_VOID = frozenset({"br", "img", "input", "wbr"})
_BLANKS = " \t\n"


def html_runs(block: Block) -> Iterator[Run]:
    """Yield the runs of text of an HTML block, in order, without the tags at their edges that do not belong to them."""
    events = sorted(_prose_events(block), key=lambda event: event.start)
    start = 0
    for event in events:
        if _divides(block, event):
            yield from _run(block, start, event.start)
            start = event.end
    yield from _run(block, start, len(block.content))


def raw_spans(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the elements whose content is code, script or drawing, from tag to tag."""
    opened: tuple[str, int] | None = None
    for event in block.events:
        found = _TAG.match(block.content, event.start) if event.kind == "html" else None
        if not found or found[2].lower() not in _RAW:
            continue
        if opened is None and not found[1] and not block.content.startswith("/>", event.end - 2):
            opened = (found[2].lower(), event.start)
        elif opened and found[1] and found[2].lower() == opened[0]:
            yield opened[1], event.end
            opened = None
    if opened:
        yield opened[1], len(block.content)


def _prose_events(block: Block) -> Iterator[Event]:
    """Yield the tags and comments outside raw elements, and each raw element as one event."""
    spans = list(raw_spans(block))
    for start, end in spans:
        yield Event("html", start, end)
    for event in block.events:
        if event.kind == "html" and not any(start <= event.start < end for start, end in spans):
            yield event


def _divides(block: Block, event: Event) -> bool:
    found = _TAG.match(block.content, event.start)
    return not found or found[2].lower() not in _INLINE


def _run(block: Block, start: int, end: int) -> Iterator[Run]:
    content = block.content
    tags = [event for event in block.events if event.kind == "html" and start <= event.start and event.end <= end]
    while True:
        while start < end and content[start] in _BLANKS:
            start += 1
        while end > start and content[end - 1] in _BLANKS:
            end -= 1
        tags = [tag for tag in tags if start <= tag.start and tag.end <= end]
        outer = _edge(content, start, end, tags)
        if outer == (start, end):
            break
        start, end = outer
    if start < end:
        yield Run(start, end)


def _edge(content: str, start: int, end: int, tags: Sequence[Event]) -> tuple[int, int]:
    """Return the span without one empty element, void tag or pair around it at its edges."""
    if not tags or _name(content, tags[0]) in _CODE or _name(content, tags[-1]) in _CODE:
        return start, end
    first, last = tags[0], tags[-1]
    if first.start == start:
        if _name(content, first) in _VOID or _closes(content, first):
            return first.end, end
        if len(tags) > 1 and tags[1].start == first.end and _matches(content, first, tags[1]):
            return tags[1].end, end
        if last.end == end and _matches(content, first, last) and _encloses(content, tags):
            return first.end, last.start
    if last.end == end and last is not first:
        if _name(content, last) in _VOID:
            return start, last.start
        if tags[-2].end == last.start and _matches(content, tags[-2], last):
            return start, tags[-2].start
    elif last.end == end and (_name(content, last) in _VOID or not _closes(content, last)):
        return start, last.start
    return start, end


def _name(content: str, tag: Event) -> str:
    found = _TAG.match(content, tag.start)
    return found[2].lower() if found else ""


def _closes(content: str, tag: Event) -> bool:
    return content.startswith("</", tag.start)


def _matches(content: str, first: Event, last: Event) -> bool:
    return not _closes(content, first) and _closes(content, last) and _name(content, first) == _name(content, last)


def _encloses(content: str, tags: Sequence[Event]) -> bool:
    """Whether the first tag is closed by the last one and not before."""
    name = _name(content, tags[0])
    depth = 0
    for tag in tags[:-1]:
        if _name(content, tag) == name and not content.startswith("/>", tag.end - 2):
            depth += -1 if _closes(content, tag) else 1
        if depth == 0:
            return False
    return True
