"""A bracket or a quotation mark has no partner: `(see there`, `“Save`.

Full-width and half-width ones go together. Whatever stands alone in the source too is left alone, and so are the
letters and numbers of a list, `a)`, and the mark within Hebrew abbreviations, `דוא"ל`.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.tables import each
from l10n.checks.tables.punctuation import BRACKETS, PAIRED, QUOTES
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

PAIRS = declare(
    "T13",
    "pairs",
    Severity.WARNING,
    "close what is open and open what is closed",
    __doc__,
    each("zh ja ko", "info"),
)

_ANY = re.compile(f"[{re.escape(PAIRED)}]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_ESCAPED = re.compile(r"\\[\[\]()\"]")
_ENUMERATION = re.compile(r"(?:^|[\s(,;])(?:[A-Za-z0-9]{1,3}|[\u0391-\u03c9\u0410-\u044f]|예|例)\)")
"""`a)`, `1)`, `ii)`, `а)`, and the Korean for e.g.: a bracket that never had a partner."""
_GERSHAYIM = re.compile(r"(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])")


@CHECKERS.register(PAIRS.name)
def pairs(setting: Setting) -> Inspect:
    """Return what finds brackets and quotes without a partner."""
    return Screened(_inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    """Name the translations that have other marks than their source, or marks that may count for nothing."""
    hebrew = _HEBREW.search(texts.targets.alphabet)
    for index, (before, marks) in enumerate(zip(texts.sources.marks, texts.targets.marks, strict=True)):
        if marks and (hebrew or marks != before or "\\" in marks) and not marks.isdecimal():
            yield index


def _inspect(subject: Subject) -> Iterator[Finding]:
    marks = _ANY.findall(subject.prose)
    if not marks:
        return
    prose, source = (_ESCAPED.sub("", text) if "\\" in text else text for text in (subject.prose, subject.source_prose))
    prose_of_quotes = _GERSHAYIM.sub("", prose)
    if len(prose) == len(prose_of_quotes) == len(subject.prose) and marks == _ANY.findall(source):
        return  # Most have their source's, one by one.
    message = next(_brackets(prose, source), "") or next(_quotes(prose_of_quotes, source), "")
    if message:
        yield Finding(PAIRS, message)


def _brackets(prose: str, source: str) -> Iterator[str]:
    """Yield which brackets have too many of one side, other than in the source."""
    for pair in BRACKETS:
        surplus, known = _surplus(prose, pair), _surplus(source, pair)
        if surplus == known:
            continue
        alone, before = _without_letters(surplus, prose, pair), _without_letters(known, source, pair)
        if alone and alone * before <= 0:
            yield f"{pair[0][0]} is never closed" if alone > 0 else f"{pair[1][0]} was never opened"


def _surplus(text: str, pair: tuple[str, str]) -> int:
    return sum(map(text.count, pair[0])) - sum(map(text.count, pair[1]))


def _without_letters(surplus: int, text: str, pair: tuple[str, str]) -> int:
    """Return how many are alone apart from those of a list."""
    return min(0, surplus + len(_ENUMERATION.findall(text))) if surplus < 0 and pair[0][0] == "(" else surplus


def _quotes(prose: str, source: str) -> Iterator[str]:
    if not any(sum(map(source.count, quotes)) % 2 for quotes in QUOTES):
        for quotes in QUOTES:
            if sum(map(prose.count, quotes)) % 2:
                yield f"one {quotes[0]} has no partner"
