"""Texts inside a block's protected constructs: alternative texts, titles, attributes of raw tags."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from l10n.model.document import Block, Event
from l10n.model.unit import Place
from l10n.protectors import one_line

_TITLE = re.compile(r"(?<=[\s>])(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))[ \t\n]*\)$", re.S)
_ATTRIBUTE = re.compile(r"(?<=[\s\"'])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Inner(msgspec.Struct, frozen=True):
    """One such text, by offsets in the block's content."""

    start: int
    end: int
    place: Place
    name: str = ""
    """Of the attribute."""
    tail: str = ""
    """What has to follow a translation; `end_of_tail` is where the text it takes the place of ends."""
    end_of_tail: int = 0
    quote: str = ""
    """The mark that ends the text."""


def alternative_text(event: Event) -> Inner:
    """Return the span of an image's alternative text; where it is a label too, the label is to be kept."""
    if event.form in ("shortcut", "collapsed"):
        return Inner(event.start + 2, event.mark, "alt", tail=f"][{one_line(event.label)}]", end_of_tail=event.end)
    return Inner(event.start + 2, event.mark, "alt")


def title(block: Block, event: Event) -> Inner | None:
    """Return the span of an inline link's or image's title."""
    if event.form != "inline":
        return None
    found = _TITLE.search(block.content, event.mark, event.end)
    if not found:
        return None
    group = found.lastindex or 1
    return Inner(*found.span(group), "title", quote="\"')"[group - 1])


def attributes(block: Block, event: Event, names: frozenset[str]) -> Iterator[Inner]:
    """Yield the spans of a raw tag's attributes that people read."""
    for found in _ATTRIBUTE.finditer(block.content, event.start, event.end):
        if found[1].lower() in names:
            group = 2 if found[2] is not None else 3
            yield Inner(*found.span(group), "attribute", found[1].lower(), quote="\"'"[group - 2])
