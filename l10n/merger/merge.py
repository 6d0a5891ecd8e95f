"""Skeleton and targets -> the edits that ship, and why the others do not."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import BLOCK
from l10n.config import Config
from l10n.merger.false_header import header_makers
from l10n.merger.readers import Readers
from l10n.merger.sections import sections_to_read
from l10n.merger.splice import Edit
from l10n.merger.unread import unread_edits
from l10n.merger.untouched import apart
from l10n.model.skeleton import Skeleton
from l10n.textio import SourceText

Targets = Mapping[tuple[str | None, str], str]
"""(msgctxt, msgid) -> msgstr of the translations that may be used."""

_ATTRIBUTE = "attr:"


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """An article's units in one language."""

    edits: tuple[tuple[int, Edit], ...]
    """(index of the unit, edit) of each target that ships and differs from its source."""
    findings: tuple[tuple[int, Finding], ...]
    """(index of the unit, finding)."""
    refused: frozenset[int]
    """Units whose target was kept from shipping."""


def merge(
    source: SourceText,
    skeleton: Skeleton,
    targets: Targets,
    labels: Mapping[str, str],
    config: Config,
    readers: Readers,
) -> Merged:
    """Return what of the targets can ship.

    labels:  source text of a UI label -> its translation
    """
    units, body = skeleton.units, skeleton.body
    msgstrs = [targets.get(unit.key, "") for unit in units]
    shipped = dict(unread_edits(units, msgstrs, labels, config.limits))
    unread = list(shipped.values())
    read: list[Edit] = []
    findings: list[tuple[int, Finding]] = []
    refused: set[int] = set()
    left = [index for index, msgstr in enumerate(msgstrs) if msgstr and index not in shipped]
    if left:
        from l10n.merger.verdicts import Judge  # and all that reads a target, which few articles need

        judge = Judge(source.text, labels, config, readers)
    for index in left:
        verdict = judge.verdict(units[index], msgstrs[index])
        findings += [(index, finding) for finding in verdict.findings]
        if verdict.edit:
            shipped[index] = verdict.edit
            (unread if verdict.unread else read).append(verdict.edit)
        elif verdict.findings:
            refused.add(index)
    edits = sorted(shipped.items())
    if "]:" in source.text:
        read += [edit for edit in unread if not apart(source.text, edit.start)]
    read = [edit for edit in read if edit.start >= body]
    guilty: Mapping[int, str] = {}
    if read:
        from l10n.merger.culprits import culprits  # likewise

        sections = sections_to_read(source.text, skeleton, read)
        guilty = culprits(source, body, edits, sections, config.dialect, _worded(skeleton))
    # What was repaired in a text that does not ship is nobody's concern.
    findings = [found for found in findings if found[0] not in guilty]
    for index, change in guilty.items():
        findings.append((index, Finding(BLOCK, f"in its place, this text changes the article: {change}")))
    refused |= guilty.keys()
    kept = tuple((index, edit) for index, edit in edits if index not in refused)
    if headed := frozenset(header_makers(source, body, kept, config.dialect)):
        findings = [found for found in findings if found[0] not in headed]
        message = "in its place, this text makes a header of the article's beginning"
        findings += ((index, Finding(BLOCK, message)) for index in sorted(headed))
        refused |= headed
        kept = tuple((index, edit) for index, edit in kept if index not in headed)
    return Merged(edits=kept, findings=tuple(findings), refused=frozenset(refused))


def _worded(skeleton: Skeleton) -> frozenset[str]:
    """Return the attributes of tags in an article whose values are translated."""
    names = (unit.context for unit in skeleton.units if unit.context)
    return frozenset(name.removeprefix(_ATTRIBUTE) for name in names if name.startswith(_ATTRIBUTE))
