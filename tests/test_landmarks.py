"""What others have to know of an article, read from its skeleton without its units."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from merging import skeleton_of

from l10n.pipeline.tasks.sources import parse_landmarks

ARTICLE = "# One\n\nSee [two](#two), ![x](y.png) and [this](other.md#a).\n\n<a name='z'></a>\n## Two\n"


def test_landmarks_are_those_of_the_skeleton():
    skeleton = skeleton_of(ARTICLE)
    found = parse_landmarks(msgspec.msgpack.encode(skeleton))
    assert skeleton.anchors and skeleton.links
    assert (found.anchors, found.links, found.diagnostics) == (skeleton.anchors, skeleton.links, skeleton.diagnostics)


def test_what_is_no_skeleton_has_none():
    assert parse_landmarks(b"\xc1") is None
    assert parse_landmarks(msgspec.msgpack.encode({"anchors": 3})) is None
