"""Data in the middle of an article, which a template tag shows as a table or a list -> units for the values that
people read.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from l10n.headers import Header
from l10n.headers.yaml import values_in
from l10n.model.document import Document
from l10n.model.unit import Unit
from l10n.segmenter.header import header_units
from l10n.segmenter.kept import switched_off
from l10n.textio import Lines

_FENCE = re.compile(r"(?m)^[ \t>]*(?:(?:[*+-]|\d+[.)])[ \t]+)?(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^\n]*)$")
_NAME = re.compile(r"`[^`]*`")
"""A value that is a name, and no prose."""


def data_units(document: Document, patterns: Sequence[str], prose_keys: frozenset[str]) -> Iterator[Unit]:
    """Yield a unit for each prose value, in order.

    patterns:    of stretches of the article's text; YAML in a group `data`
    prose_keys:  lower-case keys whose values are prose
    """
    if not patterns:
        return
    text, lines = document.text, Lines(document.text)
    found = sorted(match.span("data") for pattern in patterns for match in re.finditer(pattern, text))
    apart = [*_code(text, document.body), *switched_off(document)] if found else []
    for start, end in found:
        if start < document.body or any(first < start < last for first, last in apart):
            continue
        values = tuple(value for value in values_in(text, start, end) if not _NAME.fullmatch(value.text.strip()))
        for unit in header_units(Header(syntax="yaml", start=start, end=end, values=values), prose_keys, lines):
            path = unit.kind.partition(": ")[2]
            key = path.rpartition(".")[2]
            yield msgspec.structs.replace(unit, kind=f"Data: {path}", context=f"data:{key}")


def _code(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of fenced code, which may quote such a stretch; braces behind its fence make it a directive."""
    opened: list[tuple[str, int]] = []  # the marks of fences, and where code begins; -1 for directives
    for found in _FENCE.finditer(text, body):
        mark, info = found["mark"], found["info"].strip()
        outer, start = opened[-1] if opened else ("", -1)
        if outer and not info and mark[0] == outer[0] and len(mark) >= len(outer):
            opened.pop()
            if start >= 0:
                yield start, found.end()
        elif start < 0:
            opened.append((mark, -1 if info.startswith("{") else found.start()))
    if opened and opened[-1][1] >= 0:
        yield opened[-1][1], len(text)
