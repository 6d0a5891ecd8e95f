"""Articles are worked on behind those that they need, so that few are looked at twice."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.commands.precedence import needed_first

NAMES = "abcdefgh"


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True)))
def test_each_article_comes_once_and_behind_those_that_it_needs(needs):
    needs = {name: [other for other in found if other < name] for name, found in needs.items()}
    ordered = needed_first(needs)
    assert sorted(ordered) == sorted(needs)
    places = {name: place for place, name in enumerate(ordered)}
    assert all(places[other] < places[name] for name in needs for other in needs[name] if other in needs)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True)))
def test_articles_that_need_each_other_come_too(needs):
    assert sorted(needed_first(needs)) == sorted(needs)


def test_articles_of_a_circle_come_behind_what_lies_outside_and_the_most_wanted_first():
    needs = {"a": ["b"], "b": ["c"], "c": ["b"], "d": ["b", "e"], "e": []}
    assert needed_first(needs) == ["e", "b", "c", "a", "d"]
