"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

source: GitHub docs, "Workflow commands"; the escapes are those of actions/toolkit, packages/core/src/command.ts
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.order import by_severity
from l10n.report.printable import on_one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def format_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a workflow command a line, the heaviest findings first, because only the first ten of a kind are shown."""
    return "\n".join(map(_command, by_severity(diagnostics)))


def _command(found: Diagnostic) -> str:
    title = f"{found.code} {found.check}".strip() + (f" ({found.locale})" if found.locale else "")
    properties = {"file": found.path, "line": found.line, "col": found.column, "title": title}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    about = f" ({found.source})" if found.source else ""
    remedy = f"; {found.remedy}" if found.remedy else ""
    return f"::{_COMMANDS[found.severity]} {listed}::{_data(found.message + about + remedy)}"


def _data(text: str) -> str:
    return on_one_line(text).replace("%", "%25").replace("::", ": :")


def _property(text: str) -> str:
    return on_one_line(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
