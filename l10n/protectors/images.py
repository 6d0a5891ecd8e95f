"""Images within a line of text: the alternative text stays, the rest is hidden as `]({img1})`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.model.document import Event
from l10n.protectors import PROTECTORS, Protected, Scope, label_on_one_line
from l10n.protectors.links import destination_of


@PROTECTORS.register("image")
def protect(event: Event, scope: Scope) -> Protected:
    """Return the image from its `]` on, or whole where its alternative text has no words.

    >>> protect(Event("image", 0, 8, 3, "inline"), Scope("![1](b)", {}, "show", "hide")).name
    'img'
    """
    destination = destination_of(event, scope)
    alt = scope.content[event.start + 2 : event.mark]
    if not any(character.isalpha() for character in alt):
        return Protected(start=event.start, end=event.end, name="img", value=destination)
    form, label = event.form or "inline", label_on_one_line(event.label)
    return Protected(start=event.mark, end=event.end, name="img", value=destination, form=form, label=label)
