"""Finds the pieces of the product's interface that an article quotes in bold (design, section 6).

1. A label has to be proven by its sentence: an action before it, the name of a control after it, a menu chain, a list
   with a proven label, a numbered step. Bold that stresses a word, names a value to type or quotes code is prose.
2. The answer depends on the unit's text alone, never on a language, because all languages share their msgids. The word
   tables are English: in articles written in another language, menu chains are all that is found.
3. Some evidence is firm; weak evidence counts only for bold that looks like a title. When in doubt, it is no label.
4. Only bold that is certain to render is looked at: its marks pair up whatever else the unit holds.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from l10n.protectors import ui_words as vocabulary
from l10n.protectors.ui_words import FIRM, NONE, WEAK

Reason = Literal["chain", "verb", "noun", "list", "place", "step"]


class Label(msgspec.Struct, frozen=True, gc=False):
    """A UI label that a unit quotes."""

    start: int
    end: int
    """Span of the label in the unit's text: inside the bold marks, without closing punctuation and blanks."""
    text: str
    """The label as the product shows it: the span's text with backslash escapes resolved."""
    confidence: float
    """How often a label found for this reason is one, from 0 to 1 (measured: docs/ui-strings.md)."""
    reason: Reason
    """chain: `**A** > **B**`; verb: after an action; noun: before a control's name; list: beside a label; place: after
    "in", "on", "under" … in a step or beside a label; step: elsewhere in a numbered step."""


_CONFIDENCE: dict[Reason, float] = {
    "chain": 0.98,
    "verb": 0.97,
    "noun": 0.98,
    "list": 0.94,
    "place": 0.93,
    "step": 0.86,
}
_MAX_WORDS = 8
_MAX_LENGTH = 100
"""Code points of a label."""
_MAX_DISTANCE = 7
"""Words before a bold among which its action is looked for."""

