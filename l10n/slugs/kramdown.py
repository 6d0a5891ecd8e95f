"""kramdown's two rules: of its own input (raw text, ASCII) and of GFM input, which Jekyll uses (rendered text).

source: kramdown 2.4, `Converter::Base#generate_id`; kramdown-parser-gfm 1.1, `generate_gfm_header_id`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Counted, slugs_of
from l10n.slugs.text import is_word, lower_by_character, per_character, typographed

_UP_TO_LETTER = re.compile(r"\A[^a-zA-Z]+")
_NOT_NATIVE = re.compile(r"[^a-zA-Z0-9 -]")


@per_character
def _kept(char: str) -> str:
    if char in " \t":
        return "-"
    return char if char == "-" or is_word(char) else ""


def slug(text: str) -> str:
    """Return the slug of a Markdown source under kramdown's own rule, without a number.

    >>> slug("2. [Größe](x.md) & Maß"), slug("概要")
    ('grexmd--ma', 'section')
    """
    return _NOT_NATIVE.sub("", _UP_TO_LETTER.sub("", text)).replace(" ", "-").lower() or "section"


def gfm_slug(text: str) -> str:
    """Return the slug of a rendered text under the rule for GFM, without a number: "" is no id.

    >>> gfm_slug("Über Größe & Maß"), gfm_slug("हिन्दी"), gfm_slug("???")
    ('über-größe--maß', 'हिन्दी', '')
    """
    return _kept(lower_by_character(text))


@SLUGGERS.register("kramdown")
@SLUGGERS.register("jekyll/kramdown(kramdown)")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of kramdown's own input. Ids can coincide; an explicit one is not registered.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("Usage-1"), unmarked("概要")])
    ('usage', 'usage-1', 'usage-1', 'section')
    """
    return slugs_of(headings, lambda heading: slug(heading.raw), Counted().take)


@SLUGGERS.register("jekyll")
@SLUGGERS.register("kramdown-gfm")
@SLUGGERS.register("jekyll/kramdown(GFM)")
def slugify_gfm(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of GFM input, Jekyll's default. Ids can coincide; the first heading with an empty slug has none.

    >>> from l10n.slugs.text import unmarked
    >>> slugify_gfm([unmarked("Usage"), unmarked("Usage"), unmarked("Usage-1"), unmarked("?"), unmarked("!")])
    ('usage', 'usage-1', 'usage-1', '', '-1')
    """
    return slugs_of(headings, lambda heading: gfm_slug(typographed(heading)), Counted().take)
