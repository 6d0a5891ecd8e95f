"""Code spans: visible where a translator can copy them, hidden where a brace would be taken for a placeholder."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.model.document import Event
from l10n.protectors import PROTECTORS, Protected, Scope, one_line


@PROTECTORS.register("code")
def protect(event: Event, scope: Scope) -> Protected:
    """Return the whole span.

    >>> protect(Event("code", 0, 5), Scope("`a{b}`", {}, "show", "hide")).name
    'code'
    """
    text = scope.content[event.start : event.end]
    hidden = scope.code == "hide" or "{" in text or "}" in text
    return Protected(start=event.start, end=event.end, name="code" if hidden else "", value=one_line(text))
