"""Links and images of the commonest forms, read with one pattern: `[text](destination)` and `[text][label]`.

law: what is found, and where, is what upstream's rules find (`tests/test_fast.py`); all other forms are left to them
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from l10n.markdown.states import InlineRule
from l10n.model.document import Event, EventKind, ReferenceForm

PLAIN_DESTINATION = r"[^\x00-\x20\x7f\\()<&][^\x00-\x20\x7f\\()&]*"
"""A destination without escapes, entities, brackets and parentheses."""


def with_quick_links(rule: InlineRule, kind: EventKind, stops: str) -> InlineRule:
    """Return the rule for links or images, which looks for the common forms first.

    stops:  the characters at which any inline construct may begin or end: without them, a text is nothing but text
    """
    text = f"[^{re.escape(stops)}]+"
    sign = "!" if kind == "image" else ""
    form = rf"{sign}\[(?P<text>{text})\](?:\({PLAIN_DESTINATION}\)|\[(?P<label>{text})\])"
    match = re.compile(form).match

    def wrapped(state: StateInline, silent: bool) -> bool:
        found = match(state.src, state.pos, state.posMax)
        if found is None or not _is_text(state, found, "text"):
            return rule(state, silent)
        label, reference = found["label"] or "", ""
        if label:
            reference = normalizeReference(label)
            if reference not in state.env.get("references", ()) or not _is_text(state, found, "label"):
                return rule(state, silent)
        if not silent:
            written: ReferenceForm = "full" if label else "inline"
            state.env["events"].append(Event(kind, *found.span(), found.end("text"), written, label, reference))
        state.pos = found.end()
        return True

    return wrapped


def _is_text(state: StateInline, found: re.Match[str], group: str) -> bool:
    """Return whether upstream would read a group as text too, and note that as it does: not past the nesting limit."""
    start, end = found.span(group)
    return state.level < state.md.options.maxNesting and state.cache.setdefault(start, end) == end
