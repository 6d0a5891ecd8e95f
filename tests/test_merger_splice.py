"""Edits -> the edited article: what no edit covers is copied from the stored text."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.merger.splice import Edit, Splicer, splice
from l10n.textio import normalise

SOURCE = "a\r\nbc\0d\re\ufefff\n"
"""Normalised: a, LF, b, c, U+FFFD, d, LF, e, BOM, f, LF."""


@pytest.mark.parametrize(
    ("edits", "edited"),
    [
        ((), SOURCE),
        ((Edit(2, 4, ("X",)),), "a\r\nX\0d\re\ufefff\n"),
        ((Edit(0, 1, ("X", (5, 6), "Y")),), "XdY\r\nbc\0d\re\ufefff\n"),
        ((Edit(2, 2, ("X",)), Edit(2, 4, ("Y",))), "a\r\nXY\0d\re\ufefff\n"),
        ((Edit(11, 11, ("X",)),), SOURCE + "X"),
        ((Edit(0, 0, ("X",)),), "X" + SOURCE),
        ((Edit(0, 6, ((4, 6), "-", (1, 4))), Edit(2, 3, ("B",))), "\0d-\r\nBc\re\ufefff\n"),
        ((Edit(0, 3, ("X",)), Edit(1, 2, ("lost",))), "Xc\0d\re\ufefff\n"),
    ],
)
def test_edits(edits, edited):
    assert splice(normalise(SOURCE), edits) == edited


def test_a_stretch_of_the_edited_article():
    splicer = Splicer(normalise(SOURCE), (Edit(2, 4, ("X",)), Edit(5, 6, ("Y",))))
    assert (splicer.render(0, 2), splicer.render(2, 6), splicer.render(7, 8)) == ("a\r\n", "X\0Y", "e")


@given(st.text("a\r\n\0\ufeffé", max_size=30), st.data())
def test_edits_that_copy_what_they_replace_change_nothing(stored, data):
    source = normalise(stored)
    offsets = st.integers(0, len(source.text))
    cuts = sorted(data.draw(st.lists(offsets, max_size=6)))
    edits = [Edit(start, end, ((start, end),)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    assert splice(source, edits) == stored
