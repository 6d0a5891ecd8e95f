"""The same parse, with fewer rules tried: what does not fit a line's first character is not asked.

1. Which rule matches, and in which order rules are tried, stays as it is: `accelerate` only leaves out rules that would
   say no. A parser without it is the oracle (`tests/test_fast.py`).
2. markdown-it-py asks its ruler for the rules of a chain, for blocks as for what may interrupt a paragraph. It gets one
   rule instead, which looks at the first character.

source: research on speed, section 3, "first-character dispatch"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

_FIRST_CHARACTERS: Mapping[str, str] = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "footnote_def": "[",
    "indented_container": "!?=",
}
"""Rule -> what the text of a line that it matches begins with; a rule that is not here is asked about every line."""
_INLINE_CHARACTERS: Mapping[str, str] = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "lenient tag": "<",
}
"""The same for the inline phase."""
_DELIMITERS = frozenset("|-:")
_UNDERLINES = frozenset("-=")


def accelerate(md: MarkdownIt) -> None:
    """Make the block phase of a parser ask only the rules that a line's first character fits."""
    ruler = md.block.ruler
    chains = {"", *(chain for rule in ruler.__rules__ for chain in rule.alt)}
    found = {chain: [_Dispatcher(_rules(md, chain))] for chain in chains}

    def get_rules(chain: str = "") -> Sequence[BlockRule]:
        return found.get(chain, ())

    ruler.getRules = get_rules  # type: ignore[method-assign, assignment]  # the one seam


def accelerate_inline(md: MarkdownIt) -> None:
    """Make the inline phase of a parser ask only the rules that the next character fits."""
    ruler = md.inline.ruler
    rules = [(rule.name, rule.fn) for rule in ruler.__rules__ if rule.enabled]
    found = [_InlineDispatcher(rules)]

    def get_rules(chain: str = "") -> Sequence[InlineRule]:
        return found

    ruler.getRules = get_rules  # type: ignore[method-assign, assignment]  # the one seam


def _rules(md: MarkdownIt, chain: str) -> list[tuple[str, BlockRule]]:
    ruler = md.block.ruler
    return [
        (rule.name, _with_precondition(rule.name, rule.fn))
        for rule in ruler.__rules__
        if rule.enabled and (not chain or chain in rule.alt)
    ]


class _Dispatcher:
    """The rules of one chain, by first character, in their order."""

    def __init__(self, rules: Sequence[tuple[str, BlockRule]]) -> None:
        self._others = tuple(rule for name, rule in rules if name not in _FIRST_CHARACTERS)
        characters = {character for name, _ in rules for character in _FIRST_CHARACTERS.get(name, "")}
        self._by_character = {
            character: tuple(rule for name, rule in rules if character in _FIRST_CHARACTERS.get(name, character))
            for character in characters
        }

    def __call__(self, state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        position = state.bMarks[start_line] + state.tShift[start_line]
        character = state.src[position] if position < len(state.src) else ""
        for rule in self._by_character.get(character, self._others):  # faster than a generator
            if rule(state, start_line, end_line, silent):
                return True
        return False


class _InlineDispatcher:
    """The rules of the inline phase, by first character, in their order."""

    def __init__(self, rules: Sequence[tuple[str, InlineRule]]) -> None:
        self._others = tuple(rule for name, rule in rules if name not in _INLINE_CHARACTERS)
        self._by_character = {
            character: tuple(rule for name, rule in rules if character == _INLINE_CHARACTERS.get(name, character))
            for character in set(_INLINE_CHARACTERS.values())
        }

    def __call__(self, state: StateInline, silent: bool) -> bool:
        for rule in self._by_character.get(state.src[state.pos], self._others):  # noqa: SIM110  # faster
            if rule(state, silent):
                return True
        return False


def _first(state: StateBlock, line: int) -> str:
    position = state.bMarks[line] + state.tShift[line]
    return state.src[position] if position < len(state.src) else ""


def _may_be_table(state: StateBlock, start_line: int, end_line: int) -> bool:
    """Whether the next line begins like a row of dashes."""
    return start_line + 1 < end_line and _first(state, start_line + 1) in _DELIMITERS


def _may_be_underlined(state: StateBlock, start_line: int, end_line: int) -> bool:
    """Whether a line of the paragraph could underline it."""
    for line in range(start_line + 1, end_line):
        if state.isEmpty(line):
            return False
        if _first(state, line) in _UNDERLINES:
            return True
    return False


_PRECONDITIONS: Mapping[str, Callable[[StateBlock, int, int], bool]] = {
    "table": _may_be_table,
    "lheading": _may_be_underlined,
}


def _with_precondition(name: str, rule: BlockRule) -> BlockRule:
    may_match = _PRECONDITIONS.get(name)
    if may_match is None:
        return rule

    def wrapped(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        return may_match(state, start_line, end_line) and rule(state, start_line, end_line, silent)

    return wrapped
