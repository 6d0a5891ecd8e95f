"""A unit and its msgstr -> what takes the unit's place in the article, or the reason why it cannot."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import LINE_BREAK
from l10n.merger.places import IN_CELL, escape, escape_end
from l10n.merger.splice import Edit, Span
from l10n.merger.targets import Piece, parse_target
from l10n.model.diagnostic import Severity
from l10n.model.unit import Placeholder, Unit

_LABEL_MARKUP = re.compile(r"[\\`*_\[\]<>&~]")


class Filled(msgspec.Struct, frozen=True):
    """A target in its place."""

    edit: Edit | None
    """None where the unit has to ship in the source language: a finding says why."""
    findings: tuple[Finding, ...]


def fill(unit: Unit, msgstr: str, labels: Mapping[str, str], dialect: str) -> Filled:
    """Return the edit that puts a target into the article, with what had to be repaired.

    msgstr:  cleaned and not empty
    labels:  source text of a UI label -> its translation; a label that is missing keeps its own bytes
    """
    if unit.place == "attribute" and unit.breaks:
        # The tag it stands in would begin an HTML block, were it on one line.
        msgstr = " ".join(msgstr.split("\n")).replace(" ", "\n", 1)
    target = parse_target(unit, msgstr)
    filler = _Filler(unit, labels, dialect)
    pieces = tuple(filler.pieces(target.pieces))
    findings = (*target.findings, *filler.findings)
    if any(finding.fatal for finding in findings):
        return Filled(None, findings)
    return Filled(Edit(unit.start, unit.end, pieces), findings)


def reading(unit: Unit, text: str, labels: Mapping[str, str]) -> str:
    """Return a msgid or msgstr as inline Markdown, with a stand-in that Markdown reads as one token for each placeholder.

    A stand-in keeps its kind: `](link1)` closes a link as the real data would, `<x:code1>` is one inline element.
    """
    parts = []
    for piece in parse_target(unit, text).pieces:
        if piece.placeholder is None:
            parts.append(piece.text)
        elif piece.placeholder.form == "label":
            parts.append(escape_label(labels.get(piece.placeholder.value, piece.placeholder.value)))
        elif piece.placeholder.form == "bare":
            parts.append(_stand_in(piece.placeholder.name))
        else:
            parts.append(f"]({piece.placeholder.name})")
    return "".join(parts)


def _stand_in(name: str) -> str:
    # A footnote reference can stand where a link's label could: only one of its own kind is read like it.
    return f"[^{name}]" if name.startswith("note") else f"<x:{name}>"


def escape_label(text: str) -> str:
    """Return a UI label as plain text in Markdown.

    >>> escape_label("a_b *c*")
    'a\\\\_b \\\\*c\\\\*'
    """
    return _LABEL_MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


class _Filler:
    """Puts the pieces of one target in form, in order."""

    def __init__(self, unit: Unit, labels: Mapping[str, str], dialect: str) -> None:
        self._unit = unit
        self._labels = labels
        self._dialect = dialect
        self._breaks = list(reversed(unit.breaks))
        self._line_start = True
        self.findings: list[Finding] = []

    def pieces(self, pieces: Sequence[Piece]) -> Iterator[str | Span]:
        texts = _joined(pieces)
        for index, piece in enumerate(texts):
            if piece.placeholder:
                yield self._restored(piece.placeholder, texts, index)
                self._line_start = False
            else:
                yield from self._text(piece.text, last=index == len(texts) - 1)
        if self._unit.tail:
            yield self._unit.tail
        if self._breaks:
            expected, found = len(self._unit.breaks), len(self._unit.breaks) - len(self._breaks)
            self.findings.append(Finding(LINE_BREAK, f"{found} line breaks, the msgid has {expected}"))

    def _text(self, text: str, *, last: bool) -> Iterator[str | Span]:
        first, *rest = text.split("\n")
        yield self._escaped(first, last=last and not rest)
        for number, line in enumerate(rest, 1):
            if self._breaks:
                yield self._breaks.pop()
                self._line_start = True
            else:
                self._join()
                yield " "
            yield self._escaped(line.lstrip(" \t"), last=last and number == len(rest))

    def _join(self) -> None:
        message = "a line break that the msgid does not have, joined with a blank"
        if not any(finding.check is LINE_BREAK for finding in self.findings):
            self.findings.append(Finding(LINE_BREAK, message, severity=Severity.WARNING))

    def _escaped(self, text: str, *, last: bool) -> str:
        if not text:
            return text
        text, findings = escape(
            text, self._unit.place, self._dialect, line_start=self._line_start, quote=self._unit.syntax
        )
        self._line_start = False
        if last:
            text, more = escape_end(text, self._unit.place)
            findings += more
        self.findings += findings
        return text

    def _restored(self, placeholder: Placeholder, pieces: Sequence[Piece], index: int) -> str | Span:
        if placeholder.form == "label":
            label = self._labels.get(placeholder.value, "")
            if not label or label == placeholder.value:
                return placeholder.start, placeholder.end
            text = escape_label(label)
            return text.replace("|", "\\|") if self._unit.place in IN_CELL else text
        if placeholder.form in ("shortcut", "collapsed") and not _label_kept(placeholder, pieces, index):
            return f"][{placeholder.label}]"
        return placeholder.start, placeholder.end


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with neighbouring texts joined."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.placeholder is None and joined[-1].placeholder is None:
            joined[-1] = Piece(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _label_kept(placeholder: Placeholder, pieces: Sequence[Piece], index: int) -> bool:
    """Whether the text of a reference link is still the label that leads to its definition."""
    before = pieces[index - 1].text if index and pieces[index - 1].placeholder is None else ""
    return before.endswith("[" + placeholder.label)
