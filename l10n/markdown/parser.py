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
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS, normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from l10n.dialects import DIALECTS
from l10n.markdown.fast import accelerate, accelerate_inline
from l10n.model.document import Event, EventKind, ReferenceForm

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

MAX_NESTING = 100
"""Of quotes and lists."""
MAX_INLINE_NESTING = 20
"""Of brackets; what is nested deeper stays text. The time for unclosed brackets grows with it."""
_LONGEST_SYNTAX = 4_000
"""Characters of a construct of a dialect's own syntax; looking for its end takes time where it has none."""
_WITHOUT_TEXT = frozenset({"code", "fence", "hr", "blockquote", "list", "reference"})
"""Block rules that make no token with text of their own."""
_PRINTED_IN_IMAGES: frozenset[EventKind] = frozenset({"code", "syntax", "math"})
_LENIENT_TAG = r"</?[A-Za-z][\w.:-]*(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>"
_UNFINISHED_TAG = r"<[A-Za-z/!?][^>]*\Z"
"""To a browser, all that follows is attributes."""


@lru_cache(maxsize=16)
def block_parser(dialect: str, *, plain: bool = False) -> MarkdownIt:
    """Return the parser whose block phase is used for articles of a dialect.

    plain:  without shortcuts; the oracle of those
    """
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    for plugin in DIALECTS[dialect].plugins:
        plugin(md)
    _protect_only(md)
    rules = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    for name in rules.keys() - _WITHOUT_TEXT:
        md.block.ruler.at(name, _with_line_starts(rules[name], cells=name == "table"), _options(md, name))
    md.block.ruler.at("reference", _with_definitions(rules["reference"]), _options(md, "reference"))
    if not plain:
        accelerate(md)
    return md


@lru_cache(maxsize=32)
def event_parser(dialect: str, *, html: bool = False, plain: bool = False) -> MarkdownIt:
    """Return the parser whose inline phase reports events.

    html:   for the content of HTML blocks, where whatever looks like a tag is one
    plain:  without shortcuts; the oracle of those
    """
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_INLINE_NESTING})
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
    if syntax := DIALECTS[dialect].syntax:
        md.inline.ruler.before("escape", "own syntax", _syntax(syntax))
    if DIALECTS[dialect].links:
        md.inline.ruler.before("escape", "own link", _own_link(DIALECTS[dialect].links))
    if html:
        md.inline.ruler.before("html_inline", "comment", _comment)
        md.inline.ruler.after("html_inline", "lenient tag", _syntax((("html", _LENIENT_TAG), ("html", _UNFINISHED_TAG))))
    if not plain:
        accelerate_inline(md)
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


def _with_line_starts(rule: BlockRule, *, cells: bool) -> BlockRule:
    """Leave on each new leaf token, as `meta["starts"]`, where each of its lines begins; for cells, their row."""

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
                starts = [state.bMarks[line] + state.tShift[line] for line in lines]
                if token.type == "inline" and not cells and not state.src.startswith(token.content[:1], starts[0]):
                    starts = _trimmed(state, starts, token.content)
                token.meta["starts"] = starts
        return True

    return wrapped


def _trimmed(state: StateBlock, starts: list[int], content: str) -> list[int]:
    """Return where the lines of a content begin that has lost Unicode blanks at its start, perhaps lines of them."""
    while len(starts) > 1 and not state.src[starts[0] : starts[1]].partition("\n")[0].strip(MD_TRIM_CHARS):
        starts = starts[1:]
    start = starts[0]
    while content and start < len(state.src) and state.src[start] != content[0]:
        start += 1
    return [start, *starts[1:]]


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
        inner = env["events"] = [] if bracket else outer
        matched = rule(state, silent)
        env["events"] = outer
        if not matched:
            return footnotes_first and _label_before_footnote(state, silent)
        if not silent:
            mark = state.md.helpers.parseLinkLabel(state, start + bracket, not bracket)
            form, label = _reference(state.src, start + bracket + 1, mark, state.pos)
            outer.append(Event(kind, start, state.pos, mark, form, label, normalizeReference(label) if label else ""))
            if bracket:
                outer += _in_image(inner, start + bracket + 1)
        return True

    return wrapped


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


def _syntax(patterns: Sequence[tuple[EventKind, str]]) -> InlineRule:
    """Return a rule for a dialect's own syntax; where a pattern has a group `text`, that stays text."""
    by_first: dict[str, list[tuple[EventKind, re.Pattern[str]]]] = {}
    for kind, pattern in patterns:
        by_first.setdefault(first_character(pattern), []).append((kind, re.compile(pattern)))

    def rule(state: StateInline, silent: bool) -> bool:
        for kind, pattern in by_first.get(state.src[state.pos], ()):
            found = pattern.match(state.src, state.pos, min(state.posMax, state.pos + _LONGEST_SYNTAX))
            if found and found.end() > found.start():
                if not silent:
                    _events(state).extend(_around_text(kind, found))
                    state.append_pending(found.group())
                state.pos = found.end()
                return True
        return False

    return rule


def _comment(state: StateInline, silent: bool) -> bool:
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


def _own_link(pattern: str) -> InlineRule:
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


def inline_events(md: MarkdownIt, content: str, env: MutableMapping[str, Any]) -> tuple[Event, ...]:
    """Return the events of one block's content, by start, outer before inner."""
    events: list[Event] = []
    env["events"] = events
    env["before_footnotes"] = "][^" in content
    env["last_comment_end"] = content.rfind("-->")
    state = StateInline(content, md, env, [])
    md.inline.tokenize(state)
    return tuple(sorted(events, key=lambda event: (event.start, -event.end)))
