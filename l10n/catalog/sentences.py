"""Suggestions put together from sentences, for paragraphs that were split, merged, or lost or gained a sentence.

1. The sentences of a msgid and of its msgstr correspond one to one where there are as many of the one as of the other
   and each pair has the same placeholders; otherwise nothing is known about them.
2. What comes out is a suggestion: fuzzy, whatever its parts were.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import structs

from l10n.catalog.normal_form import loose, normal_form
from l10n.catalog.swap import adapt_tokens
from l10n.catalog.tokens import is_braced, placeholder_names, split_tokens
from l10n.model.catalog import Message


class Assembled(msgspec.Struct, frozen=True):
    """A suggestion made of sentences."""

    target: str
    source: str
    """The sentences that `target` translates, as they were."""
    score: float
    """0 to 100: how much the source is like the msgid that the suggestion is for."""


class SentenceMemory:
    """The sentences of translated messages."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self._parts: dict[str, Message] = {}
        for message in messages:
            for part in _parts(message):
                self._parts.setdefault(_key(part), part)

    def assemble(self, message: Message) -> Assembled | None:
        """Return the best that known sentences make of an untranslated message, None where none of them is in it."""
        targets: list[str] = []
        sources: list[str] = []
        for sentence in split_sentences(message.msgid, braced=is_braced(message)):
            here = structs.replace(message, msgid=sentence)
            part = self._parts.get(_key(here))
            if part:
                targets.append(adapt_tokens(part.msgstr, normal_form(part), normal_form(here), in_order=True))
                sources.append(part.msgid)
        if not sources:
            return None
        from rapidfuzz import fuzz

        source = _joined(sources)
        return Assembled(_joined(targets), source, fuzz.ratio(source, message.msgid))


def _key(part: Message) -> str:
    return loose(normal_form(part).text)


def _parts(message: Message) -> Iterator[Message]:
    """Yield a message for each sentence of `message` whose translation is known."""
    braced = is_braced(message)
    sources = split_sentences(message.msgid, braced=braced)
    if len(sources) == 1:
        yield message
        return
    targets = split_sentences(message.msgstr, braced=braced)
    if len(sources) != len(targets):
        return
    pairs = list(zip(sources, targets, strict=True))
    if all(placeholder_names(one, braced=braced) == placeholder_names(other, braced=braced) for one, other in pairs):
        for source, target in pairs:
            yield structs.replace(message, msgid=source, msgstr=target)


_BREAK = re.compile(
    r"[.!?\u2026\u061f\u0964]+[\"'\u201d\u2019\u00bb)\]*_]*[ \t]+"  # a blank has to follow
    r"|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d\u2019\uff09*_]*[ \t]*"
    r"|\n+"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|e\.g|i\.e|vs|etc|bzw|ca|Mr|Mrs|Dr|St|No|Nr|Abb|Fig|cf|z\.B|d\.h|p\.ex)\.[ \t]+\Z"
)


def split_sentences(text: str, *, braced: bool) -> list[str]:
    """Return the sentences of a msgid or msgstr, without the blanks between them; a token is never divided.

    >>> split_sentences("Open the file, e.g. `a. B`. Then save it.", braced=False)
    ['Open the file, e.g. `a. B`.', 'Then save it.']
    """
    masked = "".join(
        "X" * len(piece.text) if piece.kind else piece.text for piece in split_tokens(text, {}, braced=braced)
    )
    sentences: list[str] = []
    start = 0
    for found in _BREAK.finditer(masked):
        end = found.end()
        if masked[end : end + 1].islower() or _ABBREVIATION.search(masked, start, end):
            continue
        sentences.append(text[start:end].strip())
        start = end
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence] or [text]


def _joined(sentences: Sequence[str]) -> str:
    """Return sentences as a paragraph; Chinese and Japanese ones have no blank between them."""
    text = sentences[0]
    for sentence in sentences[1:]:
        text += sentence if text[-1:] in _NO_BLANK_AFTER else f" {sentence}"
    return text


_NO_BLANK_AFTER = frozenset("\u3002\uff01\uff1f\u300d\u300f\uff09")
