"""What links find where they lead: enough to tell whether links from elsewhere have to be led anew."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.anchors.resolve import ArticleAnchors
from l10n.commands.library import Library
from l10n.commands.project import Project
from l10n.config.layout import is_generated
from l10n.fingerprint import digest, digest_of_names


class Landing(msgspec.Struct, frozen=True):
    """An article as links from elsewhere find it."""

    names: bytes
    """A hash of the names of its anchors and of what it includes: what decides where exact links land."""
    whole: bytes
    """A hash of all about its anchors: what decides where dead links are led, and how they are told of."""

    def relied(self, *, exact: bool) -> bytes:
        """Return what is relied on by links that are all exact, or not."""
        return self.names if exact else self.whole


def landing_of(article: ArticleAnchors) -> Landing:
    """Return what links find."""
    encode = msgspec.msgpack.encode
    included = [link.destination for link in article.links if link.syntax == "include"]
    names = digest(encode(([anchor.ids for anchor in article.anchors], article.slugs, included)))
    told = [(anchor.kind, anchor.level, anchor.line, anchor.text) for anchor in article.anchors]
    return Landing(names, digest(names, encode(told)))


def tree_of(project: Project, library: Library) -> bytes:
    """Return a hash of what there is for links to lead to: articles, what they include, and the files among them."""
    config = project.config
    inside = "" if config.source == "." else f"{config.source}/"
    files = (path for path in project.workspace.files if path.startswith(inside) and not is_generated(config, path))
    includes = [(article, found) for article in library.articles if (found := library.included(article))]
    encoded = msgspec.msgpack.encode(includes)
    return digest(digest_of_names(library.articles), digest_of_names(files), encoded)
