"""A translation that nobody has to write: every letter of the prose becomes another one."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import re

import polib

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABETS = {
    "accents": str.maketrans(PLAIN, "ạḅḉḍẹḟḡḥịĵḳḷṃṇọṗɋṛṣṭụṿẉẋỵẓẠḄḈḌẸḞḠḤỊĴḲḶṂṆỌṖɊṚṢṬỤṾẈẊỴẒ"),
    "cyrillic": str.maketrans(PLAIN, "абцдефгхийклмнопярстувщжызАБЦДЕФГХИЙКЛМНОПЯРСТУВЩЖЫЗ"),
    "arabic": str.maketrans(PLAIN, "ابتثجحخدذرزسشصضطظعغفقكلمنه" * 2),
    "turned": str.maketrans(PLAIN, PLAIN[13:26] + PLAIN[:13] + PLAIN[39:] + PLAIN[26:39]),
}
"""Another letter for each: with an accent, of another script, written from right to left, or of ASCII."""
KEPT = re.compile(
    r"""\{\{|\}\}|\{[a-z]+[0-9]+\}|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|</?[A-Za-z][^<>]*>|<[^<>\s]+[:@][^<>\s]+>
    |&\#?[A-Za-z0-9]+;|\]\([^)]*\)|\S+\.[a-z]{2,3}\b\S*|:[a-z0-9_+-]+:|\\.""",
    re.X | re.S,
)
"""What a translator leaves alone."""


def translate(catalogs: pathlib.Path, alphabet: dict[int, int]) -> None:
    """Fill every entry with its msgid in other letters."""
    for path in catalogs.rglob("*.po"):
        catalog = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
        for entry in catalog:
            entry.msgstr = pseudo(entry.msgid, alphabet)
        catalog.save()


def pseudo(msgid: str, alphabet: dict[int, int]) -> str:
    pieces, last = [], 0
    for kept in KEPT.finditer(msgid):
        pieces += (msgid[last : kept.start()].translate(alphabet), kept[0])
        last = kept.end()
    return "".join((*pieces, msgid[last:].translate(alphabet)))
