"""Finds the pieces of the product's interface that an article quotes in bold (design, section 6).

1. A label has to be proven by its sentence: an action before it, the name of a control after it, a menu chain, a list
   with a proven label, a numbered step. Bold that stresses a word, names a value to type or quotes code is prose.
2. The answer depends on the unit's text alone, never on a language, because all languages share their msgids. The word
   tables are English: in articles written in another language, menu chains are all that is found.
3. Some evidence is firm; weak evidence counts only for bold that looks like a title. When in doubt, it is no label.
4. Only bold that is certain to render is looked at: its marks pair up whatever else the unit holds.
5. A project may have italic and quoted text looked at as well, and decide about single labels (`ui_rules`). Where
   "bold" is said below, any of the marks it looks at is meant; of text that is not bold, its place proves nothing.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from l10n.protectors import ui_words as vocabulary
from l10n.protectors.ui_phrases import is_status, is_titled, names_a_case, names_a_thing
from l10n.protectors.ui_rules import DETECTED, LabelRules
from l10n.protectors.ui_spans import ARROW_AFTER, ARROW_BEFORE, ARROW_SIGNS, Bold, bolds_of, may_hold, plain, trim
from l10n.protectors.ui_words import FIRM, NONE, WEAK

Reason = Literal["chain", "verb", "noun", "list", "place", "step", "accepted"]


class Label(msgspec.Struct, frozen=True, gc=False):
    """A UI label that a unit quotes."""

    start: int
    end: int
    """Span of the label in the unit's text: inside the bold marks, without closing punctuation and blanks."""
    text: str
    """The label as the product shows it: the span's text with backslash escapes resolved and blanks single."""
    reason: Reason
    """chain: `**A** > **B**`; verb: after an action; noun: before a control's name; list: beside a label; place: after
    "in", "on", "under" … in a step or beside a label; step: elsewhere in a numbered step; accepted: by the project."""


CONFIDENCE: dict[Reason, float] = {
    "accepted": 1.0,
    "chain": 0.98,
    "verb": 0.97,
    "noun": 0.98,
    "list": 0.94,
    "place": 0.93,
    "step": 0.86,
}
"""How often a bold text found for a reason is a label (measured: docs/ui-strings.md)."""
_MAX_DISTANCE = 7
"""Words before a bold among which its action is looked for."""

_SET_TO = re.compile(r"\s+(?:is\s+)?set\s+to\s+")
"""Between a field and what is chosen in it."""
_WITHIN = re.compile(r"\s+(?:on|in|from|under|at the (?:top|bottom|right|left|end) of)\s+the\s+")
"""Between what stands on a page and the page."""
_VALUE = re.compile(r"\b(?:values?|right|left)\s+(?:of|for|from)\s+(?:the\s+|your\s+)?$", re.I)
_COMMA = re.compile(r"\s*(?:,|/|(?:,\s*)?(?:and/or|and|or|&|then)\b(?:\s+then\b)?)\s*(?:the\s+|your\s+)?")
_READ = re.compile(r"\b(?:see|read|refer\s+to)(?:\s+the)?\s+$", re.I)
"""Before the title of another text."""
_HERE = re.compile(r"(?:later|below|above|earlier|of (?:this|the) (?:article|tutorial|topic))\b")
"""Behind the title of a section of this text."""
_AS = re.compile(r"(?:^|[\s.])[Aa]s\s+(?:the\s+)?$")
_BLOCK_START = re.compile(r"[\s\ufffc(•·–—>-]*(?:[A-Za-z0-9]{1,2}[.):]\s+)?[\s\ufffc]*")
_CODE = re.compile(
    r"[a-z_]\w*[A-Z]\w*|\S*[_=@$#\\(){}]\S*|[./~%-]\S+|\S*\w\.\w+|\S+:\S+|\S+/\S+/\S*|[\d.,:]+|[a-z]{2,}\d+"
)
_IDENTIFIER = re.compile(r"\w*[a-z][A-Z]\w*|[A-Z]{2,}[-\d]\w+|[A-Z][a-z]+-[A-Z]\w*[a-z][A-Z]\w*")
_NO_WORDS: frozenset[str] = frozenset()
_CLOSING = frozenset(".,:;!?")
_EDGE = ".,:;!?()[]\"'“”‘’"


