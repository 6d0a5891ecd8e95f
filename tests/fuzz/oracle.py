"""What has to hold for any article, in any dialect, with any translations: told apart from how the cases are made."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from merging import build, skeleton_of, structure

from l10n.dialects import DIALECTS
from l10n.errors import TextError
from l10n.pipeline.analyse import header_of
from l10n.textio import normalise

NAMES = tuple(sorted(DIALECTS))
_PIN = re.compile(r'<a id="[^"\n]*"></a>|^[ \t>]*\([\w:. -]+\)=\n', re.M)
"""What a heading keeps its source slug with, in most dialects and in MyST."""
_CUT = re.compile(r"<(pre|script|style|textarea)\b.*</(?!\1)(?:pre|script|style|textarea)\b", re.I | re.S)
"""Such a block ends at the end of any of the four, to CommonMark, and goes on to a browser."""


def hold(dialect: str, text: str, msgstrs: Sequence[str]) -> None:
    """Assert the laws of a build.

    msgstrs:  what translators typed, for one unit after the other, from the first one again where they are too few
    """
    try:
        skeleton = skeleton_of(text, dialect)
    except TextError:
        return  # it is refused in words
    if _CUT.search(text):
        msgstrs = ()
    apart(skeleton.units)
    assert build(text, {}, dialect, skeleton=skeleton).text == text
    assert build(text, lambda msgid: msgid, dialect, skeleton=skeleton).text == text
    if msgstrs:
        targets = {unit.msgid: msgstrs[number % len(msgstrs)] for number, unit in enumerate(skeleton.units)}
        built = build(text, targets, dialect, skeleton=skeleton).text
        assert header_keys(built, dialect) == header_keys(text, dialect)
        assert shape(_without_new_pins(built, text), dialect) == shape(text, dialect)


def apart(units) -> None:
    """Assert that no two units share a character, unless one stands in a placeholder of the other."""
    around = []
    for unit in sorted(units, key=lambda unit: (unit.start, -unit.end)):
        assert unit.start <= unit.end
        while around and around[-1].end <= unit.start:
            around.pop()
        if around:
            outer = around[-1]
            assert any(found.start <= unit.start and unit.end <= found.end for found in outer.placeholders)
        around.append(unit)


def header_keys(text: str, dialect: str) -> list[str]:
    header = header_of(normalise(text).text, dialect)
    return [value.key for value in header.values] if header else []


def shape(text: str, dialect: str):
    """Return the structure of an article's body, as an independent parser sees it."""
    text = normalise(text).text
    header = header_of(text, dialect)
    body = text[header.end :] if header else text
    return structure((DIALECTS[dialect].as_commonmark or str)(body))


def _without_new_pins(built: str, text: str) -> str:
    """Return a built article without what its headings keep their source slugs with."""
    known = {found[0] for found in _PIN.finditer(normalise(text).text)}
    return _PIN.sub(lambda found: found[0] if found[0] in known else "", normalise(built).text)
