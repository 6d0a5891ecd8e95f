"""Runs the checks of one language over translations, and mends what can be mended without a human."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.checks import CHECKERS, CHECKS, Edit, Finding, Inspect, Setting, Subject
from l10n.checks.habits import HABITS, Follows
from l10n.checks.texts import Screened, Texts
from l10n.checks.weights import settled, weight_of
from l10n.config.settings import Checks, Weight
from l10n.model.locale import LocaleTag
from l10n.model.unit import Unit

_PASSES = 3
"""One repair may make room for another (two spaces before a French colon); more passes than this find nothing."""
_NO_WAIVERS: frozenset[str] = frozenset()
REFUSING = ("hidden-text", "mojibake")
"""Checkers whose findings keep a translation from shipping, however little is configured: an edit loads no others."""


class Inspection(msgspec.Struct, frozen=True):
    """What is looked for in one language, in order of the checks' codes."""

    checks: tuple[tuple[Weight, Inspect], ...]
    habits: tuple[tuple[str, Follows], ...] = ()
    """Of the checks, those whose findings are told once where they are the rule, by name."""


def inspection(setting: Setting, configured: Checks, *, errors_only: bool = False) -> Inspection:
    """Return what is looked for in translations into one language.

    errors_only:  leave out what could at most warn
    """
    found: list[tuple[str, Weight, Inspect]] = []
    for name in REFUSING if errors_only and not _has_errors(configured, setting.locale) else CHECKERS:
        checker, check = CHECKERS[name], CHECKS[name]
        weight = weight_of(check, setting.locale, configured)
        if weight == "off" or (errors_only and weight != "error"):
            continue
        if inspect := checker(setting):
            found.append((check.code, weight, inspect))
    found.sort(key=lambda item: item[0])
    codes = {code for code, _, _ in found}
    habits = () if errors_only else tuple((name, HABITS[name]) for name in HABITS if CHECKS[name].code in codes)
    return Inspection(tuple((weight, inspect) for _, weight, inspect in found), habits)


def _has_errors(configured: Checks, locale: LocaleTag) -> bool:
    """Return whether the configuration makes some check's findings errors in a language."""
    return "error" in (*configured.severity.values(), *configured.locales.get(locale, {}).values())


def run_checks(
    inspection: Inspection, unit: Unit, target: str, waivers: frozenset[str] = _NO_WAIVERS
) -> tuple[Finding, ...]:
    """Return what is wrong with one translation.

    waivers:  codes and names of the checks that its translator has switched off
    """
    subject = Subject(unit, target)
    found = [(finding, weight) for weight, inspect in inspection.checks for finding in inspect(subject)]
    return tuple(kept for finding, weight in found if (kept := settled(finding, weight, waivers))) if found else ()


def run_on_all(
    inspection: Inspection, units: Sequence[Unit], targets: Sequence[str], waivers: Sequence[frozenset[str]]
) -> Iterator[tuple[int, Finding]]:
    """Yield what is wrong with the translations of an article, each finding with the index of its translation.

    targets, waivers:  of each unit
    law: what `run_checks` finds in one after the other
    """
    texts = Texts(units, targets)
    suspects: dict[int, list[tuple[Weight, Inspect]]] = defaultdict(list)
    everything, sound = range(len(units)), texts.sound
    for weight, inspect in inspection.checks:
        for index in set(inspect.screen(texts)) if sound and isinstance(inspect, Screened) else everything:
            suspects[index].append((weight, inspect))
    for index in sorted(suspects):
        subject = texts.subject(index)
        for weight, inspect in suspects[index]:
            for finding in inspect(subject):
                if kept := settled(finding, weight, waivers[index]):
                    yield index, kept


def repairs(
    inspection: Inspection, unit: Unit, target: str, waivers: frozenset[str] = _NO_WAIVERS
) -> tuple[str, tuple[Finding, ...]]:
    """Return a translation with everything mended that can be mended safely, and the findings that led to it.

    law: mending twice is mending once
    """
    mended: list[Finding] = []
    for _ in range(_PASSES):
        found = [finding for finding in run_checks(inspection, unit, target, waivers) if finding.edits]
        if not found:
            break
        mended += found
        target = apply_edits(target, (edit for finding in found for edit in finding.edits))
    return target, tuple(mended)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; one that overlaps an earlier one is left out.

    >>> apply_edits("a  b !", [(1, 3, " "), (4, 5, "")])
    'a b!'
    """
    pieces: list[str] = []
    position = 0
    for start, end, replacement in sorted(edits):
        if start >= position:
            pieces += (text[position:start], replacement)
            position = end
    return "".join((*pieces, text[position:]))
