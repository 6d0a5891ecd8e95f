"""The ids that OpenLocalization pinned to the headings of Azure articles, in every language the English ones.

source: fitted on the pins of 43,421 headings of azure-docs-pr15, 97 % of which it gives; the others are hand-written
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import slugs_of

_PINS = re.compile(r"(?:<a\s+(?:name|id)\s*=[^>]*>\s*</a>\s*)+", re.IGNORECASE)
_REMOVED = re.compile(r"[^a-z0-9\- ]")


def slug(text: str) -> str:
    """Return the slug of a Markdown source. Addresses and tags leak in; pins at its head do not.

    >>> slug("See [Take](take.md#x)<br>"), slug('<a name="push"></a>Set_up: Größe')
    ('see-taketakemdxbr', 'setup-gre')
    """
    pins = _PINS.match(text)
    return _REMOVED.sub("", text[pins.end() if pins else 0 :].lower().strip()).replace(" ", "-")


@SLUGGERS.register("azure")
@SLUGGERS.register("openlocalization-pin")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids that headings without a pin of their own got: never numbered, so that they coincide.

    A hand-written pin at the head of a heading was left as it is and nothing added; the slug given for such a heading
    is the one that the site made itself at publishing.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Description"), unmarked("Description"), unmarked("概要")])
    ('description', 'description', '')
    """
    return slugs_of(headings, lambda heading: slug(heading.raw), lambda slug: slug)
