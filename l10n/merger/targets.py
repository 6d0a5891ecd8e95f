"""A msgstr -> text and placeholders: the only reader of what translators type.

Substitution is one pass over the msgstr; what is inserted is never scanned again, and no format string is involved.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from l10n.checks import Finding
from l10n.checks.placeholders import BRACE, LINK_FORM, PLACEHOLDERS
from l10n.model.unit import Placeholder, Unit

_TOKEN = re.compile(r"\{\{|\}\}|\]\(\{([a-z]+[0-9]+)\}\)|\{([a-z]+[0-9]+)\}|[{}]")
_LOOK_ALIKE = re.compile(r"[{\uff5b]\s*([^{}\uff5b\uff5d]*?)\s*[}\uff5d]")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a target: literal text (braces undoubled), or a placeholder."""

    text: str
    placeholder: Placeholder | None = None


class Target(msgspec.Struct, frozen=True):
    """A msgstr as read."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()


def parse_target(unit: Unit, msgstr: str) -> Target:
    """Return a msgstr cut at its placeholders, with what is wrong about them.

    Where the unit has no placeholders, braces are text.
    """
    if not unit.placeholders:
        return Target((Piece(msgstr),))
    known = {placeholder.name: placeholder for placeholder in unit.placeholders}
    pieces: list[Piece] = []
    findings: list[Finding] = []
    used: Counter[str] = Counter()
    position = 0
    for match in _TOKEN.finditer(msgstr):
        pieces.append(Piece(msgstr[position : match.start()]))
        position = match.end()
        token = match.group()
        name = match[1] or match[2]
        if token in ("{{", "}}"):
            pieces.append(Piece(token[0]))
        elif name is None:
            findings.append(Finding(BRACE, f'a single "{token}" stands in the text'))
        elif name in known:
            used[name] += 1
            pieces.append(Piece(token, known[name]))
            findings += _form(known[name], bracketed=match[1] is not None)
        else:
            findings.append(Finding(PLACEHOLDERS, f"unknown placeholder {{{name}}}", _nearest(name, known)))
    pieces.append(Piece(msgstr[position:]))
    findings += _counts(unit.placeholders, used, msgstr)
    return Target(tuple(piece for piece in pieces if piece.text), tuple(findings))


def _form(placeholder: Placeholder, *, bracketed: bool) -> Iterator[Finding]:
    expected = placeholder.form not in ("bare", "label")
    if bracketed == expected:
        return
    name = placeholder.name
    if expected:
        yield Finding(LINK_FORM, f"{{{name}}} stands without the text of its link", f"write [text]({{{name}}})")
    else:
        yield Finding(LINK_FORM, f"{{{name}}} is used as a link's destination", f"write {{{name}}} alone")


def _counts(placeholders: Sequence[Placeholder], used: Counter[str], msgstr: str) -> Iterator[Finding]:
    for placeholder in placeholders:
        name, times = placeholder.name, used[placeholder.name]
        if times > 1:
            yield Finding(PLACEHOLDERS, f"{{{name}}} is used {times} times, the msgid has it once")
        elif not times:
            alike = [found[0] for found in _LOOK_ALIKE.finditer(msgstr) if _similar(found[1], name)]
            hint = f'write "{alike[0]}" as {{{name}}}' if alike else f"put {{{name}}} ({placeholder.value}) back"
            yield Finding(PLACEHOLDERS, f"{{{name}}} is missing", hint)


def _similar(text: str, name: str) -> bool:
    return text.replace(" ", "").casefold() == name


def _nearest(name: str, known: dict[str, Placeholder]) -> str:
    digits = name.lstrip("abcdefghijklmnopqrstuvwxyz")
    near = [other for other in known if other.endswith(digits)]
    return f"did you mean {{{near[0]}}}?" if near else "remove it"
