"""What old fragments have become."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.anchors.history import moves
from l10n.model.anchor import Anchor

HEADING = Anchor(kind="heading", line=1)
OWN = Anchor(kind="heading", line=1, ids=("own",))


def of(source, target, previous=(), anchors=None):
    found = moves(anchors or (HEADING,) * len(source), source, target, dict(previous))
    return dict(found.moved), found.gone


@pytest.mark.parametrize(
    ("source", "target", "previous", "moved", "gone"),
    [
        (("usage",), ("usage",), {}, {}, ()),
        (("usage",), ("einsatz",), {}, {"usage": "einsatz"}, ()),
        (("usage",), ("",), {}, {}, ()),
        # the translation changed, twice
        (("usage",), ("b",), {"usage": "a"}, {"usage": "b", "a": "b"}, ()),
        (("usage",), ("c",), {"usage": "b", "a": "b"}, {"usage": "c", "b": "c", "a": "c"}, ()),
        # it went back to an older name, and to the source's
        (("usage",), ("a",), {"usage": "b", "a": "b"}, {"usage": "a", "b": "a"}, ()),
        (("usage",), ("usage",), {"usage": "a"}, {"a": "usage"}, ()),
        # and on from there
        (("usage",), ("b",), {"a": "usage"}, {"usage": "b", "a": "b"}, ()),
        # a name that another heading has now is left to it
        (("usage", "more"), ("more", "usage"), {}, {}, ()),
        (("usage", "more"), ("b", "a"), {"usage": "a"}, {"usage": "b", "more": "a"}, ()),
        # the source's heading is called otherwise, or gone
        (("use",), ("a",), {"usage": "a"}, {"use": "a", "usage": "a"}, ()),
        (("use",), ("b",), {"usage": "a"}, {"use": "b"}, ("usage", "a")),
    ],
)
def test_old_names_lead_to_the_present_one(source, target, previous, moved, gone):
    assert of(source, target, previous) == (moved, gone)


def test_an_explicit_id_stays_and_needs_nothing():
    assert of(("own",), ("own",), {}, (OWN,)) == ({}, ())
    assert of(("usage",), ("einsatz",), {"own": "x"}, (OWN,)) == ({"usage": "einsatz", "x": "einsatz"}, ())
