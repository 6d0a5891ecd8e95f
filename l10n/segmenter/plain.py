"""The shortcut for a block that is nothing but words, perhaps some of them bold: seven of ten are.

law: for a block that `is_plain`, `plain_unit` gives what `BlockReader` gives
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.model.document import Block
from l10n.model.unit import Placeholder, Unit
from l10n.protectors import Scope
from l10n.protectors.addresses import may_hold_address
from l10n.protectors.ui_spans import may_hold
from l10n.segmenter.events import NO_EVENTS
from l10n.segmenter.inline import LINE_END, WITHOUT_LABELS, Composer, has_words
from l10n.segmenter.reader import Conventions, kind_of
from l10n.segmenter.runs import is_one_run


def is_plain(block: Block, conventions: Conventions) -> bool:
    """Return whether a block is one run of words, edge to edge, with nothing in it to look at."""
    content = block.content
    if block.events or block.kind == "html" or conventions.terms or may_hold_address(content):
        return False
    return is_one_run(content, conventions.dialect)


def plain_unit(block: Block, conventions: Conventions) -> Unit | None:
    """Return the unit of a plain block, None where it has no words."""
    content = block.content
    if not has_words(content):
        return None
    msgid = LINE_END.sub(" ", content) if "\n" in content else content
    placeholders: tuple[Placeholder, ...] = ()
    if block.kind not in WITHOUT_LABELS and may_hold(content, conventions.rules.marks):
        scope = Scope(content, conventions.definitions, conventions.code, conventions.links)
        composed = Composer(block, scope, NO_EVENTS, rules=conventions.rules).compose(0, len(content))
        msgid, placeholders = composed.msgid, composed.placeholders
    return Unit(
        kind=kind_of(block),
        place="first-cell" if block.bare_row else block.kind,
        msgid=msgid,
        start=block.at(0),
        end=block.end_at(len(content)),
        line=block.line,
        placeholders=placeholders,
    )
