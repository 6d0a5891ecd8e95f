"""What slug algorithms start from: which pieces of a heading count, and rules that go character by character.

1. A site reads either the Markdown as written (`HeadingText.raw`) or some kinds of the rendered pieces.
2. Texts are taken as they come: where NFC and NFD give different slugs, as under most rules that keep accents, the
   caller normalises translations to NFC first.
3. Categories are those of Python's `unicodedata`. A site built on an older or newer Unicode differs from us in
   characters that were added in between, and in no other.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from l10n.model.anchor import HeadingText, Piece, PieceKind

RENDERED: tuple[PieceKind, ...] = ("text", "code", "math")
"""What a browser shows as text."""

RENDERED_WITH_ALT: tuple[PieceKind, ...] = (*RENDERED, "alt")

LAST_UTF16_UNIT = "\uffff"
"""The last character that is one unit of UTF-16; .NET looks at units, and the halves of others are no letters to it."""

JS_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""The inside of a character class: what `\\s` matches in ECMAScript, which is not what it matches in Python."""

_HYPHENS = re.compile(r"---?")
_DASH = "\u2013"

_CIRCLED_LETTER = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
"""A symbol that Unicode calls alphabetic."""


def unmarked(text: str) -> HeadingText:
    """Return a heading whose Markdown is nothing but words.

    >>> unmarked("Usage").pieces
    (Piece(kind='text', text='Usage'),)
    """
    return HeadingText(text, (Piece("text", text),) if text else ())


def text_of(heading: HeadingText, kinds: tuple[PieceKind, ...] = RENDERED) -> str:
    """Return the pieces of some kinds, joined; a line break is `\\n`.

    >>> text_of(HeadingText("a `b`![c](d)", (Piece("text", "a "), Piece("code", "b"), Piece("alt", "c"))))
    'a b'
    """
    return "".join(piece.text for piece in heading.pieces if piece.kind in kinds)


def token_text(heading: HeadingText, kinds: tuple[PieceKind, ...]) -> str:
    """Return the pieces of some kinds as tools read them that join markdown-it's tokens: line breaks have no text.

    >>> token_text(unmarked("two\\nlines"), ("text",))
    'twolines'
    """
    return text_of(heading, kinds).replace("\n", "")


def typographed(heading: HeadingText, kinds: tuple[PieceKind, ...] = RENDERED) -> str:
    """Return the pieces of some kinds as tools print them that turn `--` and `---` into dashes.

    >>> typographed(HeadingText("", (Piece("text", "a--b "), Piece("code", "--flag"))))
    'a–b --flag'
    """
    pieces = (piece for piece in heading.pieces if piece.kind in kinds)
    return "".join(_HYPHENS.sub(_DASH, piece.text) if piece.kind == "text" else piece.text for piece in pieces)


def per_character(rule: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that replaces every character of a text by what `rule` makes of it, and remembers each answer.

    >>> per_character(lambda char: char if char.isalpha() else "")("v2.0 beta")
    'vbeta'
    """
    table = _Table(rule)
    return lambda text: text.translate(table)


class _Table(dict[int, str]):
    """A `str.translate` table that fills itself."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        replacement = self[code] = self._rule(chr(code))
        return replacement


def is_letter_or_digit(char: str) -> bool:
    """Return whether a character is a letter (L*) or a decimal digit (Nd), as in .NET and Go; marks are neither.

    >>> [is_letter_or_digit(char) for char in "é٣²ि"]
    [True, True, False, False]
    """
    category = unicodedata.category(char)
    return category[0] == "L" or category == "Nd"


def is_word(char: str) -> bool:
    """Return whether Ruby's `\\p{Word}` matches: alphabetic characters, marks, Nd, Nl and Pc, but not No.

    >>> [is_word(char) for char in "éिⅣ_Ⓐ²-"]
    [True, True, True, True, True, False, False]

    source: Onigmo 6, compared over all code points; github-slugger's table has the same characters
    """
    category = unicodedata.category(char)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc") or _CIRCLED_LETTER.match(char) is not None


def lower_by_character(text: str) -> str:
    """Return a text in lower case without regard to context, as Ruby does: a final capital sigma becomes a medial one.

    >>> lower_by_character("ΟΔΟΣ"), "ΟΔΟΣ".lower()
    ('οδοσ', 'οδος')
    """
    return "".join(map(str.lower, text))
