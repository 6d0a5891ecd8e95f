"""What is neither text nor CommonMark: template and dialect syntax, math, footnote references."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.model.document import Event
from l10n.protectors import PROTECTORS, Protected, Scope, one_line


def _protect(event: Event, scope: Scope, name: str) -> Protected:
    text = scope.content[event.start : event.end]
    return Protected(start=event.start, end=event.end, name=name, value=one_line(text))


@PROTECTORS.register("syntax")
def protect(event: Event, scope: Scope) -> Protected:
    """Return template or dialect syntax as `{var1}`.

    >>> protect(Event("syntax", 0, 7), Scope("{{ x }}", {}, "show", "hide")).name
    'var'
    """
    return _protect(event, scope, "var")


@PROTECTORS.register("math")
def protect_math(event: Event, scope: Scope) -> Protected:
    """Return a formula as `{math1}`."""
    return _protect(event, scope, "math")


@PROTECTORS.register("note")
def protect_note(event: Event, scope: Scope) -> Protected:
    """Return a footnote reference as `{note1}`."""
    return _protect(event, scope, "note")
