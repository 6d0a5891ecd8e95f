"""Docusaurus: GitHub's rule over a text that has the images' texts in it.

source: docusaurus 3, `mdx-loader/src/remark/headings`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.github import slug
from l10n.slugs.text import RENDERED_WITH_ALT, text_of


@SLUGGERS.register("docusaurus")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return Docusaurus' ids. An explicit one keeps its case and is not registered: a later slug may equal it.

    >>> from l10n.model.anchor import Piece
    >>> slugify([HeadingText("![Logo](x)", (Piece("alt", "Logo"),)), HeadingText("A", (), id="logo")])
    ('logo', 'logo')
    """
    return slugs_of(headings, lambda heading: slug(text_of(heading, RENDERED_WITH_ALT)), Checked().take)
