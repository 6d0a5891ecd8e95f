"""A link's destination -> the article it leads to, as the site maps paths to pages.

1. Only articles of the tree are answers. What leads elsewhere, or out of the source root, is none of our business.
2. A path is resolved as its dialect's site does it: `SITES` says which forms a site understands. A site's own settings
   (permalinks, `slug:` and `url:` in headers, base paths) are not known here, so that such links lead nowhere.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from urllib.parse import quote, unquote

import msgspec

from l10n.model.anchor import LinkSyntax

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_UID = re.compile(r"xref:([^?#\s]+)")
_TEMPLATE = re.compile(r"\{[{%<]|<%|\$\{")
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);"
_MARKDOWN = re.compile(rf"\\([!-/:-@\[-`{{-~])|({_ENTITY})")
_HTML = re.compile(f"()({_ENTITY})")
_NOTHING = re.compile("(?!)")
_ESCAPES: dict[LinkSyntax, re.Pattern[str]] = {"html": _HTML, "header": _NOTHING, "include": _NOTHING}
"""What is undone in a destination of this syntax, where it is not Markdown's."""

ARTICLE_ENDINGS = (".md", ".mdx", ".markdown")
_PAGE = ".html"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Which paths a site understands as links to articles, beside an article's own relative path."""

    endings: tuple[str, ...] = ()
    """What is appended to a path that has no extension of its own."""
    pages: bool = False
    """Whether `x.html` is the article `x.md`, or one of another ending."""
    index: tuple[str, ...] = ()
    """Names of the article that is the page of its folder."""
    rooted: bool = False
    """Whether `/x` begins at the source root."""
    folders: bool = False
    """Whether the page of `a/b.md` is the folder `a/b/`, from which links that name no file begin."""
    any_case: bool = False
    """Whether upper and lower case are the same to it."""
    includes: tuple[str, ...] = ()
    """Folders below the source root that the paths of included files count from, beside the article's own."""
    labels: bool = False
    """Whether a fragment without a path may name a label anywhere in the project, or in another one."""
    objects: bool = False
    """Whether programs put the documentation of code on pages, with the names of classes and functions as anchors."""
    uids: bool = False
    """Whether an article has an identifier, which `xref:` names; people make it of the path below the source root."""
    terms: bool = False
    """Whether it makes anchors of definition terms."""
    public: tuple[str, ...] = ()
    """Folders whose files the site has at its own root: where the path of an image begins that begins with `/`. Paths
    count from the source root; those that lie beside it begin with `..`."""
    beside: tuple[str, ...] = ()
    """Names of such folders that may lie beside the source root, or above it."""


GENERATED = ":::"
"""What the destination of an include begins with that a program makes: mkdocstrings, mkdocs-click."""
_FILES = Site()
SITES: dict[str, Site] = {
    "azure": Site(any_case=True),
    "docfx": Site(any_case=True, uids=True),
    "mkdocs": Site(
        index=("index.md", "README.md"), endings=(".md",), folders=True, includes=("",), objects=True, public=("",)
    ),
    "hugo": Site(
        index=("_index.md", "index.md"),
        endings=(".md",),
        folders=True,
        rooted=True,
        includes=("",),
        terms=True,
        public=("static", "assets", ""),
        beside=("static", "assets"),
    ),
    "jekyll": Site(
        index=("index.md", "index.markdown", "README.md"),
        endings=(".md", ".markdown"),
        pages=True,
        rooted=True,
        includes=("_includes",),
        public=("",),
    ),
    "docusaurus": Site(
        index=("index.md", "index.mdx", "README.md"),
        endings=(".md", ".mdx"),
        rooted=True,
        public=("static",),
        beside=("static",),
    ),
    "vitepress": Site(
        index=("index.md",), endings=(".md",), pages=True, rooted=True, public=("public",), beside=("public",)
    ),
    "mdbook": Site(index=("index.md", "README.md"), pages=True, terms=True),
    "myst": Site(
        index=("index.md",),
        endings=(".md",),
        pages=True,
        rooted=True,
        labels=True,
        objects=True,
        public=("",),
    ),
}
"""By dialect; a dialect that is not here understands relative paths of files only."""


def site_of(dialect: str) -> Site:
    """Return how the site of a dialect maps paths."""
    return SITES.get(dialect, _FILES)


def folders_beside(source: str, site: Site) -> tuple[str, ...]:
    """Return where folders may lie, outside the source root, whose files a site has at its own root.

    source:   path of the source root below the project's
    returns:  paths that count from the source root

    >>> folders_beside("site/docs", SITES["docusaurus"]), folders_beside(".", SITES["docusaurus"])
    (('../static', '../../static'), ())
    """
    depth = 0 if source == "." else source.count("/") + 1
    return tuple("../" * (level + 1) + name for level in range(depth) for name in site.beside)


