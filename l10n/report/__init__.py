"""Findings and statistics for people and for machines."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable

from l10n.model.diagnostic import Diagnostic


def _text(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.text import is_terminal, standard_stream, write_diagnostics

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console may lack characters; no finding is lost to that
    stream = standard_stream(error=False)
    if not is_terminal(stream):
        write_diagnostics(stream, diagnostics)
        return
    from rich.console import Console

    from l10n.report.terminal import print_diagnostics

    print_diagnostics(Console(), diagnostics)


def _json(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.json import format_json

    _print(format_json(diagnostics))


def _sarif(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.sarif import format_sarif

    _print(format_sarif(diagnostics))


def _github(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.github import format_github

    _print(format_github(diagnostics))


def _junit(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.junit import format_junit

    _print(format_junit(diagnostics))


def _html(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.html import format_html

    _print(format_html(diagnostics))


def _print(text: str) -> None:
    """Print what a program reads: in UTF-8, whatever the console."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if text:
        print(text)


FORMATS: dict[str, Callable[[Iterable[Diagnostic]], None]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "junit": _junit,
    "html": _html,
}
"""Name as users type it -> how findings are printed."""
