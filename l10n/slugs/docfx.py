"""DocFX and learn.microsoft.com: Markdig's GitHub rule, and a pin at the head of a heading is its id.

source: Markdig `AutoIdentifierExtension`, `LinkHelper.UrilizeAsGfm`; DocFX `HeadingIdRewriter`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import LAST_UTF16_UNIT, RENDERED_WITH_ALT, is_letter_or_digit, per_character, text_of

_OPEN_PIN = re.compile(r'<a +(?:name|id)="([\w .-]+)" *>')


@per_character
def _urilized(char: str) -> str:
    if char == " ":
        return "-"
    if char in "-_" or (char <= LAST_UTF16_UNIT and is_letter_or_digit(char)):
        return _lower(char)
    return ""


def _lower(char: str) -> str:
    """`ToLowerInvariant` maps one unit to one unit, so that İ stays."""
    lower = char.lower()
    return lower if len(lower) == 1 else char


def slug(text: str) -> str:
    """Return the slug of a text, without a number. Combining marks are dropped, whatever the script.

    >>> slug("Über Größe & Maß"), slug("हिन्दी"), slug("!")
    ('über-größe--maß', 'हनद', 'section')
    """
    return _urilized(text) or "section"


def pin(heading: HeadingText) -> str:
    """Return the id of the pin that a heading starts with, "" where DocFX would not take it for the heading's.

    >>> from l10n.model.anchor import Piece
    >>> pin(HeadingText("", (Piece("html", '<a name="x">'), Piece("html", "</a>"), Piece("text", "Title"))))
    'x'
    """
    if len(heading.pieces) < 3:
        return ""
    opening, closing = heading.pieces[:2]
    found = _OPEN_PIN.fullmatch(opening.text) if opening.kind == closing.kind == "html" else None
    return found[1] if found and closing.text == "</a>" else ""


@SLUGGERS.register("docfx")
@SLUGGERS.register("markdig-github")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return DocFX's ids. The slug of a pinned heading counts as taken; the pin's id does not.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Remarks"), unmarked("Remarks"), unmarked("…")])
    ('remarks', 'remarks-1', 'section')
    """
    slugs = slugs_of(headings, lambda heading: slug(text_of(heading, RENDERED_WITH_ALT)), Checked().take)
    return tuple(Slug(pin(heading)) or own for heading, own in zip(headings, slugs, strict=True))
