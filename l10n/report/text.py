"""Findings and summaries for people: grouped, coloured on a terminal, every place clickable."""

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
from l10n.report.printable import printable as printable  # where commands look for it

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_COMMANDS = ("::", "##[")
"""What a CI would take for a command at the start of a line."""


def format_diagnostic(found: Diagnostic) -> str:
    """Return a finding as plain text, on one line.

    >>> format_diagnostic(Diagnostic(check="x", severity=Severity.ERROR, path="a.po", line=3, message="b", remedy="c"))
    'a.po:3: error[x] b; c'
    """
    about = f" ({found.source})" if found.source else ""
    remedy = f"; {found.remedy}" if found.remedy else ""
    return f"{_place(found)}: {_mark(found)} {on_one_line(f'{found.message}{about}{remedy}')}"


def _place(found: Diagnostic) -> str:
    """Return file, line and column as editors and terminals make a link of them."""
    path = _no_command(found.path)
    return on_one_line(":".join(filter(None, (path, str(found.line or ""), str(found.column or "")))))


def _no_command(text: str) -> str:
    """Return a path as the beginning of a line."""
    return f"./{text}" if text.startswith(_COMMANDS) else text


def _mark(found: Diagnostic) -> str:
    """Return how bad it is, and which check says so."""
    return f"{found.severity.value}[{f'{found.code} {found.check}'.strip()}]"


def print_diagnostics(console: Console, diagnostics: Iterable[Diagnostic]) -> None:
    """Print findings in the order of their files and lines.

    On a terminal, a blank line parts the files, and what to do stands below what was found; elsewhere, each finding is
    one line.
    """
    ordered = by_place(diagnostics)
    if not console.is_terminal:
        # Colours and widths are for people; thousands of findings go to a file or a pipe as they are.
        console.file.writelines(f"{format_diagnostic(found)}\n" for found in ordered)
        return
    for number, (_, group) in enumerate(itertools.groupby(ordered, lambda found: found.path)):
        if number:
            console.print()
        for found in group:
            console.print(_styled(found), soft_wrap=True)


def _styled(found: Diagnostic) -> Text:
    mark = (_mark(found), _STYLES[found.severity])
    text = Text.assemble((_place(found), "bold"), ": ", mark, f" {on_one_line(found.message)}")
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
        table.add_row(*(on_one_line(_no_command(str(cell))) for cell in row))
    if columns:
        console.print(table)


def track(console: Console, items: Sequence[str], doing: str) -> Iterator[str]:
    """Pass items on one by one; on a terminal, show a bar that tells how far it got."""
    if not console.is_terminal or len(items) < 2:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(items, description=doing)
