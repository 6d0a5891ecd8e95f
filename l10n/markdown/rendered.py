"""Inline Markdown -> the text a reader sees, in the pieces that slug algorithms and index entries start from."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import id_of, without_closing_marks
from l10n.markdown.heading_text import pieces_of, plain_text
from l10n.model.anchor import HeadingText, Piece

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\\`*_\[\]<>&!~\n{$]")
"""Without one of these a content is rendered as it is written."""

References = Mapping[str, Mapping[str, str]]
"""Link destinations by normalised label, as markdown-it-py keeps them."""


def references_of(destinations: Iterable[tuple[str, str]]) -> References:
    """Return what the inline phase has to know of an article's definitions.

    destinations:  (normalised label, destination)
    """
    return {label: {"href": destination, "title": ""} for label, destination in destinations}


def rendered(content: str, references: References, dialect: str) -> tuple[Piece, ...]:
    """Return a content as a renderer prints it."""
    if not _MARKUP.search(content):
        return (Piece("text", content),) if content else ()
    return pieces_of(_tokens(content, references, dialect))


def heading_text(content: str, references: References, dialect: str) -> HeadingText:
    """Return a heading's content in the forms that slug algorithms start from, an id or attributes in braces taken off.

    content:  without `#` marks; NFC, or a site may give it another slug than the one a translator sees
    """
    identifier = ""
    pattern = _closing(dialect)
    brace = content.rfind("{") if pattern and content.rstrip(" \t").endswith("}") else -1
    escaped = content.endswith("\\", 0, max(brace, 0))
    found = pattern.fullmatch(content.rstrip(" \t"), brace) if pattern and brace >= 0 and not escaped else None
    if found:
        content, identifier = content[:brace].rstrip(" \t"), id_of(found)
        if DIALECTS[dialect].hashes_before_braces:
            content = without_closing_marks(content)
    return HeadingText(content, rendered(content, references, dialect), identifier)


@lru_cache(maxsize=16)
def _closing(dialect: str) -> re.Pattern[str] | None:
    """What may stand in braces at the end of a heading, without being part of its text."""
    found = DIALECTS[dialect]
    if not found.heading_id:
        return None
    return re.compile("|".join((found.heading_id, *found.closings)))


def rendered_text(content: str, references: References, dialect: str) -> str:
    """Return the words of a content, without images and tags."""
    return plain_text(rendered(content, references, dialect))


def emphasis_of(content: str, references: References, dialect: str) -> Counter[str]:
    """Return how often a content renders strong emphasis ("strong") and emphasis ("em")."""
    tokens = _tokens(content, references, dialect)
    return Counter(token.tag for token in tokens if token.type in ("strong_open", "em_open"))


def _tokens(content: str, references: References, dialect: str) -> list[Token]:
    from l10n.markdown.parser import text_parser  # slow to load, and most contents have no use for it

    tokens: list[Token] = []
    env: dict[str, Any] = {"references": references}
    md = text_parser(dialect)
    md.inline.parse(content, md, env, tokens)
    return tokens
