"""French sets a no-break space before `;` `:` `!` `?` and inside « », so that the mark does not begin a line.

The wide (U+00A0) and the narrow one (U+202F) both pass. Not for Canadian French. Code, placeholders, addresses, times,
drive letters and `:emoji:` are left alone. Where most French translations with such marks have a plain blank or none,
that is said once, and not of each. `l10n fix --translations` puts the space in.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Edit, Finding, Inspect, Setting, Subject, declare
from l10n.checks.habits import HABITS
from l10n.checks.prose import END, NO_BREAK, excerpt
from l10n.checks.tables import row
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

SPACING = declare("T07", "french-spacing", Severity.WARNING, "put a no-break space there (U+00A0)", __doc__)

_SPACED = {"fr": True, "fr-CA": False}
_MARK = re.compile("[:;!?]+|[«»]")
_AFTER = frozenset(' \t\n\u00a0\u202f\u3000*_~)]»”"')
"""What follows a mark that ends something; a letter, a digit or a slash belongs to it (12:30, a?b)."""
_NO_WORD = frozenset(" \t\n\u00a0\u202f\u2009«([/\\.…-\ufffc\"'$")
"""What a mark without a blank may follow: another blank, an opening, hidden code, a quote of code."""
_BLANKS = frozenset("\n\u00a0\u202f\u2009")
_FOLLOWED = re.compile("[\u00a0\u202f][:;!?»]|«[\u00a0\u202f]")
_SPACED_OFF = re.escape("".join(sorted(_BLANKS)) + END)
_NO_END_OF_A_WORD = re.escape("".join(sorted(_NO_WORD - {" "})) + END)
_BEHIND = re.escape("".join(sorted(_AFTER)) + END + ":;!?")
_SUSPECT = re.compile(
    rf"[:;!?«»](?:(?<=[^{_NO_END_OF_A_WORD}][:;!?])(?=[{_BEHIND}])|(?<=«)(?![{_SPACED_OFF}])|(?<=[^{_SPACED_OFF}]»))"
)
"""A mark that may lack its space, seen from the characters beside it alone."""
_PART_OF_IT = re.compile(r"(?:^|[\s(*_\"'\[])(?:[A-Za-z]|:[\w+-]+)$")
"""What stands before a `:` that belongs to it: a drive letter, an emoji's name."""
_CODE = frozenset("()[]{}=<>&@#_/\\.")


@CHECKERS.register(SPACING.name)
def french_spacing(setting: Setting) -> Inspect | None:
    """Return what finds marks without their space; None for other languages than French."""
    return Screened(_inspect, _screen) if row(_SPACED, setting.locale, False) else None


def _screen(texts: Texts) -> Iterator[int]:
    return texts.targets.holding(_SUSPECT, texts.targets.prose)


@HABITS.register(SPACING.name)
def follows(target: str) -> bool:
    """Return whether a translation has a mark with its space.

    >>> follows("Note\\u00a0: lisez."), follows("Note : lisez.")
    (True, False)
    """
    return _FOLLOWED.search(target) is not None


def _inspect(subject: Subject) -> Iterator[Finding]:
    edits = tuple(_edits(subject.prose, subject.source_prose))
    if edits:
        start, end, _ = edits[0]
        yield Finding(SPACING, f'a no-break space is missing in "{excerpt(subject.target, start, end)}"', edits=edits)


def _edits(prose: str, source: str) -> Iterator[Edit]:
    for match in _MARK.finditer(prose):
        start, end = match.span()
        if match.group() == "«":
            yield from _behind(prose, end)
        elif match.group() == "»":
            yield from _before(prose, start)
        elif end == len(prose) or prose[end] in _AFTER:
            if prose[start - 1 : start] == " ":
                yield from _before(prose, start)
            elif _ends_word(prose, start, source):
                yield start, start, NO_BREAK


def _before(prose: str, start: int) -> Iterator[Edit]:
    """Yield what puts a no-break space before a mark, in place of plain blanks; at the start of a line nothing does."""
    word = len(prose[:start].rstrip(" "))
    if word and prose[word - 1] not in _BLANKS:
        yield word, start, NO_BREAK


def _behind(prose: str, end: int) -> Iterator[Edit]:
    rest = prose[end:].lstrip(" ")
    if rest and rest[0] not in _BLANKS:
        yield end, len(prose) - len(rest), NO_BREAK


def _ends_word(prose: str, start: int, source: str) -> bool:
    """Whether the mark at `start` ends a word, and is not part of it as in C:, :smile:, Yahoo! or f(x);"""
    if not start or prose[start - 1] in _NO_WORD or prose[start - 1].isspace():
        return False
    before = prose[max(0, start - 40) : start]
    if _PART_OF_IT.search(before):
        return False
    word = before.rsplit(None, 1)[-1]
    if not _CODE.isdisjoint(word):
        return word + prose[start] not in source
    return prose[start] not in "!?" or len(word) == 1 or f"{word}{prose[start]} " not in source
