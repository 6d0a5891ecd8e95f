"""Inline tokens -> pieces of text.

1. What a token prints, and as what, is decided by one table; marks (emphasis, links) print nothing.
2. A line break within a heading is text, `\\n`: half of the sites see white space there, half see nothing.
3. Tokens may come straight from the inline phase: the core rules that join texts need not have run.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from l10n.model.anchor import Piece, PieceKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_KINDS: dict[str, PieceKind] = {
    "code_inline": "code",
    "html_inline": "html",
    "math_inline": "math",
    "math_inline_double": "math",
}
"""By token type; a token of any other type that has content prints it as text."""

_BREAKS = ("softbreak", "hardbreak")
_BR_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \n]+")


def pieces_of(tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Return what inline tokens print, in order, adjacent texts merged.

    tokens:  the children of an `inline` token, or what `md.inline.parse` appends
    returns: entities and escapes resolved, as the tokens have them; an image is one piece "alt", a tag one piece
             "html" as written; nothing empty

    >>> from markdown_it import MarkdownIt
    >>> inline = MarkdownIt().parse("# **A**&amp;B `c` ![*d*](e) <br>")[1]
    >>> [(piece.kind, piece.text) for piece in pieces_of(inline.children or [])]
    [('text', 'A&B '), ('code', 'c'), ('text', ' '), ('alt', 'd'), ('text', ' '), ('html', '<br>')]
    """
    return tuple(_merged(piece for piece in map(_piece, tokens) if piece.text))


def plain_text(pieces: Iterable[Piece]) -> str:
    """Return the words of some pieces on one line, as a reader sees them: no images, no tags, blanks squeezed.

    >>> plain_text((Piece("text", "Step 1 "), Piece("html", "<br>"), Piece("code", "run"), Piece("alt", "logo")))
    'Step 1 run'
    """
    return _BLANKS.sub(" ", "".join(map(_printed, pieces))).strip(" ")


def _piece(token: Token) -> Piece:
    if token.type == "image":
        return Piece("alt", _alt(token))
    if token.type in _BREAKS:
        return Piece("text", "\n")
    return Piece(_KINDS.get(token.type, "text"), token.content)


def _alt(image: Token) -> str:
    """An image's text as browsers get it: without marks and tags, the texts of images within it included."""
    return "".join(piece.text for piece in pieces_of(image.children or []) if piece.kind != "html")


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    texts: list[str] = []
    for piece in pieces:
        if piece.kind == "text":
            texts.append(piece.text)
            continue
        if texts:
            yield Piece("text", "".join(texts))
            texts = []
        yield piece
    if texts:
        yield Piece("text", "".join(texts))


def _printed(piece: Piece) -> str:
    if piece.kind == "html":
        return " " if _BR_TAG.fullmatch(piece.text) else ""
    return "" if piece.kind == "alt" else piece.text
