"""Fragments rewritten in place, and pins."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

import pytest
from linking import resolve

from l10n.anchors.headings import fragments, heading_slugs, pin_effect
from l10n.anchors.pinning import pinning
from l10n.anchors.resolve import AnchorSettings, article_anchors
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.merger.pins import REPLACING, pins
from l10n.merger.repoint import encode_fragment, repoint
from l10n.merger.splice import splice
from l10n.model.anchor import HeadingText, Link, Piece, Resolution
from l10n.textio import normalise

HEADING = "\n\n## Usage\n\n## More\n"
DEFAULTS = AnchorSettings()


def built(text, words=("Größe (alt) | neu", "Mehr"), settings=DEFAULTS, others=None):
    """Return an article with its links aimed at the headings of a translation, the headings themselves left."""
    texts = {"a.md": text, **(others or {})}
    articles = {
        path: article_anchors(*survey(parse(body, 0, settings.dialect), settings.dialect), settings)
        for path, body in texts.items()
    }
    localized = {}
    for path, article in articles.items():
        headings = [index for index, anchor in enumerate(article.anchors) if anchor.kind == "heading"]
        wording = {
            index: HeadingText(word, (Piece("text", word),)) for index, word in zip(headings, words, strict=False)
        }
        localized[path] = heading_slugs(article.anchors, settings.slugger, wording)
    source = {path: article.slugs for path, article in articles.items()}
    edits = repoint(articles["a.md"].links, resolve(articles, settings)["a.md"], source, localized)
    return splice(normalise(text), edits)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[x](#usage)", "[x](#größe-alt--neu)"),
        ('[x]( <#usage> "title")', '[x]( <#größe-alt--neu> "title")'),
        ("[x](#us%61ge)", "[x](#größe-alt--neu)"),
        ("[x](&#35;usage)", "[x](&#35;größe-alt--neu)"),
        ("[x](\\#usage)", "[x](\\#größe-alt--neu)"),
        ("[x](./%61.md?q=1&amp;r#usage)", "[x](./%61.md?q=1&amp;r#größe-alt--neu)"),
        ('<a href="#usage">x</a>', '<a href="#größe-alt--neu">x</a>'),
        ("<a href=#usage>x</a>", "<a href=#größe-alt--neu>x</a>"),
        ("[x](#Usage)", "[x](#größe-alt--neu)"),
        ("[x][y] [z][y]\n\n[y]: #usage 'title'", "[x][y] [z][y]\n\n[y]: #größe-alt--neu 'title'"),
        ("[x](#nothing-like-it)", "[x](#nothing-like-it)"),
        ("[x](https://example.com/#usage)", "[x](https://example.com/#usage)"),
        ("![x](#usage)", "![x](#usage)"),
        ("| a |\n|---|\n| [x](#usage) \\| [y](#more) |", "| a |\n|---|\n| [x](#größe-alt--neu) \\| [y](#mehr) |"),
        ("[![i](i.png)](#usage)", "[![i](i.png)](#größe-alt--neu)"),
    ],
)
def test_only_the_fragment_of_a_destination_changes(written, expected):
    assert built(written + HEADING) == expected + HEADING


def test_another_articles_translation_decides_the_fragment():
    assert built("[x](b.md#usage)", others={"b.md": HEADING}) == "[x](b.md#größe-alt--neu)"


@pytest.mark.parametrize("words", [("Usage", "More"), ("USAGE", "more")])
def test_nothing_changes_where_the_slug_does_not(words):
    text = "[x](#usage) [y](#us%61ge)" + HEADING
    assert built(text, words) == text


def test_an_explicit_id_stays_in_every_language():
    text = '## <a name="own"></a>Usage\n\n[x](#own)\n'
    assert built(text) == text


def test_without_repair_a_dead_link_stays_as_it_is():
    text = "[x](#Usage)" + HEADING
    assert built(text, settings=AnchorSettings(repair=False)) == text


def test_a_repair_is_written_even_if_the_heading_ships_in_the_source_language():
    assert built("[x](#Usage)" + HEADING, ("Usage", "More")) == "[x](#usage)" + HEADING


def test_a_link_to_a_heading_without_slug_is_left():
    text = "[x](#usage)" + HEADING
    assert built(text, ("🚀", "Mehr")) == text


def test_pipes_of_a_cell_are_counted_with_their_backslashes():
    cell = r"| [x](a\|b.md#c\|d) |"
    start = cell.index("a")
    link = Link(syntax="inline", destination="a|b.md#c|d", start=start, end=cell.index(") |"), line=1)
    found = Resolution(link=0, article="b", anchor=0, rung="case", applied=True)
    (edit,) = repoint((link,), (found,), {"b": ("c",)}, {"b": ("neu",)})
    assert cell[: edit.start] + edit.pieces[0] + cell[edit.end :] == r"| [x](a\|b.md#neu) |"


@pytest.mark.parametrize(
    ("slug", "written"),
    [
        ("größe", "größe"),
        ("概要。", "概要。"),
        ("كيفية-إنشاء", "كيفية-إنشاء"),
        ("a b", "a%20b"),
        ("a(b)c", "a%28b%29c"),
        ("<b>\"'", "%3Cb%3E%22%27"),
        ("a\\b`c`", "a%5Cb%60c%60"),
        ("a|b&c;", "a%7Cb%26c%3B"),
        ("a#b", "a%23b"),
        ("{x}", "%7Bx%7D"),
        ("a\nb\u2028c\u3000d\u202ee", "a%0Ab%E2%80%A8c%E3%80%80d%E2%80%AEe"),
        ("100%", "100%25"),
        ("gr%C3%B6%C3%9Fe'(a)", "gr%C3%B6%C3%9Fe&#39;&#40;a&#41;"),
        ("9.7.0_x~y", "9.7.0_x~y"),
    ],
)
def test_a_fragment_can_stand_in_any_destination(slug, written):
    assert encode_fragment(slug) == written


@pytest.mark.parametrize(
    ("source", "slugger", "mode", "form", "expected"),
    [
        ("## Usage", "github", "localize", "html", "## Usage"),
        ("## Usage", "github", "pin", "html", '## <a id="usage"></a>Usage'),
        ("## Usage ##", "github", "pin", "braces", "## Usage {#usage} ##"),
        ("## Usage", "github", "pin", "comment", "## Usage {/*usage*/}"),
        ("## Usage", "github", "both", "braces", '## <a id="usage"></a>Usage'),
        ("Usage\n---", "github", "both", "html", '<a id="usage"></a>Usage\n---'),
        ("## Usage", "docfx", "pin", "html", '## <a id="usage"></a>Usage'),
        ("## Usage", "docfx", "both", "html", '## Usage<a id="usage"></a>'),
        ("## Usage", "myst", "pin", "target", "(usage)=\n## Usage"),
        ("> - ## Usage", "myst", "both", "target", "> - (usage)=\n>   ## Usage"),
        ("Usage\n---", "myst", "pin", "target", "(usage)=\nUsage\n---"),
        ("Text\r\n\r\n## Größe", "myst", "pin", "target", "Text\r\n\r\n(größe)=\r\n## Größe"),
        ("## Usage", "hugo/github", "both", "braces", '## <a id="usage"></a>Usage {#verwendung}'),
    ],
)
def test_a_pin_has_the_form_of_its_dialect(source, slugger, mode, form, expected):
    article = normalise(source)
    anchors, _ = survey(parse(article.text, 0, "gfm"), "gfm")
    slugs = heading_slugs(anchors, slugger)
    localized = heading_slugs(anchors, slugger, {0: HeadingText("Verwendung", (Piece("text", "Verwendung"),))})
    found = pinning(anchors, slugs, localized, mode, replaces=form in REPLACING)
    edits = pins(anchors, found.pins, slugs, localized, mode, form, pin_effect(slugger), article)
    assert splice(article, edits) == expected


@pytest.mark.parametrize("slugger", ["github", "docfx"])
def test_an_alias_leaves_the_localized_slug_and_adds_the_source_slug(slugger):
    source = "## Usage\n\n## Usage\n"
    anchors, _ = survey(parse(source, 0, "gfm"), "gfm")
    slugs, localized = heading_slugs(anchors, slugger), ("verwendung", "verwendung-1")
    edits = pins(anchors, (0, 1), slugs, localized, "both", "html", pin_effect(slugger))
    shipped = re.sub("Usage", "Verwendung", splice(normalise(source), edits))
    found, _ = survey(parse(shipped, 0, "gfm"), "gfm")
    assert set(fragments(found, heading_slugs(found, slugger))) == {*slugs, *localized}
