"""The form a text needs in its place: one line, and nothing in it that its place reads as structure.

Each function takes literal text only; placeholders never pass through here.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from l10n.checks import Finding
from l10n.checks.markup import BIDI, BLOCK, CONTROL, MARKER, PIPE, TRAILING
from l10n.dialects import DIALECTS
from l10n.model.diagnostic import Severity
from l10n.model.unit import Place

INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2800\u3164\ufeff\uffa0]+")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff\ufeff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_BLANKS = re.compile("^[\\s\u3000]+|[\\s\u3000]+$")

_OPENER = re.compile(
    r"""(?P<mark>\#{1,6}(?=[ \t]|$)
        |>
        |[-+*](?=[ \t]|$)
        |(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|=+[ \t]*$|-+[ \t]*$
        |`{3,}(?=[^`]*$)|~{3,}
        |\[(?:[^\[\]\\]|\\.)+\]:)
     |(?P<number>\d{1,9})(?P<dot>[.)])(?=[ \t]|$)""",
    re.X,
)
_CALLOUT = re.compile(r"\[(?:AZURE\.|!)[A-Za-z-]+\]")

AT_LINE_START: frozenset[Place] = frozenset({"paragraph", "term", "first-cell"})
IN_CELL: frozenset[Place] = frozenset({"cell", "first-cell", "alt", "title"})
"""Places where a pipe may end a table cell; an image or a title may stand in one too."""


def clean(text: str) -> tuple[str, list[Finding]]:
    """Return a msgstr without control characters and outer blanks, its line ends unified to LF.

    It comes back in NFC: translators cannot see whether an accent is a character of its own, but a slug would tell.
    """
    findings = []
    text = _LINE_ENDS.sub(" ", unicodedata.normalize("NFC", text))
    if found := _CONTROL.search(text):
        findings.append(
            Finding(CONTROL, f"control character U+{ord(found.group()):04X}, removed", severity=Severity.WARNING)
        )
        text = _CONTROL.sub("", text)
    if control := _unbalanced_bidi(text):
        findings.append(Finding(BIDI, f"bidirectional control character U+{ord(control):04X}"))
    return _BLANKS.sub("", text), findings


def _unbalanced_bidi(text: str) -> str:
    """Return an override, or an isolate that is not closed; "" where there is none."""
    opened = ""
    depth = 0
    for match in _BIDI.finditer(text):
        character = match.group()
        if character <= "\u202e":
            return character
        depth += -1 if character == "\u2069" else 1
        opened = opened or character
        if depth < 0:
            return character
    return opened if depth else ""


def escape(text: str, place: Place, dialect: str, *, line_start: bool, quote: str = "") -> tuple[str, list[Finding]]:
    """Return literal text in the form its place needs, with what had to be done to it.

    line_start:  whether the text's first character is the first of its line
    quote:       the mark that ends the text: of an attribute, a title, a container's title
    """
    findings: list[Finding] = []
    if line_start and (place in AT_LINE_START):
        text, finding = _escape_opener(text, dialect)
        findings += finding
    elif line_start and place == "heading" and text.startswith("#"):
        text = "\\" + text
    if place in IN_CELL and "|" in text:
        text = re.sub(r"(?<!\\)\|", r"\\|", text)
        if place not in ("alt", "title"):
            findings.append(Finding(PIPE, "a pipe in a table cell, escaped"))
    text = _FORMS[place](text, quote) if place in _FORMS else text
    return text, findings


def escape_end(text: str, place: Place) -> tuple[str, list[Finding]]:
    """Return the last piece of a text so that it cannot reach into what follows."""
    backslashes = len(text) - len(text.rstrip("\\"))
    if backslashes % 2 and place not in ("html", "attribute", "header"):
        return text + "\\", [Finding(TRAILING, "a final backslash, doubled")]
    if place == "heading" and (found := re.search(r"(?:^|[ \t])(#+)$", text)):
        return text[: found.start(1)] + "\\" + text[found.start(1) :], [Finding(TRAILING, "a final #, escaped")]
    return text, []


def _escape_opener(text: str, dialect: str) -> tuple[str, list[Finding]]:
    if marker := _CALLOUT.match(text):
        return text, [Finding(MARKER, f'the text begins with the callout marker "{marker.group()}"')]
    found = _OPENER.match(text)
    if not found and not _own_opener(dialect).match(text):
        return text, []
    number = found["number"] if found and found["number"] else ""
    escaped = f"{number}\\{text[len(number) :]}"
    return escaped, [Finding(BLOCK, f'"{text[:20]}" would open a block, escaped', severity=Severity.WARNING)]


@lru_cache(maxsize=16)
def _own_opener(dialect: str) -> re.Pattern[str]:
    """What opens a block in this dialect only."""
    found = DIALECTS[dialect]
    whole_lines = (f"(?:{_GROUP_NAME.sub('(', pattern)})$" for pattern in found.lines)
    return re.compile("|".join((*found.openers, *whole_lines)) or "(?!)")


def _in_attribute(text: str, quote: str) -> str:
    entity = "&quot;" if quote == '"' else "&#39;"
    return text.replace(quote, entity).replace("<", "&lt;").replace("|", "&#124;")


def _in_title(text: str, quote: str) -> str:
    return re.sub(rf"(?<!\\){re.escape(quote)}", rf"\\{quote}", text) if quote else text


def _in_container(text: str, quote: str) -> str:
    return text.replace(quote, "&quot;") if quote else text


_FORMS: dict[Place, Callable[[str, str], str]] = {
    "attribute": _in_attribute,
    "title": _in_title,
    "container": _in_container,
}

