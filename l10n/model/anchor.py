"""Places a link can land, and the links that want to land there.

Every `start`/`end` is a code point offset into the article's normalised text (see `textio`), end exclusive.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NewType

import msgspec

Slug = NewType("Slug", str)
"""An anchor's identifier, without `#`, not percent-encoded."""

PieceKind = Literal["text", "code", "alt", "html", "math"]


class Piece(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A stretch of a heading's inline content as a renderer sees it, entities and escapes resolved."""

    kind: PieceKind
    """text: what is printed; code: inside a code span; alt: an image's text; html: a raw tag, verbatim; math: TeX."""
    text: str


class HeadingText(msgspec.Struct, array_like=True, frozen=True):
    """A heading's content in the two forms that slug algorithms start from."""

    raw: str
    """The Markdown as written, without `#` marks and without an explicit id in braces."""
    pieces: tuple[Piece, ...]
    """The rendered content in order; emphasis, strikethrough and link marks are gone, link text is `text`."""
    id: str = ""
    """The explicit id written in the heading (`{#id}`, `{/*id*/}`), "" where there is none."""


AnchorKind = Literal["heading", "id", "term"]


class Anchor(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """A place in an article that a fragment can reach. Anchors of an article are kept in document order."""

    kind: AnchorKind
    """heading: has a slug, made from its text; id: `<a name>`, `<a id>` or another tag's id; term: of a definition."""
    level: int = 0
    """1 to 6 for a heading."""
    line: int
    """Counted from 1."""
    text: HeadingText | None = None
    """The source wording of a heading or term; None for kind "id"."""
    ids: tuple[str, ...] = ()
    """Explicit ids that land here, apart from the slug; for kind "id", that id."""
    unit: int = -1
    """Index of the unit that translates this heading's text, -1 where it has none (no words)."""
    start: int = 0
    end: int = 0
    """Span of the heading's text in the article, from its first character to its last (pins included)."""


LinkSyntax = Literal["inline", "definition", "reference", "html", "autolink", "image", "header", "include"]


class Link(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """A destination written in an article. Links of an article are kept in document order."""

    syntax: LinkSyntax
    """definition: `[ref]: dest`; reference: a use of one, with the span of the definition's destination (only the
    definition is ever rewritten); html: `href` of a raw tag; image: any image, inline or in HTML."""
    destination: str
    """As written, without angle brackets; backslash escapes, entities and percent-encoding untouched."""
    start: int
    end: int
    """Span of the destination as written, without angle brackets or quotes."""
    line: int
    """Counted from 1."""
    text: str = ""
    """The link's own text, rendered (code and emphasis marks gone), for matching and for index lists."""
    text_start: int = 0
    text_end: int = 0
    """Span of the text between `[` and `]`, for regenerating an index entry."""
    label: str = ""
    """For a use of a definition whose text is its label (`[text]`, `[text][]`): that label, as written."""
    close: int = 0
    """Offset at which the whole link ends, where it has a `label`."""
    list: int = -1
    """Ordinal of the outermost list the link stands in, -1 outside lists."""


Rung = Literal["exact", "case", "normalised", "skeleton", "prefix", "text", "target"]
"""How a fragment found its anchor: as the site would (exact), or by the tolerant ladder. skeleton: letters and digits
only; prefix: the only anchor that begins with it; text: the link's text is like the heading's; target: the fragment."""


class Resolution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a link with a fragment lands, as found on the source."""

    link: int
    """Index among the article's links."""
    article: str
    """Path below the source root of the article it lands in."""
    anchor: int
    """Index among that article's anchors."""
    rung: Rung
    applied: bool
    """Whether the link is to be written so that it lands there: always for "exact", for others where it is safe."""


SlugMap = Mapping[str, Sequence[Slug]]
"""Article's path below the source root -> the fragment that reaches each of its anchors in one language, by index;
"" where none does."""
