"""Anchors and links as people write them: the shapes that were counted on 4,725 Azure articles and five other sites."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib

import pytest
from click.testing import CliRunner
from linking import resolve

from l10n.anchors.destinations import Target, Tree, find_target, site_of
from l10n.anchors.resolve import AnchorSettings, article_anchors
from l10n.cli import main
from l10n.markdown.header_links import header_links
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.pipeline.analyse import header_of


def lands(text, dialect="azure", **others):
    """Return (article, line, rung) for the only link of `a.md` that lands."""
    settings = AnchorSettings(dialect=dialect)
    texts = {"a.md": text, **{name.replace("__", "/") + ".md": body for name, body in others.items()}}
    articles = {}
    for path, body in texts.items():
        header = header_of(body, dialect)
        anchors, links = survey(parse(body, header.end if header else 0, dialect), dialect)
        articles[path] = article_anchors(anchors, (*(header_links(header, body) if header else ()), *links), settings)
    (found,) = {
        (one.article, articles[one.article].anchors[one.anchor].line, one.rung)
        for one in resolve(articles, settings)["a.md"]
    }
    return found


@pytest.mark.parametrize(
    ("anchor", "fragment"),
    [
        ('<a name="Pin"></a>', "Pin"),
        ("<a name='pin'></a>", "pin"),
        ("<a name=pin></a>", "pin"),
        ('<a name="pin"/>', "pin"),
        ('<a name="pin">', "pin"),
        ('<a id="pin"></a>', "pin"),
        ('<A NAME="pin"></A>', "pin"),
        ('<a class="x" id="pin" href="y"></a>', "pin"),
        ('<a\n  name="pin"></a>', "pin"),
        ('<a name="two words"></a>', "two%20words"),
        ('<a name="#pin"></a>', "#pin"),
        ('<a name="bb1ec6f0-0b5a-4f5b"></a>', "bb1ec6f0-0b5a-4f5b"),
        ('<a name="under_score"></a>', "under_score"),
        ('<a name="größe"></a>', "gr%C3%B6%C3%9Fe"),
        ('<span id="pin"></span>', "pin"),
        ('<div id="pin">x</div>', "pin"),
        ('<h3 id="pin">Words</h3>', "pin"),
    ],
)
@pytest.mark.parametrize(
    "place", ["{}\n\nText.\n", "## {}Heading\n", "{}\n## Heading\n", "Text {} text.\n", "- item\n  {}\n", "> {}\n"]
)
def test_an_explicit_anchor_counts_wherever_and_however_it_is_written(anchor, fragment, place):
    if "\n" in anchor and place.startswith("##"):
        return  # a heading is one line
    article, _, rung = lands(f"[x](<#{fragment}>)\n\n{place.format(anchor)}")
    assert (article, rung) == ("a.md", "exact")


@pytest.mark.parametrize("fragment", ["IndexOps", "index-operations", "own"])
def test_a_heading_may_have_several_anchors(fragment):
    text = '____\n<a name="IndexOps"></a>\n## <a name="index-operations"></a><a id="own"></a>Index\n\n'
    assert lands(f"{text}[x](#{fragment})\n")[2] == "exact"


@pytest.mark.parametrize(
    ("dialect", "heading", "slug"),
    [
        ("azure", "##Glued heading", "glued-heading"),
        ("azure", "#  <a name=\"x\"></a>Closed #", "closed"),
        ("gfm", "Setext\n------", "setext"),
        ("gfm", "> - ## In a quote and a list", "in-a-quote-and-a-list"),
        ("gfm", "## `code` & [link](b.md) ![alt](c.png)", "code--link-"),
        ("gfm", "## Trailing blanks   ", "trailing-blanks"),
        ("hugo", "## Braces {#own .class}", "own"),
        ("docusaurus", "## Comment {/*own*/}", "own"),
        ("docusaurus", "### `<Recipes>` {/*recipes*/}", "recipes"),
        ("mkdocs", "## Braces { #own }", "own"),
        ("mdbook", "## Braces {#own}", "own"),
        ("jekyll", "## Braces {#own}", "own"),
        ("vitepress", "## Braces {#own}", "own"),
        ("hugo", "Term\n: Description", "term"),
        ("mdbook", "Term\n: Description", "term"),
        ("docusaurus", '<Recipes titleText="Examples" titleId="own">\n\nx\n\n</Recipes>', "own"),
        ("docusaurus", '<Section id="own">\n\nx\n\n</Section>', "own"),
        ("gfm", '<h2 align="center">In HTML</h2>', "in-html"),
        ("gfm", "<h2>\n  In <b>two</b> lines\n</h2>", "in-two-lines"),
        ("gfm", "<h2>Same</h2>\n\n## Same", "same-1"),
        ("gfm", '<h2 id="own">Same</h2>', "own"),
        ("myst", "(own)=\n## Labelled", "labelled"),
        ("myst", "(own)=\n## Labelled", "own"),
        ("myst", "Text.\n\n(own)=\n\n![x](y.png)", "own"),
        ("myst", "> (own)=\n> Text.", "own"),
        ("myst", "{#own}\n## Labelled", "own"),
        ("myst", "```{figure} x.png\n:name: own\n\nCaption\n```", "own"),
        ("hugo", "Text.\n{#own}", "own"),
        ("mkdocs", "Text.\n{: #own }", "own"),
        ("mkdocs", "Some [text](b.md){ #own } here.", "own"),
        ("jekyll", "Text.\n{: #own}", "own"),
        ("jekyll", "{: #own}\n## Heading", "own"),
        ("vitepress", "Text {#own}", "own"),
    ],
)
def test_headings_terms_and_components_are_anchors_as_their_dialect_has_them(dialect, heading, slug):
    assert lands(f"[x](#{slug})\n\n{heading}\n", dialect)[2] == "exact"


@pytest.mark.parametrize("dialect", ["azure", "docusaurus", "hugo", "mdbook", "mkdocs", "vitepress"])
def test_headings_in_html_are_anchors_on_github_only(dialect):
    anchors, _ = survey(parse("<h2>Words</h2>\n", 0, dialect), dialect)
    assert anchors == ()


@pytest.mark.parametrize("mode", ["localize", "pin", "both"])
def test_a_heading_in_html_is_followed(mode, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source, catalog = pathlib.Path("source/a.md"), pathlib.Path("locales/de/LC_MESSAGES/a.po")
    source.parent.mkdir()
    source.write_text("<h2>Use</h2>\n\n## Use\n\n[x](#use) [y](#use-1)\n", encoding="utf-8")
    pathlib.Path("l10n.toml").write_text(f'locales = ["de"]\n[anchors]\nmode = "{mode}"\n', encoding="utf-8")
    CliRunner().invoke(main, ["extract", "--quiet"], catch_exceptions=False)
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('msgid "Use"\nmsgstr ""', 'msgid "Use"\nmsgstr "Größe"'), encoding="utf-8")
    assert CliRunner().invoke(main, ["build", "--quiet"], catch_exceptions=False).exit_code == 0
    first, second = ('<a id="use"></a>', '<a id="use-1"></a>') if mode != "localize" else ("", "")
    links = "[x](#use) [y](#use-1)" if mode == "pin" else "[x](#größe) [y](#größe-1)"
    built = pathlib.Path("output/de/a.md").read_text(encoding="utf-8")
    assert built == f"<h2>{first}Größe</h2>\n\n## {second}Größe\n\n{links}\n"


@pytest.mark.parametrize(
    "link",
    [
        "[x](b.md#usage)",
        "[x](./b.md#usage 'title')",
        "[x](<b.md#usage>)",
        "[x][y]\n\n[y]: b.md#usage\n",
        "[y][]\n\n> [Y]: <b.md#usage>\n>   'title'\n",
        "![img](c.png) [![img](c.png)](b.md#usage)",
        '<a href="b.md#usage">x</a>',
        "<a class='y' href='b.md#usage'>x</a>",
        "| a |\n|---|\n| [x](b.md#usage) |\n",
        "[**x\ny**](b.md#usage)",
        "[x](b.md#us%61ge)",
        "[x](b.md&#35;usage)",
        "[x](B.MD#usage)",
        "[x] (b.md#usage)",
        "[AZURE.NOTE] [x](b.md#usage)",
    ],
)
def test_a_link_counts_however_it_is_written(link):
    assert lands(link, b="## Usage\n") == ("b.md", 1, "exact")


@pytest.mark.parametrize(
    ("dialect", "path"),
    [
        ("docfx", "~/guide/b.md"),
        ("hugo", "/guide/b/"),
        ("hugo", "guide/b"),
        ("jekyll", "/guide/b.html"),
        ("docusaurus", "/guide/b"),
        ("vitepress", "/guide/b.html"),
        ("mdbook", "guide/b.html"),
        ("myst", "/guide/b"),
        ("mkdocs", "guide/b.md"),
    ],
)
def test_a_path_counts_as_its_dialect_maps_it(dialect, path):
    assert lands(f"[x]({path}#usage)\n", dialect, guide__b="## Usage\n") == ("guide/b.md", 1, "exact")


@pytest.mark.parametrize(
    "link",
    [
        "[x](xref:guide/b#usage)",
        "[x](xref:guide/b?view=core-8.0#usage)",
        "<xref:guide/b#usage>",
        "[x][b]\n\n[b]: xref:guide/b#usage",
        '<a href="xref:guide/b#usage">x</a>',
    ],
)
def test_a_uid_leads_to_the_article_whose_path_it_is_made_of(link):
    assert lands(link, "docfx", guide__b="## Usage\n") == ("guide/b.md", 1, "exact")


def test_a_uid_that_may_be_made_of_something_else_is_left_alone_and_nothing_is_said_of_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pathlib.Path("l10n.toml").write_text('locales = ["de"]\ndialect = "docfx"\n', encoding="utf-8")
    pathlib.Path("source").mkdir()
    text = "[x](xref:b#Usage), [x](xref:b#nowhere), <xref:System.String#remarks>, <xref:b>, [x](xref:c#usage)\n"
    pathlib.Path("source/a.md").write_text(text, encoding="utf-8")
    pathlib.Path("source/b.md").write_text("## Usage\n", encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["extract"]).exit_code == 0
    assert run(main, ["build"]).exit_code == 0
    assert pathlib.Path("output/de/a.md").read_text(encoding="utf-8") == text
    assert run(main, ["check", "--source"]).output.endswith("0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("dialect", "header"),
    [
        ("hugo", '---\nlink: "guide/b.md#usage"\n---\n'),
        ("hugo", "+++\nlink = '/guide/b/#usage'\n+++\n"),
        ("vitepress", "---\nhero:\n  actions:\n    - theme: brand\n      link: /guide/b#usage\n---\n"),
        ("docusaurus", "---\npagination_next: ./guide/b.md#usage\n---\n"),
        ("mkdocs", "---\nlinks:\n  - guide/b.md#usage\n---\n"),
        ("azure", '<properties pageTitle="A" next="guide/b.md#usage"/>\n'),
    ],
)
def test_a_link_in_the_header_counts(dialect, header):
    assert lands(f"{header}\nText.\n", dialect, guide__b="## Usage\n") == ("guide/b.md", 1, "exact")


def test_a_path_in_the_header_may_count_from_the_root():
    text = "---\nlinks:\n  - guide/b.md#usage\n---\n"
    header = header_of(text, "mkdocs")
    assert header is not None
    (link,) = header_links(header, text)
    tree = Tree(["blog/posts/a.md", "guide/b.md"])
    found = find_target(link.destination, link.syntax, "blog/posts/a.md", tree, site_of("mkdocs"))
    assert found == Target("guide/b.md", "usage")
    assert find_target(link.destination, "inline", "blog/posts/a.md", tree, site_of("mkdocs")) is None


@pytest.mark.parametrize("value", ["#fff", "C#", "a b#c", "title: #usage", "1.2", "en-US", '"a\\x62.md#usage"'])
def test_what_is_no_link_in_a_header_is_none(value):
    text = f"---\ncolor: {value}\n---\n"
    header = header_of(text, "hugo")
    assert header is not None
    assert list(header_links(header, text)) == []
