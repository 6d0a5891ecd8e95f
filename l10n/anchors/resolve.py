"""Every link of the tree -> the anchor it lands on, found on the source.

1. A page is an article and the files it includes, in order, however deep; a file that includes itself is read once.
   Anchors of an included file belong to that file: its own translation decides their localized fragments. A link in an
   included file may lead to a heading of the page around it, if only one page includes it: else that is another each
   time, and the link stays unresolved.
2. A definition and the references that use it are one destination, and get one answer.
3. Only safe rungs cross articles. Weaker ones there say what is nearest, and are not applied.
4. Some fragments are answered by browsers (`#`, `#top`), by what a site adds to a page (footnotes, tabs, lines, the
   documentation of code) or, in MyST, by labels of other pages and projects; unless an anchor has that very name, they
   lead to none, and nothing is wrong with them.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache, partial
from itertools import islice

import msgspec

from l10n.anchors.destinations import (
    GENERATED,
    Site,
    Target,
    Tree,
    find_include,
    find_target,
    find_uid,
    names_article,
    site_around,
    uid_path,
)
from l10n.anchors.headings import heading_slugs
from l10n.anchors.ladder import SAFE_RUNGS, Hit, Ladder
from l10n.model.anchor import Anchor, Link, Resolution, Rung, Slug

_LEADS_NOWHERE = ("image", "autolink", "include")
_LADDERS = 250
"""Articles whose tables are kept: links lead to what lies near more often than not."""
_TEXTS = 5
"""As many texts of one definition's uses are heard."""
_MADE_ELSEWHERE = re.compile(
    r"(?:top)?|:~:.*|tab/.*|(?:user-content-)?fn(?:ref)?[:-].*|__(?:tabbed|codelineno|code)_?[\w-]*|L\d+(?:-L?\d+)?",
    re.IGNORECASE | re.DOTALL,
)
"""source: HTML, "scroll to the fragment"; text fragments; docfx tabs; footnotes and lines of GitHub and MkDocs"""
_OBJECT = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+")
"""The name of what code defines. source: mkdocstrings, "Cross-references"; Sphinx, `py:` domain"""


class AnchorSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What decides where links land."""

    dialect: str = "gfm"
    slugger: str = "github"
    repair: bool = True
    """Whether a link that is dead in the source is to be led to the anchor that it means, where that is safe."""
    source: str = "."
    """Path of the source root below the project's, beside which the site may have folders, too."""

    @property
    def site(self) -> Site:
        return site_around(self.source, self.dialect)


class ArticleAnchors(msgspec.Struct, frozen=True):
    """What an article has to land on, and what wants to land."""

    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    slugs: tuple[Slug, ...]
    """Of the source's wording, by anchor."""


def article_anchors(anchors: Sequence[Anchor], links: Sequence[Link], settings: AnchorSettings) -> ArticleAnchors:
    """Return an article's anchors and links with the source's slugs."""
    slugs = heading_slugs(anchors, settings.slugger, terms=settings.site.terms)
    return ArticleAnchors(tuple(anchors), tuple(links), slugs)


def resolve_own(
    path: str, anchors: Sequence[Anchor], links: Sequence[Link], settings: AnchorSettings
) -> tuple[Resolution, ...]:
    """Return where the links of one article land that lead to its own anchors, as far as it alone can tell."""
    return Resolver({path: article_anchors(anchors, links, settings)}, settings).resolve(path)


class Aim(msgspec.Struct, frozen=True, gc=False):
    """A link with a fragment, and what it may mean."""

    index: int
    """Of the link."""
    article: str
    """The article it leads to."""
    fragment: str
    texts: Sequence[str]
    """Of the links that share its destination, the first few, without repetition."""
    hit: Resolution | None


