"""What can be found wrong with a translation: one file per idea, each finding with its severity and its remedy.

1. A `Check` says what a kind of finding means; `declare` files it. Whoever finds it makes a `Finding`.
2. A checker is made once per language (`Setting`), or not at all where the language has no use for it; it then looks
   at one translation after the other (`Subject`). `inspect` runs them.
3. Checkers read prose: `prose` hides placeholders, code, tags, entities and addresses behind as many U+FFFC, so that an
   offset in the prose is one in the msgstr.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from l10n.checks.prose import prose
from l10n.checks.terms import Term
from l10n.config.settings import Weight
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.model.locale import LocaleTag
from l10n.model.unit import Unit
from l10n.registry import Registry

EVERYWHERE = "*"
"""Stands for all languages in tables by language."""
_NOWHERE: Mapping[str, Weight] = MappingProxyType({})


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
    about: str = ""
    """Markdown for users: what it finds, what it leaves alone, and why."""
    weights: Mapping[str, Weight] = _NOWHERE
    """Language (or `EVERYWHERE`) -> weight, where it is not the severity."""
    configurable: bool = True
    """Whether `[checks]` may weigh it, if it is a warning: whoever finds it has a configuration to ask."""


CHECKS: Registry[Check] = Registry("l10n.checks", "check")


def declare(
    code: str,
    name: str,
    severity: Severity,
    remedy: str,
    about: str | None = None,
    weights: Mapping[str, Weight] = _NOWHERE,
    *,
    configurable: bool = True,
) -> Check:
    """Return a check, filed under its name."""
    check = Check(
        name=name,
        code=code,
        severity=severity,
        remedy=remedy,
        about=about or "",
        weights=weights,
        configurable=configurable,
    )
    CHECKS.add(name, check)
    return check


def diagnose(
    check: Check,
    message: str,
    *,
    path: str = "",
    line: int = 0,
    remedy: str = "",
    locale: str = "",
    severity: Severity | None = None,
) -> Diagnostic:
    """Return a finding about a file or a line of it.

    path:              below the project's root; "" where the caller of the caller knows it
    remedy, severity:  where they are not the check's own
    """
    return Diagnostic(
        check=check.name,
        code=check.code,
        severity=severity or check.severity,
        path=path,
        line=line,
        message=message,
        remedy=remedy or check.remedy,
        locale=locale,
    )


Edit = tuple[int, int, str]
"""(start, end, replacement) in a msgstr."""


class Finding(msgspec.Struct, frozen=True):
    """One thing found in one target; the pipeline knows the file and the line."""

    check: Check
    message: str
    remedy: str = ""
    """More precise than the check's own."""
    severity: Severity | None = None
    """Where it is not the check's own: milder for what could be repaired, or as the configuration wants it."""
    edits: tuple[Edit, ...] = ()
    """What would remove the fault from the msgstr without a human: ascending, without overlaps."""

    @property
    def fatal(self) -> bool:
        """Whether the unit has to ship in the source language."""
        return (self.severity or self.check.severity) is Severity.ERROR


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all translations into one language."""

    locale: LocaleTag
    source_locale: LocaleTag = LocaleTag("en")
    labels: Mapping[str, str] = msgspec.field(default_factory=dict)
    """UI label -> its translation in the product."""
    glossary: tuple[Term, ...] = ()


class Subject:
    """A translation that may be used, and what it translates.

    target:  the msgstr
    """

    def __init__(self, unit: Unit, target: str) -> None:
        self.unit = unit
        self.target = target

    @property
    def source(self) -> str:
        """The msgid."""
        return self.unit.msgid

    @cached_property
    def source_prose(self) -> str:
        """The msgid with everything hidden that is not prose; offsets are those of the msgid."""
        return prose(self.unit.msgid)

    @cached_property
    def prose(self) -> str:
        """The msgstr, likewise."""
        return prose(self.target)


Inspect = Callable[[Subject], Iterable[Finding]]
Checker = Callable[[Setting], Inspect | None]
"""Returns what finds a check's faults in one language; None where the check has no meaning there."""

CHECKERS: Registry[Checker] = Registry("l10n.checks", "check")
