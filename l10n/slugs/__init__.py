"""How a site makes an anchor out of a heading: one file per tool, registered by what users type in `[anchors] slugger`.

An algorithm goes by a short name ("github", "mkdocs") and by the full one that says which rule of which tool it is.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from l10n.model.anchor import HeadingText, Slug
from l10n.registry import Registry


class Slugger(Protocol):
    """Gives every heading of one article its anchor, as the site would."""

    def __call__(self, headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
        """Return the id each heading gets, in order; "" where the site writes none.

        headings:  all headings (and, where the site makes them anchors, terms) of one article in document order,
                   because duplicates are numbered over the article
        """


SLUGGERS: Registry[Slugger] = Registry("l10n.slugs", "slug algorithm")
