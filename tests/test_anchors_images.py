"""Images that are not there: where they are missed, and where nothing is said."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath

import pytest

from l10n.anchors.destinations import site_of
from l10n.anchors.files import Names
from l10n.anchors.findings import article_findings
from l10n.anchors.images import image_places
from l10n.anchors.resolve import AnchorSettings, Resolver, article_anchors
from l10n.config import Config
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.anchor import Link
from l10n.pipeline.anchoring import anchor_settings


class There:
    """Files in memory, as `FilesBelow` tells of those on a disk."""

    def __init__(self, *paths, silent=()):
        self._paths = frozenset(paths)
        self._silent = silent
        self.names = Names(self._listed)

    def __contains__(self, path):
        return path in self._paths

    def counts(self, path):
        return posixpath.dirname(path) not in self._silent

    def _listed(self, folder):
        prefix = f"{folder}/" if folder else ""
        return {path.removeprefix(prefix).partition("/")[0] for path in self._paths if path.startswith(prefix)}


COMPANY = ("media/other.png", "guide/media/other.png")


def told(text, *files, dialect="gfm", article="guide/a.md", settings=None, **options):
    settings = settings or AnchorSettings(dialect=dialect)
    surveyed = survey(parse(text, 0, dialect), dialect)
    resolver = Resolver({article: article_anchors(*surveyed, settings)}, settings)
    found = article_findings(resolver, article, files=There(*COMPANY, *files, **options))
    return [(one.line, one.message, one.remedy) for one in found if one.check == "image-missing"]


def is_told(text, *files, **options):
    return bool(told(text, *files, **options))


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("gfm", "![a](media/x.png)"),
        ("gfm", "![a](<media/x y.png> 'Title')"),
        ("gfm", "Some ![a](../media/x.png) in text"),
        ("gfm", "> - ![a](./media/x.PNG)"),
        ("gfm", "| ![a](media/x.svg?raw=true) |\n|---|"),
        ("gfm", "![a](media/x.png#gh-dark-mode-only)"),
        ("gfm", "![a](media/x%20y.png)"),
        ("gfm", "![a](media/x&amp;y.png)"),
        ("gfm", "[![a](media/x.png)](https://example.com/)"),
        ("gfm", "[at full size](media/x.png)"),
        ("gfm", "![a][r]\n\n[r]: media/x.png"),
        ("gfm", '<img alt="a" src="media/x.png">'),
        ("gfm", "<p>\n<img src='media/x.png'></p>"),
        ("gfm", "Inline <img src=media/x.png>."),
        ("gfm", "![a](media/x@2x.png)"),
        ("mkdocs", "![a](media/x.png){ align=left }"),
        ("hugo", '{{< figure src="media/x.png" >}}'),
        ("myst", "```{figure} media/x.png\n:name: x\n```"),
        ("docusaurus", '<img src="media/x.png" />'),
    ],
)
def test_an_image_is_missed_among_others(dialect, text):
    assert is_told(f"# A\n\n{text}\n", dialect=dialect, article="guide/index.md")


@pytest.mark.parametrize(
    "text",
    [
        "![a](media/other.png)",
        "![a](../media/other.png?x#y)",
        "![a](gone/x.png)",  # no such folder
        "![a](x.png)",  # a folder without images
        "![a](../../media/x.png)",  # outside
        "![a](/media/x.png)",  # of the site, whatever that is
        "![a](https://example.com/media/x.png)",
        "![a](//example.com/media/x.png)",
        "![a](data:image/png;base64,media/x.png)",
        "![a]({{ site.baseurl }}/media/x.png)",
        "![a](media/{name}.png)",
        "![a](media/${name}.png)",
        "![a](media/*.png)",
        "![a](<media/<your image>.png>)",
        "![a](~/media/x.png)",
        "![a](@site/media/x.png)",
        "<script src='media/x.js'></script>",
        "`![a](media/x.png)`",
        "    ![a](media/x.png)",
        "[r]: media/x.png",  # used nowhere
        "<!-- ![a](media/x.png) -->",
        "![a](media/x.png.zip)",
    ],
)
def test_what_is_there_or_none_of_ours_is_not_missed(text):
    assert not is_told(f"# A\n\n{text}\n")


def test_a_tree_without_its_images_is_quiet():
    assert not is_told("![a](img/x.png)\n\n![b](img/y.png)\n", "guide/img/notes.txt", "guide/text.md")


def test_what_is_excluded_is_not_missed():
    assert is_told("![a](media/x.png)\n")
    assert not is_told("![a](media/x.png)\n", silent=("guide/media",))


@pytest.mark.parametrize(
    ("dialect", "path", "files", "expected"),
    [
        ("hugo", "/img/x.png", ["static/img/y.png"], True),
        ("hugo", "/img/x.png", ["static/img/y.png", "assets/img/x.png"], False),
        ("hugo", "/img/x.png", ["static/img/y.png", "img/x.png"], False),
        ("hugo", "/img/x.png", [], False),
        ("docusaurus", "/img/x.png", ["static/img/y.png"], True),
        ("docusaurus", "/img/x.png", ["img/y.png"], False),
        ("vitepress", "/img/x.png", ["public/img/y.png"], True),
        ("vitepress", "/img/x.png", ["public/img/x.png", "img/y.png"], False),
        ("jekyll", "/img/x.png", ["img/y.png"], True),
        ("myst", "/img/x.png", ["img/y.png"], True),
        ("mkdocs", "/img/x.png", ["img/y.png"], True),
        ("mdbook", "/img/x.png", ["img/y.png"], False),
        ("azure", "/img/x.png", ["img/y.png"], False),
        ("mkdocs", "img/x.png", ["guide/img/y.png", "guide/a/img/x.png"], False),
        ("mkdocs", "img/x.png", ["guide/img/x.png", "guide/a/img/y.png"], False),
        ("mkdocs", "../../img/x.png", ["img/y.png"], False),  # may lie outside
    ],
)
def test_where_a_site_has_its_images(dialect, path, files, expected):
    assert is_told(f"![a]({path})\n", *files, dialect=dialect) is expected


@pytest.mark.parametrize(
    ("source", "files", "expected"),
    [
        ("docs", ["../static/img/y.png"], True),
        ("docs", ["../static/img/x.png"], False),
        ("docs", ["../static/img/y.png", "static/img/x.png"], False),
        ("docs", ["../../static/img/y.png"], False),
        ("site/docs", ["../../static/img/y.png"], True),
        ("site/docs", ["../static/img/y.png", "../../static/img/x.png"], False),
        (".", ["../static/img/y.png"], False),
    ],
)
def test_a_site_has_its_images_beside_the_articles_too(source, files, expected):
    settings = anchor_settings(Config(locales=("de",), dialect="docusaurus", source=source), repair=True)
    assert is_told("![a](/img/x.png)\n", *files, dialect="docusaurus", settings=settings) is expected


def test_upper_case_counts_beside_the_articles_too():
    settings = anchor_settings(Config(locales=("de",), dialect="hugo", source="content"), repair=True)
    found = told("![a](/img/x.png)\n", "../static/Img/x.PNG", dialect="hugo", settings=settings)
    assert [remedy for _, _, remedy in found] == ['write "/Img/x.PNG": upper and lower case count on most servers']


def test_a_path_never_begins_outside():
    link = Link(syntax="image", destination="/../../x.png", start=0, end=0, line=1)
    assert image_places(link, "a.md", site_of("jekyll")) == ()


def test_another_case_is_named_and_no_fault_where_it_does_not_count():
    text = "![a](../Media/Other.PNG?raw=1)\n"
    message = 'image "../Media/Other.PNG?raw=1" is not there, only "../media/other.png?raw=1"'
    remedy = 'write "../media/other.png?raw=1": upper and lower case count on most servers'
    assert told(text) == [(1, message, remedy)]
    assert not is_told(text, dialect="azure")
    assert is_told("![a](../media/x.png)\n", dialect="azure")


def test_the_nearest_name_is_told():
    ((_, message, remedy),) = told("![a](media/step%202.png)\n", "guide/media/step-2 b.png", "guide/media/zzzz.png")
    assert message == 'image "media/step%202.png" is not there; closest is "media/step-2%20b.png"'
    assert remedy == "put the image there, or correct the path"
    assert told("![a](media/qqqq.png)\n")[0][1] == 'image "media/qqqq.png" is not there'


@pytest.mark.parametrize(("name", "written"), [("u\u0308.png", "\u00fc.png"), ("\u00fc.png", "u%CC%88.png")])
def test_two_forms_of_a_character_are_one_name(name, written):
    assert not is_told(f"![a](media/{written})\n", f"guide/media/{name}")


def test_several_names_that_differ_in_case_only_suggest_none():
    ((_, message, _),) = told("![a](media/AB.png)\n", "guide/media/ab.png", "guide/media/Ab.png")
    assert "only" not in message
