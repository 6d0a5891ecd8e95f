"""What a target may not bring along: that the quick looks see whatever the long one finds."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.merger import foreign as module
from l10n.merger.foreign import foreign, may_be_foreign
from l10n.merger.reading import Reading

TEXTS = st.lists(
    st.sampled_from(
        (
            *("word", "a.example.com", "contoso.com", "сontoso.com", "NET", ".net", "www.", "WWW.x"),
            *("https://a.b", "ftp:", "me@a.example", "@", "//", ".", "．", "ｃｏｍ", "&#64;", "&period;com", "\\@"),
            *("\\.", "<b>", "</b>", "<", "-->", " ", "|", ",", "3.5", "й", "é", ":", "/", "x"),
        )
    ),
    max_size=8,
).map("".join)


@given(TEXTS, TEXTS)
def test_where_nothing_may_be_foreign_nothing_is(source, target):
    if not may_be_foreign(target) and not may_be_foreign(source):
        assert not list(foreign("header", Reading(source), Reading(target), "azure"))


@given(TEXTS, TEXTS, st.sampled_from(("header", "paragraph", "html", "title")))
def test_the_quick_looks_change_nothing(source, target, place):
    quick = list(foreign(place, Reading(source), Reading(target), "gfm"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_may_hold_address", lambda _: True)
        patch.setattr(module, "_FULL_STOP", "")
        patch.setattr(module, "_folded", lambda text: text.translate(module._FULL_WIDTH).translate(module._CONFUSABLE))
        assert list(foreign(place, Reading(source), Reading(target), "gfm")) == quick
