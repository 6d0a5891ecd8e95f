"""markdown-it-py, set up to tell where things stand.

1. Its tokens carry line ranges only. When a leaf rule has matched, `bMarks + tShift` of its lines is where each
   line's own text starts, whatever quotes, lists and tabs came before: wrapping the leaf rules and reading these two
   tables is enough for exact spans of blocks.
2. Inline constructs are taken from the rules themselves: each that protects something is wrapped and reports an
   `Event`. The token stream is not used.
3. We protect, we do not render: every destination is valid and none is normalised.

source: research on spans, section 1; markdown-it-py 4, `rules_block`, `rules_inline`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from l10n.dialects import DIALECTS
from l10n.model.document import Event, EventKind, ReferenceForm

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

MAX_NESTING = 100
_WITHOUT_TEXT = frozenset({"code", "fence", "hr", "blockquote", "list", "reference"})
"""Block rules that make no token with text of their own."""
_LENIENT_TAG = r"</?[A-Za-z][\w.:-]*(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>"


@lru_cache(maxsize=16)
def block_parser(dialect: str) -> MarkdownIt:
    """Return the parser whose block phase is used for articles of a dialect."""
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    for plugin in DIALECTS[dialect].plugins:
        plugin(md)
    _protect_only(md)
    rules = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    for name in rules.keys() - _WITHOUT_TEXT:
        md.block.ruler.at(name, _with_line_starts(rules[name]), _options(md, name))
    md.block.ruler.at("reference", _with_definitions(rules["reference"]), _options(md, "reference"))
    return md


@lru_cache(maxsize=32)
def event_parser(dialect: str, *, html: bool = False) -> MarkdownIt:
    """Return the parser whose inline phase reports events.

    html:  for the content of HTML blocks, where whatever looks like a tag is one
    """
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    md.disable(["emphasis", "entity"])
    _protect_only(md)
    wrapped: dict[str, InlineRule] = {
        "newline": _newline,
        "backticks": _recording("code", md, "backticks"),
        "autolink": _recording("autolink", md, "autolink"),
        "html_inline": _recording("html", md, "html_inline"),
        "escape": _escape(md),
        "link": _link(md, "link", footnotes_first=DIALECTS[dialect].footnotes_first),
        "image": _link(md, "image"),
    }
    for name, rule in wrapped.items():
        md.inline.ruler.at(name, rule)
    for kind, pattern in DIALECTS[dialect].syntax:
        md.inline.ruler.before("escape", f"{kind} {pattern}", _syntax(kind, pattern))
    if html:
        md.inline.ruler.after("html_inline", "lenient tag", _syntax("html", _LENIENT_TAG))
    return md


@lru_cache(maxsize=16)
def text_parser(dialect: str) -> MarkdownIt:
    """Return the parser whose inline phase yields ordinary tokens, for the rendered text of headings and links."""
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    if dialect != "commonmark":
        md.enable("strikethrough")
    _protect_only(md)
    return md


def _protect_only(md: MarkdownIt) -> None:
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # upstream offers no option for it
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]


def _options(md: MarkdownIt, name: str) -> Any:
    """The chains that a rule may interrupt, which `Ruler.at` would otherwise clear."""
    return {"alt": next(rule.alt for rule in md.block.ruler.__rules__ if rule.name == name)}


def _with_line_starts(rule: BlockRule) -> BlockRule:
    """Leave on each new leaf token, as `meta["starts"]`, where the text of each of its lines begins."""

    def wrapped(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start_line, end_line, silent):
            return False
        if silent:
            return True
        for token in state.tokens[before:]:
            if token.type in ("inline", "html_block") and "starts" not in token.meta and token.map:
                first, last = token.map
                lines = range(first, max(last, first + 1))
                token.meta["starts"] = [state.bMarks[line] + state.tShift[line] for line in lines]
        return True

    return wrapped


def _with_definitions(rule: BlockRule) -> BlockRule:
    """Collect in `env["definitions"]` the lines of each reference definition: its content and their starts."""

    def wrapped(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if not rule(state, start_line, end_line, silent):
            return False
        if not silent:
            lines = range(start_line, state.line)
            content = state.getLines(start_line, state.line, state.blkIndent, False)
            starts = [state.bMarks[line] + state.tShift[line] for line in lines]
            state.env.setdefault("definitions", []).append((start_line, content, starts))
        return True

    return wrapped


def _events(state: StateInline) -> list[Event]:
    events: list[Event] = state.env["events"]
    return events


def _rule(md: MarkdownIt, name: str) -> InlineRule:
    return next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == name)


def _recording(kind: EventKind, md: MarkdownIt, name: str) -> InlineRule:
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


def _newline(state: StateInline, silent: bool) -> bool:
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


def _escape(md: MarkdownIt) -> InlineRule:
    rule = _rule(md, "escape")

    def wrapped(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and state.src.startswith("\\\n", start):
            _events(state).append(Event("hardbreak", start, state.pos))
        return True

    return wrapped


def _link(md: MarkdownIt, name: str, *, footnotes_first: bool = False) -> InlineRule:
    rule = _rule(md, name)
    bracket = 0 if name == "link" else 1
    kind: EventKind = "link" if name == "link" else "image"

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, env = state.pos, state.env
        outer = env["events"]
        # An image parses its text apart, with offsets of its own: those events would be wrong here.
        env["events"] = [] if bracket else outer
        matched = rule(state, silent)
        env["events"] = outer
        if not matched:
            return footnotes_first and _label_before_footnote(state, silent)
        if not silent:
            mark = state.md.helpers.parseLinkLabel(state, start + bracket, not bracket)
            form, label = _reference(state.src, start + bracket + 1, mark, state.pos)
            outer.append(Event(kind, start, state.pos, mark, form, label, normalizeReference(label) if label else ""))
        return True

    return wrapped


def _label_before_footnote(state: StateInline, silent: bool) -> bool:
    """Inline rule: `[label]` is a link although `[^1]` follows."""
    start = state.pos
    if state.src[start] != "[":
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


def _syntax(kind: EventKind, pattern: str) -> InlineRule:
    match = re.compile(pattern).match

    def rule(state: StateInline, silent: bool) -> bool:
        found = match(state.src, state.pos, state.posMax)
        if not found or found.end() == found.start():
            return False
        if not silent:
            _events(state).append(Event(kind, state.pos, found.end()))
            state.append_pending(found.group())
        state.pos = found.end()
        return True

    return rule


def inline_events(md: MarkdownIt, content: str, env: MutableMapping[str, Any]) -> tuple[Event, ...]:
    """Return the events of one block's content, by start, outer before inner."""
    events: list[Event] = []
    env["events"] = events
    state = StateInline(content, md, env, [])
    md.inline.tokenize(state)
    return tuple(sorted(events, key=lambda event: (event.start, -event.end)))
