"""The sections of an article that need a second look: those in which a target was read, and those with definitions.

A heading or a paragraph at the left edge, behind a blank line, ends every block before it. So what stands between two
of these is parsed alone as it is parsed in its article, but for what is defined anywhere and used everywhere.

source: CommonMark 0.31.2 sections 4.2 and 4.8; measured: nine tenths of the text need no second look
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from l10n.merger.splice import Edit, Span
from l10n.model.anchor import Anchor
from l10n.model.skeleton import Skeleton
from l10n.model.unit import Unit

_DEFINES = "]:"
_DIRECTIVE = re.compile(r"(?:```|~~~|:::)[ \t]*\{")
"""What holds paragraphs to one site is one block to others."""
_DESCRIBES = re.compile(r"[:~][ \t]")
"""A paragraph to some sites, and to others the next description of a term, which belongs to what stands before it."""
_NOTE = "[^"
"""A footnote is shown at the end, and only if something refers to it."""


def sections_to_read(text: str, skeleton: Skeleton, edits: Iterable[Edit]) -> list[Span]:
    """Return the stretches of an article's normalised text that edits may change the structure of.

    edits:  whose targets were read
    """
    body = skeleton.body
    if _NOTE in text:
        return [(body, len(text))]
    starts = sorted({body, *_headings(text, body, skeleton.anchors), *_paragraphs(text, body, skeleton.units)})
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


def _paragraphs(text: str, body: int, units: Sequence[Unit]) -> Iterator[int]:
    """Yield where paragraphs begin that do the same."""
    for unit in units if not _DIRECTIVE.search(text) else ():
        begins = unit.place == "paragraph" and unit.start > body and text.startswith("\n\n", unit.start - 2)
        if begins and not _DESCRIBES.match(text, unit.start):
            yield unit.start
