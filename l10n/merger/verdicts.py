"""Targets looked at one by one: the edit that ships each, or why its source ships."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import EMPTY, MARKUP
from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.merger.characters import INVISIBLE, clean
from l10n.merger.delimiters import Delimiters, Layout, has_marks
from l10n.merger.emphasis import Mended, mend_emphasis, source_emphasis
from l10n.merger.fill import Filled, begins_line, edit_of, fill, header_edit
from l10n.merger.foreign import executed, foreign, may_be_foreign
from l10n.merger.readers import Readers
from l10n.merger.reading import Reading, is_whole_image, read
from l10n.merger.repairs import repaired
from l10n.merger.signature import signature
from l10n.merger.slots import Slots
from l10n.merger.splice import Edit
from l10n.merger.targets import Target, parse_source, parse_target
from l10n.merger.untouched import is_words, untouched_edit
from l10n.merger.verify import compare
from l10n.model.unit import Place, Unit

_EMPHASISED: frozenset[Place] = frozenset({"paragraph", "heading", "cell", "first-cell", "term"})
_INLINE: frozenset[Place] = frozenset({"heading", "cell"})
"""Places with something before them on their line, but for a heading over an underline."""
_METADATA = "meta:"
"""Contexts of values in the header; others that are written like these stand in data, or options, in the body."""


class Verdict(msgspec.Struct, frozen=True):
    """What becomes of one target."""

    edit: Edit | None = None
    findings: tuple[Finding, ...] = ()
    unread: bool = False
    """Whether it has its source's signs, and can make no other article."""


_NOTHING = Verdict()


class Judge:
    """Looks at the targets of one article, one by one."""

    def __init__(self, text: str, labels: Mapping[str, str], config: Config, readers: Readers) -> None:
        self._text = text
        self._labels = labels
        self._dialect = config.dialect
        self._limits = config.limits
        self._readers = readers

    def verdict(self, unit: Unit, msgstr: str) -> Verdict:
        """Return the edit that ships a target, or why its source ships."""
        if msgstr == unit.msgid:
            return self.looked_at(unit, msgstr) if self._labels and unit.placeholders else _NOTHING
        inline = unit.place in _INLINE and msgstr[:1].isdecimal() and not begins_line(unit, self._text, self._dialect)
        edit = untouched_edit(unit, msgstr, self._labels, self._limits, inline=inline)
        return Verdict(edit, unread=True) if edit else self.looked_at(unit, msgstr)

    def looked_at(self, unit: Unit, msgstr: str) -> Verdict:
        """Return the verdict on a target that is more than words."""
        slots = Slots(unit, self._text, self._labels, self._dialect)
        if msgstr == unit.msgid and not slots.labels:
            return _NOTHING
        text, cleaned = clean(msgstr, unit.msgid, self._limits)
        if _fatal(cleaned):
            return _refused(cleaned)
        if not text or INVISIBLE.fullmatch(text):
            return Verdict(None, (Finding(EMPTY, "nothing but invisible characters; counts as untranslated"),))
        verdict = self._in_header(unit, text) if unit.place == "header" else self._in_body(unit, text, slots)
        return msgspec.structs.replace(verdict, findings=(*cleaned, *verdict.findings)) if verdict.edit else verdict

    def _in_header(self, unit: Unit, text: str) -> Verdict:
        suspect = may_be_foreign(text) or may_be_foreign(unit.msgid)
        # Words add nothing; but the source may have tags that they lack.
        if suspect and (not is_words(text) or "<" in unit.msgid or "-->" in unit.msgid):
            findings = tuple(foreign("header", Reading(unit.msgid), Reading(text), self._dialect))
            if findings:
                return _refused(findings)
        if not (unit.context or "").startswith(_METADATA):
            # Its site reads template syntax all over the body.
            findings = tuple(executed("header", Reading(unit.msgid), Reading(text), self._dialect))
            if findings:
                return _refused(findings)
        return Verdict(header_edit(unit, text))

    def _in_body(self, unit: Unit, text: str, slots: Slots) -> Verdict:
        source, target = parse_source(unit), parse_target(unit, text)
        findings = (*target.findings, *slots.label_findings(self._limits))
        if _fatal(findings):
            return _refused(findings)
        plain = signature(source, (), self._dialect)
        alike = plain is not None and plain == signature(target, slots.labels.values(), self._dialect)
        filled = fill(unit, source, target, self._text, self._dialect)
        if not alike:
            target, filled, faults = self._verified(unit, source, target, filled, slots)
            findings += faults
        if _fatal((*findings, *filled.findings)):
            return _refused((*findings, *filled.findings))
        mended = self._mended(unit, source, target, slots, alike=alike)
        if mended.target is not target:
            filled = fill(unit, source, mended.target, self._text, self._dialect)
        return Verdict(edit_of(unit, filled.target, slots), (*findings, *filled.findings, *mended.findings))

    def _verified(
        self, unit: Unit, source: Target, target: Target, filled: Filled, slots: Slots
    ) -> tuple[Target, Filled, tuple[Finding, ...]]:
        """Return the target with what is wrong with it; repaired, if a repair makes it right."""
        faults = self._faults(unit, source, filled, slots)
        for other, told in repaired(source, target) if _fatal(faults) else ():
            refilled = fill(unit, source, other, self._text, self._dialect)
            mild = self._faults(unit, source, refilled, slots)
            if not _fatal(mild):
                return other, refilled, (*mild, *told)
        return target, filled, faults

    def _faults(self, unit: Unit, source: Target, filled: Filled, slots: Slots) -> tuple[Finding, ...]:
        """Return what a target in its place has more or less than its source."""
        events = self._readers.events
        before, after = read(slots.read(source, source=True), events), read(slots.read(filled.target), events)
        found = (
            *compare(unit.place, before, after, slots.names()),
            *foreign(unit.place, before, after, self._dialect),
        )
        if unit.place == "alt" and not is_whole_image(after.content, events):
            found += (Finding(MARKUP, "in its place, the text does not read as that of one image"),)
        if not _fatal(found):
            found += tuple(executed(unit.place, before, after, self._dialect))
        return tuple(finding for number, finding in enumerate(found) if finding not in found[:number])

    def _mended(self, unit: Unit, source: Target, target: Target, slots: Slots, *, alike: bool) -> Mended:
        """Return the target with its emphasis looked at."""
        if unit.place not in _EMPHASISED or not (has_marks(source) or has_marks(target)):
            return Mended(target)
        before, after = Delimiters(slots.edges_in(source=True)), Delimiters(slots.edges_in(source=False))
        if alike and _same(before.layout(source), after.layout(target)):
            return Mended(target)
        counts = self._readers.emphasis(slots.read_marks(source, source=True))
        return mend_emphasis(
            target,
            source_emphasis(counts, before.runs(source)),
            after,
            lambda text: self._readers.emphasis(slots.read_marks(text)),
            tags=DIALECTS[self._dialect].shows_html,
        )


def _refused(findings: Sequence[Finding]) -> Verdict:
    return Verdict(None, tuple(finding for finding in findings if finding.fatal))


def _fatal(findings: Sequence[Finding]) -> bool:
    return bool(findings) and any(finding.fatal for finding in findings)


def _same(before: Layout | None, after: Layout | None) -> bool:
    return before is not None and before == after