class Resolver:
    """The tree's anchors as things to be found; tables are built for those articles that links lead to.

    includes:  what articles include, of those of which it is known without a look at their links
    """

    def __init__(
        self,
        articles: Mapping[str, ArticleAnchors],
        settings: AnchorSettings,
        includes: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.articles = articles
        self.settings = settings
        self.tree = Tree(articles)
        self._ladders = lru_cache(_LADDERS)(partial(_ladder, articles))
        self._aims: dict[str, tuple[Aim, ...]] = {}
        self._relied: dict[str, dict[str, bool]] = {}
        self._includes: dict[str, Sequence[str]] = dict(includes or {})
        self._pages: dict[str, tuple[str, ...]] = {}

    def resolve(self, path: str) -> tuple[Resolution, ...]:
        """Return where the links of an article land, in their order."""
        return tuple(aim.hit for aim in self.aims(path) if aim.hit)

    def aims(self, path: str) -> tuple[Aim, ...]:
        """Return the links of an article that have a fragment and lead to an article, each with what it lands on."""
        found = self._aims.get(path)
        if found is None:
            self._relied[path] = {}
            found = self._aims[path] = tuple(self._aimed(path))
        return found

    def relied(self, path: str) -> Mapping[str, bool]:
        """Return the other articles whose anchors decide where the links of an article land.

        returns:  path -> whether every fragment is one of its anchors; otherwise more than their names counts
        """
        self.aims(path)
        return self._relied[path]

    def _aimed(self, path: str) -> Iterator[Aim]:
        links = self.articles[path].links
        uses = _Uses(links)
        for index, link in enumerate(links):
            if "#" not in link.destination and "&" not in link.destination:
                continue  # No fragment, wherever it leads: nine links of ten.
            target = self.target(path, link)
            if target is None or not target.fragment:
                continue
            article = target.article or path
            hit, own = None, article == path
            elsewhere = self._made_elsewhere(article, target.fragment, own=own)
            texts = uses.texts(link)
            if not elsewhere:
                hit = self._resolution(index, self._find(article, target.fragment, texts, own=own), own=own)
                if _is_exact(hit) or not uid_path(link.destination):  # A uid may be another article's after all.
                    yield Aim(index, article, target.fragment, texts, hit)
            self._rely(path, self.page(article), exact=elsewhere or _is_exact(hit))
            around = own and (self.settings.site.labels or not elsewhere)
            if around and not (_is_exact(hit) and hit and hit.article == path):
                self._rely(path, self._parts_around(path), exact=_is_exact(hit))

    def _rely(self, path: str, page: Sequence[str], *, exact: bool) -> None:
        relied = self._relied[path]
        for part in page:
            if part != path:
                relied[part] = exact and relied.get(part, True)

    def nearest(self, aim: Aim) -> tuple[tuple[int, int], ...]:
        """Return what a dead link may mean in the article it leads to: anchors with their likeness in percent."""
        return self.ladder(aim.article).nearest(aim.fragment, aim.texts)

    def target(self, path: str, link: Link) -> Target | None:
        """Return where a link of an article leads, None where that is no article."""
        if self.settings.site.uids and uid_path(link.destination):
            return find_uid(link.destination, path, self.tree)
        if link.syntax in _LEADS_NOWHERE:
            return None
        return find_target(link.destination, link.syntax, path, self.tree, self.settings.site)

    def ladder(self, article: str) -> Ladder:
        """Return an article's anchors as things to be found."""
        return self._ladders(article)

    def page(self, path: str) -> tuple[str, ...]:
        """Return an article and the articles it includes, directly or not, each once, in reading order."""
        found = self._pages.get(path)
        if found is None:
            seen: dict[str, None] = {}
            waiting = [path]
            while waiting:
                article = waiting.pop()
                if article not in seen:
                    seen[article] = None
                    waiting += reversed(self.included(article))
            found = self._pages[path] = tuple(seen)
        return found

    def included(self, path: str) -> Sequence[str]:
        """Return the articles that an article includes itself, in the order of its links."""
        found = self._includes.get(path)
        if found is None:
            links = (link for link in self.articles[path].links if link.syntax == "include")
            targets = (find_include(link.destination, path, self.tree, self.settings.site) for link in links)
            found = self._includes[path] = tuple(filter(None, targets))
        return found

    def lacking(self, path: str) -> tuple[str, ...]:
        """Return the paths, as written, of the articles that a page includes and that are not there."""
        return tuple(
            link.destination
            for part in self.page(path)
            for link in self.articles[part].links
            if link.syntax == "include"
            and (names_article(link.destination) or link.destination.startswith(GENERATED))
            and not find_include(link.destination, part, self.tree, self.settings.site)
        )

    def pages_around(self, path: str) -> tuple[str, ...]:
        """Return the pages that include an article, directly or not, and that no other one includes, in order."""
        found: set[str] = set()
        waiting = [path]
        while waiting:
            including = self._including.get(waiting.pop(), set()) - found
            found |= including
            waiting += including
        return tuple(sorted(page for page in found if page not in self._including))

    def _made_elsewhere(self, article: str, fragment: str, *, own: bool) -> bool:
        if _MADE_ELSEWHERE.fullmatch(fragment):
            return self.ladder(article).exact(fragment) is None
        site = self.settings.site
        if (own and site.labels) or (site.objects and _OBJECT.fullmatch(fragment)):
            return self._exactly(article, fragment, own=own) is None
        return False

    def _parts_around(self, path: str) -> tuple[str, ...]:
        """Return the parts of the only page that includes an article; none if there are several, or none."""
        pages = self._including.get(path, ())
        return self.page(next(iter(pages))) if len(pages) == 1 else ()

    @cached_property
    def _including(self) -> Mapping[str, Set[str]]:
        """The articles that include an article themselves, by its path."""
        found: dict[str, set[str]] = {}
        for path in self.articles:
            for article in self.included(path):
                found.setdefault(article, set()).add(path)
        return found

    def _find(self, article: str, fragment: str, texts: Sequence[str], *, own: bool) -> tuple[str, Hit] | None:
        page = self.page(article)
        found = self._exactly(article, fragment, own=own)
        for rung in SAFE_RUNGS[1:]:
            found = found or self._first(page, fragment, rung)
        if found:
            return found
        hit = self.ladder(article).weak(fragment, texts)
        return (article, hit) if hit else None

    def _exactly(self, article: str, fragment: str, *, own: bool) -> tuple[str, Hit] | None:
        found = self._first(self.page(article), fragment, "exact")
        return found or (self._first(self._parts_around(article), fragment, "exact") if own else None)

    def _first(self, parts: Iterable[str], fragment: str, rung: Rung) -> tuple[str, Hit] | None:
        """Return the first of some articles in which a rung leads to an anchor, with that."""
        hits = ((part, self.ladder(part).safe(fragment, rung)) for part in parts)
        return next(((part, hit) for part, hit in hits if hit), None)

    def _resolution(self, index: int, found: tuple[str, Hit] | None, *, own: bool) -> Resolution | None:
        if found is None:
            return None
        article, hit = found
        may_apply = self.settings.repair and (own or hit.rung in SAFE_RUNGS)
        return Resolution(
            link=index,
            article=article,
            anchor=hit.anchor,
            rung=hit.rung,
            applied=hit.rung == "exact" or may_apply,
        )


def _ladder(articles: Mapping[str, ArticleAnchors], article: str) -> Ladder:
    found = articles[article]
    return Ladder(found.anchors, found.slugs)


def _is_exact(hit: Resolution | None) -> bool:
    return hit is not None and hit.rung == "exact"


class _Uses:
    """The links of an article by the place of their destination."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links

    def texts(self, link: Link) -> Sequence[str]:
        """Return the first few texts of the links that share a link's destination, without repetition."""
        if link.syntax not in ("definition", "reference"):
            return (link.text,) if link.text else ()
        return self._of_definitions.get(link.start, ())

    @cached_property
    def _of_definitions(self) -> Mapping[int, Sequence[str]]:
        found: dict[int, dict[str, None]] = {}
        for link in self._links:
            if link.syntax == "reference" and link.text:
                found.setdefault(link.start, {})[link.text] = None
        return {start: tuple(islice(texts, _TEXTS)) for start, texts in found.items()}