def labels(text: str, *, ordered_step: bool, rules: LabelRules = DETECTED) -> tuple[Label, ...]:
    """Return the UI labels that `text` quotes, in their order, without overlaps.

    text:         inline source of a paragraph or table cell on one line (hard breaks are newlines), each protected
                  construct (code span, `](destination)`, image, tag, autolink, entity) replaced by as many U+FFFC
    ordered_step: whether `text` is the first paragraph of an item of an ordered list
    units:        spans are code points of `text`, end exclusive
    law:          every span stands inside an emphasis that CommonMark renders, or inside quotes, and holds no mark of
                  its own; several of them may share one: `**File > New**` quotes two labels

    >>> [label.text for label in labels("Click **File** > **New...**, **not** _Open_.", ordered_step=False)]
    ['File', 'New...']
    """
    if not may_hold(text, rules.marks):
        return ()
    bolds = [_without_things(text, bold) for bold in bolds_of(text, rules.marks)]
    reasons = [_proof(text, bold) if bold.parts else None for bold in bolds]
    if any(reasons) or ordered_step:
        if len(bolds) > 1:
            _repeat(bolds, reasons)
            _spread(text, bolds, reasons)
        _add_weak(text, bolds, reasons, ordered_step=ordered_step)
        if len(bolds) > 1:
            _repeat(bolds, reasons)
    elif not rules.accepted:
        return ()
    return tuple(
        label for bold, reason in zip(bolds, reasons, strict=True) for label in _chosen(text, bold, reason, rules)
    )


def _without_things(text: str, bold: Bold) -> Bold:
    """Return a bold, as one that can be no label where it names something of the reader's."""
    return msgspec.structs.replace(bold, parts=()) if names_a_thing(text, bold.start) else bold


def _chosen(text: str, bold: Bold, reason: Reason | None, rules: LabelRules) -> Iterator[Label]:
    """Yield the labels in a bold that the project's rules leave, or make."""
    if rules.accepted:
        start, end = trim(text, bold.low, bold.high)
        if (label := plain(text[start:end])) in rules.accepted and not label.endswith("\\"):
            yield Label(start, end, label, "accepted")
            return
    for start, end in bold.parts:
        label = plain(text[start:end])
        if label in rules.accepted:
            yield Label(start, end, label, "accepted")
        elif reason and label not in rules.refused and _is_allowed(label, reason, rules):
            yield Label(start, end, label, reason)


def _is_allowed(label: str, reason: Reason, rules: LabelRules) -> bool:
    return CONFIDENCE[reason] >= rules.confidence and (rules.known is None or label in rules.known)


def _proof(text: str, bold: Bold) -> Reason | None:
    """Return what proves the bold to be a label without looking at other labels."""
    if len(bold.parts) > 1 or _in_chain(text, bold):
        return None if _is_code(bold.words) else "chain"
    if bold.after == 0 and _leads(text, bold) and not any(map(str.isalnum, text[bold.end :])):
        return None
    titled = is_titled(text, bold.start)
    if bold.long and not titled and _next_word(bold) not in vocabulary.PAGES:
        return None
    action = _action_before(text, bold)
    if _next_word(bold) in vocabulary.NOT_CONTROLS and not (action == FIRM and _is_command(bold)):
        action = NONE
    control = NONE if action == FIRM else _control_after(text, bold)
    best = max(action, control) or _field(text, bold) or (WEAK if titled or is_status(text, bold.start) else NONE)
    if best == NONE or _is_code(bold.words) or (best == WEAK and not _is_title(bold.words)):
        return None
    return "verb" if action == best else "noun"


def _is_command(bold: Bold) -> bool:
    """Return whether the bold is a command of a menu, such as is clicked, and none that is typed."""
    return _next_word(bold) in vocabulary.COMMANDS and _is_title(bold.words) and not _is_code(bold.words)


def _in_chain(text: str, bold: Bold) -> bool:
    """Return whether an arrow joins the bold to what stands beside it."""
    low, start, end = max(0, bold.start - 12), bold.start, bold.end
    if not ARROW_SIGNS.isdisjoint(text[max(low, start - 3) : start]) and ARROW_BEFORE.search(text[low:start]):
        return True
    return not ARROW_SIGNS.isdisjoint(text[end : end + 6]) and ARROW_AFTER.match(text, end) is not None


def _leads(text: str, bold: Bold) -> bool:
    """Return whether nothing but bullets, numbers and protected constructs stands before the bold."""
    start = _BLOCK_START.match(text)
    return start is not None and start.end() >= bold.start


def _is_title(words: str) -> bool:
    """Return whether `words` look like something's name: no lower-case initial, no identifier, no purpose clause."""
    return not (words[0].islower() or words.startswith("To ") or _IDENTIFIER.fullmatch(words))


def _is_code(words: str) -> bool:
    """Return whether `words` look like a path, a file, an option or a lower-case identifier: one word, odd signs."""
    return " " not in words and _CODE.fullmatch(words) is not None


def _is_value(words: str) -> bool:
    """Return whether `words` are code, or a name that only code has."""
    return _is_code(words) or _IDENTIFIER.fullmatch(words) is not None


