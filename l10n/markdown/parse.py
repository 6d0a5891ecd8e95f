"""An article's text -> `Document`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec

from l10n.config.settings import DEFAULT_LIMITS
from l10n.dialects import DIALECTS
from l10n.dialects.stretches import raw_patterns, stretches
from l10n.errors import TextError
from l10n.markdown.definitions import parse_definition
from l10n.markdown.rendered import References
from l10n.markdown.spans import line_marks
from l10n.markdown.tables import split_row
from l10n.model.document import Block, BlockKind, Document, Event

if TYPE_CHECKING:
    from markdown_it.token import Token

_EVERYWHERE = "[`<\\"
"""First characters of the inline constructs that protect something, whatever the dialect."""
_HARD_BREAK = re.compile(r" {2,}\n[ \t]*")
_ATX = re.compile(r"#{1,6}[ \t]*")
_BLANKS = " \t\n"
_LISTS = ("bullet_list", "ordered_list")
_TOLD_APART = frozenset(
    {f"{name}_open" for name in _LISTS}
    | {f"{name}_close" for name in _LISTS}
    | {"list_item_open", "tr_open", "tr_close", "fence", "code_block", "hr", "blockquote_open"}
)
"""Tokens without text that say something about the blocks round them."""


def parse(text: str, body: int, dialect: str, nesting: int = DEFAULT_LIMITS.nesting) -> Document:
    """Return the article as leaf blocks with exact spans, and inline events.

    text:    the article's normalised text
    body:    offset at which its header ends
    nesting:  levels of blocks in blocks; what is nested deeper is left out, see `Document.too_deep`
    raises:  TextError where the article is nested too deeply to be read
    law:     `text[block.at(i)] == block.content[i]` for every character that is not a line's own indentation
    """
    from l10n.markdown.parser import block_parser, event_parser, inline_events
    from l10n.markdown.states import block_tokens

    md = block_parser(dialect, nesting)
    env: dict[str, Any] = {}
    beginnings = _beginnings(dialect)

    def read(block: Block) -> tuple[Event, ...]:
        return inline_events(event_parser(dialect, html=block.kind == "html"), block.content, env)

    try:
        tokens = block_tokens(md, text[body:], env)
        first_line = text.count("\n", 0, body) + 1
        found = _outside(_blocks(tokens, text, body, first_line), list(stretches(text, body, _raw(dialect))))
        blocks = [_with_events(block, beginnings, read) for block in found]
    except RecursionError:
        remedy = "simplify the nesting of quotes, lists or brackets"
        raise TextError("nested too deeply to be read", remedy=remedy, check="limit") from None
    definitions = (
        parse_definition(content, [start + body for start in starts], line + first_line)
        for line, content, starts in env.get("definitions", ())
    )
    return Document(
        text=text,
        body=body,
        blocks=tuple(blocks),
        definitions=tuple(found for found in definitions if found),
        too_deep=tuple(sorted({line + first_line for line in env.get("too deep", ())})),
    )


@lru_cache(maxsize=16)
def _raw(dialect: str) -> tuple[str, ...]:
    return raw_patterns(DIALECTS[dialect])


def _outside(blocks: Iterable[Block], spans: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Yield the blocks that are not what Markdown makes of code: `# comment` in a shortcode is no heading."""
    starts = sorted(start for start, _ in spans)
    if not starts:
        yield from blocks
        return
    ends = list(accumulate((end for _, end in sorted(spans)), max))
    for block in blocks:
        index = bisect_right(starts, block.at(0)) - 1
        if index < 0 or ends[index] < block.end_at(len(block.content.rstrip(_BLANKS))):
            yield block


def events_of(content: str, references: References, dialect: str) -> tuple[Event, ...]:
    """Return the events of a piece of inline Markdown, as it would be read in an article with these definitions."""
    if not _is_worth_parsing(content, _beginnings(dialect)):
        return ()
    from l10n.markdown.parser import event_parser, inline_events  # slow to load, and most contents have no use for it

    return inline_events(event_parser(dialect), content, {"references": references})


