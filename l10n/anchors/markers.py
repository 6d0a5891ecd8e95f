"""Index lists that authors leave to us: what stands between `<!-- l10n:index -->` and `<!-- l10n:/index -->`.

1. Each marker stands alone on its line, in a quote or a list if need be; in MDX it is `{/* l10n:index */}`.
2. Options: `levels=2-3` (the default) or `levels=2`; `style=bullets` or `style=numbers`, by default as the list that is
   there already.
3. Markers that cannot be obeyed are told, and what stands between them is an article's text like any other.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from l10n.checks import diagnose
from l10n.checks.articles import INDEX_MARKER
from l10n.model.anchor import Anchor
from l10n.model.diagnostic import Diagnostic
from l10n.model.document import Document
from l10n.model.skeleton import IndexList, ListStyle
from l10n.textio import Lines

_MARKER = re.compile(r"(?:<!--|\{/\*)\s*l10n:(/?)index\b\s*([^\n]*?)\s*(?:-->|\*/\})")
_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?")
_LEVELS = re.compile(r"([1-6])(?:-([1-6]))?")
_LIST_MARK = re.compile(r"[ \t>]*(?:([-*+])|\d+[.)])[ \t]")
_NO_MARGIN = re.compile(r"[^\s>]")
_MARGIN = " \t>\n"
_DEFAULT_LEVELS = "2-3"
_MOST_LISTS = 20
"""Each is as long as the article has headings."""
_STYLES: Sequence[ListStyle] = get_args(ListStyle)


class _Marker(msgspec.Struct, frozen=True):
    closes: bool
    options: str
    start: int
    end: int
    line: int


class _Fault(msgspec.Struct, frozen=True):
    """Why markers cannot be obeyed, and what to do about it."""

    reason: str
    remedy: str


_NOT_OPENED = _Fault("nothing opens this index", "write <!-- l10n:index --> above the list")
_NOT_CLOSED = _Fault("this index is not closed", "write <!-- l10n:/index --> below the list")
_NOT_ALONE = _Fault("a marker of an index shares its line with something else", "give each marker a line of its own")
_HEADING_INSIDE = _Fault("a heading stands between the markers of an index", "move it out: the list is replaced whole")
_TOO_MANY = _Fault(f"an article has no more than {_MOST_LISTS} of these", "take some out: each lists every heading")


class _Options(msgspec.Struct, frozen=True):
    levels: tuple[int, int]
    style: ListStyle | None
    """None: as the list is that is there."""


def index_lists(document: Document, anchors: Sequence[Anchor]) -> tuple[tuple[IndexList, ...], tuple[Diagnostic, ...]]:
    """Return the marked index lists of an article, in order, and what is wrong with its markers.

    anchors:  of the article
    returns:  findings without a path, check "index-marker"
    """
    found: list[IndexList] = []
    faults: list[Diagnostic] = []
    headings = [anchor.start for anchor in anchors if anchor.kind == "heading"]
    opened: _Marker | None = None
    for marker in _markers(document) if "l10n:" in document.text else ():
        if not marker.closes:
            faults += [_finding(opened, _NOT_CLOSED)] if opened else []
            opened = marker
        elif opened is None:
            faults.append(_finding(marker, _NOT_OPENED))
        else:
            made = _index_list(document.text, opened, marker, headings) if len(found) < _MOST_LISTS else _TOO_MANY
            if isinstance(made, _Fault):
                faults.append(_finding(opened, made))
            else:
                found.append(made)
            opened = None
    faults += [_finding(opened, _NOT_CLOSED)] if opened else []
    return tuple(found), tuple(faults)


def _markers(document: Document) -> Iterator[_Marker]:
    lines = Lines(document.text)
    for block in document.blocks:
        events = block.events if "l10n:" in block.content else ()
        for event in (event for event in events if event.kind in ("html", "syntax")):
            if match := _MARKER.fullmatch(block.content, event.start, event.end):
                start, end = block.at(event.start), block.end_at(event.end)
                yield _Marker(bool(match[1]), match[2], start, end, lines.at(start))


def _index_list(text: str, opening: _Marker, closing: _Marker, headings: Sequence[int]) -> IndexList | _Fault:
    before = text[text.rfind("\n", 0, opening.start) + 1 : opening.start]
    start, end = text.find("\n", opening.end) + 1, text.rfind("\n", 0, closing.start) + 1
    beside = text[opening.end : start] + text[end : closing.start]
    if not 0 < start <= end or beside.strip(_MARGIN) or not _BEFORE.fullmatch(before):
        return _NOT_ALONE
    if bisect_left(headings, start) < bisect_left(headings, end):
        return _HEADING_INSIDE
    options = _options(opening.options)
    if isinstance(options, _Fault):
        return options
    list_start, list_end = _without_margins(text, start, end)
    there = _LIST_MARK.match(text, list_start, list_end)
    return IndexList(
        outer_start=opening.start,
        outer_end=closing.end,
        start=start,
        end=end,
        list_start=list_start,
        list_end=list_end,
        first_level=options.levels[0],
        last_level=options.levels[1],
        style=options.style or ("numbers" if there and not there[1] else "bullets"),
        bullet=there[1] if there and there[1] else "-",
        prefix=_NO_MARGIN.sub(" ", before),
    )


def _options(written: str) -> _Options | _Fault:
    given = dict(word.partition("=")[::2] for word in written.split())
    levels, style = given.pop("levels", _DEFAULT_LEVELS), given.pop("style", None)
    if given:
        return _Fault(f'an index has no option "{next(iter(given))}"', "known: levels=2-3, style=bullets or numbers")
    match = _LEVELS.fullmatch(levels)
    if not match or match[1] > (match[2] or match[1]):
        return _Fault(f'"{levels}" are no levels of headings', "write for example levels=2-3")
    known = next((name for name in _STYLES if name == style), None)
    if style is not None and known is None:
        return _Fault(f'an index has no style "{style}"', f"known: {', '.join(_STYLES)}")
    return _Options((int(match[1]), int(match[2] or match[1])), known)


def _without_margins(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of some lines without the blank ones at either end, and without the last line's end."""
    lines = text[start:end].splitlines(keepends=True)
    filled = [index for index, line in enumerate(lines) if line.strip(_MARGIN)]
    if not filled:
        return start, start
    first, last = filled[0], filled[-1]
    begin = start + sum(map(len, lines[:first]))
    return begin, start + len("".join(lines[: last + 1]).rstrip("\n"))


def _finding(marker: _Marker, fault: _Fault) -> Diagnostic:
    return diagnose(INDEX_MARKER, fault.reason, line=marker.line, remedy=fault.remedy)
