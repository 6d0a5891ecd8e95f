"""A piece of inline Markdown as its article's parser reads it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from l10n.model.document import Event
from l10n.protectors.addresses import mask

ReadEvents = Callable[[str], Sequence[Event]]
"""Inline Markdown -> its events, in the article's dialect and with its definitions."""


class Reading(msgspec.Struct, frozen=True):
    """Content, and what in it is more than text."""

    content: str
    events: tuple[Event, ...] = ()

    def text(self) -> str:
        """Return the content with everything masked that is no text: destinations, code, tags, syntax."""
        return mask(self.content, (_protected(event) for event in self.events))


def read(content: str, events: ReadEvents) -> Reading:
    """Return a content as read."""
    return Reading(content, tuple(events(content)))


def is_whole_image(text: str, events: ReadEvents) -> bool:
    """Return whether a text, put there as an image's, is all of it."""
    image = f"![{text}](x)"
    return any(event.kind == "image" and (event.start, event.end) == (0, len(image)) for event in events(image))


def _protected(event: Event) -> tuple[int, int]:
    return (event.mark if event.kind in ("link", "image") else event.start), event.end