def _blocks(tokens: Sequence[Token], text: str, body: int, first_line: int) -> Iterator[Block]:
    lists = -1
    depth = 0
    kinds: list[str] = []
    item = ""
    row: list[Token] = []
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in ("inline", "html_block"):
            before = tokens[index - 1] if index else token
            if before.type in ("th_open", "td_open"):
                row.append(token)
            else:
                yield _leaf(token, before, text, body, first_line, lists if depth else -1, item)
            item = ""
        elif kind not in _TOLD_APART:
            continue
        elif kind in ("bullet_list_open", "ordered_list_open"):
            lists += not depth
            depth += 1
            kinds.append(kind)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            kinds.pop()
        elif kind == "list_item_open":
            item = "ordered" if kinds[-1] == "ordered_list_open" else "bullet"
        elif kind == "tr_open":
            row = []
        elif kind == "tr_close":
            yield from _row(row, text, body, first_line, lists if depth else -1)
        else:
            item = ""


def _leaf(token: Token, before: Token, text: str, body: int, first_line: int, list_: int, item: Any) -> Block:
    starts = [start + body for start in token.meta["starts"]]
    assert token.map is not None
    kind: BlockKind = "paragraph"
    level = 0
    setext = False
    if token.type == "html_block":
        kind = "html"
    elif before.type == "heading_open":
        kind = "heading"
        level = int(before.tag[1:])
        setext = before.markup in ("=", "-")
        if not setext:
            starts = [_behind_marks(text, starts[0], token.content)]
    elif before.type == "dt_open":
        kind = "term"
    return Block(
        kind=kind,
        level=level,
        content=token.content,
        marks=line_marks(token.content, starts),
        line=token.map[0] + first_line,
        list=list_,
        item=item,
        setext=setext,
    )


def _behind_marks(text: str, start: int, content: str) -> int:
    """Return where the content of an ATX heading begins; Unicode blanks before it are no part of it."""
    marks = _ATX.match(text, start)
    start = marks.end() if marks else start
    while content and start < len(text) and text[start] != content[0]:
        start += 1
    return start


def _row(row: Sequence[Token], text: str, body: int, first_line: int, list_: int) -> Iterator[Block]:
    if not row:
        return
    first = row[0]
    assert first.map is not None
    start = first.meta["starts"][0] + body
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    for column, cell in enumerate(split_row(line)[: len(row)]):
        yield Block(
            kind="cell",
            content=cell.content,
            marks=tuple((content, start + offset) for content, offset in cell.marks),
            line=first.map[0] + first_line,
            list=list_,
            bare_row=not column and not line.startswith("|"),
        )


def _is_worth_parsing(content: str, beginnings: Iterable[str]) -> bool:
    """Return whether the inline phase can yield an event."""
    for character in beginnings:  # noqa: SIM110  # faster, as is one `in` for each than a pattern for all
        if character in content:
            return True
    return False


@lru_cache(maxsize=16)
def _beginnings(dialect: str) -> tuple[str, ...]:
    """Return the first characters of inline syntax."""
    from l10n.markdown.inline_rules import first_character

    firsts = {first_character(pattern) for _, pattern in DIALECTS[dialect].syntax}
    return (*_EVERYWHERE, *sorted(firsts - {*_EVERYWHERE}))


def _with_events(block: Block, beginnings: Iterable[str], read: Callable[[Block], tuple[Event, ...]]) -> Block:
    content = block.content
    if _is_worth_parsing(content, beginnings):
        events = read(block)
    elif "  \n" in content:
        events = tuple(Event("hardbreak", *match.span()) for match in _HARD_BREAK.finditer(content))
    else:
        return block
    return msgspec.structs.replace(block, events=events) if events else block
