"""Names that two places of an article claim: what links to them mean is for the author to say.

1. Equal headings are worth a finding only where a link leads to one of them. A third of the articles has such headings,
   and nobody has to act on "Description" under each parameter.
2. A heading and the ids that mark it are one place (see `places`).
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from l10n.anchors.places import places
from l10n.anchors.resolve import AnchorSettings, ArticleAnchors, Resolver
from l10n.checks import Finding
from l10n.checks.anchor_names import DUPLICATE_ANCHOR, DUPLICATE_HEADING
from l10n.model.anchor import Anchor, Slug
from l10n.model.diagnostic import Severity
from l10n.slugs import SLUGGERS

_NUMBERED = re.compile(r"(.+)[-_][0-9]+")

Uses = Mapping[str, Sequence[str]]
"""Name of an anchor -> where links stand that lead to it by that name, as `path:line`."""


def ambiguous_names(
    articles: Mapping[str, ArticleAnchors], settings: AnchorSettings, *, prefix: str = ""
) -> Iterator[tuple[str, int, Finding]]:
    """Yield (article, line, finding) for names that do not say which place they mean, article by article.

    articles:  by path below the source root
    prefix:    what is put before that path where links are named: "source/"
    """
    uses = _uses(Resolver(articles, settings), prefix)
    for path, article in articles.items():
        used = uses.get(path, {})
        for line, finding in (*_taken_ids(article, used), *_equal_headings(article, used, settings.slugger)):
            yield path, line, finding


def _uses(resolver: Resolver, prefix: str) -> dict[str, dict[str, list[str]]]:
    """Return by article which names links lead to it by."""
    found: dict[str, dict[str, list[str]]] = {}
    for path, article in resolver.articles.items():
        for aim in resolver.aims(path):
            link = article.links[aim.index]
            if aim.hit and aim.hit.rung == "exact" and link.syntax != "definition":
                names = found.setdefault(aim.hit.article, {})
                names.setdefault(aim.fragment, []).append(f"{prefix}{path}:{link.line}")
    return found


def _taken_ids(article: ArticleAnchors, uses: Uses) -> Iterator[tuple[int, Finding]]:
    """Yield the anchors that nothing reaches by their name, because an earlier one has it, once for each name."""
    owners: dict[str, int] = {}
    told: set[str] = set()
    place = places(article.anchors)
    for index, (anchor, slug) in enumerate(zip(article.anchors, article.slugs, strict=True)):
        for name in dict.fromkeys((slug, *anchor.ids)):
            if not name or (owner := owners.setdefault(name, index)) == index or name in told:
                continue
            first = article.anchors[owner]
            explicit = name in anchor.ids or name in first.ids
            if explicit and place[owner] != place[index]:
                told.add(name)
                message = f'"{name}" is the name of {_described(first)} in line {first.line} too; {_told(name, uses)}'
                yield anchor.line, Finding(DUPLICATE_ANCHOR, message)


def _described(anchor: Anchor) -> str:
    return "the anchor" if anchor.text is None else f'"{anchor.text.raw.strip()}"'


def _told(name: str, uses: Uses) -> str:
    places = uses.get(name, ())
    return f"{_counted(places)} there" if places else "links lead there"


def _counted(places: Sequence[str]) -> str:
    """Return how many links lead to some place, and where the first of them stands: to be followed by which."""
    return f"the link in {places[0]} leads" if len(places) == 1 else f"{len(places)} links ({places[0]}, …) lead"


def _equal_headings(article: ArticleAnchors, uses: Uses, slugger: str) -> Iterator[tuple[int, Finding]]:
    """Yield the headings that links take for, or distinguish from, an earlier one of the same slug."""
    told: set[int] = set()
    for first, second in _pairs(article, slugger) if uses else ():
        name, numbered = article.slugs[first], article.slugs[second]
        heading, other = article.anchors[second], article.anchors[first]
        words = heading.text.raw.strip() if heading.text else ""
        if numbered != name and numbered not in heading.ids and (places := uses.get(numbered)):
            message = f'"{words}" is "#{numbered}" only because of line {other.line}; {_counted(places)} to it by that'
            yield heading.line, Finding(DUPLICATE_HEADING, message, severity=Severity.WARNING)
        elif first not in told and name not in other.ids and (places := uses.get(name)):
            told.add(first)
            message = f'"{words}" makes the slug "#{name}" as line {other.line} does; {_counted(places)} to that one'
            yield heading.line, Finding(DUPLICATE_HEADING, message)


def _pairs(article: ArticleAnchors, slugger: str) -> Iterator[tuple[int, int]]:
    """Yield (first heading of a slug, later one that would have it, too, if it stood alone)."""
    first: dict[Slug, int] = {}
    for index, (anchor, slug) in enumerate(zip(article.anchors, article.slugs, strict=True)):
        if anchor.text is None or not slug or slug in anchor.ids:
            continue
        if slug in first:
            yield first[slug], index
            continue
        stem = Slug(found[1]) if (found := _NUMBERED.fullmatch(slug)) else slug
        if stem in first and SLUGGERS[slugger]((anchor.text,)) == (stem,):
            yield first[stem], index
        first.setdefault(slug, index)
