"""Index lists: in-page tables of contents that authors keep by hand.

1. A list with three or more links into its own article is an index list, wherever it stands and however it is marked.
2. An entry that says what its heading says is not translated a second time but made from the translated heading. One
   with words of its own, or with markup in part of its text, is translated like anything else.
3. Code is no wording: `headers` in an entry is a name of its own where the heading reads "Headers" or ".headers". Such
   an entry stays as it is; only code that is its heading letter by letter follows it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from l10n.anchors.destinations import parse_destination
from l10n.model.anchor import Anchor, Link, Resolution
from l10n.model.skeleton import IndexEntry
from l10n.slugs.text import text_of
from l10n.textio import unescaped

_LEAST_LINKS = 3
_MARKS = ("**", "__", "*", "_")
_BLANKS = " \t\n"
_LINE_START = re.compile(r"\n[ \t>]*")
_TEMPLATES = ("{{", "{%", "[^")


def index_entries(
    text: str, anchors: Sequence[Anchor], links: Sequence[Link], resolutions: Iterable[Resolution], path: str = ""
) -> tuple[IndexEntry, ...]:
    """Return the links of index lists whose text is their heading's.

    text:         the article's normalised text
    resolutions:  of the article's links, found with repair on
    path:         of the article as resolutions name it
    returns:      in document order
    """
    own = {found.link: found.anchor for found in resolutions if found.article == path and found.applied}
    lists = Counter(
        link.list for index, link in enumerate(links) if link.list >= 0 and (index in own or _in_page(link))
    )
    entries = (
        _entry(text, links[index], index, anchor, anchors[anchor])
        for index, anchor in sorted(own.items())
        if lists[links[index].list] >= _LEAST_LINKS
    )
    return tuple(entry for entry in entries if entry)


def alike(one: str, other: str) -> bool:
    """Return whether two texts have the same letters and digits, whatever their case.

    >>> alike("Get Started!", "get started")
    True
    """
    return _letters(one) == _letters(other)


def _in_page(link: Link) -> bool:
    """Return whether a link names nothing but an anchor: dead ones count, the list is meant as an index."""
    if link.syntax not in ("inline", "reference", "html"):
        return False
    address = parse_destination(link.destination, link.syntax)
    return address is not None and not address.path and bool(address.fragment)


def _entry(text: str, link: Link, index: int, target: int, anchor: Anchor) -> IndexEntry | None:
    if link.syntax not in ("inline", "reference") or anchor.kind != "heading" or anchor.text is None:
        return None
    if not _letters(link.text) or not alike(link.text, text_of(anchor.text)):
        return None
    start, end = _inside_marks(text, link.text_start, link.text_end)
    if code := text[start:end].startswith("`"):
        start, end = _inside_code(text, start, end)
    written = text[start:end]
    if code and written.split() != text_of(anchor.text).split():
        return None
    return (
        IndexEntry(start=start, end=end, anchor=target, link=index, code=code)
        if _reads(written, link.text, code)
        else None
    )


def _reads(written: str, rendered: str, code: bool) -> bool:
    """Return whether Markdown is words alone: undoing its escapes gives what it renders as."""
    words = _LINE_START.sub(" ", written)
    if not code:
        if any(mark in words for mark in _TEMPLATES):
            return False
        words = html.unescape(unescaped(words))
    return words.split() == rendered.split()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span within the emphasis that surrounds all of a text."""
    start, end = _trimmed(text, start, end)
    for mark in _MARKS:
        inner = text[start + len(mark) : end - len(mark)]
        if text[start:end] == mark + inner + mark and _is_one_stretch(inner, mark[0]):
            return _inside_marks(text, start + len(mark), end - len(mark))
    return start, end


def _is_one_stretch(inner: str, mark: str) -> bool:
    """Return whether the emphasis around a text does not end within it: `*a* or *b*` is two stretches."""
    return bool(inner.strip(mark)) and mark not in inner.strip(mark) and not inner.endswith("\\")


def _inside_code(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span within a code span's marks; that of the whole if it is not one code span."""
    size = len(text[start:end]) - len(text[start:end].lstrip("`"))
    marks = "`" * size
    inner = text[start + size : end - size]
    if end - start <= 2 * size or not text.endswith(marks, start, end) or "`" in inner:
        return start, end
    return _trimmed(text, start + size, end - size)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
