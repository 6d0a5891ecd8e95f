"""A number has another unit than in the source (10 MB became 10 GB), or one that the language abbreviates otherwise.

How a language abbreviates bytes, hertz, milliseconds, metres and grams is taken from CLDR: 10 MB is 10 Mo in French and
10 МБ in Russian. Languages that have a word and no abbreviation (吉赫) may keep the source's. Left alone are numbers
that are missing altogether, which T08 finds, and bits: too many sources write Mb and mean MB.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.numbers import digits
from l10n.checks.texts import Screened, Texts
from l10n.locales import units_of
from l10n.model.diagnostic import Severity

UNITS = declare("T10", "unit", Severity.INFO, "write the unit of the source, as the language does", __doc__)

_NAMES = (
    *(f"digital-{prefix}byte" for prefix in ("kilo", "mega", "giga", "tera", "peta")),
    *("frequency-kilohertz", "frequency-megahertz", "frequency-gigahertz"),
    *("duration-millisecond", "length-kilometer", "length-centimeter", "length-millimeter", "mass-kilogram"),
)
"""Of CLDR. None that is a single letter in some language: too many other things are."""
_DIGIT = re.compile(r"\d")
_ABBREVIATION = re.compile(r"[A-Za-z\u0370-\u052f]{1,4}")
_NO_LETTER = r"(?![A-Za-z\u00c0-\u024f\u0370-\u052f])"
"""Behind a unit. East Asian characters may follow at once."""


class _Measure(NamedTuple):
    digits: str
    unit: str
    text: str


@CHECKERS.register(UNITS.name)
def units(setting: Setting) -> Inspect:
    """Return what finds units that were changed, or left as in the source."""
    ours, theirs = units_of(setting.source_locale, _NAMES), units_of(setting.locale, _NAMES)
    known = _by_form(ours) | _by_form(theirs)
    pattern = _pattern(known)

    def inspect(subject: Subject) -> Iterator[Finding]:
        if not _DIGIT.search(subject.source_prose):
            return
        expected = list(_measures(pattern, known, subject.source_prose))
        if not expected:
            return
        found = list(_measures(pattern, known, subject.prose))
        if wrong := next(_changed(expected, found), None):
            one, other = wrong
            message = f'"{other.text}", where the source has "{one.text}"'
            yield Finding(UNITS, message, f'write "{theirs[one.unit][0]}" with it')
        elif foreign := next((one for one in found if not _written(one, theirs)), None):
            yield Finding(UNITS, f'"{foreign.text}" as in the source', f'write "{theirs[foreign.unit][0]}"')

    def screen(texts: Texts) -> Iterator[int]:
        proses = texts.sources.proses
        return (index for index in texts.sources.with_digits if pattern.search(proses[index]))

    return Screened(inspect, screen)


def _changed(expected: Iterable[_Measure], found: Iterable[_Measure]) -> Iterator[tuple[_Measure, _Measure]]:
    """Yield a measure of the source, and what has its number with a unit that no such number has there."""
    units: dict[str, set[str]] = {}
    for one in expected:
        units.setdefault(one.digits, set()).add(one.unit)
    for other in found:
        if other.unit not in units.get(other.digits, {other.unit}):
            yield next(one for one in expected if one.digits == other.digits), other


def _written(measure: _Measure, forms: Mapping[str, Iterable[str]]) -> bool:
    """Return whether a unit is written as the language does, as far as that is an abbreviation; KB is as good as kB."""
    usual = [form for form in forms[measure.unit] if _ABBREVIATION.fullmatch(form)]
    return not usual or measure.text.casefold().endswith(tuple(form.casefold() for form in usual))


def _measures(pattern: re.Pattern[str], known: Mapping[str, str], prose: str) -> Iterator[_Measure]:
    for match in pattern.finditer(prose):
        yield _Measure(digits(match[1]), known[match[2]], match[0])


def _by_form(units: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return units by how they are written; a kilo has a capital where people like to give it one (KB)."""
    plain = {form: name for name, forms in units.items() for form in forms}
    return {form[0].upper() + form[1:]: name for form, name in plain.items() if "kilo" in name} | plain


def _pattern(known: Iterable[str]) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(\d(?<![\w.,]\d)\d*(?:[.,]\d+)*)[ \u00a0\u202f\u2009-]?({forms}){_NO_LETTER}")
