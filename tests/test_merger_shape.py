"""The last look at a built article: what changes its structure is found, and the units at fault are named."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import pytest

from l10n.merger.culprits import culprits
from l10n.merger.shape import difference, lines_of, parting, shape_of, tags_of
from l10n.merger.splice import Edit
from l10n.textio import normalise


def shape(body, worded=frozenset()):
    return shape_of(tags_of(body, worded))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a", "# a"),
        ("# a", "## a"),
        ("a", "- a"),
        ("- a", "1. a"),
        ("- a", "- a\n\n  b"),
        ("- a\n- b", "- a\n  - b"),
        ("> a", "> > a"),
        ("> a\n\nb", "> a\n> b"),
        ("a", "a  \nb"),
        ("a", "    a"),
        ("a\n\n- b", "- b\n\na"),
        ("# a\n\nb", "b\n\n# a"),
        ("| a |\n|---|", "| a | b |\n|---|---|"),
        ("a [b](c)", "a b"),
        ("[b](c) [d](e)", "[b](c) [d](c)"),
        ("[b](c)\n\n[d](e)", "[b](e)\n\n[d](c)"),
        ("[b](c)", "[b](c 'd')"),
        ("![a](b)", "![a](c)"),
        ("`a`", "`b`"),
        ("```\na\n```", "```\nb\n```"),
        ("```a\nb\n```", "```c\nb\n```"),
        ("<div>a</div>", "<div><span>a</span></div>"),
        ("<img src=a>", "<img src=b>"),
        ("<img alt='a'>", "<img>"),
        ("a", "a <!-- b -->"),
        ("<!-- a -->", "<!-- b -->"),
        ("a <script>b</script>", "a"),
        ("a https://b.example", "a b.example"),
        ("a[^1]\n\n[^1]: b", "a\n\n[^1]: b"),
        ("- [ ] a", "- [x] a"),
        ("a\n***\nb", "a\n\nb"),
        ("[a]\n\n[a]: b", "[a]"),
    ],
)
def test_what_is_another_structure(before, after):
    at = parting(shape(before), shape(after))
    assert at >= 0
    assert difference(shape(before), shape(after), at)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a", "other words"),
        ("a **b** *c*", "a"),
        ("a", "a <strong>b</strong>"),
        ("a ~~b~~", "a"),
        ("[a](b) `c` ![d](e)", "![x](e) [y](b) `c`"),
        ("[a](b 'c')", "[a](b 'd')"),
        ("![a](b)", "![c](b)"),
        ("<p title='a'>b</p>", '<p title="c">d</p>'),
        ("[a]\n\n[a]: b", "[c](b)"),
        ("a\nb", "a b"),
        ("Title\n===", "# Title"),
    ],
)
def test_what_is_the_same_structure(before, after):
    assert parting(shape(before), shape(after)) == -1


def test_attributes_that_are_words_by_configuration():
    before, after = '<Tab label="a" icon="b"/>', '<Tab label="c" icon="b"/>'
    assert shape(before) != shape(after)
    assert shape(before, frozenset({"label"})) == shape(after, frozenset({"label"}))
    assert shape(before, frozenset({"label"})) != shape('<Tab icon="b"/>', frozenset({"label"}))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("a", "# a", "<p> becomes <h1>"),
        ("a [b](c)", "a b", '</a> <a href="c"> becomes nothing'),
        ("a", "a\n\nb", "nothing becomes <p>"),
        ("`a`", "`b`", "<code>a</code> becomes <code>b</code>"),
    ],
)
def test_difference_in_words(before, after, words):
    assert difference(shape(before), shape(after), parting(shape(before), shape(after))) == words


def test_each_part_of_a_shape_knows_its_line():
    body = "# a\n\n- b [c](d)\n- e\n\n<div>\nf\n</div>\n"
    assert lines_of(body) == [1, 1, 3, 3, 3, 3, 4, 4, 4, 4, 4]
    assert len(lines_of(body)) == len(shape(body))


PARAGRAPH = "Word {}.\n\n"


def _article(count):
    return normalise("".join(PARAGRAPH.format(number) for number in range(count)))


def _edits(source, texts):
    """Return an edit of each paragraph, by its number."""
    for number, text in texts.items():
        start = source.text.index(f"Word {number}.")
        yield number, Edit(start, start + len(f"Word {number}."), (text,))


def _found(source, texts, dialect="gfm"):
    whole = [(0, len(source.text))]
    return culprits(source, 0, list(_edits(source, texts)), whole, dialect, frozenset())


def test_the_units_at_fault_are_named():
    texts = {number: f"Wort {number}" for number in range(40)} | {3: "# x", 17: "- x", 39: "<div>"}
    assert _found(_article(40), texts) == {
        3: "<p> becomes <h1>",
        17: "<p> becomes <ul>",
        39: "<p> becomes <div>",
    }


def test_of_units_that_do_damage_only_together_one_goes():
    assert set(_found(_article(8), {2: "a `b", 3: "c", 6: "d"})) == set()
    source = normalise("Word 0.\nWord 1.\n\nWord 2.\n")
    assert set(_found(source, {0: "a `b", 1: "c` d", 2: "e"})) == {0}


def test_a_unit_whose_damage_hides_another_s():
    assert set(_found(_article(6), {0: "<!--", 2: "# x", 4: "y"})) == {0, 2}


def test_line_ends_and_headings_of_the_dialect_are_no_difference():
    source = normalise("##Word 0.\r\n\r\nWord 1.\r\rWord 2.\0")
    assert _found(source, {0: "a", 1: "b", 2: "c"}, "azure") == {}


@pytest.mark.parametrize("bad", [1, 50, 900])
def test_the_search_is_bounded(bad):
    source = _article(900)
    texts = {number: f"Wort {number}" for number in range(900)}
    texts |= {number: "# x" for number in range(0, 900, 900 // bad)}
    start = time.process_time()
    found = _found(source, texts)
    assert found.keys() >= {number for number, text in texts.items() if text == "# x"}
    assert len(found) <= 900 if bad == 900 else len(found) == bad
    assert time.process_time() - start < 5
