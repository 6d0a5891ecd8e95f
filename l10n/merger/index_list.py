"""The lists between index markers, made from the headings of one language.

A style is a Jinja2 template of ours. Texts of headings reach it as Markdown that renders as them, so that a translation
can add nothing but words.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from l10n.merger.entries import escape_text
from l10n.merger.repoint import encode_fragment
from l10n.merger.splice import Edit
from l10n.model.anchor import Anchor, Slug
from l10n.model.skeleton import IndexList, ListStyle

if TYPE_CHECKING:
    from jinja2 import Template

_STYLES: Mapping[ListStyle, str] = {
    "bullets": """\
{% for item in items -%}
{{ "    " * item.depth }}{{ bullet }} [{{ item.text | safe }}](#{{ item.slug | safe }})
{% endfor %}""",
    "numbers": """\
{% for item in items -%}
{{ "    " * item.depth }}{{ item.number }}. [{{ item.text | safe }}](#{{ item.slug | safe }})
{% endfor %}""",
}
"""Four blanks a level nest under bullets and numbers alike, in CommonMark and in Python-Markdown."""


class IndexItem(msgspec.Struct, frozen=True):
    """A heading as an entry of an index."""

    text: str
    """Markdown that renders as the heading's plain text."""
    slug: str
    """As it stands in a destination."""
    depth: int
    """Levels of the list above it."""
    number: int
    """Its place among the items of its level below the same item, from 1."""


def index_list_edits(
    lists: Sequence[IndexList],
    anchors: Sequence[Anchor],
    texts: Mapping[int, str],
    slugs: Sequence[Slug],
    newline: str = "\n",
) -> Iterator[Edit]:
    """Yield the edits that write the marked lists anew.

    texts:    plain text of each heading, by anchor
    slugs:    the fragment that reaches each anchor; a heading that none reaches is not listed
    newline:  of the article
    """
    for found in lists:
        items = tuple(index_items(found, anchors, texts, slugs))
        rendered = _template(found.style).render(items=items, bullet=found.bullet)
        text = newline.join(found.prefix + line for line in rendered.removesuffix("\n").split("\n"))
        if found.list_start < found.list_end:
            before, after = (found.start, found.list_start), (found.list_end, found.end)
            yield Edit(found.start, found.end, (before, text, after))
        else:
            blank = found.prefix.rstrip() + newline
            yield Edit(found.start, found.end, (blank + text + newline + blank if items else blank,))


def index_items(
    found: IndexList, anchors: Sequence[Anchor], texts: Mapping[int, str], slugs: Sequence[Slug]
) -> Iterator[IndexItem]:
    """Yield the entries of a list. A heading two levels below the one before it is nested one deep."""
    levels: list[int] = []
    counts: list[int] = []
    for index in listed(found, anchors):
        if not slugs[index] or not texts.get(index):
            continue
        level = anchors[index].level
        while levels and levels[-1] > level:
            levels.pop()
            counts.pop()
        if not levels or levels[-1] < level:
            levels.append(level)
            counts.append(0)
        counts[-1] += 1
        yield IndexItem(escape_text(texts[index]), encode_fragment(slugs[index]), len(levels) - 1, counts[-1])


def listed(found: IndexList, anchors: Sequence[Anchor]) -> Iterator[int]:
    """Yield the headings that a list is made of, as indices among the anchors."""
    for index, anchor in enumerate(anchors):
        if anchor.kind == "heading" and found.first_level <= anchor.level <= found.last_level:
            yield index


@cache
def _template(style: ListStyle) -> Template:
    from jinja2 import Environment, StrictUndefined

    # Texts and slugs are escaped for Markdown; as HTML they would be escaped twice.
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_STYLES[style])
