"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.

source: OASIS SARIF 2.1.0, sections 3.13 (log), 3.14 (run), 3.27 (result), 3.49 (rule)
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from l10n import __version__
from l10n.checks import CHECKS
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.json import encode
from l10n.report.order import by_place
from l10n.report.printable import on_one_line

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"

Node = dict[str, Any]


def format_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return findings as a SARIF log with one run."""
    found = by_place(diagnostics)
    names = sorted({one.check for one in found})
    index = {name: number for number, name in enumerate(names)}
    run = {
        "tool": {"driver": {"name": "l10n", "version": __version__, "rules": [_rule(name, found) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, index[one.check]) for one in found],
    }
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, found: Sequence[Diagnostic]) -> Node:
    """Return what a check means, from its declaration, or else from its first finding."""
    if name in CHECKS:
        check = CHECKS[name]
        about, remedy, severity, code = check.about, check.remedy, check.severity, check.code
    else:
        first = next(one for one in found if one.check == name)
        about, remedy, severity, code = "", first.remedy, first.severity, first.code
    summary, _, _ = about.partition("\n\n")
    rule: Node = {
        "id": name,
        "shortDescription": {"text": " ".join(summary.split()) or name},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }
    if about or remedy:
        text = f"{about.strip()}\n\nWhat to do: {remedy or 'see the message'}.".strip()
        rule["help"] = {"text": text, "markdown": text}
    if code:
        rule["properties"] = {"code": code}
    return rule


def _result(found: Diagnostic, rule: int) -> Node:
    remedy = f"; {found.remedy}" if found.remedy else ""
    result: Node = {
        "ruleId": found.check,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": on_one_line(found.message + remedy)},
        "locations": [_location(found.path, found.line, found.column)],
        "partialFingerprints": {"l10n/v1": _fingerprint(found)},
    }
    path, _, line = found.source.rpartition(":")
    if path and line.isdecimal():
        result["relatedLocations"] = [_location(path, int(line), 0) | {"message": {"text": "the source"}}]
    if found.locale:
        result["properties"] = {"locale": found.locale}
    return result


def _location(path: str, line: int, column: int) -> Node:
    uri = quote(path.encode("utf-8", "surrogateescape"))
    physical: Node = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if line:
        physical["region"] = {"startLine": line} | ({"startColumn": column} if column else {})
    return {"physicalLocation": physical}


def _fingerprint(found: Diagnostic) -> str:
    """Return what stays when lines move: a host then knows the finding again."""
    parts = "\0".join((found.check, found.path, found.message))
    return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()[:32]
