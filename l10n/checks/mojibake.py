"""Text was decoded with the wrong encoding: `Ã©` for é, `â€™` for ’.

The finding says what was meant. Wrong characters that the source has too are not the translator's and pass.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

MOJIBAKE = declare("C04", "mojibake", Severity.ERROR, "type the characters anew", __doc__)

# What the first bytes of UTF-8 (C2-EF) and the bytes that follow (80-BF) look like in the usual one-byte encodings.
_FOLLOWS = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    "\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_LATIN = f"(?:[\u00c2\u00c3][{_FOLLOWS}]|[\u00e0-\u00ef][{_FOLLOWS}]{{2}}|[\u00f0-\u00f4][{_FOLLOWS}]{{3}})+"
_CYRILLIC = "(?:[\u0420\u0421][\u0080-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u0491\u2010-\u2122]){2,}"
_TWO_BYTES = f"(?:[\u00c4-\u00df][{_FOLLOWS}]){{2,}}"
_SUSPECT = re.compile(f"{_LATIN}|{_TWO_BYTES}|{_CYRILLIC}")
_SEAM = re.compile(f"[\u00c2-\u00f4\u0420\u0421][{_FOLLOWS}\u0401-\u040f\u0451-\u045f\u0490\u0491]")
"""A first look, at a third of the cost."""
_FIRST = re.compile("[\u00c2-\u00f4\u0420\u0421]")
_SECOND = re.compile(f"[{_FOLLOWS}\u0401-\u040f\u0451-\u045f\u0490\u0491]")


def garbled(text: str) -> Iterator[tuple[str, str]]:
    """Yield each garbled stretch of a text with what was meant by it.

    >>> list(garbled("caf\u00c3\u00a9 don\u00e2\u20ac\u2122t"))
    [('Ã©', 'é'), ('â€™', '’')]
    """
    if text.isascii() or not _SEAM.search(text):
        return
    for match in _SUSPECT.finditer(text):
        meant = _decoded(match.group())
        if meant != match.group():
            yield match.group(), meant


def _decoded(stretch: str) -> str:
    from ftfy import fix_encoding  # loading it costs more than most runs, which find nothing

    return fix_encoding(stretch)


@CHECKERS.register(MOJIBAKE.name)
def mojibake(setting: Setting) -> Inspect:
    """Return what finds text in the wrong encoding."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        for stretch, meant in garbled(subject.target):
            if stretch not in subject.source:
                yield Finding(MOJIBAKE, f'"{stretch}" is "{meant}" in the wrong encoding', f'write "{meant}"')
                return

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterable[int]:
    targets = texts.targets
    possible = _FIRST.search(targets.alphabet) and _SECOND.search(targets.alphabet)
    return targets.holding(_SEAM, targets.text) if possible else ()
