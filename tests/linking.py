"""All links of a tree at once, where the product asks article by article."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.anchors.findings import article_findings
from l10n.anchors.resolve import Resolver


def resolve(articles, settings):
    """Return where the links of every article land, by path."""
    resolver = Resolver(articles, settings)
    return {path: resolver.resolve(path) for path in articles}


def dead_links(articles, settings, **options):
    """Return the findings on the links of all articles, in order."""
    resolver = Resolver(articles, settings)
    return tuple(found for path in articles for found in article_findings(resolver, path, **options))
