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

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from l10n.dialects import DIALECTS
from l10n.markdown import inline_rules as rules
from l10n.markdown.fast import accelerate, accelerate_destinations, accelerate_inline
from l10n.markdown.quick_rules import with_quick_rules
from l10n.markdown.states import BlockRule
from l10n.model.document import Event

MAX_TEXT_NESTING = 100
"""Of inline markup, where a text is rendered."""
MAX_INLINE_NESTING = 20
"""Of brackets; what is nested deeper stays text. The time for unclosed brackets grows with it."""
_WITHOUT_TEXT = frozenset({"code", "fence", "hr", "blockquote", "list", "reference"})
"""Block rules that make no token with text of their own."""
_TEXT_AT = {"paragraph": 1, "heading": 1, "lheading": 1, "html_block": 0}
"""Block rules that make one token with text: which of their tokens that is."""
_WITH_CELLS = frozenset({"table", "pipe_table"})
"""Block rules whose tokens begin where their row does."""


@lru_cache(maxsize=16)
def block_parser(dialect: str, nesting: int, *, plain: bool = False) -> MarkdownIt:
    """Return the parser whose block phase is used for articles of a dialect.

    nesting:  levels of blocks in blocks; what is nested deeper is left out
    plain:  without shortcuts; the oracle of those
    """
    # What is set is found at once; an option that is not costs upstream an exception at each list item.
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": nesting, "tasklists": False, "alerts": False})
    for plugin in DIALECTS[dialect].plugins:
        plugin(md)
    _protect_only(md)
    if not plain:
        with_quick_rules(md)
    found = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    for name in found.keys() - _WITHOUT_TEXT:
        if name in _TEXT_AT:
            rule = _with_line_starts_at(_TEXT_AT[name], found[name])
        else:
            rule = _with_line_starts(found[name], cells=name in _WITH_CELLS)
        md.block.ruler.at(name, rule, _options(md, name))
    md.block.ruler.at("reference", _with_definitions(found["reference"]), _options(md, "reference"))
    if not plain:
        accelerate(md)
        accelerate_destinations(md)
    md.block.tokenize = _telling_of_depth(md.block.tokenize, nesting)  # type: ignore[method-assign]  # the one seam
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
    wrapped = {
        "newline": rules.newline,
        "backticks": rules.recording("code", md, "backticks"),
        "autolink": rules.recording("autolink", md, "autolink"),
        "html_inline": rules.recording("html", md, "html_inline"),
        "escape": rules.escape(md),
        "link": rules.link(
            md,
            "link",
            footnotes_first=DIALECTS[dialect].footnotes_first,
            spaced_labels=DIALECTS[dialect].spaced_labels,
        ),
        "image": rules.link(md, "image"),
    }
    for name, rule in wrapped.items():
        md.inline.ruler.at(name, rule)
    syntax = DIALECTS[dialect].syntax
    if syntax:
        md.inline.ruler.before("escape", "own syntax", rules.own_syntax(syntax))
    if DIALECTS[dialect].links:
        md.inline.ruler.before("escape", "own link", rules.own_link(DIALECTS[dialect].links))
    if html:
        md.inline.ruler.before("html_inline", "comment", rules.comment)
        md.inline.ruler.after("html_inline", "lenient tag", rules.own_syntax(rules.TAGS_IN_HTML))
    if not plain:
        accelerate_inline(md, "".join(rules.first_character(pattern) for _, pattern in syntax))
        accelerate_destinations(md)
    return md


@lru_cache(maxsize=16)
def text_parser(dialect: str) -> MarkdownIt:
    """Return the parser whose inline phase yields ordinary tokens, for the rendered text of headings and links."""
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_TEXT_NESTING})
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


def _with_line_starts_at(index: int, rule: BlockRule) -> BlockRule:
    """The same as `_with_line_starts` for a rule of which it is known where its text stands: nine leaves of ten."""

    def wrapped(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start_line, end_line, silent):
            return False
        if not silent:
            token = state.tokens[before + index]
            token.meta = {"starts": _line_starts(state, token, cells=False)}
        return True

    return wrapped


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
                token.meta["starts"] = _line_starts(state, token, cells=cells)
        return True

    return wrapped


def _line_starts(state: StateBlock, token: Token, *, cells: bool) -> list[int]:
    assert token.map is not None
    first, last = token.map
    starts = [state.bMarks[first] + state.tShift[first]]
    if last > first + 1:
        starts += [state.bMarks[line] + state.tShift[line] for line in range(first + 1, last)]
    if token.type == "inline" and not cells and not state.src.startswith(token.content[:1], starts[0]):
        return _trimmed(state, starts, token.content)
    return starts


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


def _telling_of_depth(tokenize: Callable[[StateBlock, int, int], None], nesting: int) -> Any:
    """Collect in `env["too deep"]` the lines at which blocks begin that are left out, as nested too deeply."""

    def wrapped(state: StateBlock, start_line: int, end_line: int) -> None:
        if state.level >= nesting:
            line = state.skipEmptyLines(start_line)
            if line < end_line and state.sCount[line] >= state.blkIndent:
                state.env.setdefault("too deep", []).append(line)
        tokenize(state, start_line, end_line)

    return wrapped


def inline_events(md: MarkdownIt, content: str, env: MutableMapping[str, Any]) -> tuple[Event, ...]:
    """Return the events of one block's content, by start, outer before inner."""
    events: list[Event] = []
    env["events"] = events
    env["before_footnotes"] = "][^" in content
    env["last_comment_end"] = content.rfind("-->")
    md.inline.parse(content, md, env, [])
    return tuple(sorted(events, key=_by_start) if len(events) > 1 else events)


def _by_start(event: Event) -> tuple[int, int]:
    return event.start, -event.end
