"""Nine targets in ten leave their source's markup as it is, sign for sign: these ship without being read.

1. A text is split into signs, which count as they are written, and words, which count by their edges: what a parser
   makes of a sign depends on whether a letter, a blank or which punctuation touches it, and on nothing else of the
   words. Words that could be more than words, such as hosts, brackets or pipes, are none.
2. Where source and target have the same signs between the same edges, a parser reads the same structure in both.
3. Two texts in three have no signs at all: that they are no more than words is seen at one look, the same either way.

law: the long way (`merge._Merger.looked_at`) comes to the same edit, without a finding
source: research on spans, section 3: markup characters decide 88 % of 33,104 real translations
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.config.settings import Limits
from l10n.merger.characters import is_oversized
from l10n.merger.slots import label_kept
from l10n.merger.splice import Edit, Span
from l10n.model.unit import Place, Placeholder, Unit

_PLACES: frozenset[Place] = frozenset({"paragraph", "heading", "cell", "first-cell", "term"})
"""Where a text without pipes and line ends needs no other form."""
_SIGN = re.compile(
    r"""([\n\]{*_!\[`<\\>+=$\#&]                 # what a sign begins with
    (?: (?<=\n)
      | (?<=\])\(\{[a-z]+[0-9]+\}\)
      | (?<=\{)[a-z]+[0-9]+\}
      | (?<=\*)\** | (?<=_)_*
      | (?<=!)\[ | (?<=[\[>+=$\#])
      | (?<=(?<!`)`)[^`\n{}|]+`(?!`)
      | (?<=<)/?[A-Za-z][A-Za-z0-9]*[ ]*/?>
      | (?<=\\)[!-/:-@\[-`{-~]
      | (?<=&)(?:nbsp|[lg]t|reg|copy|trade|[mn]dash|\#[0-9]{1,5});
    ))""",
    re.X,
)
_MORE = re.compile(
    r"""[^\w\n \u00a0\u202f,;?!'"()/%‘’“”„«»‹›…–—、。，；：！？（）「」『』®©™•°±×] (?:
        (?<![-&.:])
      | (?<=-)(?=-(?:\n|\Z))                    # with the sign > that follows, the end of a comment
      | (?<=&)(?![ ])                           # a reference
      | (?<=[.:])(?![\n "')’”»“]|\Z)            # ends no sentence, and may belong to a scheme or an emoji code,
        (?!(?<=[0-9].)[0-9])                    # unless it is in a number,
        (?!(?<=\.)[A-Za-z.,;:!?])               # in a name with a dot, one of several or of an abbreviation
    )""",
    re.X,
)
"""What makes words more than words. Each part begins with one class of characters, which is searched for fast."""
_UNSEEN = ("\u115f", "\u1160", "\u3164", "\uffa0")
"""Letters by name that nobody sees."""
_DOT = re.compile(r"\.[A-Za-z]")
_DOTTED = re.compile(r"(?<![\w.-])[\w.-]*\.[A-Za-z][\w.-]*")
"""A name with a dot: a host, if it is the source's."""
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")


class _Classes(dict[int, str]):
    """What a character that touches a sign is to a parser; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = "a" if _LETTER.match(character) else "0" if _DIGIT.match(character) else character
        return self.setdefault(code, found)


_CLASSES = _Classes()
_ALONE: frozenset[Place] = frozenset({"alt", "title", "html"})
"""Where the same holds for words without signs and, but between tags, quotation marks."""
_PREFIX = 40
"""Characters that hold the prefixes of a line, as deep as people nest blocks."""
_QUOTES = re.compile("[\"'()]")
_SAME_ENDS = ("))", "……", "!!", "??")
"""What a label and its translation may both end with."""
_OPENING = re.compile(
    r"""(?!import|export)[^\W\d_]                # no line of code in MDX
      | ["“„«「『]
      | [0-9]+(?:[ ][^\W_]|-?[^\W\d_]|[.,:/][0-9]) # no number of a list
      | \([^\W\d_]""",
    re.X,
)
"""What a text may begin with: nothing that opens a block in any dialect."""

_NO_MORE = r"""
    (?: [\w\n \u00a0\u202f,;?!'"()/%‘’“”„«»‹›…–—、。，；：！？（）「」『』®©™•°±×]++
      | -(?!-)
      | [.:](?=[\n "')’”»“]|\Z)
      | (?<=[0-9])[.:](?=[0-9])
      | \.(?=[A-Za-z.,;:!?])
      | &(?=[ ])
    )*+"""
"""Words that `_MORE` finds nothing in, in one go, which is faster than to search; few others are as good."""
_PLAIN_WORDS = re.compile(_NO_MORE, re.X)
_PLAIN_TEXT = re.compile(rf"(?={_OPENING.pattern}){_NO_MORE}(?<![ \u00a0\u202f])", re.X)
"""The same from the first character of a text to its last."""


class _Outline(NamedTuple):
    """What has to be the same in source and target."""

    signs: tuple[str, ...]
    edges: str
    """What the signs touch: a letter, a digit, a blank or which punctuation."""
    names: tuple[str, ...]
    """Names with a dot in them."""


def untouched_edit(
    unit: Unit, msgstr: str, labels: Mapping[str, str], limits: Limits, *, inline: bool = False
) -> Edit | None:
    """Return the edit that ships a target with its source's markup; None where it has to be read.

    labels:  source text of a UI label -> its translation
    inline:  whether something stands before the text on its line, so that no number in it begins a list
    """
    alone = unit.place in _ALONE
    if unit.tail or not (alone or unit.place in _PLACES):
        return None
    if msgstr.count("\n") != len(unit.breaks) or (unit.breaks and unit.place != "paragraph"):
        return None
    if is_oversized(msgstr, unit.msgid, limits) or not _is_normal(msgstr):
        return None
    if not (alone or unit.placeholders) and _is_plain(msgstr) and _is_plain(unit.msgid) and _is_normal(unit.msgid):
        return Edit(unit.start, unit.end, (msgstr,))
    parts = _SIGN.split(msgstr)
    if alone and (len(parts) > 1 or (unit.place != "html" and _QUOTES.search(msgstr))):
        return None
    if not _begins_and_ends_well(parts, inline=inline) or (unit.breaks and not _breaks_well(parts)):
        return None
    outline = _outline(parts)
    if outline is None or outline != _outline_of_source(unit.msgid):
        return None
    if not (unit.placeholders or unit.breaks):
        return Edit(unit.start, unit.end, (msgstr,))
    pieces = _pieces(parts, unit, labels, limits)
    return Edit(unit.start, unit.end, pieces) if pieces else None


def apart(text: str, start: int) -> bool:
    """Return whether words at an offset are no more than words whatever stands before them.

    Behind `[AZURE.NOTE]:`, which is a callout to its site, GitHub takes a single word for the address of a definition.
    """
    near = max(0, start - _PREFIX)
    return text.find("]:", near, start) < 0 or not text[near:start].rstrip(" \t\n>").endswith("]:")


def is_words(text: str) -> bool:
    """Return whether a text has no signs at all, and no name with a dot.

    >>> is_words("Sign in, then choose a name (at most 3.5 GB)."), is_words("See example.com"), is_words("1. One")
    (True, False, False)
    """
    parts = _SIGN.split(text)
    return "\n" not in text and _is_normal(text) and _begins_and_ends_well(parts) and _outline(parts) == _WORDS


def _is_normal(text: str) -> bool:
    if text.isascii():
        return True
    a, b, c, d = _UNSEEN
    return unicodedata.is_normalized("NFC", text) and not (a in text or b in text or c in text or d in text)


def _is_plain(text: str) -> bool:
    """Return whether a normal text is words from its first character to its last, at one look.

    law: a text of which this is so has no signs, and no outline but that of words
    """
    if "_" in text or "\n" in text or _PLAIN_TEXT.fullmatch(text) is None:
        return False
    return "." not in text or not ("w." in text or "W." in text or _DOT.search(text))


def _begins_and_ends_well(parts: Sequence[str], *, inline: bool = False) -> bool:
    """Return whether no text of these parts opens a block, or loses something at its end."""
    first, last = parts[0], parts[-1]
    opens = bool(first) and not _OPENING.match(first) and not (inline and first[0].isdecimal())
    return not opens and not last[-1:].isspace() and (bool(last) or parts[-2] != "#")


def _breaks_well(parts: Sequence[str]) -> bool:
    """Return whether no line behind a line break opens a block, and none before one loses something at its end."""
    lines = ((parts[at - 1], parts[at + 1]) for at in range(1, len(parts), 2) if parts[at] == "\n")
    return not any(before[-1:].isspace() or (after and not _OPENING.match(after)) for before, after in lines)


@lru_cache(maxsize=4096)
def _outline_of_source(msgid: str) -> _Outline | None:
    """Return the outline of a msgid; one language after the other asks for it."""
    return _outline(_SIGN.split(msgid)) if _is_normal(msgid) else None


def _outline(parts: Sequence[str]) -> _Outline | None:
    """Return what decides how a text is read, None where its words may be more than words.

    parts:  words and signs in turn, words first and last
    """
    signed = len(parts) > 1
    words = "\n".join(parts[::2]) if signed else parts[0]
    if _PLAIN_WORDS.fullmatch(words) is None and _MORE.search(words):
        return None
    names: Sequence[str] = ()
    if "." in words:
        if "www." in words.lower():
            return None
        names = _DOTTED.findall(words) if _DOT.search(words) else ()
    return _Outline(tuple(parts[1::2]), _edges(parts) if signed else "", tuple(names))


_WORDS = _outline([""])


def _edges(parts: Sequence[str]) -> str:
    """Return what touches the signs on both sides; an address goes on behind a punctuation mark, but for a blank."""
    edges = [
        (words[0] if words[0] == " " or words[0].isalnum() else words[:2]) + words[-1] if words else ""
        for words in parts[::2]
    ]
    return "\n".join(edges).translate(_CLASSES)


def _pieces(
    parts: Sequence[str], unit: Unit, labels: Mapping[str, str], limits: Limits
) -> tuple[str | Span, ...] | None:
    """Return what is to be spliced in, None where it depends on more than the signs."""
    known = {placeholder.name: placeholder for placeholder in unit.placeholders}
    pieces: list[str | Span] = []
    texts: list[str] = []
    breaks = iter(unit.breaks)
    start = 0
    for index in range(1, len(parts), 2):
        sign = parts[index]
        if sign[0] not in "]{\n":
            continue
        data = next(breaks) if sign == "\n" else _stood_for(sign, known, parts, index, labels, limits)
        if data is None:
            return None
        texts += parts[start:index]
        start = index + 1
        if isinstance(data, str):
            texts.append(data)
            continue
        if text := "".join(texts):
            pieces.append(text)
        texts = []
        pieces.append(data)
    if known:
        return None
    text = "".join((*texts, *parts[start:]))
    return (*pieces, text) if text else tuple(pieces)


def _stood_for(
    sign: str,
    known: dict[str, Placeholder],
    parts: Sequence[str],
    index: int,
    labels: Mapping[str, str],
    limits: Limits,
) -> str | Span | None:
    """Return what a sign stands for that names a placeholder, None where it depends on more than the signs.

    known:  the placeholders that were not met yet, by name
    """
    placeholder = known.pop(sign.strip("](){}"), None)
    if placeholder is None or (sign[0] == "{") != (placeholder.form in ("bare", "label")):
        return None
    if placeholder.form in ("collapsed", "shortcut"):
        return _reference(placeholder, parts, index)
    return _data(placeholder, labels, limits)


def _reference(placeholder: Placeholder, parts: Sequence[str], index: int) -> str | Span | None:
    """Return what ends a link whose text was its label, None where there is more in its text than words."""
    if index < 2 or parts[index - 2] != "[":
        return None
    kept = label_kept(placeholder, f"[{parts[index - 1]}", "".join(parts[index + 1 :]))
    return (placeholder.start, placeholder.end) if kept else f"][{placeholder.label}]"


def _data(placeholder: Placeholder, labels: Mapping[str, str], limits: Limits) -> str | Span | None:
    """Return what stands for a placeholder, None for a label that is more than words, or touches others in its way."""
    source = placeholder.value
    label = labels.get(source, "") if placeholder.form == "label" else ""
    if label in ("", source):
        return placeholder.start, placeholder.end
    plain = _ends_alike(label, source) and label == " ".join(label.split()) and _is_normal(label)
    plain = plain and label.count(":") < 2 and _outline(_SIGN.split(label)) == _WORDS
    return label if plain and not is_oversized(label, source, limits) else None


def _ends_alike(label: str, source: str) -> bool:
    """Return whether what touches a label on both sides touches letters, or the same mark at its end."""
    if not (label[0].isalnum() and source[0].isalnum()):
        return False
    last = label[-1] + source[-1]
    return last.isalnum() or last in _SAME_ENDS or (label.endswith("...") and source.endswith("..."))
