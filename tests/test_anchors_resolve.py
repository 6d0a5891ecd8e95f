"""The ladder, page by page: where fragments land."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time
from pathlib import Path

import pytest
from linking import dead_links, resolve

from l10n.anchors.resolve import AnchorSettings, article_anchors, resolve_own
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.anchor import Anchor, HeadingText, Link, Piece

AZURE = AnchorSettings(dialect="azure")
ARTICLES = Path(__file__).resolve().parents[1] / "source" / "articles"


def tree(texts, settings=AZURE):
    return {
        path: article_anchors(*survey(parse(text, 0, settings.dialect), settings.dialect), settings)
        for path, text in texts.items()
    }


def landings(texts, settings=AZURE):
    """Return (article, destination, slug it lands on, rung, applied) of every link that lands somewhere."""
    articles = tree(texts, settings)
    return [
        (
            path,
            articles[path].links[found.link].destination,
            articles[found.article].slugs[found.anchor],
            found.rung,
            found.applied,
        )
        for path, resolutions in resolve(articles, settings).items()
        for found in resolutions
    ]


def landing(text, settings=AZURE):
    found = [entry[2:] for entry in landings({"a.md": text}, settings)]
    assert len(found) <= 1
    return found[0] if found else None


HEADINGS = """\
# Managing everything

## I have lost my phone or it was stolen?

## Word count - Java

## Supported data stores and formats

## Configure the gateway for step 2

## Always On clusters

## C

## C#

## C++

## What does "worry" & co mean?

## How to sort returned data

<a name="FIG1"></a>

