"""The last look at a built article, through the eyes of another parser.

source: cmark-gfm, GitHub's own parser, 0.2 ms an article
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_TAG = re.compile(
    r"<code>[^<]*</code>|<!--.*?(?:-->|$)"
    r"|<(?!/?(?:em|strong|del|b|i)>)(?:/?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[?!/]?[^\s<>]*)",
    re.S | re.I,
)
"""A tag that is no emphasis, with its attributes; a comment; a code span with its text; whatever else `<` begins."""
_NAMES = (
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details"),
    *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "header", "hr", "iframe", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "script", "section"),
    *("style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"),
)
_BLOCK = re.compile(rf"</?(?:{'|'.join(_NAMES)})[\s/>]", re.I)
_POSITION = re.compile(r' data-sourcepos="(\d+):[^"]*"')
_WORDED = ("alt", "title")
"""Attributes whose values are words."""
_SHOWN = 60
"""Characters of a tag in a message."""

Tags = list[str]
"""The tags of a rendered article in order, with code and comments, without emphasis."""
Shape = list[str | tuple[str, ...]]
"""The block-level tags in order, and between two of them the other tags, code and comments, sorted."""


@lru_cache(maxsize=2)
def tags_of_source(body: str, worded: frozenset[str]) -> Tags:
    """Return what a source article renders as; languages ask for it one after the other."""
    return tags_of(body, worded)


def tags_of(body: str, worded: frozenset[str] = frozenset(), *, positions: bool = False) -> Tags:
    """Return what an article renders as.

    body:       Markdown without its header
    worded:     attributes of raw tags whose values are translated
    positions:  leave in each block-level tag where it comes from
    """
    from l10n.merger.cmark import render_html  # slow to load, and what ships unread has no use for it

    html = render_html(body, positions=positions)
    masked = _worded(worded)
    return [masked.sub(r"\1", tag) if "=" in tag else tag for tag in _TAG.findall(html)]


def renders_alike(one: str, other: str) -> bool:
    """Return whether two bodies render the same, white space between words aside."""
    from l10n.merger.cmark import render_html

    return render_html(one).split() == render_html(other).split()


def shape_of(tags: Tags) -> Shape:
    """Return a structure that is the same for any order of the links, code and tags inside a block."""
    shape: Shape = []
    inline: list[str] = []
    for tag in tags:
        if not _BLOCK.match(tag):
            inline.append(tag)
            continue
        if inline:
            shape.append(tuple(sorted(inline)))
            inline = []
        shape.append(tag)
    if inline:
        shape.append(tuple(sorted(inline)))
    return shape


def lines_of(body: str, worded: frozenset[str] = frozenset()) -> list[int]:
    """Return the line that each part of an article's shape comes from, counted from 1."""
    lines = []
    line = 1
    for part in shape_of(tags_of(body, worded, positions=True)):
        if isinstance(part, str) and (found := _POSITION.search(part)):
            line = int(found[1])
        lines.append(line)
    return lines


def parting(expected: Shape, found: Shape) -> int:
    """Return where two shapes part, -1 where they are the same."""
    same = min(len(expected), len(found))
    for index in range(same):
        if expected[index] != found[index]:
            return index
    return same if len(expected) != len(found) else -1


def difference(expected: Shape, found: Shape, at: int) -> str:
    """Return in words what becomes of the part of a shape at which another one parts from it."""
    before, after = expected[at : at + 1], found[at : at + 1]
    if before and after and isinstance(before[0], str) != isinstance(after[0], str):
        # One has something within a block where the other has nothing.
        before, after = ([], after) if isinstance(before[0], str) else (before, [])
    lost, added = _listed(before), _listed(after)
    return f"{_shown(lost - added)} becomes {_shown(added - lost)}"


@lru_cache(maxsize=64)
def _worded(names: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted({*_WORDED, *names})))
    return re.compile(rf"(\s(?:{either})=)(?:\"[^\"]*\"|'[^']*')", re.I)


def _listed(parts: Sequence[str | tuple[str, ...]]) -> frozenset[str]:
    return frozenset(tag for part in parts for tag in ((part,) if isinstance(part, str) else part))


def _shown(tags: frozenset[str]) -> str:
    return " ".join(" ".join(tag.split())[:_SHOWN] for tag in sorted(tags)[:3]) or "nothing"
