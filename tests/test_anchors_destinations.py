"""Destinations as written -> articles of the tree."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.anchors.destinations import Address, Target, Tree, find_target, near_article, parse_destination, site_of

TREE = Tree(
    [
        "index.md",
        "a.md",
        "guide/index.md",
        "guide/start.md",
        "guide/deep/x.mdx",
        "docs/README.md",
        "old/index.markdown",
        "old/start.markdown",
        "posts/_index.md",
        "posts/one.md",
        "with blank.md",
        "ünï.md",
    ]
)


@pytest.mark.parametrize(
    ("written", "syntax", "address"),
    [
        ("#x", "inline", Address("", "x")),
        ("", "inline", Address("", "")),
        ("a.md", "inline", Address("a.md", "")),
        ("a\\_b.md#c\\(d\\)", "inline", Address("a_b.md", "c(d)")),
        ("a&amp;b.md&#35;c&auml;", "inline", Address("a&b.md", "cä")),
        ("a\\&amp;b.md", "inline", Address("a&amp;b.md", "")),
        ("a&ampb.md?x&copy=1#y", "inline", Address("a&ampb.md", "y")),
        ("a\\_b.md", "html", Address("a\\_b.md", "")),
        ("a&amp;b.md", "html", Address("a&b.md", "")),
        ("a&amp;b.md", "header", Address("a&amp;b.md", "")),
        ("a%20b%23c.md#d%C3%A9", "inline", Address("a b#c.md", "dé")),
        ("a.md?view=x#y?z", "inline", Address("a.md", "y?z")),
        ("#a#b", "inline", Address("", "a#b")),
        ("#%zz", "inline", Address("", "%zz")),
        ("https://example.com/a.md#x", "inline", None),
        ("//example.com/a.md", "inline", None),
        ("mailto:a@example.com", "inline", None),
        ("&#104;ttps://example.com", "inline", None),
        ('{{< ref "a.md" >}}#x', "inline", None),
        ("{% link a.md %}", "inline", None),
    ],
)
def test_a_destination_is_decoded_as_its_syntax_asks(written, syntax, address):
    assert parse_destination(written, syntax) == address


@pytest.mark.parametrize(
    ("dialect", "origin", "path", "article"),
    [
        ("gfm", "a.md", "guide/start.md", "guide/start.md"),
        ("gfm", "guide/start.md", "../a.md", "a.md"),
        ("gfm", "guide/start.md", "./index.md", "guide/index.md"),
        ("gfm", "guide/start.md", "../guide/./deep/../start.md", ""),
        ("gfm", "a.md", "guide/start", None),
        ("gfm", "a.md", "guide/", None),
        ("gfm", "a.md", "Guide/Start.md", None),
        ("azure", "a.md", "Guide/Start.md", "guide/start.md"),
        ("gfm", "a.md", "with%20blank.md", "with blank.md"),
        ("gfm", "a.md", "u%CC%88ni%CC%88.md", "ünï.md"),
        ("gfm", "guide/start.md", "../../a.md", None),
        ("gfm", "guide/start.md", "../../../guide/start.md", None),
        ("gfm", "a.md", "/a.md", None),
        ("docfx", "guide/start.md", "~/a.md", "a.md"),
        ("mdbook", "a.md", "guide/start.html", "guide/start.md"),
        ("mdbook", "a.md", "docs/index.html", "docs/README.md"),
        ("mdbook", "a.md", "guide/start", None),
        ("mkdocs", "a.md", "guide/start.md", "guide/start.md"),
        ("mkdocs", "guide/start.md", "../deep/", None),
        ("mkdocs", "guide/start.md", "../../a/", "a.md"),
        ("mkdocs", "guide/index.md", "start/", "guide/start.md"),
        ("hugo", "posts/_index.md", "one/", "posts/one.md"),
        ("hugo", "posts/one.md", "/guide/start/", "guide/start.md"),
        ("hugo", "posts/one.md", "/posts", "posts/_index.md"),
        ("hugo", "posts/one.md", "../", "posts/_index.md"),
        ("hugo", "posts/one.md", "_index.md", "posts/_index.md"),
        ("docusaurus", "a.md", "/guide/deep/x", "guide/deep/x.mdx"),
        ("docusaurus", "a.md", "./guide/", "guide/index.md"),
        ("docusaurus", "guide/start.md", ".", "guide/index.md"),
        ("vitepress", "a.md", "/guide/start.html", "guide/start.md"),
        ("vitepress", "a.md", "/", "index.md"),
        ("vitepress", "guide/start.md", "/../a", None),
        ("jekyll", "a.md", "guide/start.html", "guide/start.md"),
        ("jekyll", "a.md", "old/start.html", "old/start.markdown"),
        ("jekyll", "a.md", "/old/start", "old/start.markdown"),
        ("jekyll", "a.md", "/old/", "old/index.markdown"),
        ("myst", "guide/start.md", "/a", "a.md"),
        ("gfm", "a.md", "image.png", None),
        ("gfm", "a.md", "a\x00.md", None),
    ],
)
def test_a_path_leads_where_the_site_leads_it(dialect, origin, path, article):
    found = find_target(f"{path}#x", "inline", origin, TREE, site_of(dialect))
    assert found == (None if article is None else Target(article, "x"))


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("start", "guide/start.md"),
        ("START.md", "guide/start.md"),
        ("start.html", "guide/start.md"),
        ("elsewhere/one.md", "posts/one.md"),
        ("deep/x.md", None),
        ("one", None),
        ("LICENSE", None),
    ],
)
def test_the_article_that_is_meant_is_guessed(path, article):
    assert near_article(path, "guide/index.md", TREE, site_of("gfm")) == article
