"""Findings and summaries as plain text, for pipes and files: one finding a line, nothing cut off, no colours."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.order import by_place
from l10n.report.printable import on_one_line

_COMMANDS = ("::", "##[")
"""What a CI would take for a command at the start of a line."""
_GAP = "  "
"""Between the columns of a table."""


def standard_stream(*, error: bool) -> TextIO:
    """Return standard output or standard error, or what swallows everything where a command was started without."""
    return (sys.stderr if error else sys.stdout) or io.StringIO()


def is_terminal(stream: TextIO) -> bool:
    """Return whether people are going to see what is printed, as Rich decides it, which is slow to load.

    source: Rich documentation, "Environment Variables"; https://force-color.org
    """
    if (compatible := os.environ.get("TTY_COMPATIBLE")) in ("0", "1"):
        return compatible == "1"
    if (force := os.environ.get("FORCE_COLOR")) is not None:
        return force != ""
    return stream.isatty()


def format_diagnostic(found: Diagnostic) -> str:
    """Return a finding as plain text, on one line.

    >>> from l10n.model.diagnostic import Severity
    >>> format_diagnostic(Diagnostic(check="x", severity=Severity.ERROR, path="a.po", line=3, message="b", remedy="c"))
    'a.po:3: error[x] b; c'
    """
    about = f" ({found.source})" if found.source else ""
    remedy = f"; {found.remedy}" if found.remedy else ""
    return on_one_line(no_command(f"{_place(found)}: {mark(found)} {found.message}{about}{remedy}"))


def place(found: Diagnostic) -> str:
    """Return file, line and column as editors and terminals make a link of them."""
    return on_one_line(no_command(_place(found)))


def _place(found: Diagnostic) -> str:
    if found.path and found.line:
        return f"{found.path}:{found.line}:{found.column}" if found.column else f"{found.path}:{found.line}"
    return ":".join(filter(None, (found.path, str(found.line or ""), str(found.column or ""))))


def no_command(text: str) -> str:
    """Return a path as the beginning of a line."""
    return f"./{text}" if text.startswith(_COMMANDS) else text


def mark(found: Diagnostic) -> str:
    """Return how bad it is, and which check says so."""
    return _mark(found.severity, found.code, found.check)


@functools.cache
def _mark(severity: Severity, code: str, check: str) -> str:
    return f"{severity.value}[{f'{code} {check}' if code else check}]"


def write_diagnostics(stream: TextIO, diagnostics: Iterable[Diagnostic]) -> None:
    """Write findings in the order of their files and lines."""
    stream.writelines([f"{format_diagnostic(found)}\n" for found in by_place(diagnostics)])


def write_table(stream: TextIO, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table; every column but the first holds numbers."""
    from rich.cells import cell_len

    if title:
        stream.write(f"{title}\n")
    lines = [tuple(columns), *(cells(row) for row in rows)] if columns else []
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for first, *numbers in lines:
        padded = (" " * (width - cell_len(cell)) + cell for cell, width in zip(numbers, widths[1:], strict=True))
        stream.write(_GAP.join((first + " " * (widths[0] - cell_len(first)), *padded)).rstrip() + "\n")


def cells(row: Sequence[object]) -> tuple[str, ...]:
    """Return a row of a table as it can be printed."""
    return tuple(on_one_line(no_command(str(cell))) for cell in row)
