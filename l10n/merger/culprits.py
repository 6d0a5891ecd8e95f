"""Which targets make a built article differ from its source, seen by an independent parser.

1. Most articles have their source's structure, and a look at the sections in question is all they need.
2. Where the two structures part, the source's line tells which units to suspect. A unit is at fault if the structures
   part later without it.
3. Where no suspect is, the edits are halved until single ones are at fault.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from l10n.dialects import DIALECTS
from l10n.merger.shape import Shape, difference, lines_of, parting, shape_of, tags_of, tags_of_source
from l10n.merger.splice import Edit, Span, Splicer
from l10n.textio import Lines, SourceText

Edits = Sequence[tuple[int, Edit]]
"""(index of the unit, edit), by place in the article."""

_PATIENCE = 400
"""Looks at one article, each the time of a parse by cmark; then what is not cleared ships in the source language."""
_CHARACTERS = 20_000_000
"""Fewer looks at a long article: this much is read at most, but an article 20 times at least."""
_SUSPECTS = 6
"""Units looked at one by one where two structures part."""
_LATER = 1 << 62


def culprits(
    source: SourceText, body: int, edits: Edits, sections: Sequence[Span], dialect: str, worded: frozenset[str]
) -> Mapping[int, str]:
    """Return the units without whose targets the article has its source's structure again, and what each would change.

    body:      offset at which the article's header ends
    sections:  where edits could change the structure, by place in the article
    worded:    attributes whose values are translated
    """
    candidates = [(index, edit) for index, edit in edits if edit.start >= body]
    # Parsers that rewrite lines know LF only.
    plain = SourceText(source.text, source.text)
    if not candidates or _are_alike(plain, candidates, sections, dialect, worded):
        return {}
    return dict(_Search(plain, body, dialect, worded).culprits(candidates))


def _are_alike(
    source: SourceText, edits: Edits, sections: Sequence[Span], dialect: str, worded: frozenset[str]
) -> bool:
    """Return whether edits leave the structure of some sections as it is."""
    as_commonmark = DIALECTS[dialect].as_commonmark or str
    splicer = Splicer(source, (edit for _, edit in edits))
    before = "".join([source.text[start:end] for start, end in sections])
    after = "".join([splicer.render(start, end) for start, end in sections])
    return tags_of_source(as_commonmark(before), worded) == tags_of(as_commonmark(after), worded)


class _Search:
    """Looks for the units at fault in one article."""

    def __init__(self, source: SourceText, body: int, dialect: str, worded: frozenset[str]) -> None:
        self._source = source
        self._body = body
        self._as_commonmark = DIALECTS[dialect].as_commonmark or str
        self._worded = worded
        self._tags = tags_of_source(self._as_commonmark(source.text[body:]), worded)
        self._shape: Shape = []
        self._lines: list[int] = []
        self._patience = min(_PATIENCE, max(20, _CHARACTERS // max(1, len(source.text))))

    def culprits(self, edits: Edits) -> Iterator[tuple[int, str]]:
        """Yield units until the others leave the structure alone."""
        remaining = list(edits)
        at, change = self._parting(remaining)
        while at >= 0:
            suspect, later = self._suspect(remaining, at)
            if suspect is None:
                guilty = frozenset(self._within(remaining))
                yield from ((index, change) for index in sorted(guilty))
                remaining = [edit for edit in remaining if edit[0] not in guilty]
                at, change = self._parting(remaining)
            else:
                yield remaining.pop(suspect)[0], change
                at, change = later

    def _parting(self, edits: Edits) -> tuple[int, str]:
        """Return where edits make the structure part from the source's, -1 where they do not, and what they change."""
        self._patience -= 1
        if not edits:
            return -1, ""
        built = Splicer(self._source, (edit for _, edit in edits)).render(self._body, len(self._source.text))
        tags = tags_of(self._as_commonmark(built), self._worded)
        if tags == self._tags:
            return -1, ""
        self._shape = self._shape or shape_of(self._tags)
        shape = shape_of(tags)
        at = parting(self._shape, shape)
        return at, difference(self._shape, shape, at) if at >= 0 else ""

    def _suspect(self, edits: Edits, at: int) -> tuple[int | None, tuple[int, str]]:
        """Return which of the edits is at fault for a parting, and where the structures part without it."""
        for number in self._suspects(edits, at):
            if self._patience <= 0:
                break
            later = self._parting([*edits[:number], *edits[number + 1 :]])
            if later[0] < 0 or later[0] > at:
                return number, later
        return None, (at, "")

    def _suspects(self, edits: Edits, at: int) -> list[int]:
        """Return the edits that stand where the structures part, the nearest first."""
        body = self._source.text[self._body :]
        self._lines = self._lines or lines_of(self._as_commonmark(body), self._worded)
        line = self._lines[min(at, len(self._lines) - 1)] if self._lines else 1
        following = next((other for other in self._lines[at:] if other > line), _LATER)
        places = Lines(body)
        starts = [places.at(edit.start - self._body) for _, edit in edits]
        first = bisect_left(starts, line)
        nearby = range(max(0, bisect_right(starts, line) - _SUSPECTS), len(edits))
        found = [number for number in nearby if starts[number] < following]
        return sorted(found, key=lambda number: abs(number - first))[:_SUSPECTS]

    def _within(self, edits: Edits) -> Iterator[int]:
        """Yield units at fault among some that are; those that only do damage together go together."""
        halves = (edits[: len(edits) // 2], edits[len(edits) // 2 :]) if len(edits) > 1 else ()
        faulty = [half for half in halves if self._patience > 0 and self._parting(half)[0] >= 0]
        if not faulty:
            yield from (index for index, _ in edits)
        for half in faulty:
            yield from self._within(half)
