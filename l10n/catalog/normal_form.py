"""What a msgid says once the forms that do not matter are gone.

1. Two msgids of one normal form differ in protected tokens, emphasis marks (`_x_`, `*x*`), runs of blanks, or in
   whether a UI label is hidden: a translation of the one serves the other, its tokens swapped.
2. Two msgids of one loose form differ, besides, in case, punctuation or emphasis: a small edit.
3. A msgid as an older version of l10n wrote it has the normal form of today's: it is the same message.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.catalog.tokens import LABEL, TOKEN, Piece, is_braced, split_tokens, unbraced, values_of
from l10n.model.catalog import Message

_MOST_WORDINGS = 16


class Label(msgspec.Struct, frozen=True, gc=False):
    """A hidden UI label."""

    start: int
    """Where it begins in the text of the normal form."""
    token: str
    """As the msgid has it: "{ui1}"."""
    text: str
    """The label itself, as the source has it."""


class NormalForm(msgspec.Struct, frozen=True):
    """A msgid in normal form, and the tokens it lost on the way."""

    text: str
    tokens: tuple[Piece, ...] = ()
    """In order; each left one `TOKEN` in the text. A hidden label is not among them: its text is in the text."""
    labels: tuple[Label, ...] = ()
    """In order."""
    braced: bool = False
    """Whether the msgid's braces are placeholders or doubled."""


def normal_form(message: Message) -> NormalForm:
    """Return the normal form of a message; of several texts of a label, the first counts."""
    return next(normal_forms(message))


def normal_forms(message: Message) -> Iterator[NormalForm]:
    """Yield a normal form for each wording that the hidden labels of a message may stand for, at most 16."""
    values = values_of(message)
    braced = is_braced(message)
    pieces = split_tokens(message.msgid, values, braced=braced)
    names = [piece.name for piece in pieces if piece.kind == LABEL and piece.values]
    for texts in itertools.islice(itertools.product(*(values[name] for name in names)), _MOST_WORDINGS):
        yield _form(pieces, dict(zip(names, texts, strict=True)), braced)


def _form(pieces: Sequence[Piece], label_texts: Mapping[str, str], braced: bool) -> NormalForm:
    text = ""
    tokens: list[Piece] = []
    labels: list[Label] = []
    for piece in pieces:
        if not piece.kind:
            text += _plain(unbraced(piece.text) if braced else piece.text)
        elif piece.name in label_texts:
            labels.append(Label(len(text), piece.text, label_texts[piece.name]))
            text += _plain(label_texts[piece.name])
        else:
            tokens.append(piece)
            text += TOKEN
    return NormalForm(text, tuple(tokens), tuple(labels), braced)


_BLANKS = re.compile(r"[ \t\u00a0]+")
_UNDERSCORES = re.compile(r"(?<!\\)(?:(?<![^\W_])_+|_+(?![^\W_]))")


def _plain(text: str) -> str:
    """Return running text with emphasis marked by asterisks only and blanks single."""
    if "_" in text:
        text = _UNDERSCORES.sub(lambda marks: "*" * len(marks[0]), text)
    return _BLANKS.sub(" ", text.replace(TOKEN, " "))


_APOSTROPHES = re.compile("['\u2019]")
_NOT_WORDS = re.compile(rf"[^\w{TOKEN}]+|_+")


def loose(text: str) -> str:
    """Return the loose form of the text of a normal form.

    >>> loose("Don't click *Save*, then  close!")
    'dont click save then close'
    """
    return " ".join(_NOT_WORDS.sub(" ", _APOSTROPHES.sub("", text)).casefold().split())


UNDIVIDED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The inside of a character class: Chinese characters and kana, whose words no blanks divide."""
_WORD = re.compile(rf"[{UNDIVIDED}]|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


def count_words(text: str) -> int:
    """Return how many words the text of a normal form has; a Chinese or Japanese character counts as one.

    >>> count_words("Don't click *Save*")
    3
    """
    return len(_WORD.findall(text))
