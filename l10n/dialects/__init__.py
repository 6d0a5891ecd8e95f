"""The flavours of Markdown people write: one file per dialect, each a value that states what it adds.

1. A dialect is data: patterns and markdown-it-py plugins. What is done with them is the parser's and the
   segmenter's business, so that a new dialect is one short file.
2. Patterns are matched on the inline content of a block, where container prefixes are already gone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
from markdown_it import MarkdownIt

from l10n.model.document import EventKind
from l10n.registry import Registry

Plugin = Callable[[MarkdownIt], None]


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """What one flavour adds to CommonMark."""

    name: str
    slugger: str = "github"
    """Default of `[anchors] slugger`."""
    headers: tuple[str, ...] = ()
    """Header syntaxes that an article may start with, in the order they are tried."""
    prose_keys: frozenset[str] = frozenset()
    """Last parts of header keys whose values are prose, lower case."""
    plugins: tuple[Plugin, ...] = ()
    """Block rules to add to the parser."""
    syntax: tuple[tuple[EventKind, str], ...] = ()
    """Inline syntax that is no text: what it counts as, and its pattern."""
    lines: tuple[str, ...] = ()
    """Lines that are block syntax although CommonMark reads them as part of a paragraph. A group `title` is prose."""
    openings: tuple[str, ...] = ()
    """What may stand at the start of a block without being part of its text: callout markers."""
    closings: tuple[str, ...] = ()
    """The same at the end: attribute lists."""
    raw: tuple[str, ...] = ()
    """Stretches of an article, by patterns over its whole text, that hold no prose whatever Markdown makes of them."""
    openers: tuple[str, ...] = ()
    """What opens a block at a line start in this dialect only, beside `lines`: a target may not begin with it."""
    heading_id: str = ""
    """An explicit id at the end of a heading; group `id`."""
    pin: Literal["html", "braces", "comment"] = "html"
    """How this dialect writes an explicit id: `<a id="x"></a>`, `{#x}` or `{/*x*/}`."""
    footnotes_first: bool = False
    """Whether `[text][^1]` is a link `[text]` and a footnote, and not text with a footnote."""
    as_commonmark: Callable[[str], str] | None = None
    """Rewrites an article so that a CommonMark parser sees the dialect's blocks, for the last check of a build."""
    markdown_in_html: bool = False
    """Whether the site renders Markdown inside HTML blocks."""


DIALECTS: Registry[Dialect] = Registry("l10n.dialects", "dialect")
