"""Whether texts are read the same, seen at what is left of them when each stretch of words is one letter.

1. From its first letter to its last, a stretch of words is no more than words; what touches it stays. Two texts of one
   mask have their signs, their numbers and all that touches them in the same places; two that have no signs need not
   have one mask.
2. The masks of all texts of an article are made at once, and thousands of texts have few: whether words with this one
   may be more than words is found out once for all.
3. Where a mask has signs whose letters count, such as code, tags and placeholders, these are compared, too.

law: texts that are read alike by their masks have one outline (`signs`), but for the colon in `d:Column` and the
     backslash in `C:\\Files`, which have none and are no more than text
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import AnyStr, NamedTuple

from l10n.merger.signs import DOTTED, SAFE, SIGN, begins_and_ends_well, is_more

LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
"""Letters that have words made of them: no two of them are one to Unicode. Texts of others are looked at one by one."""
_NO_LETTER = re.compile(f"[^{LETTERS}]")
_UNKNOWN = "\0"
"""What stands for a character that may be more than words, or for a control."""
_CONTROLS = "".join(map(chr, (*range(1, 9), *range(11, 32), 127)))
STAND_INS = dict(zip((one for one in SAFE if not one.isascii()), _CONTROLS, strict=False))
"""Characters that are no more than words, and what stands for each, so that a mask is ASCII."""
_MEANT = str.maketrans({stand_in: one for one, stand_in in STAND_INS.items()})
_PRINTED = bytes([10, *range(32, 127)])
_LETTER = b"a"
"""What stands for a stretch of words."""
_AS_LETTERS = bytes(98 if code > 127 else 97 if chr(code).isalpha() else code for code in range(256))
"""One letter for those that a name with a dot goes on with, and one for others."""
_ASCII_SAFE = re.escape("".join(one for one in SAFE if one.isascii()) + "".join(STAND_INS.values()))
_STRETCH = re.compile(f"[ab](?:[ab0-9{_ASCII_SAFE}.:-]*[ab])?".encode())
_MANY = 32
"""Characters that are no letters; a text with more of them is in letters that are not known here."""
_ENDS = re.escape("".join(STAND_INS[one] for one in "’”»“\u00a0\u202f"))
_HIDDEN = (
    re.compile(rf"""\.(?![a0-9\s"').,;:!?*_{{}}\[\]`<>\\+=$#&|~@^{_ENDS}]|\Z)""".encode()),
    re.compile(rf"""\:(?![\s"')*_{{}}\[\]`<>\\+=$#&|~@^{_ENDS}]|\Z)(?!(?<=[ab0-9].)[ab0-9])""".encode()),
)
"""What a stretch must not hide: a dot that ends nothing, a colon of a scheme or an emoji code. Each begins with one
character, which is searched for fast."""
_NAMED = re.compile(rb"\.a")
_REVEALED = (
    re.compile(r"w\.(?<=[wW]{3}\.)"),
    re.compile(r"W\.(?<=[wW]{3}\.)"),
    re.compile(r"port(?<=\n(?:im|ex)port)"),
)
"""What counts letter by letter: a host, code of MDX."""
_LETTERED = re.compile(r"[`<{&]")
"""What begins a sign whose letters count, or stands for other bytes."""
_ESCAPES_NOTHING = re.compile(r"\\(?=[a0-9])")


class Mask(NamedTuple):
    """What a mask says of all texts that have it: their words are no more than words, and they lose nothing."""

    signed: bool
    """Whether they hold signs."""
    lettered: bool
    """Whether they hold signs whose letters count."""


class _Lines(NamedTuple):
    """The masks of some texts."""

    masks: list[bytes]
    hiding: set[int]
    """Numbers of the texts that have more within their words than their masks show."""
    named: set[int]
    """Numbers of those with names that have a dot in them."""


