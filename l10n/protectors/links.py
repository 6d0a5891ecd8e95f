"""Links: the text stays, the destination is hidden as `]({link1})`, whatever form it has in the source."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.model.document import Event
from l10n.protectors import PROTECTORS, Protected, Scope, label_on_one_line, one_line

_DESTINATION = re.compile(r"<([^>]*)>|\{[{%].*|\S+", re.S)
"""In angle brackets, a template, or up to the first blank."""


@PROTECTORS.register("link")
def protect(event: Event, scope: Scope) -> Protected | None:
    """Return the link from its `]` on, or whole where its text is its own address.

    >>> protect(Event("link", 0, 6, 2, "inline"), Scope("[a](b)", {}, "show", "hide")).value
    'b'
    """
    content = scope.content
    destination = destination_of(event, scope)
    text = content[event.start + 1 : event.mark].strip()
    if text and text == destination and "://" in text:
        return Protected(start=event.start, end=event.end, name="link", value=destination)
    if scope.links == "show" and event.form == "inline":
        return None
    form, label = event.form or "inline", label_on_one_line(event.label)
    return Protected(start=event.mark, end=event.end, name="link", value=destination, form=form, label=label)


@PROTECTORS.register("autolink")
def protect_autolink(event: Event, scope: Scope) -> Protected:
    """Return an autolink or a bare address, whole."""
    text = scope.content[event.start : event.end]
    return Protected(start=event.start, end=event.end, name="link", value=text.strip("<>"))


def destination_of(event: Event, scope: Scope) -> str:
    """Return a link's or image's destination as translators are shown it."""
    if event.form == "inline":
        tail = scope.content[scope.content.index("(", event.mark) + 1 : event.end - 1].strip()
        written = _DESTINATION.match(tail)
        return one_line(written.group(written.lastindex or 0)) if written else ""
    found = scope.definitions.get(event.reference)
    return found.destination if found else event.label
