"""What the glossary says about a message, told to its translator in the message's `#.` lines.

Only messages that hold a term are touched, so that a change of the glossary changes no others.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import structs

from l10n.checks.prose import prose
from l10n.checks.terms import Term, TermFinder
from l10n.model.catalog import Message


def with_terms(fresh: Sequence[Message], terms: tuple[Term, ...]) -> Sequence[Message]:
    """Return untranslated messages with a line for each term of the glossary that they hold.

    returns: the same messages where none holds any
    """
    if not terms:
        return fresh
    finder = _finder(terms)
    return [_with_terms(message, finder, terms) for message in fresh]


@lru_cache(maxsize=32)
def _finder(terms: tuple[Term, ...]) -> TermFinder:
    """Return a language's finder: made once, for all articles."""
    return TermFinder(terms)


def _with_terms(message: Message, finder: TermFinder, terms: Sequence[Term]) -> Message:
    lines = tuple(glossary_line(terms[index]) for index in sorted(finder.find(prose(message.msgid))))
    return structs.replace(message, extracted=(*message.extracted, *lines)) if lines else message


def glossary_line(term: Term) -> str:
    """Return what a translator is told about a term, on one line.

    >>> glossary_line(Term(term="device", translations=("Gerät*",), forbidden=("Apparat",), note="hardware only"))
    'Glossary: device = Gerät*; not: Apparat (hardware only)'
    """
    wordings = f" = {', '.join(term.translations)}" if term.translations else ""
    forbidden = f"; not: {', '.join(term.forbidden)}" if term.forbidden else ""
    note = f" ({term.note})" if term.note else ""
    return " ".join(f"Glossary: {term.term}{wordings}{forbidden}{note}".split())