def read_alike(msgids: Sequence[str], msgstrs: Sequence[str]) -> list[Mask | None]:
    """Return the mask of each msgstr of which that tells that it is read as its msgid is, None for the others.

    msgids, msgstrs:  of one article; those of more than one line are not looked at
    """
    sources, targets = _lines_of_source(_joined(msgids)), _lines_of(_joined(msgstrs))
    if sources is None or targets is None:
        return [None] * len(msgids)
    kinds = map(_looked_at, targets.masks)
    found = [
        kind if mask == expected or (kind and not kind.signed and _is_words(expected)) else None
        for kind, mask, expected in zip(kinds, targets.masks, sources.masks, strict=True)
    ]
    for number in sources.hiding | targets.hiding:
        found[number] = None
    for number in sources.named | targets.named:
        if found[number] and not _same_names(msgids[number], msgstrs[number]):
            found[number] = None
    lettered = [number for number, kind in enumerate(found) if kind and kind.lettered]
    if _signs(msgids, lettered) != _signs(msgstrs, lettered):
        for number in lettered:
            if SIGN.findall(msgids[number]) != SIGN.findall(msgstrs[number]):
                found[number] = None
    return found


def _joined(texts: Sequence[str]) -> str:
    joined = "\n".join(texts)
    if joined.count("\n") == len(texts) - 1:
        return joined
    return "\n".join([text if "\n" not in text else "" for text in texts])


def _same_names(msgid: str, msgstr: str) -> bool:
    """Return whether two texts have the same names with a dot; most have the same words around these dots, too."""
    dotted = [[word for word in text.split() if "." in word[:-1]] for text in (msgid, msgstr)]
    return dotted[0] == dotted[1] or DOTTED.findall(msgid) == DOTTED.findall(msgstr)


def _signs(texts: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """Return the signs of some texts, with a line end between those of two."""
    return SIGN.findall("\n".join([texts[number] for number in numbers]))


def _lines_of(joined: str) -> _Lines | None:
    """Return the masks of the lines of a text, None where it is in letters that are not known here."""
    encoded = joined.encode("utf-8", "surrogatepass")
    rest = encoded.translate(None, _PRINTED).decode("utf-8", "surrogatepass")
    if strange := set(_NO_LETTER.findall(rest)):
        if len(strange) > _MANY:
            return None
        for one in strange - STAND_INS.keys():
            joined = joined.replace(one, _UNKNOWN)
        for one in strange & STAND_INS.keys():
            joined = joined.replace(one, STAND_INS[one])
        encoded = joined.encode()
    lettered = encoded.translate(_AS_LETTERS)
    hiding = {line for pattern in _HIDDEN for line in _numbers(pattern, lettered)}
    hiding.update(line - 1 for pattern in _REVEALED for line in _numbers(pattern, f"\n{joined}"))
    return _Lines(_STRETCH.sub(_LETTER, lettered).split(b"\n"), hiding, {*_numbers(_NAMED, lettered)})


def _numbers(pattern: re.Pattern[AnyStr], text: AnyStr) -> Iterator[int]:
    """Yield the numbers of the lines in which something is found, from 0."""
    line = place = 0
    end = "\n" if isinstance(text, str) else b"\n"
    for match in pattern.finditer(text):
        line += text.count(end, place, match.start())
        place = match.start()
        yield line


@lru_cache(maxsize=2)
def _lines_of_source(joined: str) -> _Lines | None:
    """Return the masks of an article's msgids; one language after the other asks for them."""
    return _lines_of(joined)


@lru_cache(maxsize=4096)
def _looked_at(mask: bytes) -> Mask | None:
    """Return what a mask says, None where the words of such texts may be more than words, or lose something."""
    if not mask:
        return None
    meant = mask.decode("ascii").translate(_MEANT)
    parts = SIGN.split(meant)
    words = _ESCAPES_NOTHING.sub(" ", "\n".join(parts[::2]))
    if not begins_and_ends_well(parts) or is_more(words):
        return None
    return Mask(signed=len(parts) > 1, lettered=_LETTERED.search(meant) is not None)


def _is_words(mask: bytes) -> bool:
    kind = _looked_at(mask)
    return kind is not None and not kind.signed
