"""A parsed article: its leaf blocks with exact spans, and what is protected inside them (CommonMark 0.31.2)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

import msgspec

EventKind = Literal["code", "link", "image", "autolink", "html", "syntax", "math", "note", "hardbreak"]
ReferenceForm = Literal["inline", "full", "collapsed", "shortcut", ""]


class Event(msgspec.Struct, frozen=True, gc=False):
    """An inline construct that is more than text. Offsets count from the start of the block's content."""

    kind: EventKind
    start: int
    end: int
    mark: int = 0
    """link, image: offset of the `]` that ends the text, where the protected part begins."""
    form: ReferenceForm = ""
    """link, image: how the destination is given."""
    label: str = ""
    """link, image by reference: the label as written (for a shortcut or collapsed one, its text)."""
    reference: str = ""
    """The label normalised, as `Definition.label` is."""


BlockKind = Literal["heading", "paragraph", "cell", "term", "html"]


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A leaf block with inline content, or an HTML block."""

    kind: BlockKind
    level: int = 0
    """1 to 6 for a heading."""
    content: str
    """The inline content, container prefixes removed, lines joined by LF (as CommonMark's inline phase sees it)."""
    marks: tuple[tuple[int, int], ...]
    """(offset in `content`, offset in the article's text), ascending: each stretch that is one piece in both."""
    line: int
    """First line in the article, counted from 1."""
    events: tuple[Event, ...] = ()
    """By start, the outer of two nested ones first. Escapes, entities and emphasis are no events: they stay text."""
    list: int = -1
    """Ordinal of the outermost list around it, -1 outside lists."""
    item: Literal["", "bullet", "ordered"] = ""
    """The kind of list whose item this block opens."""
    setext: bool = False
    """A heading written over an underline."""
    bare_row: bool = False
    """A cell at the start of a row without a leading pipe: it stands at a line start."""

    def at(self, offset: int) -> int:
        """Return where the content's code point at `offset` stands in the article."""
        marks = self.marks
        content_offset, source = marks[bisect_right(marks, (offset, _INFINITY)) - 1 if len(marks) > 1 else 0]
        return source + offset - content_offset

    def end_at(self, offset: int) -> int:
        """Return the exclusive end, in the article, of a stretch that ends before `offset` in the content."""
        return self.at(offset - 1) + 1 if offset and len(self.marks) > 1 else self.at(offset)


class Definition(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A link reference definition. Spans are offsets into the article's text."""

    label: str
    """Normalised as CommonMark matches labels."""
    destination: str
    """As written, without angle brackets."""
    start: int
    end: int
    """Span of the destination."""
    title_start: int = 0
    title_end: int = 0
    """Span of the title inside its quotes; empty where there is none."""
    line: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article as parsed."""

    text: str
    """The article's normalised text, header included."""
    body: int
    """Offset at which the header ends and Markdown begins."""
    blocks: tuple[Block, ...]
    definitions: tuple[Definition, ...]
    """In document order; the first of a label is the one that links use."""
    too_deep: tuple[int, ...] = ()
    """Lines, counted from 1, at which blocks begin that were left out, as nested past the limit."""


_INFINITY = 1 << 62
