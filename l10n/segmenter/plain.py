"""The shortcut for a block that is nothing but words, perhaps some of them bold: seven of ten are.

law: for a block that `is_plain`, `plain_unit` gives what `BlockReader` gives
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.dialects import DIALECTS
from l10n.model.document import Block
from l10n.model.unit import Placeholder, Unit
from l10n.protectors import Scope
from l10n.protectors.addresses import may_hold_address
from l10n.protectors.ui_spans import may_hold
from l10n.segmenter.events import NO_EVENTS
from l10n.segmenter.inline import LINE_END, WITHOUT_LABELS, Composer, has_words
from l10n.segmenter.reader import Conventions, kind_of

_FIRST = re.compile(r"(?:\*\*)?[^\W_]|[\"“‘']")
"""Neither a callout, nor a task box, nor a line of any dialect's block syntax begins like this."""
_ATTRIBUTES_END = "}"


def is_plain(block: Block, conventions: Conventions) -> bool:
    """Return whether a block is one run of words, edge to edge, with nothing in it to look at."""
    content = block.content
    if block.events or block.kind == "html" or conventions.terms or not _FIRST.match(content):
        return False
    if content.endswith(_ATTRIBUTES_END) or may_hold_address(content):
        return False
    return not ("\n" in content and DIALECTS[conventions.dialect].lines)


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
