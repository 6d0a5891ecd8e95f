"""Slugs by anchor, what reaches what, and which source slugs are pinned."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time
import unicodedata

import pytest

from l10n.anchors.headings import fragments, heading_slugs, pin_effect
from l10n.anchors.pinning import pinning
from l10n.errors import UnknownNameError
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.anchor import Anchor, HeadingText, Piece


def text(words, identifier=""):
    return HeadingText(words, (Piece("text", words),) if words else (), identifier)


def heading(words="", identifier="", level=2, line=1):
    ids = (identifier,) if identifier else ()
    return Anchor(kind="heading", level=level, line=line, text=text(words, identifier), ids=ids)


def pin(name, line=1):
    return Anchor(kind="id", line=line, ids=(name,))


def term(words):
    return Anchor(kind="term", line=1, text=text(words))


def test_headings_are_numbered_together_and_ids_stand_for_themselves():
    anchors = (heading("Usage"), pin("own"), heading("Usage"), term("Word"))
    assert heading_slugs(anchors, "github") == ("usage", "own", "usage-1", "")


def test_terms_are_anchors_where_the_site_says_so():
    assert heading_slugs((heading("Word"), term("Word")), "mdbook", terms=True) == ("word", "word-1")


def test_a_translation_takes_the_place_of_the_words_and_not_of_the_id():
    anchors = (heading("Usage"), heading("Setup", "setup-id"), heading("More"))
    texts = {0: text("Verwendung"), 1: text("Einrichtung")}
    assert heading_slugs(anchors, "github", texts) == ("verwendung", "setup-id", "more")


def test_an_unknown_slug_algorithm_is_refused_by_name():
    with pytest.raises(UnknownNameError):
        heading_slugs((), "githup")


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("???", ""),
        ("🚀", ""),
        ("كيفية إنشاء حساب جديد؟", "كيفية-إنشاء-حساب-جديد"),
        (unicodedata.normalize("NFD", "Über"), unicodedata.normalize("NFD", "über")),
        ("C# & D", "c--d"),
    ],
)
def test_awkward_headings_have_githubs_slug(words, slug):
    assert heading_slugs((heading(words),), "github") == (slug,)


def test_the_first_of_a_name_has_it_and_an_empty_name_reaches_nothing():
    anchors = (heading("A"), pin("a"), pin("b"), heading("B"), heading("?"))
    assert fragments(anchors, heading_slugs(anchors, "github")) == {"a": 0, "b": 2}


@pytest.mark.parametrize(
    ("slugger", "effect"), [("github", "none"), ("docfx", "replaces"), ("hugo", "none"), ("hugo/github", "leaks")]
)
def test_what_a_pin_does_to_the_slug_is_found_by_asking_the_algorithm(slugger, effect):
    assert pin_effect(slugger) == effect


def test_ten_thousand_equal_headings_are_slugged_at_once():
    anchors = tuple(heading("Usage", line=line) for line in range(10_000))
    start = time.process_time()
    slugs = heading_slugs(anchors, "github")
    assert (len(fragments(anchors, slugs)), slugs[-1]) == (10_000, "usage-9999")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("mode", "source", "target", "pins", "slugs"),
    [
        ("localize", ("use",), ("verwenden",), (), ("verwenden",)),
        ("pin", ("use",), ("verwenden",), (0,), ("use",)),
        ("both", ("use",), ("verwenden",), (0,), ("verwenden",)),
        ("pin", ("use",), ("use",), (), ("use",)),
        ("localize", ("use",), ("",), (0,), ("use",)),
        ("localize", ("use", "more"), ("x", "x"), (1,), ("x", "more")),
        # A German "Gift" is a poison: the pin of the present must not catch links to the poison.
        ("both", ("gift", "poison"), ("geschenk", "gift"), (1,), ("geschenk", "gift")),
        ("pin", ("gift", "poison"), ("geschenk", "gift"), (0, 1), ("gift", "poison")),
        ("pin", ("poison", "gift"), ("gift", "geschenk"), (0,), ("poison", "geschenk")),
        # The second of two equal slugs could not be reached in the source either.
        ("pin", ("same", "same"), ("gleich", "anders"), (0,), ("same", "anders")),
    ],
)
def test_source_slugs_are_pinned_where_that_takes_no_link_from_another_heading(mode, source, target, pins, slugs):
    found = pinning(tuple(heading() for _ in source), source, target, mode)
    assert (found.pins, found.slugs) == (pins, slugs)


def test_an_id_that_replaces_a_slug_pins_those_too_that_would_be_numbered_anew():
    source, target = ("usage", "usage-1", "more"), ("verwendung", "usage-1", "more")
    found = pinning((heading(), heading(), heading()), source, target, "pin", replaces=True)
    assert (found.pins, found.slugs) == ((0, 1), source)


@pytest.mark.parametrize(
    ("heading", "ids"),
    [
        ("<!-- md:setting config.draft -->", ("config.draft",)),
        ("<!-- name --> <!-- md:version 2 -->", ("name",)),
        ("<!-- a note, that is all! -->", ()),
        ("<!-- -->", ()),
        ("<!-- md:setting config.draft --> Drafts", ()),
        ("`code` <!-- config.draft -->", ()),
    ],
)
def test_a_heading_of_nothing_but_a_comment_has_the_name_in_that(heading, ids):
    (anchor,), _ = survey(parse(f"## {heading}\n", 0, "mkdocs"), "mkdocs")
    assert anchor.ids == ids


@pytest.mark.parametrize("text", ["## A {#\\_fn_1}\n", "^†^{#\\_fn_1} Not *included*.\n", "## A {: #\\_fn\\_1 }\n"])
def test_a_sign_that_is_escaped_in_an_id_counts_without_its_backslash(text):
    (anchor,), _ = survey(parse(text, 0, "mkdocs"), "mkdocs")
    assert anchor.ids == ("_fn_1",)


def test_explicit_anchors_are_never_pinned():
    anchors = (pin("a"), heading())
    assert pinning(anchors, ("a", "b"), ("a", "b"), "pin").pins == ()
