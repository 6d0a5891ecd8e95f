"""Inline rules that report what they find as `Event`s.

1. markdown-it-py's own rules are wrapped: what they match, and when, stays their business.
2. A call that is silent only looks ahead and reports nothing.
3. What CommonMark does not know (a dialect's own syntax, links that only a site reads) has rules made from patterns.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from l10n.markdown.states import InlineRule
from l10n.model.document import Event, EventKind, ReferenceForm

_LONGEST_SYNTAX = 4_000
"""Characters of a construct of a dialect's own syntax; looking for its end takes time where it has none. One that a
block begins with may be as long as the block: the data of a component often is."""
_SPACED = re.compile(r"(?<!\\)\][ \n]\[")
_TASKS = ("[ ] ", "[x] ", "[X] ")
_PRINTED_IN_IMAGES: frozenset[EventKind] = frozenset({"code", "syntax", "math"})
_VALUE = r"\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+"
_LENIENT_TAG = rf"</?[A-Za-z][^\s/>]*+(?:[\s/]++|=?[^\s/>=]++(?:{_VALUE})?+)*+>"
"""As browsers read one: a quote means something behind `=` only. source: HTML standard, 13.2.5 (tokenization)"""
_UNFINISHED_TAG = r"<[A-Za-z/!?][^>]*(?:>|\Z)"
"""To a browser, all up to the next `>` is attributes."""
TAGS_IN_HTML: tuple[tuple[EventKind, str], ...] = (("html", _LENIENT_TAG), ("html", _UNFINISHED_TAG))
"""What is a tag in an HTML block, beside what CommonMark reads as one."""


def _events(state: StateInline) -> list[Event]:
    events: list[Event] = state.env["events"]
    return events


def _rule(md: MarkdownIt, name: str) -> InlineRule:
    return next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == name)


def recording(kind: EventKind, md: MarkdownIt, name: str) -> InlineRule:
    """Return a rule of the parser that reports what it matches as a whole."""
    rule = _rule(md, name)

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, tokens = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        # An unmatched run of backticks also "matches", as text.
        if not silent and len(state.tokens) > tokens and state.tokens[-1].type != "text":
            _events(state).append(Event(kind, start, state.pos))
        return True

    return wrapped


def newline(state: StateInline, silent: bool) -> bool:
    """Inline rule: a line end; two blanks before it make a hard break, and its span takes both margins."""
    if state.src[state.pos] != "\n":
        return False
    start = position = state.pos
    while start and state.src[start - 1] == " ":
        start -= 1
    position += 1
    while position < state.posMax and state.src[position] in " \t":
        position += 1
    if not silent and state.pos - start >= 2:
        _events(state).append(Event("hardbreak", start, position))
    state.pos = position
    return True


def escape(md: MarkdownIt) -> InlineRule:
    """Return the rule for backslashes; one before a line end is a hard break."""
    rule = _rule(md, "escape")

    def wrapped(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and state.src.startswith("\\\n", start):
            _events(state).append(Event("hardbreak", start, state.pos))
        return True

    return wrapped


def link(md: MarkdownIt, name: str, *, footnotes_first: bool = False, spaced_labels: bool = False) -> InlineRule:
    """Return the rule for links or images. The label in `[text] [label]` is syntax where a site takes it for one."""
    rule = _rule(md, name)
    bracket = 0 if name == "link" else 1
    kind: EventKind = "link" if name == "link" else "image"

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, env = state.pos, state.env
        outer = env["events"]
        inner = env["events"] = [] if bracket else outer
        matched = rule(state, silent)
        env["events"] = outer
        if not matched:
            return footnotes_first and _label_before_footnote(state, silent)
        if not silent:
            mark = state.md.helpers.parseLinkLabel(state, start + bracket, not bracket)
            form, label = _reference(state.src, start + bracket + 1, mark, state.pos)
            if spaced_labels and form == "shortcut" and _is_label_of_text(state.src, start, outer):
                outer.append(Event("syntax", start, state.pos))
                return True
            outer.append(Event(kind, start, state.pos, mark, form, label, normalizeReference(label) if label else ""))
            if bracket:
                outer += _in_image(inner, start + bracket + 1)
        return True

    return wrapped


def _is_label_of_text(content: str, start: int, events: Sequence[Event]) -> bool:
    """Return whether a bracket opens the label in `[text] [label]`: behind neither another label nor a task's box."""
    if not _SPACED.match(content, max(0, start - 2)) or (start == 4 and content.startswith(_TASKS)):
        return False
    return not events or events[-1].end != start - 1


