"""Edits in an article's coordinates -> the edited article.

Everything that a build changes is an edit: a unit's target, an index entry, a link's fragment, a pin. What no edit
covers is copied from the stored text, never printed. An edit may lie inside the data of another one's placeholder: a
title inside a link, a fragment inside an index entry.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from l10n.textio import SourceText

Span = tuple[int, int]


class Edit(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the article and what takes its place.

    law: edits either lie apart, or one lies within a span among the other's pieces
    """

    start: int
    end: int
    """An empty span inserts."""
    pieces: tuple[str | Span, ...]
    """New text, and spans of the article to be copied (with the edits inside them) in between."""


class Splicer:
    """An article and its edits; renders any stretch of the edited article.

    law: without edits, a stretch is rendered as it is stored
    """

    def __init__(self, source: SourceText, edits: Iterable[Edit]) -> None:
        self._source = source
        self._edits = sorted(edits, key=lambda edit: (edit.start, edit.start != edit.end, -edit.end))
        self._starts = [edit.start for edit in self._edits]

    def article(self) -> str:
        """Return the whole edited article."""
        return self.render(0, len(self._source.text))

    def render(self, start: int, end: int) -> str:
        """Return the stretch between two offsets, with the edits that lie within it made."""
        at_end = self._edits[bisect_left(self._starts, end) :] if end == len(self._source.text) else ()
        # An insertion behind the last character starts where no stretch holds it.
        tail = (piece for edit in at_end for piece in edit.pieces if isinstance(piece, str))
        return "".join((*self._rendered(start, end, 0), *tail))

    def _rendered(self, start: int, end: int, first: int) -> Iterator[str]:
        position = start
        index = max(first, bisect_left(self._starts, start))
        while index < len(self._edits) and self._starts[index] < end:
            edit = self._edits[index]
            index += 1
            if edit.start < position or edit.end > end:
                continue
            yield self._source.slice(position, edit.start)
            for piece in edit.pieces:
                if isinstance(piece, str):
                    yield piece
                else:
                    yield from self._rendered(*piece, index)
            position = edit.end
        yield self._source.slice(position, end)


def splice(source: SourceText, edits: Sequence[Edit]) -> str:
    """Return the stored text with every edit made.

    law: `splice(source, ()) == source.stored`
    """
    return Splicer(source, edits).article() if edits else source.stored
