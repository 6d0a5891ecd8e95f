"""The sections of an article that need a second look: those in which a target was read, and those with definitions.

A heading at the left edge, behind a blank line, ends every block before it. So sections are parsed alone as they are
parsed in their article, but for what is defined anywhere and used everywhere.

source: CommonMark 0.31.2 section 4.2; measured: two thirds of the text need no second look
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from l10n.merger.splice import Edit, Span
from l10n.model.anchor import Anchor

_DEFINES = "]:"
_NOTE = "[^"
"""A footnote is shown at the end, and only if something refers to it."""


def sections_to_read(text: str, body: int, anchors: Sequence[Anchor], edits: Iterable[Edit]) -> list[Span]:
    """Return the stretches of an article's normalised text that edits may change the structure of.

    body:   offset at which its header ends
    edits:  whose targets were read
    """
    if _NOTE in text:
        return [(body, len(text))]
    starts = [body, *_headings(text, body, anchors)]
    touched = {bisect_right(starts, edit.start) - 1 for edit in edits if edit.start >= body}
    stretches = zip(starts, [*starts[1:], len(text)], strict=True)
    return [
        stretch for number, stretch in enumerate(stretches) if number in touched or text.find(_DEFINES, *stretch) >= 0
    ]


def _headings(text: str, body: int, anchors: Sequence[Anchor]) -> Iterator[int]:
    """Yield where the lines of headings begin that end whatever stands before them."""
    for anchor in anchors:
        line = text.rfind("\n", 0, anchor.start) + 1
        if anchor.kind == "heading" and line > body and text.startswith("#", line) and text.endswith("\n\n", 0, line):
            yield line
