"""The order of findings: that of their places, so that every run and every number of jobs prints the same."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from l10n.model.diagnostic import Diagnostic, Severity

_HEAVIEST_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_PLACE = attrgetter("path", "line", "column", "check", "message")


def by_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings by file and line."""
    return sorted(diagnostics, key=_PLACE)


def by_severity(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return errors before warnings before the rest, each by file and line."""
    return sorted(by_place(diagnostics), key=lambda found: _HEAVIEST_FIRST[found.severity])
