"""Anchors in included files, in each dialect's own form of an include."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import pytest
from linking import dead_links, resolve

from l10n.anchors.resolve import AnchorSettings, article_anchors
from l10n.markdown.includes import included_files
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.document import Document

SHARED = "## Shared\n\nText.\n"


def tree(texts, settings):
    surveyed = {path: survey(parse(text, 0, settings.dialect), settings.dialect) for path, text in texts.items()}
    return {path: article_anchors(*found, settings) for path, found in surveyed.items()}


def landings(texts, dialect):
    settings = AnchorSettings(dialect=dialect)
    articles = tree(texts, settings)
    return {
        (path, articles[path].links[found.link].destination): (found.article, found.rung)
        for path, resolutions in resolve(articles, settings).items()
        for found in resolutions
    }


@pytest.mark.parametrize(
    ("dialect", "include", "file"),
    [
        ("azure", "[AZURE.INCLUDE [shared](../parts/shared.md)]", "parts/shared.md"),
        ("azure", '> [AZURE.INCLUDE [shared](../parts/shared.md "Title")]', "parts/shared.md"),
        ("docfx", "[!INCLUDE [shared](~/parts/shared.md)]", "parts/shared.md"),
        ("docfx", "[!INCLUDE[shared](<../parts/a b.md>)]", "parts/a b.md"),
        ("hugo", '{{% include "/_common/shared.md" %}}', "_common/shared.md"),
        ("hugo", 'Text {{< include "_common/shared.md" >}}', "_common/shared.md"),
        ("mdbook", "{{#include ../parts/shared.md}}", "parts/shared.md"),
        ("mdbook", "- {{#include shared.md:2:9}}", "guide/shared.md"),
        ("mkdocs", '--8<-- "parts/shared.md"', "parts/shared.md"),
        ("mkdocs", '!!! note\n    --8<-- "parts/shared.md:some"', "parts/shared.md"),
        ("mkdocs", "--8<--\n;other.md\nparts/shared.md\n--8<--", "parts/shared.md"),
        ("mkdocs", "{% include-markdown '../parts/shared.md' %}", "parts/shared.md"),
        ("myst", "```{include} ../parts/shared.md\n:start-line: 2\n```", "parts/shared.md"),
        ("myst", ":::{include} /parts/shared.md\n:::", "parts/shared.md"),
        ("myst", "````{note}\n```{include} shared.md\n```\n````", "guide/shared.md"),
        ("jekyll", "{% include shared.md x=1 %}", "_includes/shared.md"),
        ("jekyll", "{%- include_relative shared.md -%}", "guide/shared.md"),
        ("vitepress", "<!--@include: ./shared.md{3,}-->", "guide/shared.md"),
        ("vitepress", "<!-- @include: ../parts/shared.md#region -->", "parts/shared.md"),
        ("docusaurus", "import Shared from './_shared.mdx';\n\n<Shared />", "guide/_shared.mdx"),
    ],
)
def test_an_anchor_of_an_included_file_belongs_to_the_page(dialect, include, file):
    texts = {"guide/a.md": f"# A\n\n{include}\n\n[x](#shared)\n", file: SHARED, "b.md": "[y](guide/a.md#shared)\n"}
    found = landings(texts, dialect)
    assert found["guide/a.md", "#shared"] == (file, "exact")
    assert found["b.md", "guide/a.md#shared"] == (file, "exact")


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("mdbook", "```\n{{#include b.md}}\n```\n"),
        ("mdbook", "\\{{#include b.md}}\n"),
        ("mdbook", "`{{#include b.md}}`\n"),
        ("hugo", '- ```\n  {{% include "b.md" %}}\n  ```\n'),
        ("mkdocs", ';--8<-- "b.md"\n'),
        ("mkdocs", '~~~~\n```\n--8<-- "b.md"\n~~~~\n'),
        ("myst", "````\n```{include} b.md\n```\n````\n"),
        ("myst", "```{code-block} md\n:::{include} b.md\n:::\n```\n"),
        ("gfm", "{{#include b.md}}\n"),
        ("docfx", 'Write `a :::image source="b.png":::` there.\n'),
        ("docfx", ':::image type="icon"::: source="b.png"\n'),
    ],
)
def test_an_include_that_is_shown_is_none(dialect, text):
    assert list(included_files(parse(text, 0, dialect), dialect)) == []


def test_every_image_of_a_line_is_seen():
    text = '| `x` :::image source="a.png"::: | :::image type="icon" source="b.png"::: `y` |\n'
    found = included_files(parse(text, 0, "docfx"), "docfx")
    assert [link.destination for link in found] == ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("dialect", "form"),
    [("mdbook", "{{{{#include {}}}}}"), ("mkdocs", '--8<-- "{}"'), ("myst", "```{{include}} {}\n```")],
)
def test_includes_that_run_in_a_circle_are_read_once(dialect, form):
    texts = {
        "a.md": f"{form.format('b.md')}\n\n[x](#deep) [y](#nothing)\n",
        "b.md": f"{form.format('c.md')}\n\n{form.format('b.md')}\n",
        "c.md": f"## Deep\n\n{form.format('a.md')}\n",
    }
    assert landings(texts, dialect) == {("a.md", "#deep"): ("c.md", "exact")}


def test_a_link_in_an_included_file_may_lead_to_the_only_page_around_it():
    texts = {
        "a.md": "{{#include part.md}}\n\n{{#include other.md}}\n\n## Around\n",
        "part.md": "[x](#around) [y](#beside)\n\n## AROUND!\n",
        "other.md": "## Beside\n",
    }
    assert landings(texts, "mdbook") == {
        ("part.md", "#around"): ("part.md", "exact"),
        ("part.md", "#beside"): ("other.md", "exact"),
    }
    texts["part.md"] = "[x](#around)\n"
    assert landings(texts, "mdbook") == {("part.md", "#around"): ("a.md", "exact")}
    assert landings({**texts, "b.md": texts["a.md"]}, "mdbook") == {}


def test_the_path_of_an_include_that_is_not_there_is_told_only_where_it_is_known_what_it_counts_from():
    def told(text, dialect):
        settings = AnchorSettings(dialect=dialect)
        return [found.check for found in dead_links(tree({"a.md": text, "b.md": ""}, settings), settings)]

    assert told("{{#include c.md}}\n", "mdbook") == ["file-missing"]
    assert told('--8<-- "c.md"\n', "mkdocs") == []


def told(texts, dialect):
    settings = AnchorSettings(dialect=dialect)
    return [(found.path, found.severity.value, found.message) for found in dead_links(tree(texts, settings), settings)]


def test_a_link_in_an_included_file_may_count_from_the_pages_around_it():
    texts = {
        "parts/a.md": "[x](one.md) [y](b.md)\n",
        "guide/one.md": "[AZURE.INCLUDE [a](../parts/outer.md)]\n",
        "guide/two.md": "[AZURE.INCLUDE [a](../parts/outer.md)]\n",
        "parts/outer.md": "[AZURE.INCLUDE [a](a.md)]\n",
        "b.md": "",
    }
    dead = ("parts/a.md", "warning", 'link "b.md" leads to no article; did you mean "../b.md"?')
    assert told(texts, "azure") == [dead]
    meant = ("parts/a.md", "warning", 'link "one.md" leads to no article; did you mean "../guide/one.md"?')
    assert told({**texts, "c.md": "[AZURE.INCLUDE [a](parts/a.md)]\n"}, "azure") == [meant, dead]


def test_no_article_is_said_to_include_itself():
    texts = {"guide/a.md": "[AZURE.INCLUDE [a](../parts/a.md)]\n", "parts/b.md": ""}
    assert told(texts, "azure") == [("guide/a.md", "warning", 'link "../parts/a.md" leads to no article')]


def test_an_anchor_may_be_in_an_included_file_that_is_no_article():
    texts = {"a.md": '{{% include "/parts/b.md" %}}\n\n[x](#known) [y](#knwon-heading)\n\n## Known heading\n'}
    lacking = 'link "#{}" matches no heading; it may be in "/parts/b.md", which is included and is no article'
    near = 'link "#knwon-heading" matches no heading; it is led to "#known-heading" (line 5, nearly the same)'
    assert told({"a.md": texts["a.md"].replace("#known", "#other")}, "hugo") == [
        ("a.md", "info", lacking.format("other")),
        ("a.md", "warning", near),
    ]
    assert [found[1] for found in told({**texts, "parts/b.md": "## Known\n"}, "hugo")] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "```{note}\n" * 20_000 + "```\n" * 20_000,
        "````{note}\n```\n" * 20_000,
        "{" * 50_000 + "%" * 50_000,
        "--8<--\nx\n" * 20_000,
        ":::image source= " * 20_000,
        "` :::image source='x' " * 20_000,
    ],
)
def test_hostile_includes_take_no_time(text):
    for dialect in ("myst", "mkdocs", "docfx"):
        text += '```{include} x.md\n--8<-- "x.md"\n'
        document = Document(text=text, body=0, blocks=(), definitions=())
        start = time.process_time()
        list(included_files(document, dialect))
        assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("dialect", "target", "link", "found"),
    [
        ("mkdocs", "# API\n\n::: package.Class\n    options:\n      x: 1\n", "b.md#package.Class", []),
        ("mkdocs", "# API\n\n::: package\n", "b.md#package.module.method", []),
        ("mkdocs", "# CLI\n\n::: mkdocs-click\n    :module: x\n", "b.md#tool-show", ["info"]),
        ("mkdocs", "# CLI\n\n```\n::: mkdocs-click\n```\n", "b.md#tool-show", ["warning"]),
        ("mkdocs", "# API\n", "#own-heading", ["warning"]),
        ("myst", "(a-label)=\n# API\n", "#a-label", []),
        ("myst", "# API\n", "#package.Class.method", []),
        ("myst", "# API\n", "b.md#package.Class.method", []),
        ("myst", "# API\n", "b.md#api-s", ["warning"]),
        ("gfm", "# API\n", "#package.Class", ["warning"]),
    ],
)
def test_what_a_program_or_another_page_defines_is_not_called_dead(dialect, target, link, found):
    settings = AnchorSettings(dialect=dialect)
    articles = tree({"a.md": f"# Package class method\n\n[x]({link})\n", "b.md": target}, settings)
    assert [each.severity.value for each in dead_links(articles, settings)] == found


@pytest.mark.parametrize("fragment", ["Spawner.start", "spawnerstart-"])
def test_labels_of_a_project_are_not_led_to_headings_that_look_like_them(fragment):
    texts = {"a.md": f"# Spawnerstart\n\n[x](#{fragment}) [y](#spawnerstart)\n"}
    assert landings(texts, "myst") == {("a.md", "#spawnerstart"): ("a.md", "exact")}