@lru_cache(maxsize=16)
def site_around(source: str, dialect: str) -> Site:
    """Return how the sites of a dialect lay their pages out where the source root lies at `source`.

    Every link asks for it, so that it is put together once.
    """
    site = site_of(dialect)
    return msgspec.structs.replace(site, public=(*site.public, *folders_beside(source, site)))


class Address(msgspec.Struct, frozen=True, gc=False):
    """A destination inside the site, decoded."""

    path: str
    """Without query; "" for the link's own page."""
    fragment: str
    """Without `#`; "" where there is none."""


class Target(msgspec.Struct, frozen=True, gc=False):
    """Where a destination leads."""

    article: str
    """Path below the source root; "" for the link's own page."""
    fragment: str


class Tree:
    """The articles there are, by path below the source root."""

    def __init__(self, articles: Iterable[str]) -> None:
        self._exact = {unicodedata.normalize("NFC", path): path for path in articles}

    def get(self, path: str, *, any_case: bool = False) -> str | None:
        """Return the article at a path, None where there is none."""
        key = unicodedata.normalize("NFC", path)
        return self._exact.get(key) or (self._folded.get(key.casefold()) if any_case else None)

    def named(self, name: str) -> str | None:
        """Return the only article of a file name, wherever it lies."""
        found = self._named.get(unicodedata.normalize("NFC", name).casefold(), ())
        return found[0] if len(found) == 1 else None

    def has_folder(self, folder: str) -> bool:
        """Return whether there are articles in a folder, not only below it; "" is the source root."""
        return unicodedata.normalize("NFC", folder) in self._folders

    @cached_property
    def _folded(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key in sorted(self._exact):
            found.setdefault(key.casefold(), self._exact[key])
        return found

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in sorted(self._exact):
            found.setdefault(posixpath.basename(key).casefold(), []).append(self._exact[key])
        return found

    @cached_property
    def _folders(self) -> set[str]:
        return {posixpath.dirname(key) for key in self._exact}


def parse_destination(written: str, syntax: LinkSyntax = "inline") -> Address | None:
    """Return a destination decoded; None where it leads out of the site or is made by a template.

    written:  without angle brackets or quotes, escapes and percent-encoding as in the article

    >>> parse_destination("../a%20b.md?view=1#m&uuml;ll%21")
    Address(path='../a b.md', fragment='müll!')
    >>> parse_destination("https://example.com/a.md#x"), parse_destination("mailto:a@example.com")
    (None, None)
    """
    text = written
    if "\\" in text or "&" in text:
        text = _ESCAPES.get(syntax, _MARKDOWN).sub(_unescaped, text)
    if _ELSEWHERE.match(text) or _TEMPLATE.search(text):
        return None
    path, _, fragment = text.partition("#")
    return Address(unquote(path.partition("?")[0].strip()), unquote(fragment))


def find_article(path: str, origin: str, tree: Tree, site: Site) -> str | None:
    """Return the article that a path leads to, None where it leads to none of the tree.

    path:    decoded
    origin:  path of the article that the link stands in

    >>> tree = Tree(["guide/index.md", "guide/start.md"])
    >>> find_article("../guide/", "more/x.md", tree, SITES["vitepress"])
    'guide/index.md'
    >>> find_article("../../secret.md", "guide/start.md", tree, SITES["vitepress"]) is None
    True
    """
    for candidate in _candidates(path, origin, site):
        if found := tree.get(candidate, any_case=site.any_case):
            return found
    return None


def find_target(written: str, syntax: LinkSyntax, origin: str, tree: Tree, site: Site) -> Target | None:
    """Return where a destination leads; None where that is no article of the tree.

    >>> find_target("b.md#x%20y", "inline", "a/a.md", Tree(["a/b.md"]), Site())
    Target(article='a/b.md', fragment='x y')
    >>> find_target("#x", "inline", "a/a.md", Tree(["a/b.md"]), Site())
    Target(article='', fragment='x')
    """
    address = parse_destination(written, syntax)
    if address is None:
        return None
    if not address.path:
        return Target("", address.fragment)
    found = find_article(address.path, origin, tree, site)
    if found is None and syntax == "header":
        # Of a header, the site's plugins decide what its paths count from: the root of the articles is as common.
        found = find_article(address.path, "index.md", tree, site)
    return Target("" if found == origin else found, address.fragment) if found else None


def uid_path(written: str) -> str:
    """Return the path below the source root that the uid in a destination is made of; "" where there is no uid.

    >>> uid_path("xref:mvc/views/razor?view=x#directives"), uid_path("razor.md")
    ('mvc/views/razor.md', '')
    """
    found = _UID.match(written)
    return f"{unquote(found[1])}.md" if found else ""


def find_uid(written: str, origin: str, tree: Tree) -> Target | None:
    """Return where a uid leads if the path that it is made of is an article's; None otherwise.

    >>> find_uid("xref:a/b#x", "a/a.md", Tree(["a/b.md"]))
    Target(article='a/b.md', fragment='x')
    """
    found = tree.get(uid_path(written))
    fragment = unquote(written.partition("#")[2])
    return Target("" if found == origin else found, fragment) if found else None


def find_include(written: str, origin: str, tree: Tree, site: Site) -> str | None:
    """Return the article that an article includes; None where that is no article of the tree.

    >>> find_include("parts/a.md", "guide/b.md", Tree(["parts/a.md"]), Site(includes=("",)))
    'parts/a.md'
    """
    address = parse_destination(written, "include")
    if address is None or not address.path:
        return None
    for folder in site.includes:
        path = posixpath.normpath(posixpath.join(folder, address.path.lstrip("/")))
        if found := tree.get(path, any_case=site.any_case):
            return found
    return find_article(address.path, origin, tree, site)


def near_article(path: str, origin: str, tree: Tree, site: Site) -> str | None:
    """Return the article that a path which leads nowhere is meant to lead to, None where nothing is near.

    It is the one that another site would find there, or if a file is named, the only one of that name.

    >>> near_article("Start", "guide/x.md", Tree(["guide/start.md"]), Site())
    'guide/start.md'
    """
    lenient = msgspec.structs.replace(site, endings=ARTICLE_ENDINGS, pages=True, any_case=True)
    if found := find_article(path, origin, tree, lenient):
        return found
    return tree.named(posixpath.basename(path)) if names_article(path) else None


def names_article(path: str) -> bool:
    """Return whether a path ends as the files of articles do.

    >>> names_article("a/b.MD"), names_article("a/b.html")
    (True, False)
    """
    return path.lower().endswith(ARTICLE_ENDINGS)


def below_root(path: str, origin: str) -> str | None:
    """Return a relative path as it counts from the source root; None where it leads out of it.

    >>> below_root("../b.md", "a/a.md"), below_root("../../b.md", "a/a.md")
    ('b.md', None)
    """
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(origin), path))
    return None if joined.startswith(("../", "/")) or joined in ("..", "") else joined


