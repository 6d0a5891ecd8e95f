"""How the configuration says that anchors come about. It is asked for articles that are analysed already, too."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.anchors.destinations import site_of
from l10n.anchors.headings import heading_slugs
from l10n.anchors.resolve import AnchorSettings
from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.markdown.heading_text import plain_text
from l10n.model.anchor import Anchor, HeadingText, Slug


def slugger_of(config: Config) -> str:
    """Return the name of the slug algorithm that the project's site uses."""
    return config.anchors.slugger or DIALECTS[config.dialect].slugger


def anchor_settings(config: Config, *, repair: bool) -> AnchorSettings:
    """Return what decides where the links of the project's articles land."""
    return AnchorSettings(dialect=config.dialect, slugger=slugger_of(config), repair=repair, source=config.source)


def slugs_of(
    anchors: Sequence[Anchor], config: Config, headings: Mapping[int, HeadingText] | None = None
) -> tuple[Slug, ...]:
    """Return the fragment that reaches each anchor of an article, "" where none does.

    headings:  index of an anchor -> its wording, where that is not the source's
    """
    return heading_slugs(anchors, slugger_of(config), headings, terms=site_of(config.dialect).terms)


def heading_texts(anchors: Sequence[Anchor]) -> dict[int, str]:
    """Return the plain texts of an article's headings in the source language, by anchor."""
    return {index: plain_text(anchor.text.pieces) for index, anchor in enumerate(anchors) if anchor.text}