"""


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[x](#word-count---java)", ("word-count---java", "exact", True)),
        ("[x](#word%2Dcount---java)", ("word-count---java", "exact", True)),
        ("[x](#Word-Count---Java)", ("word-count---java", "case", True)),
        ("[x](#fig1)", ("FIG1", "case", True)),
        ("[x](#word_count-java)", ("word-count---java", "normalised", True)),
        (
            "[x](#i-have-lost-my-phone-or-it-was-stolen?)",
            ("i-have-lost-my-phone-or-it-was-stolen", "skeleton", True),
        ),
        ("[x](##always-on-clusters)", ("always-on-clusters", "skeleton", True)),
        ("[x](#alwayson-clusters)", ("always-on-clusters", "skeleton", True)),
        ("[x](#c+)", None),
        ("[x](#what-does-quotworryquot-amp-co-mean)", ("what-does-worry--co-mean", "skeleton", True)),
        ("[x](#supported-data-stores)", ("supported-data-stores-and-formats", "prefix", True)),
        ("[x](#word-count-java-mr)", ("word-count---java", "prefix", True)),
        ("[x](#supported)", None),
        ("[Sort returned data](#sorting)", ("how-to-sort-returned-data", "text", True)),
        ("[Configure the gateway for step 3](#gateway)", None),
        ("[x](#configure-a-gateway-for-step-2)", ("configure-the-gateway-for-step-2", "target", True)),
        ("[x](#configure-a-gateway-for-step-3)", None),
        ('<a href="#sorting">Sort <b>returned</b> data</a>', ("how-to-sort-returned-data", "text", True)),
        ("[Managing everything](#manage)", None),
        ("[x](#manage-everything)", None),
        ("[x](#)", None),
        ("[x](#top)", None),
        ("[word count](#tab/word-count---java)", None),
        ("[x](#fn:1)", None),
        ("[x](#🚀)", None),
        ("[x](#%20)", None),
        ("![x](#word-count---java)", None),
    ],
)
def test_each_rung_leads_where_it_should(link, expected):
    assert landing(HEADINGS + link) == expected


@pytest.mark.parametrize(
    "link", ["[x](#WORD-COUNT---JAVA)", "[Sort returned data](#sorting)", "[x](#supported-data-stores)"]
)
def test_without_repair_only_exact_answers_are_applied(link):
    found = landing(HEADINGS + link, AnchorSettings(dialect="azure", repair=False))
    assert found is not None
    assert found[2] is False


SERVER, HIGH = "(#server-prerequisites)", "## Metrics show high latency"
LOW = ("metrics-show-low-latency", "text", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a name="Foo-bar"></a>\n## Other\n\n<a name="foo-Bar"></a>\n\n[x](#foo-bar)', None),
        ('<a name="Foo-Bar"></a>\n## Foo bar\n\n[x](#FooBar)', ("Foo-Bar", "skeleton", True)),
        ('## <a name="Foo_Bar"></a>Foo bar\n\n[x](#foo--bar)', ("foo-bar", "normalised", True)),
        ("## Set up one\n\n## Set up two\n\n[x](#set-up)", None),
        ("## Setting up part a\n\n## Setting up part b\n\n[Setting up part](#x)", None),
        ("## Same\n\n## Same\n\n[x](#SAME)", ("same", "case", True)),
        ("## Same\n\n## Same\n\n[Same!](#x)", None),
        (f"## Azure prerequisites\n\n## Server (and client) prerequisites\n\n[prerequisites]{SERVER}", None),
        (f"## Metrics show low latency\n\n{HIGH}\n\n[Metrics show low latency](#metrics-show-higher)", LOW),
    ],
)
def test_an_answer_counts_only_if_it_is_one_place(text, expected):
    assert landing(text) == expected


def test_weak_rungs_do_not_cross_articles_but_say_what_is_near():
    texts = {
        "a.md": "[x](b.md#supported-data-stores) [x](b.md#Word-count---java) [Managing everything](b.md#mng)",
        "b.md": HEADINGS,
    }
    assert landings(texts) == [
        ("a.md", "b.md#supported-data-stores", "supported-data-stores-and-formats", "prefix", False),
        ("a.md", "b.md#Word-count---java", "word-count---java", "case", True),
    ]


def test_the_own_path_is_the_own_page():
    assert landings({"b.md": HEADINGS + "[x](b.md#supported-data-stores)"})[0][3:] == ("prefix", True)


def test_a_definition_and_its_references_get_one_answer_from_all_their_texts():
    text = HEADINGS + "[Sort returned data][s], [here][s]\n\n[s]: #sorting\n"
    assert {entry[2:] for entry in landings({"a.md": text})} == {("how-to-sort-returned-data", "text", True)}
    assert len(landings({"a.md": text})) == 3


def test_html_links_and_percent_encoded_ids_are_found():
    settings = AnchorSettings(dialect="gfm", slugger="markdown-it-anchor")
    assert landing("## Größe\n\n[x](#größe)", settings) == ("gr%C3%B6%C3%9Fe", "exact", True)
    assert landing('## A\n\n<a href="#a">x</a>\n') == ("a", "exact", True)


def test_an_included_heading_belongs_to_the_page_and_to_its_own_file():
    texts = {
        "a.md": "[AZURE.INCLUDE [x](inc/one.md)]\n\n[x](#inner) [y](#Deep)\n",
        "inc/one.md": "## Inner\n\n[AZURE.INCLUDE [x](two.md)]\n",
        "inc/two.md": "## Deep\n\n[AZURE.INCLUDE [x](one.md)]\n\n[AZURE.INCLUDE [x](../a.md)]\n",
        "c.md": "[x](a.md#inner)",
    }
    articles = tree(texts)
    found = resolve(articles, AZURE)
    assert [(entry.article, entry.rung) for entry in found["a.md"]] == [("inc/one.md", "exact"), ("inc/two.md", "case")]
    assert [(entry.article, entry.rung) for entry in found["c.md"]] == [("inc/one.md", "exact")]


def test_the_links_of_one_article_are_resolved_without_the_others():
    anchors, links = survey(parse("## A\n\n[x](#a) [y](other.md#a) [z](me.md#A)\n", 0, "gfm"), "gfm")
    found = resolve_own("me.md", anchors, links, AnchorSettings())
    assert [(entry.link, entry.article, entry.rung) for entry in found] == [(0, "me.md", "exact"), (2, "me.md", "case")]


def test_ten_thousand_equal_headings_and_dead_links_take_no_time():
    words = HeadingText("Usage", (Piece("text", "Usage"),))
    anchors = tuple(Anchor(kind="heading", level=2, line=n, text=words, start=n, end=n) for n in range(10_000))
    links = tuple(
        Link(syntax="inline", destination=f"#usage-of-{n}", start=n, end=n, line=n, text="Usage") for n in range(10_000)
    )
    start = time.process_time()
    assert resolve_own("a.md", anchors, links, AnchorSettings()) == ()
    assert time.process_time() - start < 5


def test_the_sample_articles_are_repaired_where_it_is_safe_and_the_rest_is_told():
    texts = {path.name: path.read_text(encoding="utf-8") for path in ARTICLES.glob("*.md")}
    articles = tree(texts)
    dead = [entry for entry in landings(texts) if entry[3] != "exact"]
    settings, users = (
        "multi-factor-authentication-end-user-manage-settings.md",
        "multi-factor-authentication-manage-users-and-devices.md",
    )
    suspended = "how-to-restore-mfa-on-all-suspended-devices-for-a-user"
    assert sorted(dead) == [
        (
            settings,
            "#i-have-lost-my-phone-or-it-was-stolen?",
            "i-have-lost-my-phone-or-it-was-stolen",
            "skeleton",
            True,
        ),
        (settings, f"{users}#restore-mfa-on-all-suspended-devices-for-a-user", suspended, "target", False),
        (users, "#restore-mfa-on-all-suspended-devices-for-a-user", suspended, "text", True),
    ]
    findings = [(found.path, found.check, found.message) for found in dead_links(articles, AZURE, prefix="source/")]
    remembered = '"#restore-mfa-on-all-remembered-devices-for-a-user" (line 74, 78 % alike)'
    assert (
        f"source/{users}",
        "anchor-missing",
        f'link "#restore-mfa-on-all-suspended-devices-for-a-user" matches no heading; it is led to "#{suspended}" '
        "(line 78, by the link's text)",
    ) in findings
    assert (
        f"source/{settings}",
        "anchor-missing",
        f'link "{users}#restore-mfa-on-all-suspended-devices-for-a-user" matches no heading of {users}; '
        f'closest is "#{suspended}" (line 78, nearly the same), then {remembered}',
    ) in findings
    authenticator = "multi-factor-authentication-azure-authenticator"
    assert (
        f"source/{settings}",
        "file-missing",
        f'link "{authenticator}" leads to no article; did you mean "{authenticator}.md"?',
    ) in findings
