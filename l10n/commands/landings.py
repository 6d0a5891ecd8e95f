"""What links find where they lead: enough to tell whether links from elsewhere have to be led anew."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.anchors.resolve import ArticleAnchors
from l10n.fingerprint import digest


class Landing(msgspec.Struct, array_like=True, frozen=True):
    """An article as links from elsewhere find it."""

    names: bytes
    """A hash of the names of its anchors and of what it includes: what decides where exact links land."""
    whole: bytes
    """A hash of all about its anchors: what decides where dead links are led, and how they are told of."""

    def relied(self, *, exact: bool) -> bytes:
        """Return what is relied on by links that are all exact, or not."""
        return self.names if exact else self.whole


NOWHERE = Landing(b"", b"")
"""An article that is gone, or cannot be read."""


def landing_of(article: ArticleAnchors) -> Landing:
    """Return what links find."""
    encode = msgspec.msgpack.encode
    included = [link.destination for link in article.links if link.syntax == "include"]
    names = digest(encode(([anchor.ids for anchor in article.anchors], article.slugs, included)))
    told = [(anchor.kind, anchor.level, anchor.line, anchor.text) for anchor in article.anchors]
    return Landing(names, digest(names, encode(told)))