def _in_image(events: Sequence[Event], start: int) -> Iterator[Event]:
    """Yield what an image's text holds; it is parsed apart, with offsets of its own, and printed without any markup."""
    for event in events:
        if event.kind in _PRINTED_IN_IMAGES:
            yield Event(event.kind, event.start + start, event.end + start)


def _label_before_footnote(state: StateInline, silent: bool) -> bool:
    """Inline rule: `[label]` is a link although `[^1]` follows."""
    start = state.pos
    if state.src[start] != "[" or not state.env["before_footnotes"]:
        return False
    mark = state.md.helpers.parseLinkLabel(state, start, True)
    label = state.src[start + 1 : mark]
    reference = normalizeReference(label) if mark > 0 and state.src.startswith("[^", mark + 1) else ""
    if reference not in state.env.get("references", {}):
        return False
    if not silent:
        _events(state).append(Event("link", start, mark + 1, mark, "shortcut", label, reference))
    state.pos = mark + 1
    return True


def _reference(src: str, text: int, mark: int, end: int) -> tuple[ReferenceForm, str]:
    tail = src[mark:end]
    if tail == "]":
        return "shortcut", src[text:mark]
    if tail == "][]":
        return "collapsed", src[text:mark]
    if tail.startswith("]["):
        return "full", tail[2:-1]
    return "inline", ""


def own_syntax(patterns: Sequence[tuple[EventKind, str]]) -> InlineRule:
    """Return a rule for a dialect's own syntax; where a pattern has a group `text`, that stays text."""
    by_first: dict[str, list[tuple[EventKind, re.Pattern[str]]]] = {}
    for kind, pattern in patterns:
        by_first.setdefault(first_character(pattern), []).append((kind, re.compile(pattern)))

    def rule(state: StateInline, silent: bool) -> bool:
        end = min(state.posMax, state.pos + _LONGEST_SYNTAX) if state.pos else state.posMax
        for kind, pattern in by_first.get(state.src[state.pos], ()):
            found = pattern.match(state.src, state.pos, end)
            if found and found.end() > found.start():
                if not silent:
                    _events(state).extend(_around_text(kind, found))
                    state.append_pending(found.group())
                state.pos = found.end()
                return True
        return False

    return rule


def comment(state: StateInline, silent: bool) -> bool:
    """Inline rule: a comment as browsers read it, which may end in `--->` and be as short as `<!-->`."""
    start = state.pos
    if not state.src.startswith("<!--", start) or state.env["last_comment_end"] < start:
        return False
    state.pos = state.src.find("-->", start + len("<!")) + len("-->")
    if not silent:
        _events(state).append(Event("html", start, state.pos))
    return True


def first_character(pattern: str) -> str:
    """Return the character that everything begins with that a pattern of a dialect's syntax matches.

    >>> first_character(":[a-z]+:")
    ':'
    """
    return pattern[1] if pattern[0] == "\\" else pattern[0]


def _around_text(kind: EventKind, found: re.Match[str]) -> Iterator[Event]:
    start, end = found.span("text") if "text" in found.re.groupindex else (-1, -1)
    if start < 0:
        yield Event(kind, *found.span())
    else:
        yield Event(kind, found.start(), start)
        yield Event(kind, end, found.end())


def own_link(pattern: str) -> InlineRule:
    """Return a rule for links that a site reads and CommonMark does not. Their text is read on from its start."""
    match = re.compile(pattern).match

    def rule(state: StateInline, silent: bool) -> bool:
        found = match(state.src, state.pos, min(state.posMax, state.pos + _LONGEST_SYNTAX))
        if not found or normalizeReference(found["text"]) in state.env.get("references", {}):
            return False
        if not silent:
            kind: EventKind = "image" if state.src[state.pos] == "!" else "link"
            _events(state).append(Event(kind, state.pos, found.end(), found.end("text"), "inline"))
            state.append_pending(state.src[state.pos : found.start("text")])
        state.pos = found.start("text")
        return True

    return rule
