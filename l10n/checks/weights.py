"""How heavy a finding is: the check's severity, the language's habit, the configuration, the translator's waiver."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.checks import CHECKS, EVERYWHERE, Check, Finding
from l10n.checks.tables import row
from l10n.config.settings import Checks, Weight
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.model.locale import LocaleTag

_NOTHING: frozenset[str] = frozenset()
_WAIVER = re.compile(r"\s*l10n:\s*ignore\s+(.+)")


def weight_of(check: Check, locale: LocaleTag, configured: Checks) -> Weight:
    """Return how heavy a check's findings are in one language; an error stays one, whatever is configured."""
    if check.severity is Severity.ERROR:
        return "error"
    for table in (configured.locales.get(locale, {}), configured.severity):
        for key in (check.name, check.code):
            if key in table:
                return table[key]
    everywhere = check.weights.get(EVERYWHERE, check.severity.value)
    return row(check.weights, locale, everywhere)


def refusal(name: str, weight: Weight) -> tuple[str, str] | None:
    """Return why the configuration may not give a check this weight, and what to do; None where it may.

    name:    or code, as it is written there
    raises:  UnknownNameError for a check that there is not
    """
    codes = {CHECKS[known].code: known for known in CHECKS}
    check = CHECKS[codes.get(name, name)]
    if check.severity is Severity.ERROR and weight != "error":
        return f"{check.name} is an error and stays one", "take it out"
    if not check.configurable:
        return f"{check.name} is told by git's merges, which ask no configuration", "take it out"
    return None


def weighed(diagnostics: Iterable[Diagnostic], locale: LocaleTag, configured: Checks) -> Iterator[Diagnostic]:
    """Yield findings as heavy as they are in one language; one that is milder than its check stays as it is."""
    for found in diagnostics:
        check = CHECKS[found.check]
        weight = weight_of(check, locale, configured)
        if weight != "off":
            own = found.severity is check.severity
            yield msgspec.structs.replace(found, severity=Severity(weight)) if own else found


def waived(comments: Sequence[str]) -> frozenset[str]:
    """Return the codes and names of the checks that translator comments switch off for their message.

    >>> sorted(waived(["l10n: ignore T06, double-space", "checked twice"]))
    ['T06', 'double-space']
    """
    if not comments:
        return _NOTHING  # as most messages have it
    found = (_WAIVER.match(comment) for comment in comments)
    return frozenset(name for match in found if match for name in re.split(r"[\s,]+", match[1]) if name)


def settled(finding: Finding, weight: Weight, waivers: frozenset[str]) -> Finding | None:
    """Return a finding with the severity it has here, None where nobody wants it. Errors can be waived by nobody."""
    if finding.fatal and finding.check.severity is Severity.ERROR:
        return finding
    check = finding.check
    if weight == "off" or check.name in waivers or check.code in waivers:
        return None
    if finding.severity or check.severity.value == weight:
        return finding
    return msgspec.structs.replace(finding, severity=Severity(weight))
