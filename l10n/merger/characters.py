"""The characters of a msgstr, before anything is read in it: no controls, no hidden order, one form of line end."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata

from l10n.checks import Finding
from l10n.checks.markup import BIDI, CONTROL, OVERSIZED
from l10n.config.settings import Limits
from l10n.model.diagnostic import Severity

UNSEEN = (
    "\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""What leaves nothing to see, as the inside of a character class."""
INVISIBLE = re.compile(f"[{UNSEEN}]+")
_LINE_END = re.compile("\r\n?")
_LINE_ENDS_OF_OTHERS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_OUTER_PLANES = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_CONTROLS = f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufff9-\ufffb\ufeff\ud800-\udfff{_OUTER_PLANES}"
_ORDERS = "\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_BIDI = re.compile(f"[{_ORDERS}]")
_SUSPECT = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029\ufffd{_CONTROLS}{_ORDERS}]")


def is_invisible(text: str) -> bool:
    """Return whether a text leaves nothing to see; most begin with what anybody sees.

    >>> is_invisible("\u200b "), is_invisible("\u200ba"), is_invisible("a")
    (True, False, False)
    """
    return not "!" <= text[:1] <= "~" and INVISIBLE.fullmatch(text) is not None


def is_oversized(text: str, source: str, limits: Limits) -> bool:
    """Return whether a msgstr is longer than any translation of its msgid.

    source:  the msgid
    """
    return len(text) > limits.target or len(text) > limits.target_factor * len(source) + limits.target_extra


def clean(text: str, source: str, limits: Limits) -> tuple[str, list[Finding]]:
    """Return a msgstr without control characters and outer blanks, its line ends unified to LF.

    source:  the msgid; what it has may stand in the msgstr too, line breaks at its beginning included
    It comes back in NFC, as the msgid is: translators cannot see whether an accent is a character of its own, but a
    slug would tell.
    """
    if is_oversized(text, source, limits):
        return "", [Finding(OVERSIZED, f"{len(text)} characters for a msgid of {len(source)}")]
    findings: list[Finding] = []
    if _SUSPECT.search(text):
        text, findings = _controlled(text, source)
    if not unicodedata.is_normalized("NFC", text) and unicodedata.is_normalized("NFC", source):
        text = unicodedata.normalize("NFC", text)
    return _breaks_before(text, source) + text.strip(), findings


def _breaks_before(text: str, source: str) -> str:
    """Return the line breaks that a msgstr begins with, as far as its msgid does."""
    if source[:1] != "\n":
        return ""
    ours, theirs = (one[: len(one) - len(one.lstrip())].count("\n") for one in (source, text))
    return "\n" * min(ours, theirs)


def _controlled(text: str, source: str) -> tuple[str, list[Finding]]:
    findings = []
    text = _LINE_ENDS_OF_OTHERS.sub(" ", _LINE_END.sub("\n", text))
    if found := _CONTROL.search(text):
        findings.append(Finding(CONTROL, f"control character {_code(found[0])}, removed", severity=Severity.WARNING))
        text = _CONTROL.sub("", text)
    if "\ufffd" in text and "\ufffd" not in source:
        remedy = "type the lost character anew"
        findings.append(Finding(CONTROL, "U+FFFD, which stands for a character lost in a conversion", remedy))
    if control := _disorder(text):
        findings.append(Finding(BIDI, f"bidirectional control character {_code(control)}"))
    return text, findings


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _disorder(text: str) -> str:
    """Return an override, an embedding, or an isolate that is not closed or not needed; "" where there is none."""
    opened = []
    character = ""
    for match in _BIDI.finditer(text):
        character = match.group()
        if character <= "\u202e":
            return character
        if character != "\u2069":
            opened.append(character)
        elif not opened or not opened.pop():
            return character
    if opened:
        return opened[0]
    return character if character and not _is_right_to_left(text) else ""


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
