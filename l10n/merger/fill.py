"""A unit and its target -> what takes the unit's place in the article, or the reason why it cannot."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import LINE_BREAK, PIPE
from l10n.dialects import DIALECTS
from l10n.headers import HEADERS
from l10n.merger.places import AT_LINE_START, IN_CELL, Spot, bare_pipes, bare_pipes_escaped
from l10n.merger.slots import Slots
from l10n.merger.splice import Edit
from l10n.merger.syntax import reads_expressions
from l10n.merger.targets import Target
from l10n.model.diagnostic import Severity
from l10n.model.unit import Place, Unit

_PREFIX = " \t>"
_PARAGRAPHS: frozenset[Place] = frozenset({"paragraph", "term"})


class Filled(msgspec.Struct, frozen=True):
    """A target in its place."""

    target: Target
    """In form."""
    findings: tuple[Finding, ...] = ()


def fill(unit: Unit, source: Target, target: Target, text: str, dialect: str) -> Filled:
    """Return a target in the form that its place needs, with what had to be repaired.

    source:  the msgid as read
    target:  the msgstr as read: cleaned, not empty
    text:    the article's normalised text
    """
    findings: list[Finding] = []
    words = _with_breaks(unit, target.text, findings)
    if unit.place in IN_CELL - {"alt", "title", "script"} and bare_pipes(words) > bare_pipes(source.text):
        findings.append(Finding(PIPE, "a pipe in a table cell, escaped"))
    line_start = begins_line(unit, text, dialect)
    spot = Spot(unit.place, source.text, dialect, line_start=line_start, quote=unit.syntax)
    words = spot.put(words)
    if DIALECTS[dialect].pipes_make_tables and unit.place in _PARAGRAPHS and not _is_table(text[unit.start : unit.end]):
        if bare_pipes(words) > bare_pipes(source.text):
            findings.append(Finding(PIPE, "a pipe would make a table of the paragraph, escaped"))
        words = bare_pipes_escaped(words)
    return Filled(msgspec.structs.replace(target, text=words), (*findings, *spot.findings))


def edit_of(unit: Unit, target: Target, slots: Slots) -> Edit:
    """Return the edit that puts a target in form into its article."""
    tail = (unit.tail,) if unit.tail else ()
    return Edit(unit.start, unit.end, (*slots.pieces(target), *tail))


def header_edit(unit: Unit, text: str) -> Edit:
    """Return the edit that puts a text into the header, in its syntax and as its value was written."""
    syntax, _, style = unit.syntax.partition(":")
    return Edit(unit.start, unit.end, (HEADERS[syntax].encode(text, style),))


def begins_line(unit: Unit, text: str, dialect: str) -> bool:
    """Return whether a unit's first character is the first of its line, so that it could open a block.

    A heading over an underline is a paragraph until its underline comes; a site that reads Markdown inside HTML finds
    paragraphs there.
    """
    if unit.place in AT_LINE_START:
        return True
    prefix = text[text.rfind("\n", 0, unit.start) + 1 : unit.start]
    if unit.place == "heading":
        return "#" not in prefix
    if unit.place != "html":
        return False
    if DIALECTS[dialect].markdown_in_html:
        return prefix.rstrip()[-1:] in ("", ">")
    return reads_expressions(dialect) and not prefix.strip(_PREFIX)


def _is_table(paragraph: str) -> bool:
    """Return whether a paragraph of the source is a table to its site already."""
    return all(bare_pipes(line) for line in paragraph.split("\n"))


def _with_breaks(unit: Unit, words: str, findings: list[Finding]) -> str:
    """Return the text with as many line ends as the unit has line breaks, if it has enough."""
    if unit.place == "attribute" and unit.breaks:
        # The tag that it stands in would begin an HTML block, were it on one line.
        words = " ".join(_lines_of(words, 0))
        return words.replace(" ", "\n", 1) if " " in words else words + "\n"
    expected = len(unit.breaks)
    if not expected and "\n" not in words:
        return words
    first, *lines = _lines_of(words, expected)
    if len(lines) < expected:
        findings.append(Finding(LINE_BREAK, f"{_lines(len(lines))}, the msgid has {expected}"))
    elif len(lines) > expected:
        message = f"{_lines(len(lines))}, the msgid has {expected or 'none'}; joined with a blank"
        findings.append(Finding(LINE_BREAK, message, severity=Severity.WARNING))
    return " ".join(("\n".join((first, *lines[:expected])), *lines[expected:]))


def _lines_of(words: str, expected: int) -> list[str]:
    """Return the lines of a text without their outer blanks; empty ones count only where each line break is expected.

    Two backslashes at the ends of two lines, with nothing between them, are two breaks.
    """
    first, *others = (line.strip() for line in words.split("\n"))
    if len(others) == expected:
        return [first, *others]
    return [first, *(line for line in others[:-1] if line), *others[-1:]]


def _lines(count: int) -> str:
    return "no line break" if not count else "1 line break" if count == 1 else f"{count} line breaks"
