"""The flavours of Markdown people write: one file per dialect, each a value that states what it adds.

1. A dialect is data: patterns and markdown-it-py plugins. What is done with them is the parser's and the
   segmenter's business, so that a new dialect is one short file.
2. Patterns are matched on the inline content of a block, where container prefixes are already gone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec

from l10n.model.document import EventKind
from l10n.registry import Registry

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Plugin = Callable[["MarkdownIt"], None]
"""Loads what it needs when it is called: what a dialect is can be known without a parser."""


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
    """Inline syntax that is no text: what it counts as, and its pattern, which begins with a literal character. What a
    group `text` matches is text all the same."""
    lines: tuple[str, ...] = ()
    """Lines that are block syntax although CommonMark reads them as part of a paragraph; a pattern may take in the
    lines of options that follow. A group `title` is prose; so is a group `value` where a group `name` is an attribute
    that people read."""
    openings: tuple[str, ...] = ()
    """What may stand at the start of a block without being part of its text: callout markers."""
    closings: tuple[str, ...] = ()
    """The same at the end: attribute lists, from brace to brace."""
    raw: tuple[str, ...] = ()
    """Stretches of an article, by patterns over its whole text, that hold no prose whatever Markdown makes of them."""
    spans: tuple[str, ...] = ()
    """Syntax that spans lines, by patterns over the whole text: blocks do not cut it."""
    shortcode_pair: str = ""
    """A pair of shortcodes called NAME with what stands between them; NAME is replaced by names."""
    raw_shortcodes: tuple[str, ...] = ()
    """The names of those whose content is code, beside those of the configuration."""
    data: tuple[str, ...] = ()
    """YAML that the site shows as text, by patterns over the whole text; group `data`. Values under the keys of prose
    are prose."""
    parameters: tuple[str, ...] = ()
    """Parameters of the dialect's own syntax that people read, as `shortcode.parameter`; `*` is any shortcode, of which
    a value that looks like a name or a path is none."""
    literals: frozenset[str] = frozenset()
    """Keys of data in expressions whose strings people read, beside attributes that they read; lower case. Empty where
    there are no expressions."""
    openers: tuple[str, ...] = ()
    """What opens a block at a line start in this dialect only, beside `lines`: a target may not begin with it."""
    heading_id: str = ""
    """An explicit id at the end of a heading, from brace to brace; group `id`."""
    notice: str = "> {{ text }}\n"
    """How this dialect writes a callout, as a template of Jinja2."""
    pin: Literal["html", "braces", "comment", "target"] = "html"
    """How this dialect writes an explicit id: `<a id="x"></a>`, `{#x}`, `{/*x*/}`, or `(x)=` on the line above."""
    links: str = ""
    """Links and images that CommonMark does not read as such, unless their text is the label of a definition; group
    `text`."""
    html_headings: bool = False
    """Whether the site makes anchors of headings that are written in HTML."""
    ids: tuple[str, ...] = ()
    """Explicit ids of anything, by patterns over a block's content, `^` being a line's start; group `id`."""
    includes: tuple[str, ...] = ()
    """Files that the dialect's own syntax puts into the page or shows, by patterns over the whole text, `^` being a
    line's start. Group `path`; several paths stand on lines of their own."""
    footnotes_first: bool = False
    """Whether `[text][^1]` is a link `[text]` and a footnote, and not text with a footnote."""
    shows_html: bool = True
    """Whether sites show raw HTML where nobody has configured anything."""
    markdown_in_html: bool = False
    """Whether a tag may say that what it encloses is Markdown: `<div markdown="1">`."""
    spaced_labels: bool = False
    """Whether a blank or a line end may stand between a link's text and its label: `[text] [label]`."""
    drops_hashes: bool = False
    """Whether a `#` at the end of a heading is dropped even where it touches the text: `# C#`."""
    hashes_before_braces: bool = False
    """Whether the `#` that close a heading stand before its attributes: `## Title ## {#id}`."""
    pipes_make_tables: bool = False
    """Whether a paragraph is a table if each of its lines has a pipe, without a row of dashes."""
    as_commonmark: Callable[[str], str] | None = None
    """Rewrites an article so that a CommonMark parser sees the dialect's blocks, for the last check of a build."""


DIALECTS: Registry[Dialect] = Registry("l10n.dialects", "dialect")
