"""What translators translate, and what stands in its place meanwhile.

Every `start`/`end` is a code point offset into the article's normalised text (see `textio`), end exclusive.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Literal

import msgspec

PlaceholderForm = Literal["bare", "inline", "full", "collapsed", "shortcut", "label"]


class Placeholder(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A protected inline code: the name translators see, and the bytes it stands for (XLIFF `<ph>` and its data)."""

    name: str
    """Kind and ordinal, `[a-z]+[0-9]+`, numbered anew in each unit: "link1", "code2"."""
    start: int
    end: int
    """Span of the data in the article: `](dest "title")` for a link, the whole construct otherwise."""
    value: str
    """What translators are told it stands for, one line."""
    form: PlaceholderForm = "bare"
    """bare: `{code1}` stands alone; inline, full, collapsed, shortcut: `]({link1})` closes a link or image of that
    form; label: the text of a UI label inside its bold."""
    label: str = ""
    """full, collapsed, shortcut: the reference label, on one line; label: what proves it to be a UI label."""


Place = Literal[
    "paragraph",
    "heading",
    "cell",
    "first-cell",
    "term",
    "html",
    "attribute",
    "title",
    "alt",
    "header",
    "container",
    "script",
]


class Unit(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """One translatable block at one place of an article; units with one (context, msgid) share a PO message."""

    kind: str
    """What translators are told it is: "Paragraph", "Heading 2", "Table cell", "Header: pageTitle"."""
    place: Place
    """Where it stands, which decides what a target has to be escaped from."""
    msgid: str
    """Its source text in msgid form (design, section 3)."""
    context: str | None = None
    """msgctxt: "alt", "title", "meta:pageTitle", "data:description", "attr:alt", the author's own; None for text."""
    start: int
    end: int
    """Span of the source text that a target replaces."""
    line: int
    """Counted from 1."""
    placeholders: tuple[Placeholder, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    """Spans of the hard breaks, each with its newline and the prefix of the line that follows; for an attribute over
    several lines, the first line end, which takes the place of a blank."""
    notes: tuple[str, ...] = ()
    """Further lines for the translator: author's notes, length limits."""
    tail: str = ""
    """What follows a target, where the source text was the label of a reference as well; the span covers it."""
    syntax: str = ""
    """place "header": name of the header syntax whose quoting applies; "attribute", "script" (a string
    literal in an expression): the quote mark, or ""."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What identifies the message in a catalog."""
        return (self.context, self.msgid)
