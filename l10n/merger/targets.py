"""A msgstr -> text with marks where its placeholders are: the only reader of what translators type.

Substitution is one pass over the msgstr; what is inserted is never scanned again, and no format string is involved. In
between, a placeholder is one control character: it cannot be typed (`characters.clean` deletes those), and every rule
about text can run over the whole of it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import msgspec

from l10n.checks import Finding
from l10n.checks.placeholders import BRACE, LINK_FORM, LOOK_ALIKE, PLACEHOLDERS
from l10n.model.unit import Placeholder, Unit

SOLID, CLOSE, LOOSE = "\x00", "\x01", "\x02"
"""Marks: a construct with signs of its own on both sides (code, tag, image, label); what closes a link; a construct
that is only read as one where no letter touches it (a bare address, a formula, an emoji code)."""
ANY_MARK = f"{SOLID}{CLOSE}{LOOSE}"
MARKS = re.compile(f"[{ANY_MARK}]")

_LOOSE_KINDS = ("link", "var", "math")
_TOKEN = re.compile(
    r"""(?P<braces>\{\{|\}\})
    |\]\(\{(?P<link>[a-z]+[0-9]+)\}\)
    |\{(?P<bare>[a-z]+[0-9]+)\}
    |(?P<alike>[{\uff5b][^{}\uff5b\uff5d\n]{0,60}[}\uff5d])
    |(?P<lone>[{}])""",
    re.X,
)
_TOUCHED = re.compile(
    rf"(?<=[^ \t\n*_~(\[{CLOSE}{LOOSE}])(?={LOOSE})"
    rf"|(?<={LOOSE})(?=[^ \t\n*_~)\].,;:!?{CLOSE}])|(?<={LOOSE})(?=[.,;:!?][^ \t\n])"
)
"""Where a blank sets a loose mark apart."""
_BEFORE_NO_BREAK = re.compile(rf"(?<={LOOSE})([*_~)\].,;:!?'\"]+)(?=[\u00a0\u202f\u3000])")
"""To GitHub, no other blanks end an address: `https://a.example) :` in French goes up to the colon."""
_CLOSING_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9-]{0,30})[ \t\n]{0,9}>")
_NAME = re.compile(r"([^\W\d_]*)[ _.-]*(\d+)")
_EXACT = re.compile(r"\{([a-z]+[0-9]+)\}")


class Target(msgspec.Struct, frozen=True):
    """A msgid or msgstr as read."""

    text: str
    """Braces undoubled, a mark for each placeholder."""
    placeholders: tuple[Placeholder, ...] = ()
    """What the marks stand for, in order."""
    findings: tuple[Finding, ...] = ()


def mark_of(placeholder: Placeholder) -> str:
    """Return the mark that stands for a placeholder."""
    if placeholder.form not in ("bare", "label"):
        return CLOSE
    return LOOSE if placeholder.name.startswith(_LOOSE_KINDS) else SOLID


def parse_target(unit: Unit, msgstr: str) -> Target:
    """Return a msgid or msgstr with its placeholders marked, and what is wrong about them.

    msgstr:  without control characters
    Where the unit has no placeholders, braces are text.
    """
    if not unit.placeholders:
        return Target(msgstr)
    reader = _Reader(unit)
    text = reader.read(msgstr)
    return Target(text, tuple(reader.used), (*reader.findings, *reader.missing(msgstr)))


def parse_source(unit: Unit) -> Target:
    """Return a unit's msgid with its placeholders marked; an article may hold control characters."""
    return parse_target(unit, MARKS.sub("\ufffd", unit.msgid) if MARKS.search(unit.msgid) else unit.msgid)


def set_apart(target: Target) -> Target:
    """Return a target in which letters and marks do not touch what is only read alone.

    >>> set_apart(Target("登录\x02。")).text.replace(LOOSE, "{link1}")
    '登录 {link1} 。'
    """
    return msgspec.structs.replace(target, text=_BEFORE_NO_BREAK.sub(r"\1 ", _TOUCHED.sub(" ", target.text)))


