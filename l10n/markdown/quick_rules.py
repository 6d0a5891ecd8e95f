"""Block rules for the commonest form of a block, read in one go; every other form is left to upstream's rules.

law: what a rule here matches, and what it makes of it, is what upstream's makes of it (`tests/test_fast.py`)
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from types import FunctionType

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS, normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table

from l10n.markdown.quick_links import PLAIN_DESTINATION
from l10n.markdown.states import BlockRule, QuickToken

_NO_DEFINITION = re.compile(r"\[[^\[\]\\\n]*(?:\](?!:)|\[)")
"""Text in brackets that are no label's."""
_DEFINITION = re.compile(
    r"\[(?P<label>[^\[\]\\\n]*[^\[\]\\\s][^\[\]\\\n]*)\]:[ \t]*"
    rf"(?P<destination>{PLAIN_DESTINATION})[ \t]*(?=\n|\Z)"
)
"""A link reference definition in one line, without title, escapes and entities."""
_TITLE = frozenset("\"'(")
"""What a title begins with."""


def with_quick_rules(md: MarkdownIt) -> None:
    """Give a parser the rules of this module that stand for one of upstream's."""
    found = {rule.name: rule for rule in md.block.ruler.__rules__}
    quick = {"table": _with_quick_split(), "reference": _with_quick_definition(found["reference"].fn)}
    for name, rule in quick.items():
        md.block.ruler.at(name, rule, {"alt": found[name].alt})


def one_line_paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a paragraph whose next line is empty; nine of ten are. It knows where its text stands."""
    src, level = state.src, state.level
    start, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    line = src[start:end]
    opening = QuickToken("paragraph_open", "p", 1, level)
    text = QuickToken("inline", "", 0, level + 1)
    text.content = content = line.strip(MD_TRIM_CHARS)
    text.children = []
    if content and content[0] != src[start]:
        start += len(line) - len(line.lstrip(MD_TRIM_CHARS))
    text.meta = {"starts": [start]}
    state.line = start_line + 1
    opening.map = text.map = [start_line, start_line + 1]
    closing = QuickToken("paragraph_close", "p", -1, level)
    state.tokens += (opening, text, closing)  # type: ignore[arg-type]  # tokens as far as anybody asks
    return True


def _with_quick_split() -> BlockRule:
    """Return upstream's rule for tables, which cuts rows with a function of `str` (saves 0.02 of bare parsing)."""
    # The rule finds the function among its module's names. A copy with other names leaves the module as it is, and with
    # it every other parser in this process.
    return FunctionType(table.__code__, {**table.__globals__, "escapedSplit": split_cells})


def split_cells(line: str) -> list[str]:
    """Return what `escapedSplit` returns: the cells of a row, and what is outside its outer pipes."""
    return escapedSplit(line) if "\\" in line else line.split("|")


def _with_quick_definition(rule: BlockRule) -> BlockRule:
    """Return the rule for definitions, which goes through them, and lines that begin with a link, by character."""

    def definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        src, following = state.src, start_line + 1
        start = state.bMarks[start_line] + state.tShift[start_line]
        if _NO_DEFINITION.match(src, start):
            return False
        found = None if silent or state.is_code_block(start_line) else _DEFINITION.match(src, start)
        if found is None or (following < state.lineMax and _may_be_title(state, following)):
            return rule(state, start_line, end_line, silent)
        label = normalizeReference(found["label"])
        state.line = following
        facts = {"title": "", "href": found["destination"], "map": [start_line, following]}
        if label not in state.env.setdefault("references", {}):
            state.env["references"][label] = facts
        else:
            state.env.setdefault("duplicate_refs", []).append({**facts, "label": label})
        return True

    return definition


def _may_be_title(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return start < state.eMarks[line] and state.src[start] in _TITLE
