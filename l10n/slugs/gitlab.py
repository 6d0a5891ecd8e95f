"""GitLab: the rendered text in lower case, without punctuation, hyphens squeezed.

Releases that printed tier badges in headings (`**(PREMIUM)**`) cut these out first; the present rule does not.

source: GitLab `lib/gitlab/utils/markdown.rb`, `table_of_contents_filter.rb`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Counted, slugs_of
from l10n.slugs.github import hyphenated
from l10n.slugs.text import lower_by_character, text_of

_HYPHENS = re.compile(r"-{2,}")
_DIGITS = re.compile(r"[0-9]+")
_BLANKS = " \t\n\v\f\r\0"


def slug(text: str) -> str:
    """Return the slug of a text, without a number.

    >>> slug("Über Größe & Maß"), slug("123"), slug("हिन्दी")
    ('über-größe-maß', 'anchor-123', 'हिन्दी')
    """
    squeezed = _HYPHENS.sub("-", hyphenated(lower_by_character(text.strip(_BLANKS))))
    return f"anchor-{squeezed}" if _DIGITS.fullmatch(squeezed) else squeezed


@SLUGGERS.register("gitlab")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return GitLab's ids, which can coincide.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("Usage-1"), unmarked("?"), unmarked("!")])
    ('usage', 'usage-1', 'usage-1', '', '-1')
    """
    return slugs_of(headings, lambda heading: slug(text_of(heading)), Counted().take)
