"""A bracket or a quotation mark has no partner: `(see there`, `“Save`.

Full-width and half-width ones go together. Whatever stands alone in the source too is left alone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.tables import each
from l10n.checks.tables.punctuation import BRACKETS, QUOTES
from l10n.model.diagnostic import Severity

PAIRS = declare(
    "T13",
    "pairs",
    Severity.WARNING,
    "close what is open and open what is closed",
    __doc__,
    each("zh ja ko", "info"),
)

_ANY = re.compile(f"[{re.escape(''.join((*(part for pair in BRACKETS for part in pair), *QUOTES)))}]")
_ESCAPED = re.compile(r"\\[\[\]()\"]")
_ENUMERATION = re.compile(r"(?:^|[\s(,;])[A-Za-z0-9]{1,3}\)")
"""`a)`, `1)`, `ii)`: a bracket that never had a partner."""


@CHECKERS.register(PAIRS.name)
def pairs(setting: Setting) -> Inspect:
    """Return what finds brackets and quotes without a partner."""
    return _inspect


def _inspect(subject: Subject) -> Iterator[Finding]:
    if not _ANY.search(subject.prose):
        return
    found = [*_brackets(subject.prose), *_quotes(subject.prose)]
    if not found:
        return
    known = set(_brackets(subject.source_prose))
    if next(_quotes(subject.source_prose), ""):
        known.update(_quotes(subject.prose))
    for message in found:
        if message not in known:
            yield Finding(PAIRS, message)
            return


def _brackets(prose: str) -> Iterator[str]:
    """Yield which brackets have too many of one side, without the numbers."""
    text = _ESCAPED.sub("", prose) if "\\" in prose else prose
    for opening, closing in BRACKETS:
        surplus = sum(map(text.count, opening)) - sum(map(text.count, closing))
        if surplus < 0 and opening[0] == "(":
            surplus = min(0, surplus + len(_ENUMERATION.findall(text)))
        if surplus:
            yield f"{opening[0]} is never closed" if surplus > 0 else f"{closing[0]} was never opened"


def _quotes(prose: str) -> Iterator[str]:
    for quotes in QUOTES:
        if sum(map(prose.count, quotes)) % 2:
            yield f"one {quotes[0]} has no partner"
