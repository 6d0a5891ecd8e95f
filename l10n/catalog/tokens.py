"""The protected tokens inside a msgid or msgstr: placeholders, code spans, tags, link destinations.

1. The pieces of a text, joined, are the text; a text piece holds no token.
2. A token stands for values: the article's own markup, told by the message's `#.` lines or by the token itself. Two
   tokens with a value in common stand for the same thing, however they are written.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from l10n.model.catalog import Message

BRACE_FORMAT = "python-brace-format"
"""The flag of a message with placeholders; there, and only there, a literal brace is doubled."""

LABEL = "ui"
"""Kind of a placeholder that stands for a UI label, which is text to a reader."""

TOKEN = "\ufffc"
"""Stands for a token, whichever it is, where texts are compared (OBJECT REPLACEMENT CHARACTER)."""

BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1", re.DOTALL)
"""A bold text, in which a UI label may stand."""

Values = Mapping[str, tuple[str, ...]]
"""Placeholder name -> what it stands for, one for each unit that shares the message."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a msgid or msgstr."""

    text: str
    """As written; braces are doubled where the message's are."""
    kind: str = ""
    """"" for running text, "code", "tag", "link", or a placeholder's kind."""
    name: str = ""
    """Of the placeholder in it, "" where there is none."""
    values: tuple[str, ...] = ()
    """What a token stands for; nothing for a placeholder that no `#.` line explains."""


_NOTE = re.compile(r"\{([a-z]+[0-9]+)\} = (.*)", re.DOTALL)
_TOKEN = re.compile(
    r"\\.|\{\{|\}\}"
    r"|(?P<ticks>`+)"
    r"|(?P<link>\]\((?P<destination>\{[a-z]+[0-9]+\}|[^\s()]*(?:[ ]+\"[^\"\n]*\")?)\))"
    r"|(?P<placeholder>\{[a-z]+[0-9]+\})"
    r"|(?P<tag></?[A-Za-z][^<>]*>)",
    re.DOTALL,
)


def values_of(message: Message) -> Values:
    """Return what the placeholders of a message stand for, from its `#.` lines."""
    values: dict[str, tuple[str, ...]] = {}
    for note in message.extracted:
        if note.startswith("{") and (match := _NOTE.fullmatch(note)):
            values[match[1]] = (*values.get(match[1], ()), match[2])
    return values


def is_braced(message: Message) -> bool:
    """Return whether braces in the message's texts are placeholders or doubled."""
    return BRACE_FORMAT in message.flags


def split_tokens(text: str, values: Values, *, braced: bool) -> tuple[Piece, ...]:
    """Return the pieces of a msgid or msgstr.

    >>> [piece.text for piece in split_tokens("see `x` [here]({link1})", {}, braced=True)]
    ['see ', '`x`', ' [here', ']({link1})']

    values:  of the message; a msgstr has its msgid's
    """
    pieces: list[Piece] = []
    start = at = 0
    unclosed: set[str] = set()
    while match := _TOKEN.search(text, at):
        at = match.end()
        token = _token(text, match, values, braced, unclosed)
        if token is None:
            continue
        if start < match.start():
            pieces.append(Piece(text[start : match.start()]))
        pieces.append(token)
        start = at = match.start() + len(token.text)
    if start < len(text):
        pieces.append(Piece(text[start:]))
    return tuple(pieces)


def placeholder_names(text: str, *, braced: bool) -> list[str]:
    """Return the names of the placeholders in a msgid or msgstr, sorted, each as often as it stands there."""
    return sorted(piece.name for piece in split_tokens(text, {}, braced=braced) if piece.name)


def _token(text: str, match: re.Match[str], values: Values, braced: bool, unclosed: set[str]) -> Piece | None:
    if match["ticks"]:
        return _code(text, match, unclosed)
    if match["tag"]:
        return Piece(match[0], "tag", values=(match[0],))
    inner = match["destination"] if match["link"] else match["placeholder"]
    if inner is None or (match["placeholder"] and not braced):
        return None
    if braced and inner.startswith("{"):
        name = inner[1:-1]
        return Piece(match[0], name.rstrip("0123456789"), name, tuple(map(_bare, values.get(name, ()))))
    return Piece(match[0], "link", values=(inner,))


def _code(text: str, match: re.Match[str], unclosed: set[str]) -> Piece | None:
    """Return the code span that opens at `match`; None where it never closes.

    unclosed:  marks known to have no partner in the rest of the text, so that a ladder of them costs no second look
    """
    ticks = match[0]
    if ticks in unclosed:
        return None
    end = re.compile(f"(?<!`){ticks}(?!`)").search(text, match.end())
    if end is None:
        unclosed.add(ticks)
        return None
    code = text[match.start() : end.end()]
    return Piece(code, "code", values=(_bare(code),))


def _bare(value: str) -> str:
    """Return a value without code marks, so that a code span and the placeholder that hides it are alike."""
    return value.strip("`").strip() if value.startswith("`") else value


def unbraced(text: str) -> str:
    """Return a text piece of a braced message with its braces single."""
    return text.replace("{{", "{").replace("}}", "}")


def doubled(text: str) -> str:
    """Return text with its braces as a braced message has them."""
    return text.replace("{", "{{").replace("}", "}}")
