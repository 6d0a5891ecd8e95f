"""The marked texts of a unit, and what of each would be the label.

1. Only what is certain to render is found: its marks pair up whatever else the unit holds.
2. Where "bold" is said, any of the marks that a project looks at is meant: bold, italic, quotes.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

from l10n.protectors import ui_words as vocabulary
from l10n.protectors.ui_rules import Mark
from l10n.textio import unescaped

Span = tuple[int, int]

_MAX_WORDS = 8
_MOST_WORDS = 14
"""Words of a label, and of the title of a page that is called one."""
_MAX_LENGTH = 100
"""Code points of a label."""

_PLAIN = r"[^\\*_~\n\ufffc{}<`\[\]]"
# Content without any other mark or protected construct between two marks: since nothing there can open or close, they
# pair up. A backslash is taken as an escape only; brackets, tags and braces belong to something larger.
_CONTENT = rf"{_PLAIN}*(?:(?:\\[!-/:;=>?@^_`|~]|(?<=\w)_(?=\w)){_PLAIN}*)*"
_EMPHASIS = rf"(?P<mark>%s)(?![*_\s])(?P<words>{_CONTENT})(?<!\s)(?P=mark)(?![*_])"
_BOLD = _EMPHASIS % r"(?:\*\*|__)(?<![*_\\]\*\*)(?<![*_\\]__)"
_ITALIC = _EMPHASIS % r"[*_](?<![*_\\][*_])"
_EITHER = _EMPHASIS % r"(?<![*_\\])(?:\*\*|__|\*|_)"
_QUOTED = (
    rf"\"(?!\s)(?P<straight>(?:(?![\"“”]){_PLAIN})+)(?<!\s)\""
    rf"|“(?!\s)(?P<curly>(?:(?![\"“”]){_PLAIN})+)(?<!\s)”"
)
_SIGNS: dict[Mark, tuple[str, str]] = {"bold": ("**", "__"), "italic": ("*", "_"), "quotes": ('"', "“")}
_ARROW_MARK = r"(?:-{0,2}(?:\\?>|&gt;)|[→⇒›▸])"
_ARROW = re.compile(rf"{_ARROW_MARK}+")
_KEYS = re.compile(r"(?:(?:ctrl|control|alt|shift|cmd|command|win|windows|option|fn)\s?[-+]\s?)+\S+|f\d\d?", re.I)
"""Keys to press: they stand on a keyboard."""
_LETTER = re.compile(r"[^\W\d_]")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_CLOSING = frozenset(".,:;!?")

ARROW_SIGNS = frozenset(">→⇒›▸;")
"""One of these stands in every arrow of a menu chain."""
ARROW_AFTER = re.compile(rf"\s*{_ARROW_MARK}\s*(?=[*_\ufffc\"“])|\s+{_ARROW_MARK}\s+(?=[^\W\d])")
ARROW_BEFORE = re.compile(rf"(?:[*_\ufffc\"”]\s*{_ARROW_MARK}\s*|\w\s+{_ARROW_MARK}\s+)$")


class Bold(msgspec.Struct, frozen=True, gc=False):
    """A marked text that renders."""

    after: int
    """Where the one before it ends, 0 for a unit's first."""
    start: int
    end: int
    """Its span, marks included."""
    low: int
    high: int
    """The span of its words, marks left out."""
    words: str
    parts: tuple[Span, ...]
    """The spans of the labels it would be: one, or the members of a menu chain; none where it can be no label."""
    following: list[str]
    """The next words of the unit in lower case (and a rest), where a blank stands between."""

    @property
    def long(self) -> bool:
        """Whether only a page, a dialog or a wizard has a title of so many words."""
        return self.words.count(" ") >= _MAX_WORDS and len(self.words.split()) > _MAX_WORDS

    @property
    def strong(self) -> bool:
        """Whether it is bold indeed, not italic or quoted."""
        return self.low - self.start > 1


