"""Findings and summaries for people: grouped, coloured on a terminal, every place clickable."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from l10n.model.diagnostic import Diagnostic, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Terminal escapes and bidirectional controls: a translator's text must not repaint somebody's screen."""


def format_diagnostic(found: Diagnostic) -> str:
    """Return a finding as plain text.

    >>> format_diagnostic(Diagnostic(check="x", severity=Severity.ERROR, path="a.po", line=3, message="b", remedy="c"))
    'a.po:3: error[x] b; c'
    """
    place = ":".join(filter(None, (found.path, str(found.line or ""), str(found.column or ""))))
    about = f" ({found.source})" if found.source else ""
    code = f"{found.code} {found.check}" if found.code else found.check
    remedy = f"; {found.remedy}" if found.remedy else ""
    return printable(f"{place}: {found.severity.value}[{code}] {found.message}{about}{remedy}")


def printable(text: str) -> str:
    """Return text without what would steer a terminal.

    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match.group()):02x}", text)


def print_diagnostics(console: Console, diagnostics: Iterable[Diagnostic]) -> None:
    """Print findings, one line each, in the order of their files and lines."""
    for found in sorted(diagnostics, key=lambda item: (item.path, item.line, item.column, item.check, item.message)):
        line = format_diagnostic(found)
        mark = f"{found.severity.value}["
        head, _, tail = line.partition(mark)
        text = Text(head)
        text.append(mark + tail.partition("]")[0] + "]", style=_STYLES[found.severity])
        text.append(tail.partition("]")[2])
        console.print(text, soft_wrap=True)


def print_table(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; every column but the first holds numbers."""
    if title:
        console.print(Text(title), soft_wrap=True)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index else "left", no_wrap=True)
    for row in rows:
        table.add_row(*(printable(str(cell)) for cell in row))
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
