"""A word stands twice in a row where the source has no such pair.

Not for languages that form plurals or stress that way (Indonesian, Malay, Vietnamese, Thai, Turkish, Hindi …), nor for
pairs that are good grammar: *nous nous* in French, *die die* in German. A word before a name that begins with it is
left alone where the source has both: *un service Service Fabric*.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import END
from l10n.checks.tables import row
from l10n.checks.tables.doubled_words import DOUBLED, REDUPLICATING
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

REPEATED = declare("T12", "repeated-word", Severity.INFO, "delete one of the two", __doc__)

_OPENINGS = "([\"'“‘«*_"
_TWICE = re.compile(rf" [{re.escape(_OPENINGS)}]*+([^\W\d_]{{2,}}+) \1(?![\w\-'’/\\]|\.\w)")
_BEGINS_ALIKE = re.compile(r" ([^ ]{2,}+) (?i:\1)")
"""What stands between two blanks, and a word that begins with it."""
_OTHERWISE_SMALL = "\u0130\u03a3"
"""Capitals that become two characters, or another one at the end of a word; elsewhere, each letter can be compared."""


@CHECKERS.register(REPEATED.name)
def repeated_word(setting: Setting) -> Inspect | None:
    """Return what finds doubled words; None for languages that double them on purpose."""
    if row(REDUPLICATING, setting.locale, False):
        return None
    fine = row(DOUBLED, setting.locale, frozenset())

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = f" {subject.prose}"
        for match in _TWICE.finditer(prose.lower()):
            source = f" {subject.source_prose.lower()}"
            if match[1] not in fine and not _is_name(match, prose, source) and not _TWICE.search(source):
                yield Finding(REPEATED, f'"{match[1]} {match[1]}"')
                return

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterable[int]:
    targets = texts.targets
    words = targets.prose
    if any(letter in words for letter in _OTHERWISE_SMALL):
        words = words.lower()
        if len(words) != len(targets.prose):
            return range(len(targets.parts))
    for opening in END + _OPENINGS:
        words = words.replace(opening, " ")
    return targets.holding(_BEGINS_ALIKE, words)


def _is_name(match: re.Match[str], prose: str, source: str) -> bool:
    """Return whether the second word is a name's, and the source has the word twice, too.

    match:  in the prose in small letters, which is as long but for a few letters of Turkish and German
    """
    second = prose[match.end() - len(match[1]) : match.end()]
    before = prose[match.start(1) : match.end(1)]
    return before.islower() and second[:1].isupper() and len(re.findall(rf"\b{match[1]}\b", source)) > 1
