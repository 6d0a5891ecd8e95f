"""The fragments by which a site reaches an article's anchors.

1. An article's headings go through the slug algorithm together, in document order: duplicates are numbered over them.
2. Two anchors can have one name. A browser goes to the first, and so do we; the second cannot be reached by it.
3. Headings of an included file are numbered in that file. A site that puts files together before it numbers gives the
   second of two equal headings another number than we do where they stand in two files.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from l10n.model.anchor import Anchor, HeadingText, Piece, Slug
from l10n.slugs import SLUGGERS

PinEffect = Literal["none", "replaces", "leaks"]
"""What an empty `<a id="x"></a>` at the head of a heading does to its slug: nothing; its id is taken instead; its
markup is read as part of the heading's words."""

_PROBE = Slug("l10n-probe")
_TITLE = HeadingText("Title", (Piece("text", "Title"),))
_PINNED = HeadingText(
    f'<a id="{_PROBE}"></a>Title',
    (Piece("html", f'<a id="{_PROBE}">'), Piece("html", "</a>"), Piece("text", "Title")),
)


def heading_slugs(
    anchors: Sequence[Anchor],
    slugger: str,
    texts: Mapping[int, HeadingText] | None = None,
    *,
    terms: bool = False,
) -> tuple[Slug, ...]:
    """Return the fragment of each anchor: a heading's or term's slug, an explicit anchor's id, "" where there is none.

    slugger:  name of the algorithm
    texts:    a translation's wordings, by anchor; where one is missing, the source's holds. An id in braces stays
    terms:    whether the site makes anchors of definition terms
    raises:   UnknownNameError

    >>> usage = Anchor(kind="heading", line=1, text=HeadingText("Usage", (Piece("text", "Usage"),)))
    >>> heading_slugs((usage, Anchor(kind="id", line=2, ids=("top",)), usage), "github")
    ('usage', 'top', 'usage-1')
    """
    kinds = ("heading", "term") if terms else ("heading",)
    sluggable = {
        index: _worded(anchor.text, texts.get(index) if texts else None)
        for index, anchor in enumerate(anchors)
        if anchor.text is not None and anchor.kind in kinds
    }
    slugs = dict(zip(sluggable, SLUGGERS[slugger](tuple(sluggable.values())), strict=True))
    return tuple(
        slugs.get(index) or (Slug(anchor.ids[0]) if anchor.ids else Slug("")) for index, anchor in enumerate(anchors)
    )


def fragments(anchors: Sequence[Anchor], slugs: Sequence[Slug]) -> dict[str, int]:
    """Return everything that reaches an anchor of an article, with that anchor's index; the first of a name has it.

    slugs:  of the same anchors

    >>> fragments((Anchor(kind="heading", line=1, ids=("own",)), Anchor(kind="id", line=2, ids=("own",))), ("s", "own"))
    {'s': 0, 'own': 0}
    """
    found: dict[str, int] = {}
    for index, (anchor, slug) in enumerate(zip(anchors, slugs, strict=True)):
        for name in (slug, *anchor.ids):
            if name:
                found.setdefault(name, index)
    return found


@lru_cache(maxsize=64)
def pin_effect(slugger: str) -> PinEffect:
    """Return what a pin at the head of a heading does to the heading's slug under an algorithm.

    >>> pin_effect("github"), pin_effect("docfx"), pin_effect("hugo/github")
    ('none', 'replaces', 'leaks')
    """
    slugify = SLUGGERS[slugger]
    (pinned,) = slugify((_PINNED,))
    if pinned == _PROBE:
        return "replaces"
    return "none" if (pinned,) == slugify((_TITLE,)) else "leaks"


def _worded(source: HeadingText, target: HeadingText | None) -> HeadingText:
    if target is None:
        return source
    return msgspec.structs.replace(target, id=target.id or source.id)
