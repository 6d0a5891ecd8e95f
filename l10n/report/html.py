"""Findings as a page that needs nothing else: no script, no request, no file beside it.

1. What the page shows is text of other people. Jinja2 escapes it, and a content security policy allows the page its own
   style sheet, by hash, and nothing else: even what slipped through would be inert.
2. Filters are radio buttons, check boxes and CSS. The rules name languages and checks by number, never by their text.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
from markupsafe import Markup

from l10n import __version__
from l10n.checks import CHECKS
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.order import by_place
from l10n.report.templating import templates

_SOURCE = "source"
"""The name of the group of findings that are about no language."""
_PARAGRAPH = re.compile(r"\n\n|\n(?=- )")


class _Group(msgspec.Struct, frozen=True):
    """What one can look at by itself: the findings of a file, of a language, of a check."""

    name: str
    counts: dict[str, int]
    """By severity, the heaviest first."""
    findings: Sequence[Diagnostic]


def format_html(diagnostics: Iterable[Diagnostic]) -> str:
    """Return findings as an HTML page, in order of their files and lines."""
    found = by_place(diagnostics)
    locales, checks, files = (list(_groups(found, name)) for name in (_locale, _check, _path))
    style = templates().get_template("report.css.j2").render(locales=locales, checks=checks)
    return templates().get_template("report.html.j2").render(
        style=Markup(style),
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        version=__version__,
        counts=_counts(found),
        locales=locales,
        checks=checks,
        files=files,
        locale_number={group.name: number for number, group in enumerate(locales)},
        check_number={group.name: number for number, group in enumerate(checks)},
        about={group.name: _explained(group.name) for group in checks},
        locale_of=_locale,
    )


def _locale(found: Diagnostic) -> str:
    return found.locale or _SOURCE


def _check(found: Diagnostic) -> str:
    return found.check


def _path(found: Diagnostic) -> str:
    return found.path


def _groups(found: Sequence[Diagnostic], name: Callable[[Diagnostic], str]) -> Iterator[_Group]:
    for key, group in groupby(sorted(found, key=name), key=name):
        findings = list(group)
        yield _Group(key, _counts(findings), findings)


def _counts(found: Iterable[Diagnostic]) -> dict[str, int]:
    severities = [one.severity for one in found]
    return {severity.value: severities.count(severity) for severity in Severity}


def _explained(name: str) -> Sequence[str]:
    """Return what a check finds, in paragraphs; none where it has no place in the table of checks."""
    about = CHECKS[name].about if name in CHECKS else ""
    return [" ".join(part.split()) for part in _PARAGRAPH.split(about.strip()) if part]