def _next_word(bold: Bold) -> str:
    """Return the word that follows the bold, "" where there is none."""
    return bold.following[0].strip(_EDGE) if bold.following else ""


def _action_before(text: str, bold: Bold) -> int:
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


def _field(text: str, bold: Bold) -> int:
    """Return WEAK for a field whose value is spoken of: "the value of **Issuer URL**", "As **Version**, select …"."""
    before = text[max(bold.after, bold.start - 24) : bold.start]
    if _VALUE.search(before):
        is_setting = bold.words.isupper() and " " not in bold.words
        return NONE if is_setting or _next_word(bold) in vocabulary.NOT_CONTROLS else WEAK
    if text[bold.end : bold.end + 2] != ", " or not _AS.search(text, max(0, bold.start - 8), bold.start):
        return NONE
    word = text[bold.end + 2 : bold.end + 20].lower().partition(" ")[0]
    return WEAK if vocabulary.STRENGTHS.get(word) == FIRM or word in vocabulary.TYPING else NONE


def _control_after(text: str, bold: Bold) -> int:
    """Return how surely the words after the bold name a control: firm, weak or not at all."""
    words = bold.following
    if not words or (text[bold.high - 1] in ".,:;" and bold.parts[-1][1] != bold.high):
        return NONE
    first = _next_word(bold)
    if first in vocabulary.CONTROLS:
        return FIRM
    if first in vocabulary.SECTIONS and (
        _READ.search(text, max(0, bold.start - 20), bold.start) or _HERE.match(" ".join(words[1:3]))
    ):
        return NONE
    if first in vocabulary.WEAK_CONTROLS:
        return WEAK if bold.strong or first not in vocabulary.SECTIONS else NONE
    if len(words) == 1 or not words[0][0].isalnum() or words[0][-1] in _CLOSING:
        return NONE
    second = words[1].strip(_EDGE)
    if second in vocabulary.CONTROL_PAIRS.get(first, _NO_WORDS):
        return FIRM
    if second in vocabulary.CONTROLS and first not in vocabulary.PARTICLES:
        return FIRM
    return WEAK if first in ("is", "are") and second in vocabulary.STATES else NONE


def _repeat(bolds: list[Bold], reasons: list[Reason | None]) -> None:
    """Mark bold with the words of a label that stands in the same text: "In the **Name** box, … If the **Name** is"."""
    if all(reasons):
        return
    known = {bold.words: reason for bold, reason in zip(bolds, reasons, strict=True) if reason}
    for i, bold in enumerate(bolds):
        if not reasons[i] and bold.parts and _next_word(bold) not in vocabulary.NOT_CONTROLS:
            reasons[i] = known.get(bold.words)


def _spread(text: str, bolds: list[Bold], reasons: list[Reason | None]) -> None:
    """Mark bold that stands in a list with a label, in either direction."""
    last = len(bolds) - 1
    pairs = [(i, i + 1) for i in range(last)] + [(i + 1, i) for i in reversed(range(last))]
    for known, new in pairs:
        bold = bolds[new]
        if not reasons[known] or reasons[new] or not bold.parts or bold.long or _is_value(bold.words):
            continue
        left, right = bolds[min(known, new)], bolds[max(known, new)]
        # "the **Link Type** on the **Description** page"
        if known > new and _WITHIN.fullmatch(text, left.end, right.start) and _is_title(bold.words):
            reasons[new] = "list"
        # "leave **Database server** set to **No database**"
        if known < new and _SET_TO.fullmatch(text, left.end, right.start) and _is_title(bold.words):
            reasons[new] = "list"
        if _COMMA.fullmatch(text, left.end, right.start) and _next_word(bold) not in vocabulary.NOT_CONTROLS:
            reasons[new] = "list"


def _add_weak(text: str, bolds: list[Bold], reasons: list[Reason | None], *, ordered_step: bool) -> None:
    """Mark bold that only its place in a step, or in a sentence about the interface, shows to be a label.

    Italic and quoted text in such places is as often a value, a message or the title of a text.
    """
    for i, bold in enumerate(bolds):
        if reasons[i] or not bold.parts or not bold.strong or _next_word(bold) in vocabulary.NOT_IN_STEPS:
            continue
        if bold.long:
            continue
        if _is_code(bold.words) or not _is_title(bold.words) or bold.words.lower().endswith(vocabulary.SITES):
            continue
        if bold.after == 0 and (_leads(text, bold) or names_a_case(text, bold.start, bold.end)):
            continue
        reasons[i] = _place(text[max(bold.after, bold.start - 40) : bold.start], ordered_step=ordered_step)
        if not reasons[i] and i and reasons[i - 1] in ("place", "list"):
            reasons[i] = "list" if _COMMA.fullmatch(text, bolds[i - 1].end, bold.start) else None


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
