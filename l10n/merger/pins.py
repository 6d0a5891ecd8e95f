"""Source slugs written beside translated headings, so that old links to them live on."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from l10n.merger.splice import Edit
from l10n.model.anchor import Anchor, Slug
from l10n.textio import SourceText

PinForm = Literal["html", "braces", "comment", "target"]
PinEffect = Literal["none", "replaces", "leaks"]

_TRAILING: dict[PinForm, str] = {"braces": " {{#{slug}}}", "comment": " {{/*{slug}*/}}"}
_NO_TEXT = SourceText("", "")
REPLACING = tuple(_TRAILING)
"""Forms that take the slug's place."""
_MARKS = re.compile(r"#{1,6}[ \t]*\Z")
_NO_PREFIX = re.compile(r"[^\s>]")


def pins(
    anchors: Sequence[Anchor],
    pinned: Iterable[int],
    source: Sequence[Slug],
    target: Sequence[Slug],
    mode: Literal["localize", "pin", "both"],
    form: PinForm,
    effect: PinEffect = "none",
    article: SourceText = _NO_TEXT,
) -> tuple[Edit, ...]:
    """Return the edits that pin headings to their source slugs.

    pinned:  indices among the anchors
    target:  slugs of the translation, which an alias must not disturb
    form:    how the dialect writes an explicit id. In mode "pin" it takes the slug's place; elsewhere an alias
             `<a id="x"></a>` stands before the text, which is also the only form for a term
    effect:  what such an alias does to the slug: where it would replace it, it stands behind the text; where it
             would leak into it, the localized slug is written as well, as an id in the dialect's form
    article: its text, for the form that stands on a line of its own

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
        if anchor.kind == "heading" and form == "target":
            edits.append(_target(anchor, source[index], article))
            continue
        at = anchor.end if effect == "replaces" and mode != "pin" else anchor.start
        edits.append(Edit(at, at, (f'<a id="{html.escape(source[index])}"></a>',)))
        if anchor.kind == "heading" and effect == "leaks" and form in _TRAILING and target[index]:
            edits.append(_trailing(anchor, target[index], form))
    return tuple(edits)


def _target(anchor: Anchor, slug: Slug, article: SourceText) -> Edit:
    """Return the edit that writes `(slug)=` above a heading, in the same quotes and lists."""
    line = article.text.rfind("\n", 0, anchor.start) + 1
    before = article.text[line : anchor.start]
    prefix = before[: marks.start()] if (marks := _MARKS.search(before)) else before
    at = line + len(prefix)
    return Edit(at, at, (f"({slug})={article.newline}{_NO_PREFIX.sub(' ', prefix)}",))


def _trailing(anchor: Anchor, slug: Slug, form: PinForm) -> Edit:
    """Return the edit that gives a heading an id which replaces its slug."""
    return Edit(anchor.end, anchor.end, (_TRAILING[form].format(slug=slug),))
