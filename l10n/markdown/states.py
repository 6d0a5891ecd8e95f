"""What the parser writes into, made of cheaper parts: the same tables, the same tokens.

1. markdown-it-py makes states of its own; we hand these to its rules. The tables of lines are filled line by line with
   functions of `str`, and a token is a struct.
2. What is read from them is what would be read from theirs; a parse with theirs is the oracle (`tests/test_fast.py`).

measured: the tables and tokens of blocks save 0.03 of bare parsing
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from itertools import accumulate
from typing import Any, Literal

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

BlockRule = Callable[[StateBlock, int, int, bool], bool]
"""(state, first line, end of lines, silent) -> whether it matches; a silent rule only looks."""
InlineRule = Callable[[StateInline, bool], bool]
"""(state, silent) -> whether it matches at the state's position."""

_TAB = 4
_BLANKS = (" ", "\t")


def block_tokens(md: MarkdownIt, text: str, env: MutableMapping[str, Any]) -> list[Token]:
    """Return the tokens of a text's blocks, as `md.block.parse` does."""
    tokens: list[Token] = []
    if text:
        state = _BlockState(text, md, env, tokens)
        md.block.tokenize(state, 0, state.lineMax)
    return tokens


def parse_quietly(text: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
    """Let a parser's inline rules read a text, for what they report; the tokens are theirs, without the text."""
    md.inline.tokenize(_InlineState(text, md, env, tokens))
    return tokens


class QuickToken(msgspec.Struct, gc=False):
    """What rules write of a token, under upstream's names; made in C, in half the time."""

    type: str
    tag: str
    nesting: Literal[-1, 0, 1]
    level: int
    map: list[int] | None = None
    children: list[Token] | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    attrs: dict[str, Any] = {}
    meta: dict[Any, Any] = {}
    block: bool = True
    hidden: bool = False

    def attrSet(self, name: str, value: str) -> None:
        self.attrs[name] = value


def _push(self: StateBlock | StateInline, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
    """Add a token, as upstream's method of this name does."""
    if nesting < 0:
        self.level -= 1
    token = QuickToken(ttype, tag, nesting, self.level)
    if nesting > 0:
        self.level += 1
    self.tokens.append(token)  # type: ignore[arg-type]  # a token as far as rules are concerned
    return token  # type: ignore[return-value]


class _BlockState(StateBlock):
    push = _push

    def __init__(self, text: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = text
        lines = text.split("\n")
        shifts = [len(line) - len(line.lstrip(" \t")) if line[:1] in _BLANKS else 0 for line in lines]
        if shifts[-1] == len(lines[-1]):
            del lines[-1], shifts[-1]  # A last line of blanks, without a line end, is none.
        columns = shifts.copy()
        if "\t" in text:
            for number, shift in enumerate(shifts):
                if shift and "\t" in (indent := lines[number][:shift]):
                    columns[number] = len(indent.expandtabs(_TAB))
        starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
        ends = [start - 1 for start in starts[1:]]
        del starts[-1]
        self.lineMax = len(starts)
        # One more line, as the rules expect it.
        self.bMarks = [*starts, len(text)]
        self.eMarks = [*ends, len(text)]
        self.tShift = [*shifts, 0]
        self.sCount = [*columns, 0]
        self.bsCount = [0] * (len(starts) + 1)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        src, pieces = self.src, []
        for line in range(begin, end):
            start, stop = self.bMarks[line], self.eMarks[line] + (keepLastLF or line + 1 < end)
            # What a list's mark takes counts as indentation, as upstream; a tab may have to be cut in two.
            cut = min(indent, self.tShift[line])
            if cut > 0:
                if "\t" in src[start : start + cut]:
                    return super().getLines(begin, end, indent, keepLastLF)
                start += cut
            pieces.append(src[start:stop])
        return "".join(pieces)


class _InlineState(StateInline):
    """Without text and delimiters: where emphasis is not read, nobody asks for them."""

    push = _push

    def append_pending(self, text: str) -> None:
        pass