_PLAIN = r"[^\\*_~\n\ufffc{}<`\[\]]"
# Two marks, content without any other mark or protected construct, two marks. Since nothing between them can open or
# close, they pair up. A backslash is taken as an escape only; brackets, tags and braces belong to something larger.
_BOLD = re.compile(
    rf"(\*\*|__)(?<![*_\\]\*\*)(?<![*_\\]__)(?![*_\s])({_PLAIN}*(?:(?:\\[!-/:;=>?@^_`|~]|(?<=\w)_(?=\w)){_PLAIN}*)*)"
    r"(?<!\s)\1(?![*_])"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ARROW_MARK = r"(?:-{0,2}(?:\\?>|&gt;)|[→⇒›▸])"
_ARROW = re.compile(rf"{_ARROW_MARK}+")
_ARROW_AFTER = re.compile(rf"\s*{_ARROW_MARK}\s*(?=[*_\ufffc])|\s+{_ARROW_MARK}\s+(?=[^\W\d])")
_ARROW_BEFORE = re.compile(rf"(?:[*_\ufffc]\s*{_ARROW_MARK}\s*|\w\s+{_ARROW_MARK}\s+)$")
_COMMA = re.compile(r"\s*(?:,|/|(?:,\s*)?(?:and/or|and|or|&|then)\b(?:\s+then\b)?)\s*(?:the\s+|your\s+)?")
_BLOCK_START = re.compile(r"[\s\ufffc(•·–—>-]*(?:[A-Za-z0-9]{1,2}[.):]\s+)?[\s\ufffc]*")
_CODE = re.compile(r"[a-z_]\w*[A-Z]\w*|\S*[_=@$#\\(){}]\S*|[./~%-]\S+|\S*\w\.\w+|\S+:\S+|\S+/\S+/\S*|[\d.,:]+")
_IDENTIFIER = re.compile(r"\w*[a-z][A-Z]\w*|[A-Z]{2,}[-\d]\w+|[A-Z][a-z]+-[A-Z]\w*[a-z][A-Z]\w*")
_LETTER = re.compile(r"[^\W\d_]")
_ARROW_SIGNS = frozenset(">→⇒›▸;")
_NO_WORDS: frozenset[str] = frozenset()
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_CLOSING = frozenset(".,:;!?")
_EDGE = ".,:;!?()[]\"'“”‘’"


class _Bold(msgspec.Struct, frozen=True, gc=False):
    """A bold span that renders."""

    after: int
    """Where the bold before it ends, 0 for a unit's first."""
    start: int
    end: int
    """Its span, marks included."""
    words: str
    parts: tuple[tuple[int, int], ...]
    """The spans of the labels it would be: one, or the members of a menu chain; none where it can be no label."""
    following: list[str]
    """The next words of the unit in lower case (and a rest), where a blank stands between."""


def labels(text: str, *, ordered_step: bool) -> tuple[Label, ...]:
    """Return the UI labels that `text` quotes, in their order, without overlaps.

    text:         inline source of a paragraph or table cell on one line (hard breaks are newlines), each protected
                  construct (code span, `](destination)`, image, tag, autolink, entity) replaced by as many U+FFFC
    ordered_step: whether `text` is the first paragraph of an item of an ordered list
    units:        spans are code points of `text`, end exclusive
    law:          every span stands inside a strong emphasis that CommonMark renders and holds no mark of its own;
                  several of them may share one: `**File > New**` quotes two labels

    >>> [label.text for label in labels("Click **File** > **New...**, **not** _Open_.", ordered_step=False)]
    ['File', 'New...']
    """
    if "**" not in text and "__" not in text:
        return ()
    bolds = _bolds(text)
    reasons = [_proof(text, bold) if bold.parts else None for bold in bolds]
    if not any(reasons) and not ordered_step:
        return ()
    if len(bolds) > 1:
        _spread(text, bolds, reasons)
    _add_weak(text, bolds, reasons, ordered_step=ordered_step)
    found = []
    for bold, reason in zip(bolds, reasons, strict=True):
        if reason:
            for start, end in bold.parts:
                found.append(Label(start, end, _plain(text[start:end]), _CONFIDENCE[reason], reason))
    return tuple(found)


def _plain(words: str) -> str:
    """Return `words` with backslash escapes resolved."""
    return _ESCAPE.sub(r"\1", words) if "\\" in words else words


def _bolds(text: str) -> list[_Bold]:
    """Return the bold spans of `text` that are sure to render; one that can be no label has no parts."""
    found = []
    after = 0
    for match in _BOLD.finditer(text):
        start, end = match.span()
        if _opens(text, start) and _closes(text, end):
            words = match[2]
            following = text[end : end + 45].lower().split(None, 3) if text[end : end + 1] == " " else []
            found.append(_Bold(after, start, end, words, _parts(text, start + 2, words), following))
            after = end
    return found


def _opens(text: str, start: int) -> bool:
    """Return whether the marks at `start` can open emphasis and cannot close any (CommonMark: left-flanking only)."""
    before = text[start - 1] if start else " "
    return before.isspace() or (_is_punctuation(before) and not _is_punctuation(text[start + 2]))


def _closes(text: str, end: int) -> bool:
    """Return whether the marks before `end`, which follow no blank, close emphasis whichever of the two they are."""
    char = text[end : end + 1]
    return char in " .," or char.isspace() or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    """Return whether `char` counts as punctuation for emphasis; U+FFFC does, as do the ends of what it stands for."""
    return not char.isalnum() and unicodedata.category(char)[0] in "PS"


def _parts(text: str, start: int, words: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the labels that the bold `words`, which stand at `start`, would be.

    returns: one, or one for each member of a menu chain; none where any of them can be no label
    """
    if words in vocabulary.STRESSED:
        return ()
    end = start + len(words)
    if _ARROW_SIGNS.isdisjoint(words):
        low, high = _trim(text, start, end)
        return ((low, high),) if _is_wording(text[low:high]) else ()
    spans = []
    for arrow in _ARROW.finditer(text, start, end):
        if text[arrow.end() : arrow.end() + 1].islower():
            return ()
        spans.append(_trim(text, start, arrow.start()))
        start = arrow.end()
    spans.append(_trim(text, start, end))
    parts = tuple((low, high) for low, high in spans if low < high)
    return parts if all(_is_wording(text[low:high]) for low, high in parts) else ()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
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


def _is_wording(words: str) -> bool:
    """Return whether `words` could be on a screen: letters, not too many, no predicate, no escape cut in two."""
    if len(words) > _MAX_LENGTH or not _LETTER.search(words) or words[-1] == "\\":
        return False
    if words.count(" ") >= _MAX_WORDS and len(words.split()) > _MAX_WORDS:
        return False
    return words.partition(" ")[0] not in vocabulary.PREDICATES


def _proof(text: str, bold: _Bold) -> Reason | None:
    """Return what proves the bold to be a label without looking at other labels."""
    if len(bold.parts) > 1 or _in_chain(text, bold):
        return None if _is_code(bold.words) else "chain"
    if bold.after == 0 and _leads(text, bold) and not any(map(str.isalnum, text[bold.end :])):
        return None
    action = NONE if _next_word(bold) in vocabulary.NOT_CONTROLS else _action_before(text, bold)
    control = NONE if action == FIRM else _control_after(text, bold)
    best = max(action, control)
    if best == NONE or _is_code(bold.words) or (best == WEAK and not _is_title(bold.words)):
        return None
    return "verb" if action == best else "noun"


def _in_chain(text: str, bold: _Bold) -> bool:
    """Return whether an arrow joins the bold to what stands beside it."""
    low, start, end = max(0, bold.start - 12), bold.start, bold.end
    if not _ARROW_SIGNS.isdisjoint(text[max(low, start - 3) : start]) and _ARROW_BEFORE.search(text[low:start]):
        return True
    return not _ARROW_SIGNS.isdisjoint(text[end : end + 6]) and _ARROW_AFTER.match(text, end) is not None


def _leads(text: str, bold: _Bold) -> bool:
    """Return whether nothing but bullets, numbers and protected constructs stands before the bold."""
    start = _BLOCK_START.match(text)
    return start is not None and start.end() >= bold.start


def _is_title(words: str) -> bool:
    """Return whether `words` look like something's name: no lower-case initial, no identifier, no purpose clause."""
    return not (words[0].islower() or words.startswith("To ") or _IDENTIFIER.fullmatch(words))


def _is_code(words: str) -> bool:
    """Return whether `words` look like a path, a file, an option or a lower-case identifier: one word, odd signs."""
    return " " not in words and _CODE.fullmatch(words) is not None


def _next_word(bold: _Bold) -> str:
    """Return the word that follows the bold, "" where there is none."""
    return bold.following[0].strip(_EDGE) if bold.following else ""


def _action_before(text: str, bold: _Bold) -> int:
    """Return how surely the words before the bold act on it: firm, weak or not at all.

    At most two words may stand between that are neither fillers nor spoil it: "click the blue **Sign in**".
    """
    fillers: list[str] = []
    others = 0
    before = text[max(bold.after, bold.start - 60) : bold.start].lower()
    for raw in reversed(before.rsplit(None, _MAX_DISTANCE)[-_MAX_DISTANCE:]):
        if raw[-1] in ".;?!":
            return NONE
        word = raw if raw.isalpha() else raw.strip(_EDGE)
        if word in vocabulary.STRENGTHS:
            return vocabulary.STRENGTHS[word]
        if word in vocabulary.AIMS or word in vocabulary.EDITS:
            return _reach(word, fillers, near=others == 0)
        if word in vocabulary.FILLERS:
            fillers.append(word)
            continue
        others += 1
        if others > 2 or "\ufffc" in raw or "*" in raw:
            return NONE
    return NONE


def _reach(action: str, fillers: list[str], *, near: bool) -> int:
    """Return how surely an action that needs help acts on the bold after `fillers` and, unless `near`, other words."""
    if not vocabulary.AIMS.get(action, _NO_WORDS).isdisjoint(fillers):
        return FIRM
    if action in vocabulary.TYPING and vocabulary.DETERMINERS.isdisjoint(fillers):
        return NONE
    return WEAK if near and "to" not in fillers and action not in vocabulary.MOTIONS else NONE


def _control_after(text: str, bold: _Bold) -> int:
    """Return how surely the words after the bold name a control: firm, weak or not at all."""
    words = bold.following
    if not words or (text[bold.end - 3] in ".,:;" and bold.parts[-1][1] != bold.end - 2):
        return NONE
    first = _next_word(bold)
    if first in vocabulary.CONTROLS:
        return FIRM
    if first in vocabulary.WEAK_CONTROLS:
        return WEAK
    if len(words) == 1 or not words[0][0].isalnum() or words[0][-1] in _CLOSING:
        return NONE
    second = words[1].strip(_EDGE)
    if second in vocabulary.CONTROL_PAIRS.get(first, _NO_WORDS):
        return FIRM
    if second in vocabulary.CONTROLS and first not in vocabulary.PARTICLES:
        return FIRM
    return WEAK if first in ("is", "are") and second in vocabulary.STATES else NONE


def _spread(text: str, bolds: list[_Bold], reasons: list[Reason | None]) -> None:
    """Mark bold that stands in a list with a label, in either direction."""
    last = len(bolds) - 1
    pairs = [(i, i + 1) for i in range(last)] + [(i + 1, i) for i in reversed(range(last))]
    for known, new in pairs:
        bold = bolds[new]
        if not reasons[known] or reasons[new] or not bold.parts or _is_code(bold.words):
            continue
        left, right = bolds[min(known, new)], bolds[max(known, new)]
        if _COMMA.fullmatch(text, left.end, right.start) and _next_word(bold) not in vocabulary.NOT_CONTROLS:
            reasons[new] = "list"


def _add_weak(text: str, bolds: list[_Bold], reasons: list[Reason | None], *, ordered_step: bool) -> None:
    """Mark bold that only its place in a step, or in a sentence about the interface, shows to be a label."""
    for i, bold in enumerate(bolds):
        if reasons[i] or not bold.parts or _next_word(bold) in vocabulary.NOT_IN_STEPS:
            continue
        if _is_code(bold.words) or not _is_title(bold.words) or bold.words.lower().endswith(vocabulary.SITES):
            continue
        if bold.after == 0 and _leads(text, bold):
            continue
        reasons[i] = _place(text[max(bold.after, bold.start - 40) : bold.start], ordered_step=ordered_step)


def _place(before: str, *, ordered_step: bool) -> Reason | None:
    """Return what the words `before` a title make of it."""
    words = [word.lower().strip(_EDGE) for word in before.split()[-2:]]
    last, other = ([""] * 2 + words)[:-3:-1]
    if last in vocabulary.VALUE_WORDS or other == "search":
        return None
    word = other if last in vocabulary.DETERMINERS else last
    if word in vocabulary.VALUE_WORDS and word != "of":
        return None
    if word in vocabulary.PREPOSITIONS:
        return "place"
    opening = before.rstrip()[-1:] in (".", "?", "!", "(")
    return "step" if ordered_step and not opening else None