def page_of(origin: str, site: Site) -> tuple[str, ...]:
    """Return a file in the folder that an article's page is, where the site makes one of it.

    >>> page_of("guide/start.md", SITES["mkdocs"]), page_of("guide/index.md", SITES["mkdocs"])
    (('guide/start/index.html',), ('guide/index.html',))
    """
    if not site.folders:
        return ()
    inside = posixpath.dirname(origin) if posixpath.basename(origin) in site.index else posixpath.splitext(origin)[0]
    return (posixpath.join(inside, "index.html"),)


def written_path(path: str) -> str:
    """Return a path as a destination: what would end it is percent-encoded.

    >>> written_path("a b/c(1).md")
    'a%20b/c%281%29.md'
    """
    return quote(path, safe="/!$&'*+,;=@~")


def _candidates(path: str, origin: str, site: Site) -> Iterator[str]:
    """Yield the paths below the source root that a path may mean, the likeliest first."""
    for base in _bases(path, origin, site):
        folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
        if not folder or names_article(base):
            yield base
        if site.pages and base.lower().endswith(_PAGE):
            yield from (base[: -len(_PAGE)] + ending for ending in site.endings or (".md",))
            yield from (posixpath.join(posixpath.dirname(base), name) for name in _index_of(base, site))
        elif not names_article(base):
            yield from (base + ending for ending in site.endings if base != ".")
            yield from (posixpath.normpath(posixpath.join(base, name)) for name in site.index)


def _index_of(base: str, site: Site) -> tuple[str, ...]:
    return site.index if posixpath.basename(base).lower() == "index.html" else ()


def _bases(path: str, origin: str, site: Site) -> Iterator[str]:
    """Yield a path as it counts from the source root, once for each place that it may begin at."""
    if path.startswith(("/", "~/")):
        if site.rooted or path.startswith("~/"):
            yield posixpath.normpath(path.lstrip("~/") or ".")
        return
    for page in page_of(origin, site) if not names_article(path) else ():
        if found := below_root(path, page):
            yield found
    if found := below_root(path, origin):
        yield found


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or html.unescape(found[2])