def may_hold(text: str, marks: tuple[Mark, ...]) -> bool:
    """Return whether a text may hold something marked: a quick look before a thorough one."""
    for mark in marks:
        one, other = _SIGNS[mark]
        if one in text or other in text:
            return True
    return False


def bolds_of(text: str, marks: tuple[Mark, ...]) -> list[Bold]:
    """Return the marked texts that are sure to render, in order; one that can be no label has no parts."""
    found = []
    after = 0
    for match in _pattern(marks).finditer(text):
        start, end = match.span()
        low, high = match.span(match.lastgroup or 0)
        if _opens(text, start, low) and _closes(text, end):
            words = text[low:high]
            following = text[end : end + 45].lower().split(None, 3) if text[end : end + 1] == " " else []
            found.append(Bold(after, start, end, low, high, words, _parts(text, low, words), following))
            after = end
    return found


@lru_cache(maxsize=8)
def _pattern(marks: tuple[Mark, ...]) -> re.Pattern[str]:
    both = "bold" in marks and "italic" in marks
    emphasis = _EITHER if both else _BOLD if "bold" in marks else _ITALIC if "italic" in marks else ""
    return re.compile("|".join(filter(None, (emphasis, _QUOTED if "quotes" in marks else ""))) or "(?!)")


def plain(words: str) -> str:
    """Return words with backslash escapes resolved and blanks single."""
    return " ".join(unescaped(words).split())


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without blanks, closing punctuation and a pair of quotes around it; an ellipsis stays."""
    while start < end and not (text[start].isalnum() and text[end - 1].isalnum()):
        last = text[end - 1]
        if last.isspace() or (last in _CLOSING and not text.startswith("..", end - 2)):
            end -= 1
        elif text[start].isspace():
            start += 1
        elif end - start > 2 and _QUOTES.get(text[start]) == last:
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _opens(text: str, start: int, low: int) -> bool:
    """Return whether the marks at `start` can open emphasis and cannot close any (CommonMark: left-flanking only)."""
    before = text[start - 1] if start else " "
    return before.isspace() or (_is_punctuation(before) and not _is_punctuation(text[low]))


def _closes(text: str, end: int) -> bool:
    """Return whether the marks before `end`, which follow no blank, close emphasis whichever of the two they are."""
    char = text[end : end + 1]
    return char in " .," or char.isspace() or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    """Return whether `char` counts as punctuation for emphasis; U+FFFC does, as do the ends of what it stands for."""
    return not char.isalnum() and unicodedata.category(char)[0] in "PS"


def _parts(text: str, start: int, words: str) -> tuple[Span, ...]:
    """Return the spans of the labels that the bold `words`, which stand at `start`, would be.

    returns: one, or one for each member of a menu chain; none where any of them can be no label
    """
    if words in vocabulary.STRESSED or _KEYS.fullmatch(words):
        return ()
    end = start + len(words)
    if ARROW_SIGNS.isdisjoint(words):
        low, high = trim(text, start, end)
        return ((low, high),) if _is_wording(text[low:high]) else ()
    spans = []
    for arrow in _ARROW.finditer(text, start, end):
        if text[arrow.end() : arrow.end() + 1].islower():
            return ()
        spans.append(trim(text, start, arrow.start()))
        start = arrow.end()
    spans.append(trim(text, start, end))
    parts = tuple((low, high) for low, high in spans if low < high)
    return parts if all(_is_wording(text[low:high]) for low, high in parts) else ()


def _is_wording(words: str) -> bool:
    """Return whether `words` could be on a screen: letters, not too many, no predicate, no escape cut in two."""
    if len(words) > _MAX_LENGTH or not _LETTER.search(words) or words[-1] == "\\":
        return False
    if words.count(" ") >= _MOST_WORDS and len(words.split()) > _MOST_WORDS:
        return False
    return words.partition(" ")[0] not in vocabulary.PREDICATES
