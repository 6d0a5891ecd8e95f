"""Which sections of an article need a second look when some of its targets were read."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from merging import skeleton_of

from l10n.merger.culprits import culprits
from l10n.merger.sections import sections_to_read
from l10n.merger.splice import Edit
from l10n.textio import normalise

ARTICLE = """\
# One

First.

## Two

Second.

## Three

Third.

[a]: b.md
"""


def read(article, word, dialect="gfm"):
    """Return the sections to read where the target of one word was."""
    skeleton = skeleton_of(article, dialect)
    at = article.index(word)
    edits = [Edit(at, at + len(word), ("x",))]
    return [article[start:end] for start, end in sections_to_read(article, skeleton.body, skeleton.anchors, edits)]


def test_the_section_of_the_edit_and_those_with_definitions():
    two, three = "## Two\n\nSecond.\n\n", "## Three\n\nThird.\n\n[a]: b.md\n"
    assert read(ARTICLE, "Second") == [two, three]
    assert read(ARTICLE, "Third") == [three]


@pytest.mark.parametrize(
    "article",
    [
        "First.\n## Two\n\nSecond.\n",
        "First.\n\n> ## Two\n\nSecond.\n",
        "- First.\n\n  ## Two\n\nSecond.\n",
        "First.\n\n```\n## Two\n```\n\nSecond.\n",
        "First.\n\n<!--\n\n## Two\n\n-->\n\nSecond.\n",
        "First.\n\nTwo\n---\n\nSecond.\n",
        "First [^1].\n\n## Two\n\nSecond.\n\n[^1]: note\n",
    ],
)
def test_what_may_not_end_every_block_before_it_divides_nothing(article):
    assert read(article, "Second") == [article]


@pytest.mark.parametrize(("text", "guilty"), [("- Zweite.", {0}), ("Zweite.", set())])
def test_a_fault_is_found_by_a_look_at_its_section(text, guilty):
    source, skeleton = normalise(ARTICLE), skeleton_of(ARTICLE)
    at = ARTICLE.index("Second.")
    edit = Edit(at, at + len("Second."), (text,))
    sections = sections_to_read(source.text, 0, skeleton.anchors, [edit])
    assert culprits(source, 0, [(0, edit)], sections, "gfm", frozenset()).keys() == guilty
