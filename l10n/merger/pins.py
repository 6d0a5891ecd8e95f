"""Source slugs written beside translated headings, so that old links to them live on."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Literal

from l10n.merger.splice import Edit
from l10n.model.anchor import Anchor, Slug

PinForm = Literal["html", "braces", "comment"]
PinEffect = Literal["none", "replaces", "leaks"]

_TRAILING: dict[PinForm, str] = {"braces": " {{#{slug}}}", "comment": " {{/*{slug}*/}}"}


def pins(
    anchors: Sequence[Anchor],
    pinned: Iterable[int],
    source: Sequence[Slug],
    target: Sequence[Slug],
    mode: Literal["localize", "pin", "both"],
    form: PinForm,
    effect: PinEffect = "none",
) -> tuple[Edit, ...]:
    """Return the edits that pin headings to their source slugs.

    pinned:  indices among the anchors
    target:  slugs of the translation, which an alias must not disturb
    form:    how the dialect writes an explicit id. In mode "pin" it takes the slug's place; elsewhere an alias
             `<a id="x"></a>` stands before the text, which is also the only form for a term
    effect:  what such an alias does to the slug: where it would replace it, it stands behind the text; where it
             would leak into it, the localized slug is written as well, as an id in the dialect's form

    >>> heading = Anchor(kind="heading", line=1, start=3, end=8)
    >>> pins((heading,), (0,), ("usage",), ("verwendung",), "both", "braces")
    (Edit(start=3, end=3, pieces=('<a id="usage"></a>',)),)
    >>> pins((heading,), (0,), ("usage",), ("verwendung",), "pin", "braces")
    (Edit(start=8, end=8, pieces=(' {#usage}',)),)
    """
    edits: list[Edit] = []
    for index in pinned:
        anchor = anchors[index]
        if anchor.kind == "heading" and mode == "pin" and form in _TRAILING:
            edits.append(_trailing(anchor, source[index], form))
            continue
        at = anchor.end if effect == "replaces" and mode != "pin" else anchor.start
        edits.append(Edit(at, at, (f'<a id="{html.escape(source[index])}"></a>',)))
        if anchor.kind == "heading" and effect == "leaks" and form in _TRAILING and target[index]:
            edits.append(_trailing(anchor, target[index], form))
    return tuple(edits)


def _trailing(anchor: Anchor, slug: Slug, form: PinForm) -> Edit:
    """Return the edit that gives a heading an id which replaces its slug."""
    return Edit(anchor.end, anchor.end, (_TRAILING[form].format(slug=slug),))
