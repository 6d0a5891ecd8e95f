"""A translated heading has no anchor of its own: its slug is empty, or another heading has the same text.

Sites number the anchors of equal headings, so that links from elsewhere may land on the wrong one after the next edit.
Headings that are equal in the source too are not reported. Where the site's slugs leave nothing of a language's whole
script, that is said once, as `slugger-unsuitable`, and not of each heading.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from l10n.checks import Finding, declare
from l10n.checks.prose import letters
from l10n.model.anchor import Anchor, Slug
from l10n.model.diagnostic import Severity

HEADING_SLUG = declare("M10", "heading-slug", Severity.WARNING, "word the heading differently", __doc__)

_EMPTY = re.compile(r"[\W_]*(?:section)?[\W_]*\d*")
"""What sites write where nothing of a heading is left: "", "_1", "section-2"."""


def heading_slugs(
    anchors: Sequence[Anchor],
    before: Sequence[Slug],
    after: Sequence[Slug],
    texts: Mapping[int, str],
    *,
    keeps_script: bool = True,
) -> Iterator[tuple[int, Finding]]:
    """Yield (index of the unit, finding) for each translated heading without an anchor of its own.

    before, after:  the fragment that reaches each anchor, in the source language and in this one
    texts:          index of an anchor -> plain text of its heading, where that ships translated
    keeps_script:   whether slugs keep the letters of the language
    """
    first: dict[str, int] = {}
    for index, anchor in enumerate(anchors):
        if anchor.text is None or anchor.unit < 0:
            continue
        text = texts.get(index, anchor.text.raw)
        if index in texts and _EMPTY.fullmatch(after[index]) and not _EMPTY.fullmatch(before[index]):
            if keeps_script:
                yield anchor.unit, Finding(HEADING_SLUG, f'"{text}" leaves nothing for an anchor')
            continue
        earlier = first.setdefault(letters(text), index)
        if earlier != index and index in texts and not _same_source(anchors[earlier], anchor):
            yield (
                anchor.unit,
                Finding(HEADING_SLUG, f'an earlier heading reads "{text}" too; this one becomes #{after[index]}'),
            )


def _same_source(one: Anchor, other: Anchor) -> bool:
    texts = (found.text.raw if found.text else "" for found in (one, other))
    return len(set(map(letters, texts))) == 1
