"""Units: what they cover, what their placeholders stand for, and what is kept from them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
import pytest
from dialect_cases import FOLDER, read_cases

from l10n.config.settings import Config
from l10n.model.document import Block, Event
from l10n.pipeline.analyse import analyse
from l10n.segmenter.events import Events
from l10n.segmenter.kept import Kept
from l10n.textio import normalise

CASES = [
    pytest.param(case, id=f"{case.dialect}: {case.title}")
    for fixture in sorted(FOLDER.glob("*.md"))
    for case in read_cases(fixture.stem)
]


def one_line(text):
    return " ".join(text.split())


@pytest.mark.parametrize("case", CASES)
def test_units_lie_apart_or_within_a_placeholder(case):
    inside = []
    end = 0
    for unit in analyse("a.md", case.article, case.config).units:
        nested = any(first <= unit.start and unit.end <= last for first, last in inside)
        assert nested or unit.start >= end
        inside += ((found.start, found.end) for found in unit.placeholders if found.form != "label")
        end = max(end, unit.end)


@pytest.mark.parametrize("case", CASES)
def test_placeholders_lie_within_their_unit_in_order_and_are_what_they_say(case):
    text = normalise(case.article).text
    for unit in analyse("a.md", case.article, case.config).units:
        spans = [(found.start, found.end) for found in unit.placeholders]
        assert spans == sorted(spans)
        assert all(unit.start <= start < end <= unit.end for start, end in spans)
        for found in unit.placeholders:
            if found.form == "bare" and found.name.startswith(("code", "var", "math", "note")):
                # In a quote or a list, the lines of a construct have prefixes.
                assert one_line(text[found.start : found.end]).replace("> ", "") == found.value.replace("> ", "")


@pytest.mark.parametrize("case", CASES)
def test_a_unit_without_placeholders_is_its_text(case):
    text = normalise(case.article).text
    for unit in analyse("a.md", case.article, case.config).units:
        source = text[unit.start : unit.end]
        written = unit.place not in ("header", "cell", "first-cell") and not unit.tail
        if written and not unit.placeholders and "\n" not in source:
            assert source == unit.msgid


KEPT = {
    "apart": ([(0, 2)], [("syntax", 0, 2)]),
    "two": ([(0, 2), (5, 7)], [("syntax", 0, 2), ("syntax", 5, 7)]),
    "touching": ([(0, 2), (2, 4)], [("syntax", 0, 4)]),
    "beyond its ends": ([(8, 30)], [("syntax", 8, 10)]),
    "outside": ([(20, 30)], []),
    "round an event": ([(2, 8)], [("syntax", 2, 8)]),
}


@pytest.mark.parametrize("name", KEPT)
def test_kept_stretches_become_constructs(name):
    spans, expected = KEPT[name]
    events = (Event("code", 4, 6),) if name == "round an event" else ()
    block = Block(kind="paragraph", content="0123456789", marks=((0, 0),), line=1, events=events)
    found = Kept(spans).without(block)
    assert [(event.kind, event.start, event.end) for event in found.events] == expected


def test_a_block_that_is_kept_whole_is_none():
    block = Block(kind="html", content="<b>\n</b>\n", marks=((0, 10), (4, 16)), line=1)
    assert Kept([(10, 20)]).without(block) is None


def test_kept_stretches_are_found_behind_the_prefixes_of_lines():
    block = Block(kind="paragraph", content="ab\ncd\nef", marks=((0, 2), (3, 7), (6, 12)), line=1)
    (event,) = Kept([(8, 13)]).without(block).events
    assert (event.start, event.end) == (4, 7)


def test_events_are_looked_up_by_place():
    link, code, hard_break = Event("link", 2, 12, 8, "inline"), Event("code", 3, 5), Event("hardbreak", 13, 16)
    events = Events((link, code, hard_break))
    assert list(events.within(2, 12)) == [link, code]
    assert list(events.within(3, 20)) == [code, hard_break]
    assert list(events.starting(0, 3)) == [link]
    assert events.at(3) == code
    assert events.at(4) is None
    assert list(events.last_before(14, 2)) == [hard_break, code]
    assert [offset for offset in range(20) if events.reach_across(offset)] == list(range(3, 12))


def test_a_parameter_is_named_with_its_shortcode():
    with pytest.raises(msgspec.ValidationError, match="regex"):
        msgspec.convert({"locales": ["fr"], "protect": {"parameters": ["caption"]}}, Config)
