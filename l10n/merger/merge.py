"""Skeleton and targets -> the edits that ship, and why the others do not."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import BLOCK, EMPTY
from l10n.dialects import DIALECTS
from l10n.headers import HEADERS
from l10n.merger.emphasis import ReadEmphasis, mend_emphasis
from l10n.merger.fill import Filled, fill, reading
from l10n.merger.places import INVISIBLE, clean
from l10n.merger.shape import shape
from l10n.merger.splice import Edit, Splicer
from l10n.merger.verify import ReadEvents, compare
from l10n.model.skeleton import Skeleton
from l10n.model.unit import Unit
from l10n.textio import SourceText

Targets = Mapping[tuple[str | None, str], str]
"""(msgctxt, msgid) -> msgstr of the translations that may be used."""


class Readers(msgspec.Struct, frozen=True):
    """How inline Markdown is read in one article: in its dialect, with its reference definitions."""

    events: ReadEvents
    emphasis: ReadEmphasis


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """An article's units in one language."""

    edits: tuple[tuple[int, Edit], ...]
    """(index of the unit, edit) of each target that ships and differs from its source."""
    findings: tuple[tuple[int, Finding], ...]
    """(index of the unit, finding)."""
    refused: frozenset[int]
    """Units whose target was kept from shipping."""


def merge(
    source: SourceText, skeleton: Skeleton, targets: Targets, labels: Mapping[str, str], dialect: str, readers: Readers
) -> Merged:
    """Return what of the targets can ship.

    labels:  source text of a UI label -> its translation
    """
    edits: list[tuple[int, Edit]] = []
    findings: list[tuple[int, Finding]] = []
    refused: set[int] = set()
    for index, unit in enumerate(skeleton.units):
        filled = _target(unit, targets.get(unit.key, ""), labels, dialect, readers)
        if filled is None:
            continue
        findings += ((index, finding) for finding in filled.findings)
        if filled.edit:
            edits.append((index, filled.edit))
        elif filled.findings:
            refused.add(index)
    for index in _culprits(source, skeleton.body, edits, dialect):
        findings.append((index, Finding(BLOCK, "in its place, this text changes the structure of the article")))
        refused.add(index)
    kept = tuple((index, edit) for index, edit in edits if index not in refused)
    return Merged(edits=kept, findings=tuple(findings), refused=frozenset(refused))


def _target(unit: Unit, msgstr: str, labels: Mapping[str, str], dialect: str, readers: Readers) -> Filled | None:
    """Return a unit's target in form and checked; None where the unit keeps its own bytes and all is well."""
    used = [labels[found.value] for found in unit.placeholders if found.form == "label" and found.value in labels]
    if not msgstr:
        return None
    if msgstr == unit.msgid and not used:
        return None
    if not INVISIBLE.sub("", msgstr):
        return Filled(None, (Finding(EMPTY, "nothing but invisible characters; counts as untranslated"),))
    if unit.place == "header":
        return _header(unit, msgstr)

    def read(text: str) -> str:
        return reading(unit, text, labels)

    text, cleaned = clean(msgstr)
    filled = fill(unit, text, labels, dialect)
    if filled.edit is None:
        return Filled(None, (*cleaned, *filled.findings))
    findings = compare(unit, read(unit.msgid), read(text), readers.events)
    if any(finding.fatal for finding in (*cleaned, *findings)):
        return Filled(None, (*cleaned, *filled.findings, *findings))
    mended = mend_emphasis(unit, text, labels, read, readers.emphasis)
    if mended.msgstr != text:
        filled = fill(unit, mended.msgstr, labels, dialect)
    return Filled(filled.edit, (*cleaned, *filled.findings, *findings, *mended.findings))


def _header(unit: Unit, msgstr: str) -> Filled:
    text, findings = clean(msgstr)
    syntax, _, style = unit.syntax.partition(":")
    value = HEADERS[syntax].encode(text, style)
    return Filled(Edit(unit.start, unit.end, (value,)), tuple(findings))


def _culprits(
    source: SourceText, body: int, edits: Sequence[tuple[int, Edit]], dialect: str
) -> frozenset[int]:
    """Return the units without whose targets the independent parser sees the source's structure again."""
    candidates = [(index, edit) for index, edit in edits if edit.start >= body]
    if not candidates:
        return frozenset()
    as_commonmark = DIALECTS[dialect].as_commonmark or str
    end = len(source.text)
    expected = shape(as_commonmark(source.text[body:]))

    def breaks(part: Sequence[tuple[int, Edit]]) -> bool:
        built = Splicer(source, (edit for _, edit in part)).render(body, end)
        return shape(as_commonmark(built)) != expected

    def search(part: Sequence[tuple[int, Edit]]) -> list[int]:
        """Halve until single edits are at fault; two that only break together go together."""
        if len(part) == 1:
            return [part[0][0]]
        half = len(part) // 2
        found = [index for side in (part[:half], part[half:]) if breaks(side) for index in search(side)]
        return found or [index for index, _ in part]

    guilty: set[int] = set()
    while remaining := [(index, edit) for index, edit in candidates if index not in guilty]:
        if not breaks(remaining):
            break
        guilty.update(search(remaining))
    return frozenset(guilty)
