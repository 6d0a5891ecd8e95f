"""A number of the source is missing, or the translation has one of its own.

Only the digits count: 1,234.56 is 1 234,56 and १,२३४.५६. The order does not matter, nor do leading zeros. Numbers that
either text spells out pass (two, deux), months by number, hours after noon, the ten thousands of East Asia, a name that
is said again (OAuth2), and 1,2 where one text means one number and the other one two.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.tables.number_words import MONTHS, SPELLED, TENS
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

NUMBERS = declare("T08", "number", Severity.WARNING, "write the numbers of the source", __doc__)

_NUMBER = re.compile(r"\d(?:\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d*(?:[.,'’\u066b\u066c]\d+)*)")
_SEPARATORS = re.compile(r"[^\d]+")
_WORD = re.compile(r"[^\W\d_]+")
_MYRIADS = re.compile(r"(?<![\d,.])[,.]*+\d[\d,.]*+\s*+[万萬億亿兆만억千천百]")
_AFTERNOON = re.compile(r"\d\s*[pP]\.?[mM]\b")
_HOUR = re.compile(r"\d\s*[aApP]\.?[mM]\b")
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*\d[A-Za-z0-9]*", re.ASCII)
_SMALL = 12
"""Numbers up to this one are often spelled out in a translation."""


@CHECKERS.register(NUMBERS.name)
def numbers(setting: Setting) -> Inspect:
    """Return what finds numbers that were lost, changed or added."""
    return Screened(_inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    sources, targets = texts.sources.proses, texts.targets.proses
    for index in {*texts.sources.with_digits, *texts.targets.with_digits}:
        if _NUMBER.findall(sources[index]) != _NUMBER.findall(targets[index]):
            yield index


def _inspect(subject: Subject) -> Iterator[Finding]:
    source, prose = subject.source_prose, subject.prose
    expected, found = _NUMBER.findall(source), _NUMBER.findall(prose)
    if expected == found:
        return
    missing, added = Counter(map(digits, expected)), Counter(map(digits, found))
    missing, added = missing - added, added - missing
    if not missing and not added:
        return
    if _MYRIADS.search(prose) and not _MYRIADS.search(source):
        return
    _forgive(missing, added, source)
    _forgive_names(added, source, prose)
    _forgive_lists(missing, added, expected)
    _forgive_lists(added, missing, found)
    _drop_empty(missing)
    _drop_empty(added)
    if missing or added:
        yield Finding(NUMBERS, _message(missing, added))


def digits(number: str) -> str:
    """Return the digits of a number, in ASCII, without separators and leading zeros.

    >>> digits("1,234.56"), digits("1 000"), digits("007"), digits("१२")
    ('123456', '1000', '7', '12')
    """
    bare = _SEPARATORS.sub("", number)
    if not bare.isascii():
        bare = "".join(str(unicodedata.digit(character)) for character in bare)
    return bare.lstrip("0") or "0"


def _forgive(missing: Counter[str], added: Counter[str], source: str) -> None:
    """Take out what is written another way: spelled numbers, months, hours after noon."""
    for number in _spelled(source):
        if added[number] > 0:
            added[number] -= 1
    if _AFTERNOON.search(source):
        for number in list(missing):
            later = str(int(number) + 12) if len(number) < 3 else ""
            if added[later] > 0:
                missing[number] -= 1
                added[later] -= 1
    if _HOUR.search(source):
        added["0"] = 0
    for number in list(missing):
        if len(number) <= 2 and int(number) <= _SMALL:
            missing[number] = 0


def _forgive_names(added: Counter[str], source: str, prose: str) -> None:
    """Take out the digits of names that the translation says more often than the source."""
    known = Counter(_NAME.findall(source))
    again = Counter(name for name in _NAME.findall(prose) if name in known) - known
    for name in again.elements():
        for number in _NUMBER.findall(name):
            added[digits(number)] -= 1


def _forgive_lists(one: Counter[str], other: Counter[str], numbers: Iterable[str]) -> None:
    """Take out a number of one text of which the parts are numbers of the other text: 1,2 and 1, 2."""
    for number in numbers:
        parts = Counter(digits(part) for part in _SEPARATORS.split(number))
        if parts.total() > 1 and all(other[part] >= times for part, times in parts.items()):
            one[digits(number)] -= 1
            other.subtract(parts)


def _spelled(source: str) -> Iterator[str]:
    """Yield what the words of a source may be in digits, "twenty-four" as 24."""
    ten = 0
    for word in _WORD.findall(source.lower()):
        yield from SPELLED.get(word, ())
        yield from MONTHS.get(word, ())
        if ten and word in SPELLED:
            yield str(ten + int(SPELLED[word][0]))
        ten = TENS.get(word, 0)


def _drop_empty(counter: Counter[str]) -> None:
    for key in [key for key, count in counter.items() if count <= 0]:
        del counter[key]


def _message(missing: Counter[str], added: Counter[str]) -> str:
    parts = []
    if missing:
        parts.append(f"{_listed(missing.elements())} is missing")
    if added:
        parts.append(f"{_listed(added.elements())} is not in the source")
    return ", ".join(parts)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values, key=lambda value: (len(value), value))[:5])
