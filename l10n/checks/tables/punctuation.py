"""Which mark ends a sentence, a question, an introduction, in each script."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from l10n.checks import EVERYWHERE
from l10n.checks.tables import each

Mark = Literal["", "full stop", "colon", "semicolon", "question mark", "exclamation mark", "comma", "ellipsis"]

_CHARACTERS: Mapping[Mark, str] = {
    "full stop": ".\u3002\uff0e\uff61\u0964\u0965\u06d4\u1362\u0589\u104b\u17d4\u17d5\u0f0d\u0f0e\u1803",
    "colon": ":\uff1a\ufe30\ufe55\ufe13\u1366\u17d6",
    "semicolon": ";\uff1b\u061b\u1364\ufe54\ufe14",
    "question mark": "?\uff1f\u061f\u037e\u055e\u1367\ufe56\ufe16\u2e2e\u203d",
    "exclamation mark": "!\uff01\u055c\ufe57\ufe15",
    "comma": ",\uff0c\u3001\u060c\u1363\u055d\ufe50\ufe51\ufe10\uff64",
    "ellipsis": "\u2026\u22ef",
}
MARKS: Mapping[str, Mark] = {character: mark for mark, characters in _CHARACTERS.items() for character in characters}
"""Character -> what it is at the end of a sentence. U+FE30 stands for a colon in Microsoft's Traditional Chinese."""

OWN_MARKS: Mapping[str, Mapping[str, Mark]] = {
    "el": {";": "question mark", "\u0387": "semicolon", "\u00b7": "semicolon"},
    "hy": {":": "full stop"},
}
"""Language -> characters that it reads otherwise: the Greek question mark, the Armenian full stop as often typed."""

SAME: Mapping[str, frozenset[tuple[Mark, Mark]]] = {
    EVERYWHERE: frozenset({("exclamation mark", "full stop"), ("full stop", "colon")}),
    **each("ja ko zh", frozenset({("colon", "full stop")})),
}
"""Language -> (source's mark, mark) that go together: Japanese ends with a full stop what introduces a list."""

UNMARKED: Mapping[str, bool] = each("th lo km my bo dz", True)
"""Languages that leave the end of a sentence to a blank or to the reader."""

TERSE: Mapping[str, bool] = each("zh ja ko", True)
"""Languages whose lists and cells end without a mark, in nouns above all: データの更新 for "To update data."."""

OPENED: Mapping[str, Mapping[str, str]] = {"es": {"question mark": "\u00bf", "exclamation mark": "\u00a1"}}
"""Language -> mark -> what opens such a sentence."""

BRACKETS: tuple[tuple[str, str], ...] = (
    ("(\uff08", ")\uff09"),
    ("[\uff3b", "]\uff3d"),
    ("\u300c", "\u300d"),
    ("\u300e", "\u300f"),
    ("\u3010", "\u3011"),
    ("\u300a", "\u300b"),
    ("\u3008", "\u3009"),
)
"""(opening, closing): characters of one cell are taken for each other."""

QUOTES: tuple[str, ...] = ('"\uff02', "\u201c\u201d\u201e\u201f", "\u00ab\u00bb")
"""Quotation marks that come in twos. Which of them opens depends on the language (“a”, „a“, ”a”, «a», »a«)."""

PAIRED = "".join((*(part for pair in BRACKETS for part in pair), *QUOTES))
"""Every character of the brackets and quotation marks above."""

CLOSERS = "*_~ \t\n\u00a0\u202f\u3000\"'\u2019\u201d\u201c\u00bb\u203a)]\uff09\uff3d\u300d\u300f\u3011\u300b\u3009"
"""What may stand behind the mark that ends a sentence: emphasis, blanks, closing brackets and quotes."""
