"""What may make a target right that could not ship: each repair alone, then several at once."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from itertools import combinations
from typing import NamedTuple

from l10n.checks import Finding
from l10n.checks.markup import MARKUP, TAG
from l10n.merger.code_blanks import with_blanks_of
from l10n.merger.targets import Target, close_tags, set_apart
from l10n.model.diagnostic import Severity


class _Repair(NamedTuple):
    mend: Callable[[Target, Target], Target]
    """(source, target) -> target"""
    told: Finding
    """Where it helped."""


_REPAIRS: tuple[_Repair, ...] = (
    _Repair(
        with_blanks_of,
        Finding(MARKUP, "the blanks in code are put back as in the msgid", severity=Severity.WARNING),
    ),
    _Repair(
        lambda _, target: set_apart(target),
        Finding(
            MARKUP,
            "a placeholder would not be read beside what it touches, set apart with a blank",
            severity=Severity.WARNING,
        ),
    ),
    _Repair(
        close_tags,
        Finding(
            TAG,
            "a closing tag has other blanks than in the msgid, put as there",
            "write the tag as in the msgid",
            severity=Severity.WARNING,
        ),
    ),
)


def repaired(source: Target, target: Target) -> Iterator[tuple[Target, tuple[Finding, ...]]]:
    """Yield a target as repairs make it, fewer first, with what to tell of them; nothing where none has an effect."""
    able = [each for each in _REPAIRS if each.mend(source, target) != target]
    for count in range(1, len(able) + 1):
        for repairs in combinations(able, count):
            other = reduce(lambda made, each: each.mend(source, made), repairs, target)
            yield other, tuple(each.told for each in repairs)
