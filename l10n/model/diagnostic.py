"""Findings about somebody's text: collected, never raised."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import enum

import msgspec


class Severity(enum.Enum):
    """How bad it is. An error keeps a unit from shipping; a warning ships; an info is for reports."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Diagnostic(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """One finding: where, how bad, which check, what was found, what to do."""

    check: str
    """Kebab-case name of the check, so that it can be looked up and silenced: "anchor-missing"."""
    severity: Severity
    path: str
    """The file to open, relative to the project root, with `/`."""
    line: int = 0
    """Counted from 1; 0 where the finding is about the whole file."""
    column: int = 0
    """Counted from 1 in code points; 0 where it is about the whole line."""
    message: str
    """What was found and what was expected, in the user's own words."""
    remedy: str = ""
    """What to do about it, as an imperative sentence without a full stop."""
    locale: str = ""
    """BCP 47 tag of the language concerned; "" for the source."""
    source: str = ""
    """`path:line` of the source article that a finding in a catalog is about."""
    code: str = ""
    """Short id in the table of checks: "P01"."""
    msgid: str = ""
    """The source text that a finding in a catalog is about, cut where it is long; "" where it is about no message."""
    msgstr: str = ""
    """Its translation, likewise."""