def close_tags(source: Target, target: Target) -> Target:
    """Return a target in which closing tags have as many blanks before their `>` as in the source: browsers read all.

    Where the source has several forms of a tag, or none, it is closed without blanks.

    >>> close_tags(Target("<b>bold</b>"), Target("<b>fett</b >")).text
    '<b>fett</b>'
    >>> close_tags(Target("<b>bold</b >"), Target("<b>fett</b>")).text
    '<b>fett</b >'
    """
    forms: dict[str, set[str]] = {}
    for found in _CLOSING_TAG.finditer(source.text):
        forms.setdefault(found[1], set()).add(found[0])

    def as_there(found: re.Match[str]) -> str:
        known = forms.get(found[1], ())
        return next(iter(known)) if len(known) == 1 else f"</{found[1]}>"

    return msgspec.structs.replace(target, text=_CLOSING_TAG.sub(as_there, target.text))


class _Reader:
    """Reads one msgstr."""

    def __init__(self, unit: Unit) -> None:
        self._known = {placeholder.name: placeholder for placeholder in unit.placeholders}
        self._msgid = unit.msgid
        self._absent: set[str] = set()
        self._claimed: set[str] = set()
        self.used: list[Placeholder] = []
        self.findings: list[Finding] = []

    def read(self, msgstr: str) -> str:
        self._absent = self._known.keys() - set(_EXACT.findall(msgstr))
        return _TOKEN.sub(self._token, msgstr)

    def missing(self, msgstr: str) -> Iterator[Finding]:
        """Yield what is wrong about the numbers; a lost one whose look-alike has been found is not lost."""
        counts = Counter(placeholder.name for placeholder in self.used)
        for name, placeholder in self._known.items():
            times = counts[name]
            if times > 1:
                message = f"{{{name}}} is used {times} times, the msgid has it once"
                yield Finding(PLACEHOLDERS, message, "delete the others")
            elif not times and name not in self._claimed:
                hint = f"put {{{name}}} ({placeholder.value}) back"
                if f"{{{{{name}}}}}" in msgstr:
                    hint = f'write "{{{{{name}}}}}" as {{{name}}}'
                yield Finding(PLACEHOLDERS, f"{{{name}}} is missing", hint)

    def _token(self, match: re.Match[str]) -> str:
        token = match.group()
        if match["braces"]:
            return token[0]
        name = match["link"] or match["bare"]
        if name in self._known:
            return self._found(self._known[name], bracketed=match["link"] is not None)
        if name or match["alike"]:
            name = name or token[1:-1]
            self._unknown(f"{{{name}}}" if match["link"] else token, name)
        else:
            self._add(Finding(BRACE, f'a single "{token}" stands in the text', f"write {token}{token}"))
        return token

    def _found(self, placeholder: Placeholder, *, bracketed: bool) -> str:
        self.used.append(placeholder)
        mark, name = mark_of(placeholder), placeholder.name
        if bracketed == (mark == CLOSE):
            return mark
        if bracketed and f"]({{{name}}})" in self._msgid:
            # In an HTML block `[text](http://…)` is text, and the address in it a placeholder of its own.
            return f"]({mark})"
        if bracketed:
            self._add(Finding(LINK_FORM, f"{{{name}}} is used as a link's destination", f"write {{{name}}} alone"))
        else:
            form = "![text]" if name.startswith("img") else "[text]"
            remedy = f"write {form}({{{name}}}), without a blank in between"
            self._add(Finding(LINK_FORM, f"{{{name}}} does not follow the text of its link", remedy))
        return mark

    def _unknown(self, token: str, name: str) -> None:
        if near := self._nearest(name):
            self._claimed.add(near)
            self._add(Finding(LOOK_ALIKE, f'"{token}" is no placeholder of the msgid', f"write {{{near}}}"))
        elif token[0] != "{":
            return
        elif re.search(r"\S\s+\S", name):
            self._add(Finding(BRACE, f'the braces of "{token}" are single', f'write "{{{token}}}"'))
        else:
            remedy = f'delete it, or write "{{{token}}}" if the braces are text'
            self._add(Finding(PLACEHOLDERS, f'the msgid has no placeholder "{token}"', remedy))

    def _nearest(self, name: str) -> str:
        """Return the placeholder that a name was meant for: spelled in another way, or else of the same number."""
        found = _NAME.fullmatch(unicodedata.normalize("NFKC", name).strip().casefold())
        if not found:
            return ""
        if (exact := found[1] + found[2]) in self._absent:
            return exact
        near = [other for other in self._absent if other.lstrip("abcdefghijklmnopqrstuvwxyz") == found[2]]
        return near[0] if len(near) == 1 and found[1] else ""

    def _add(self, finding: Finding) -> None:
        if finding not in self.findings:
            self.findings.append(finding)
