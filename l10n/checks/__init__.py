"""What can be found wrong with a translation: one file per family, each finding with its severity and its remedy."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.model.diagnostic import Severity
from l10n.registry import Registry


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding of this kind means, whoever finds it."""

    name: str
    """Kebab-case, as users silence it."""
    code: str
    """Short id: a letter for the family and two digits."""
    severity: Severity
    """Error: the unit ships in the source language. Warning: it ships, repaired where it can be."""
    remedy: str
    """What to do about it; may be made more precise by the finding."""


CHECKS: Registry[Check] = Registry("l10n.checks", "check")


def declare(code: str, name: str, severity: Severity, remedy: str) -> Check:
    """Return a check, filed under its name."""
    check = Check(name=name, code=code, severity=severity, remedy=remedy)
    CHECKS.add(name, check)
    return check


class Finding(msgspec.Struct, frozen=True):
    """One thing found in one target; the pipeline knows the file and the line."""

    check: Check
    message: str
    remedy: str = ""
    """More precise than the check's own."""
    severity: Severity | None = None
    """Milder than the check's own: what could be repaired."""

    @property
    def fatal(self) -> bool:
        """Whether the unit has to ship in the source language."""
        return (self.severity or self.check.severity) is Severity.ERROR
