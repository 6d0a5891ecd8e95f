"""Whether two texts are read the same, seen at what is left of them when each stretch of words is one letter.

1. From its first letter to its last, a stretch of words is no more than words; what touches it stays. Two texts of one
   mask have their signs, their numbers and all that touches them in the same places.
2. Thousands of texts have few masks: whether words with this one may be more than words is found out once for all.
3. Where a mask has signs whose letters count, such as code, tags and placeholders, these are compared, too.

law: texts that are read alike by their masks have one outline (`signs`), but for the colon in `d:Column` and the
     backslash in `C:\\Files`, which have none and are no more than text
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.merger.signs import SAFE, SIGN, begins_and_ends_well, breaks_well, is_normal, outline_of

LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
"""Letters that have words made of them; texts of other letters have masks as long as they are, and are looked at."""
_INNER = rf"{LETTERS}0-9{SAFE}.:-"
_STRETCH = re.compile(rf"[{LETTERS}](?:[{_INNER}]*[{LETTERS}])?")
_LETTER = "a"
"""What stands for a stretch of words."""
_HIDDEN = re.compile(
    r"""\.(?![\s"')’”»“.,;:!?*_{}\[\]`<>\\+=$#&|~@^]|\Z)(?!(?<=[0-9].)[0-9])
    | :(?![\s"')’”»“*_{}\[\]`<>\\+=$#&|~@^]|\Z)(?!(?<=[^\W_].)[^\W_])""",
    re.X,
)
"""What a stretch must not hide: a name with a dot, a colon of a scheme or an emoji code."""
_LETTERED = re.compile(r"[`<{&\n]")
"""What begins a sign whose letters count, or stands for other bytes."""
_CODE_OF_MDX = re.compile(r"^(?:im|ex)port", re.M)
_HOST = "www."
_ESCAPES_NOTHING = re.compile(rf"\\(?=[{_LETTER}0-9])")


class _Mask(NamedTuple):
    """What a mask says of all texts that have it."""

    sound: bool
    """Whether their words are no more than words, with nothing lost at their ends."""
    numbered: bool
    """Whether they begin with a number."""
    lettered: bool
    """Whether they hold signs whose letters count."""


def parts_alike(msgid: str, msgstr: str, *, inline: bool = False) -> Sequence[str] | None:
    """Return the words and signs of a normal text in turn, where its mask tells that it is read as its source is.

    inline:   whether something stands before the text on its line, so that no number in it begins a list
    returns:  the text whole where no letters of its signs count; None where its mask does not tell
    """
    mask = _STRETCH.sub(_LETTER, msgstr)
    if mask != _mask_of_source(msgid):
        return None
    kind = _looked_at(mask)
    if not kind.sound or (inline and kind.numbered) or _hides(msgstr):
        return None
    if "port" in msgstr and _CODE_OF_MDX.search(msgstr):
        return None
    if not kind.lettered:
        return (msgstr,)
    parts = SIGN.split(msgstr)
    return parts if parts[1::2] == SIGN.findall(msgid) else None


@lru_cache(maxsize=4096)
def _mask_of_source(msgid: str) -> str | None:
    """Return the mask of a msgid; one language after the other asks for it."""
    return _STRETCH.sub(_LETTER, msgid) if is_normal(msgid) and not _hides(msgid) else None


def _hides(text: str) -> bool:
    """Return whether a text has more within its words than its mask shows."""
    return _HIDDEN.search(text) is not None or (("w." in text or "W." in text) and _HOST in text.lower())


@lru_cache(maxsize=16384)
def _looked_at(mask: str) -> _Mask:
    parts = SIGN.split(mask)
    words = list(parts)
    words[::2] = [_ESCAPES_NOTHING.sub("", part) for part in parts[::2]]
    return _Mask(
        sound=begins_and_ends_well(parts) and breaks_well(parts) and outline_of(words) is not None,
        numbered=mask[:1].isdecimal(),
        lettered=_LETTERED.search(mask) is not None,
    )
