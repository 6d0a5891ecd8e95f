"""Findings as JSON, for programs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from l10n.model.diagnostic import Diagnostic


def format_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return findings as a JSON array of objects, one a line, in order of their places."""
    ordered = sorted(diagnostics, key=lambda found: (found.path, found.line, found.column, found.check, found.message))
    return "[" + ",\n ".join(msgspec.json.encode(found).decode() for found in ordered) + "]"
