"""Findings and statistics for people and for machines."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable

from l10n.model.diagnostic import Diagnostic


def _text(diagnostics: Iterable[Diagnostic]) -> None:
    from rich.console import Console

    from l10n.report.text import print_diagnostics

    print_diagnostics(Console(), diagnostics)


def _json(diagnostics: Iterable[Diagnostic]) -> None:
    from l10n.report.json import format_json

    print(format_json(diagnostics))


FORMATS: dict[str, Callable[[Iterable[Diagnostic]], None]] = {"text": _text, "json": _json}
"""Name as users type it -> how findings are printed."""
