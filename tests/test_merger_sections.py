"""Which sections of an article need a second look when some of its targets were read."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
from itertools import chain

import pytest
from merging import skeleton_of

from l10n.dialects import DIALECTS
from l10n.merger.culprits import culprits
from l10n.merger.sections import sections_to_read
from l10n.merger.shape import tags_of
from l10n.merger.splice import Edit
from l10n.textio import decode, normalise

FIXTURES = pathlib.Path(__file__).parent / "fixtures" / "dialects"

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
    return [article[start:end] for start, end in sections_to_read(article, skeleton, edits)]


def test_the_section_of_the_edit_and_those_with_definitions():
    second, third = "Second.\n\n", "Third.\n\n[a]: b.md\n"
    assert read(ARTICLE, "Second") == [second, third]
    assert read(ARTICLE, "Two") == ["## Two\n\n", third]
    assert read(ARTICLE, "Third") == [third]


@pytest.mark.parametrize(
    "article",
    [
        "First.\n## Two\n\n- Second.\n",
        "First.\n\n> ## Two\n\n- Second.\n",
        "- First.\n\n  ## Two\n\n- Second.\n",
        "First.\n\n```\n## Two\n```\n\n- Second.\n",
        "First.\n\n<!--\n\n## Two\n\n-->\n\n- Second.\n",
        "First.\n\nTwo\n---\n\n- Second.\n",
        "First [^1].\n\n## Two\n\nSecond.\n\n[^1]: note\n",
        "- First.\n\n  Two.\n\n- Second.\n",
        "> First.\n\n> Two.\n\n- Second.\n",
        "First.\n\n```\nCode.\n\nTwo.\n```\n\n- Second.\n",
        "First.\n\n<!--\n\nTwo.\n\n-->\n\n- Second.\n",
        "First.\n\n| Two |\n|---|\n\n- Second.\n",
        "First\n:   Two.\n\n:   Second.\n",
    ],
)
def test_what_may_not_end_every_block_before_it_divides_nothing(article):
    assert read(article, "Second") == [article]


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_sections_are_parsed_alone_as_in_their_article(dialect):
    as_commonmark = DIALECTS[dialect].as_commonmark or str
    for path in sorted(FIXTURES.glob("*.md")):
        # Definitions and footnotes are used from anywhere.
        article = normalise(decode(path.read_bytes(), path.name)).text.replace("]:", "] :").replace("[^", "[")
        skeleton = skeleton_of(article, dialect)
        everything = [Edit(at, at, ()) for at in range(skeleton.body, len(article) + 1)]
        sections = sections_to_read(article, skeleton, everything)
        assert "".join(article[start:end] for start, end in sections) == article[skeleton.body :]
        alone = [tags_of(as_commonmark(article[start:end])) for start, end in sections]
        assert [*chain.from_iterable(alone)] == tags_of(as_commonmark(article[skeleton.body :])), path


@pytest.mark.parametrize(("text", "guilty"), [("- Zweite.", {0}), ("Zweite.", set())])
def test_a_fault_is_found_by_a_look_at_its_section(text, guilty):
    source, skeleton = normalise(ARTICLE), skeleton_of(ARTICLE)
    at = ARTICLE.index("Second.")
    edit = Edit(at, at + len("Second."), (text,))
    sections = sections_to_read(source.text, skeleton, [edit])
    assert culprits(source, 0, [(0, edit)], sections, "gfm", frozenset()).keys() == guilty
