"""A text as signs and words: signs count as they are written, words by what of them touches a sign.

What a parser makes of a sign depends on whether a letter, a blank or which punctuation touches it, and on nothing else
of the words. Words that could be more than words, such as hosts, brackets or pipes, are none.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

SIGN = re.compile(
    r"""([\n\]{*_!\[`<\\>+=$\#&]                 # what a sign begins with
    (?: (?<=\n)
      | (?<=\])\(\{[a-z]+[0-9]+\}\)
      | (?<=\{)[A-Za-z][A-Za-z0-9_ -]*\}          # a placeholder, or text in braces where there are none
      | (?<=\*)\** | (?<=_)_*
      | (?<=!)\[ | (?<=[\[>+=$\#])
      | (?<=(?<!`)`)(?:[^`\n{}|]+`|`[^`\n{}|]+``|``[^`\n{}|]+```)(?!`)
      | (?<=<)/?[A-Za-z][A-Za-z0-9]*[ ]*/?>
      | (?<=\\)[!-/:-@\[-`{-~]
      | (?<=&)(?:nbsp|[lg]t|reg|copy|trade|[mn]dash|\#[0-9]{1,5});
    ))""",
    re.X,
)
SAFE = " \u00a0\u202f,;?!'\"()/%‘’“”„«»‹›…–—、。，；：！？（）「」『』®©™•°±×"
"""Characters that are no more than words wherever they stand, beside letters and digits."""
_MORE = re.compile(
    rf"""[^\w\n{SAFE}] (?:
        (?<![-&@.:])
      | (?<=-)(?=-(?:\n|\Z))                    # with the sign > that follows, the end of a comment
      | (?<=[&@])(?![ ])                        # a reference, a name
      | (?<=[.:])(?![\n "')’”»“]|\Z)            # ends no sentence, and may belong to a scheme or an emoji code,
        (?!(?<=[0-9].)[0-9])                    # unless it is in a number,
        (?!(?<=\.)[A-Za-z0-9.,;:!?])            # in a name with a dot, one of several or of an abbreviation
    )""",
    re.X,
)
"""What makes words more than words. Each part begins with one class of characters, which is searched for fast."""
_UNSEEN = ("\u115f", "\u1160", "\u3164", "\uffa0")
"""Letters by name that nobody sees."""
_DOT = re.compile(r"\.[A-Za-z]")
DOTTED = re.compile(r"(?<![\w.-])[\w.-]*\.[A-Za-z][\w.-]*")
"""A name with a dot: a host, if it is the source's."""
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")


class _Classes(dict[int, str]):
    """What a character that touches a sign is to a parser; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = "a" if _LETTER.match(character) else "0" if _DIGIT.match(character) else character
        return self.setdefault(code, found)


_CLASSES = _Classes()
OPENING = re.compile(
    r"""[./]?(?!import|export)[^\W\d_]           # no line of code in MDX
      | ["“„«「『]
      | [0-9]++(?:[ ]|-[^\W_]|[^\W\d_]|[.,:/][0-9]) # no number of a list
      | \([^\W\d_]""",
    re.X,
)
"""What a text may begin with: nothing that opens a block in any dialect."""

_NO_MORE = rf"""
    (?: [\w\n{SAFE}]++
      | -(?!-)
      | [.:](?=[\n "')’”»“]|\Z)
      | (?<=[0-9])[.:](?=[0-9])
      | \.(?=[A-Za-z0-9.,;:!?])
      | [&@](?=[ ])
    )*+"""
"""Words that `_MORE` finds nothing in, in one go, which is faster than to search; few others are as good."""
_PLAIN_WORDS = re.compile(_NO_MORE, re.X)
_PLAIN_TEXT = re.compile(rf"(?={OPENING.pattern}){_NO_MORE}(?<![ \u00a0\u202f])", re.X)
"""The same from the first character of a text to its last."""


class Outline(NamedTuple):
    """What has to be the same in source and target."""

    signs: tuple[str, ...]
    edges: str
    """What the signs touch: a letter, a digit, a blank or which punctuation."""
    names: tuple[str, ...]
    """Names with a dot in them."""


def is_normal(text: str) -> bool:
    """Return whether a text is in NFC, and holds no letter that nobody sees."""
    if text.isascii():
        return True
    a, b, c, d = _UNSEEN
    return unicodedata.is_normalized("NFC", text) and not (a in text or b in text or c in text or d in text)


def is_plain(text: str) -> bool:
    """Return whether a normal text is words from its first character to its last, at one look.

    law: a text of which this is so has no signs, and no outline but that of words
    """
    if "_" in text or "\n" in text or _PLAIN_TEXT.fullmatch(text) is None:
        return False
    return "." not in text or not ("w." in text or "W." in text or _DOT.search(text))


def begins_and_ends_well(parts: Sequence[str], *, inline: bool = False) -> bool:
    """Return whether no text of these parts opens a block, or loses something at its end."""
    first, last = parts[0], parts[-1]
    opens = bool(first) and not OPENING.match(first) and not (inline and first[0].isdecimal())
    return not opens and not last[-1:].isspace() and (bool(last) or parts[-2] != "#")


def breaks_well(parts: Sequence[str]) -> bool:
    """Return whether no line behind a line break opens a block, and none before one loses something at its end."""
    lines = ((parts[at - 1], parts[at + 1]) for at in range(1, len(parts), 2) if parts[at] == "\n")
    return not any(before[-1:].isspace() or (after and not OPENING.match(after)) for before, after in lines)


def is_more(words: str) -> bool:
    """Return whether words between signs, with a line end for each sign, may be more than words."""
    return _PLAIN_WORDS.fullmatch(words) is None and _MORE.search(words) is not None


def outline_of(parts: Sequence[str]) -> Outline | None:
    """Return what decides how a text is read, None where its words may be more than words.

    parts:  words and signs in turn, words first and last
    """
    signed = len(parts) > 1
    words = "\n".join(parts[::2]) if signed else parts[0]
    if is_more(words):
        return None
    names: Sequence[str] = ()
    if "." in words:
        if "www." in words.lower():
            return None
        names = DOTTED.findall(words) if _DOT.search(words) else ()
    return Outline(tuple(parts[1::2]), _edges(parts) if signed else "", tuple(names))


WORDS = outline_of([""])


def _edges(parts: Sequence[str]) -> str:
    """Return what touches the signs on both sides; an address goes on behind a punctuation mark, but for a blank."""
    edges = [
        (words[0] if words[0] == " " or words[0].isalnum() else words[:2]) + words[-1] if words else ""
        for words in parts[::2]
    ]
    return "\n".join(edges).translate(_CLASSES)
