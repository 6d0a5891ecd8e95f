"""A number or a date stands as in the source, though the language writes it another way.

`1,234.5` in a German text reads as a slip and may be taken for 1.234; 4/25/2016 is no date in France; April is avril.
Versions such as 4.5 are no decimals: only numbers with groups of three digits, or with a unit, are looked at. What the
language does is taken from CLDR.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.texts import Screened, Texts
from l10n.locales import Formats, formats_of
from l10n.model.diagnostic import Severity

FORMAT = declare("T09", "number-format", Severity.INFO, "write numbers and dates as the language does", __doc__)

Find = Callable[[str, str], Iterator[tuple[str, str]]]
"""(source prose, prose) -> (what stands there, what should)."""


class _Finder(NamedTuple):
    hint: re.Pattern[str]
    """Searched for fast, and in all prose in which something may be found."""
    find: Find


_UNIT = r"(?=[ \u00a0]?(?:%|[KMGT]i?B\b|[GMk]Hz\b|ms\b|kg\b|[kcm]?m\b))"
_DATE = re.compile(r"(?<![\w/.])(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4}|\d\d)(?![\w/])")
_DIGIT = re.compile(r"\d")


@CHECKERS.register(FORMAT.name)
def number_formats(setting: Setting) -> Inspect | None:
    """Return what finds numbers and dates in the source's format; None where the language has the same."""
    finders = _finders(formats_of(setting.source_locale), formats_of(setting.locale))
    if not finders:
        return None

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = subject.prose
        if not _DIGIT.search(prose):
            return
        for hint, find in finders:
            for found, wanted in find(subject.source_prose, prose) if hint.search(prose) else ():
                yield Finding(FORMAT, f'"{found}" as in the source', f'write "{wanted}"')
                return

    def screen(texts: Texts) -> Iterator[int]:
        proses = texts.targets.proses
        for index in texts.targets.with_digits:
            if any(finder.hint.search(proses[index]) for finder in finders):
                yield index

    return Screened(inspect, screen)


def _finders(ours: Formats, theirs: Formats) -> list[_Finder]:
    finders: list[_Finder] = []
    if (ours.decimal, ours.group) != (theirs.decimal, theirs.group):
        finders.append(_numbers(ours, theirs))
    if theirs.date_order != "Mdy" and ours.date_order == "Mdy":
        finders.append(_dates(theirs))
    if names := {a: b for a, b in zip(ours.months, theirs.months, strict=True) if a.casefold() != b.casefold()}:
        finders.append(_months(names))
    return finders


def _numbers(ours: Formats, theirs: Formats) -> _Finder:
    group, decimal = re.escape(ours.group), re.escape(ours.decimal)
    grouped = rf"(?<=[1-9])\d{{0,2}}(?:{group}\d{{3}})+(?:{decimal}\d+)?(?![\d{group}]|{decimal}\d)"
    pattern = re.compile(rf"\d(?<![\w.,/-]\d)(?:{grouped}|\d*{decimal}\d+{_UNIT})")
    swap = str.maketrans({ours.group: theirs.group, ours.decimal: theirs.decimal})

    def find(source: str, prose: str) -> Iterator[tuple[str, str]]:
        for match in pattern.finditer(prose):
            number = match.group()
            wanted = number.translate(swap)
            if number in source and wanted != number:
                yield number, wanted

    return _Finder(re.compile(rf"\d[{group}{decimal}]\d"), find)


def _dates(theirs: Formats) -> _Finder:
    def find(source: str, prose: str) -> Iterator[tuple[str, str]]:
        for match in _DATE.finditer(prose):
            if match.group() in source:
                try:
                    wanted = theirs.date(int(match[3]), int(match[1]), int(match[2]))
                except ValueError:
                    continue  # 2/30 and 24/31 are no days
                yield match.group(), wanted

    return _Finder(re.compile(r"\d/\d"), find)


def _months(names: dict[str, str]) -> _Finder:
    choice = "|".join(names)
    pattern = re.compile(rf"(?<!\w)({choice})(?= \d)|(?<=\d )({choice})(?!\w)")

    def find(source: str, prose: str) -> Iterator[tuple[str, str]]:
        for match in pattern.finditer(prose):
            name = match[1] or match[2]
            if name in source:
                yield name, names[name]

    return _Finder(_beginning_with(names), find)


def _beginning_with(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words: one class of first characters, so that the search runs at C speed."""
    firsts = "".join(map(re.escape, sorted({word[0] for word in words})))
    return re.compile(rf"[{firsts}](?:{'|'.join(f'(?<={re.escape(word[0])}){re.escape(word[1:])}' for word in words)})")
