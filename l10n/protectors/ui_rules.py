"""Which marked texts a project takes for UI labels, beside what their sentences say."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from l10n.config.settings import Ui
from l10n.errors import ConfigError

Mark = Literal["bold", "italic", "quotes"]
Verdict = Literal["accept", "refuse", ""]

_LARGEST = 4 * 1024 * 1024
"""Characters of a list of decisions."""
_VERDICTS: tuple[Verdict, ...] = ("accept", "refuse", "")
_GUARDED = re.compile(r"'(?=[=+\-@])")
"""Keeps a spreadsheet from reading a cell as a formula."""


class LabelRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the configuration says about UI labels. A label is meant as the product shows it, letter case included."""

    marks: tuple[Mark, ...] = ("bold",)
    """How articles mark the labels they quote."""
    accepted: frozenset[str] = frozenset()
    """Labels wherever they are marked."""
    refused: frozenset[str] = frozenset()
    """Never labels."""
    known: frozenset[str] | None = None
    """What else may be a label; None where anything may."""
    confidence: float = 0.0
    """Labels that are less sure than this, from 0 to 1, are none."""


DETECTED = LabelRules()
"""Bold text, judged by its sentence alone."""


def rules_of(ui: Ui) -> LabelRules:
    """Return the rules that a configuration sets; without any marks where it wants no labels."""
    return LabelRules(
        marks=ui.marks if ui.detect != "off" else (),
        accepted=_set(ui.accept),
        refused=_set(ui.refuse),
        known=_set(ui.known) if ui.detect == "catalog" else None,
        confidence=ui.confidence,
    )


@lru_cache(maxsize=8)
def _set(labels: tuple[str, ...]) -> frozenset[str]:
    """Return labels as a set: made once, for all articles."""
    return frozenset(labels)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided about one label."""

    label: str
    verdict: Verdict
    """"" leaves it to the detection."""
    note: str = ""
    """Why; for those who read the list."""


def parse_decisions(text: str, path: str) -> tuple[Decision, ...]:
    """Return the decisions of a list, in its order.

    text:   CSV whose heading row names at least `label` and `decision`; of the others only `note` counts
    path:   of the file, for errors
    raises: ConfigError naming the line

    >>> parse_decisions("label,decision\\nContoso,refuse\\n", "ui-labels.csv")[0].verdict
    'refuse'
    """
    if len(text) > _LARGEST:
        raise ConfigError(
            f"larger than {_LARGEST // 1024 // 1024} MiB", path=path, remedy="leave out labels that no article quotes"
        )
    reader = csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), strict=True)
    columns: dict[str, int] = {}
    decisions: dict[str, Decision] = {}
    try:
        for row in reader:
            if not columns:
                columns = _columns(row, path)
            elif any(cell.strip() for cell in row):
                _file(decisions, _decision(row, columns, path, reader.line_num), path, reader.line_num)
    except csv.Error as error:
        raise ConfigError(
            f"no valid CSV: {error}", path=path, line=reader.line_num, remedy="quote cells that hold commas or quotes"
        ) from None
    return tuple(decisions.values())


def _columns(row: Sequence[str], path: str) -> dict[str, int]:
    columns = {name.strip().lower(): index for index, name in enumerate(row)}
    if not columns.keys() >= {"label", "decision"}:
        raise ConfigError("no heading row", path=path, line=1, remedy="begin the file with label,decision,note")
    return columns


def _decision(row: Sequence[str], columns: Mapping[str, int], path: str, line: int) -> Decision:
    cells = {name: " ".join(row[index].split()) for name, index in columns.items() if index < len(row)}
    label, verdict = _GUARDED.sub("", cells.get("label", ""), count=1), cells.get("decision", "").lower()
    if not label:
        raise ConfigError(
            "a row without a label", path=path, line=line, remedy="write the label into its column, or delete the row"
        )
    if verdict not in _VERDICTS:
        import difflib

        near = difflib.get_close_matches(verdict, _VERDICTS, n=1)
        hint = f'did you mean "{near[0]}"?' if near else "write accept, refuse, or nothing"
        raise ConfigError(f'"{verdict}" is no decision', path=path, line=line, remedy=hint)
    return Decision(label=label, verdict=verdict, note=cells.get("note", ""))


def _file(decisions: dict[str, Decision], decision: Decision, path: str, line: int) -> None:
    other = decisions.setdefault(decision.label, decision)
    if other.verdict != decision.verdict:
        raise ConfigError(f'a second decision about "{decision.label}"', path=path, line=line, remedy="remove one")


def with_verdict(decisions: Iterable[Decision], verdict: Verdict) -> frozenset[str]:
    """Return the labels about which this was decided."""
    return frozenset(decision.label for decision in decisions if decision.verdict == verdict)
