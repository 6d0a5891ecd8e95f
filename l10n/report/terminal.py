"""Findings, summaries and progress on a terminal: grouped, coloured, every place clickable."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.order import by_place
from l10n.report.printable import on_one_line
from l10n.report.text import cells, mark, place

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def print_diagnostics(console: Console, diagnostics: Iterable[Diagnostic]) -> None:
    """Print findings in the order of their files and lines.

    A blank line parts the files, and what to do stands below what was found.
    """
    for number, (_, group) in enumerate(itertools.groupby(by_place(diagnostics), lambda found: found.path)):
        if number:
            console.print()
        for found in group:
            console.print(_styled(found), soft_wrap=True)


def _styled(found: Diagnostic) -> Text:
    weight = (mark(found), _STYLES[found.severity])
    text = Text.assemble((place(found), "bold"), ": ", weight, f" {on_one_line(found.message)}")
    about = f" ({found.source})" if found.source else ""
    if advice := on_one_line(f"{found.remedy}{about}").strip():
        text.append(f"\n    {advice}", "dim")
    return text


def print_table(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; every column but the first holds numbers."""
    if title:
        console.print(Text(title), soft_wrap=True)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index else "left", no_wrap=True)
    for row in rows:
        table.add_row(*cells(row))
    if columns:
        console.print(table)


def track(console: Console, items: Sequence[str], doing: str) -> Iterator[str]:
    """Pass items on one by one, and show a bar that tells how far it got."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(items, description=doing)
