"""Links of the source that land nowhere: what the site's readers would find dead, with what is nearest."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping

from l10n.anchors.destinations import (
    below_root,
    find_article,
    names_article,
    near_article,
    parse_destination,
    written_path,
)
from l10n.anchors.files import Files, NoFiles
from l10n.anchors.images import missing_image
from l10n.anchors.resolve import Aim, Resolver
from l10n.checks import Finding, diagnose
from l10n.checks.dead_links import ANCHOR_MISSING, FILE_MISSING
from l10n.model.anchor import Link, Rung
from l10n.model.diagnostic import Diagnostic, Severity

_AGREEMENT: Mapping[Rung, str] = {
    "case": "the same but for case",
    "normalised": "the same but for hyphens and blanks",
    "skeleton": "the same letters and digits",
    "prefix": "one begins with the other",
    "text": "by the link's text",
    "target": "nearly the same",
}
"""How sure it is that a dead fragment means an anchor."""
_NOTHING = NoFiles()
_MAY_SHOW = ("inline", "definition", "html", "include", "image")
_MAY_NAME_ARTICLES = ("inline", "definition", "html", "include")


def article_findings(
    resolver: Resolver, path: str, *, prefix: str = "", files: Files = _NOTHING
) -> tuple[Diagnostic, ...]:
    """Return a warning for every link whose anchor, article or image ("image-missing") is not there.

    path:     of an article of the resolver's tree
    prefix:   what is put before that path to make the finding's: "source/"
    files:    what is there beside articles
    returns:  in the order of their lines; what is repaired is told, too. Of a path that nothing is near to nothing is
              said where its folder has no articles: it is then taken to lie in a part of the tree that is not localized
    """
    return tuple(dead_links(resolver, path, prefix=prefix, files=files).values())


def dead_links(
    resolver: Resolver, path: str, *, prefix: str = "", files: Files = _NOTHING
) -> dict[tuple[int, str], Diagnostic]:
    """Return the same findings, in the same order, by the index of the link and the name of the check."""
    links = resolver.articles[path].links
    used = {link.start for link in links if link.syntax == "reference"}

    def counts(link: Link) -> bool:
        return link.syntax != "reference" and (link.syntax != "definition" or link.start in used)

    dead = (
        (aim.index, _dead_anchor(resolver, path, aim))
        for aim in resolver.aims(path)
        if counts(links[aim.index]) and (aim.hit is None or aim.hit.rung != "exact")
    )
    missing = (
        (index, found)
        for index, link in enumerate(links)
        if counts(link) and (found := _missing_file(resolver, path, link, files))
    )
    images = (
        (index, found)
        for index, link in enumerate(links)
        if link.syntax in _MAY_SHOW
        and counts(link)
        and (found := missing_image(link, path, resolver.settings.site, files))
    )
    return {
        (index, found.check.name): diagnose(
            found.check,
            found.message,
            path=prefix + path,
            line=links[index].line,
            remedy=found.remedy,
            severity=found.severity,
        )
        for index, found in sorted((*dead, *missing, *images), key=lambda each: links[each[0]].line)
    }


def _dead_anchor(resolver: Resolver, path: str, aim: Aim) -> Finding:
    """Return what is found in a fragment that reaches nothing.

    It is for the report only where nothing is near and a part of the page is not there: the anchor may be in that.
    """
    link = resolver.articles[path].links[aim.index]
    place = "" if aim.article == path else f" of {aim.article}"
    message = f'link "{link.destination}" matches no heading{place}'
    if aim.hit and aim.hit.applied:
        article, anchor = aim.hit.article, aim.hit.anchor
        meant = _placed(resolver, aim.article, article, anchor, _AGREEMENT[aim.hit.rung])
        remedy = f"write {_named(resolver, article, anchor)}"
        return Finding(ANCHOR_MISSING, f"{message}; it is led to {meant}", remedy)
    first, *others = tuple(_candidates(resolver, aim)) or ("",)
    if first:
        return Finding(ANCHOR_MISSING, f"{message}; closest is {', then '.join((first, *others))}")
    if lacking := resolver.lacking(aim.article):
        message += f'; it may be in "{lacking[0]}", which is included and is no article'
        return Finding(ANCHOR_MISSING, message, "see that it is there", Severity.INFO)
    return Finding(ANCHOR_MISSING, message, "name a heading that is there, or give the place an anchor")


def _candidates(resolver: Resolver, aim: Aim) -> Iterator[str]:
    """Yield the anchors that a dead fragment may mean, the likeliest first."""
    if aim.hit:
        yield _placed(resolver, aim.article, aim.hit.article, aim.hit.anchor, _AGREEMENT[aim.hit.rung])
    for anchor, likeness in resolver.nearest(aim):
        same = aim.hit and (aim.hit.article, aim.hit.anchor) == (aim.article, anchor)
        if not same:
            yield _placed(resolver, aim.article, aim.article, anchor, f"{likeness} % alike")


def _named(resolver: Resolver, article: str, anchor: int) -> str:
    return f'"#{resolver.articles[article].slugs[anchor]}"'


def _placed(resolver: Resolver, expected: str, article: str, anchor: int, sure: str) -> str:
    """Return an anchor as messages name it: `"#slug" (line 88, 93 % alike)`, with the article if another one's."""
    line = resolver.articles[article].anchors[anchor].line
    where = f"line {line}" if article == expected else f"{article}:{line}"
    return f"{_named(resolver, article, anchor)} ({where}, {sure})"


def _missing_file(resolver: Resolver, path: str, link: Link, files: Container[str]) -> Finding | None:
    """Return what is found in a link that names an article which is not there; None for any other link.

    A link in an included file counts from the page around it on sites that put texts together before they read them.
    """
    address = parse_destination(link.destination, link.syntax) if link.syntax in _MAY_NAME_ARTICLES else None
    if address is None or not address.path:
        return None
    tree, site = resolver.tree, resolver.settings.site
    below = below_root(address.path, path)
    if below is None or find_article(address.path, path, tree, site):
        return None
    if link.syntax == "include" and (site.includes or not names_article(address.path)):
        return None
    around = resolver.pages_around(path)
    if around and all(find_article(address.path, page, tree, site) for page in around):
        return None
    near = near_article(address.path, path, tree, site)
    if link.syntax == "include" and near == path:
        near = None
    if near is None and not (names_article(address.path) and tree.has_folder(posixpath.dirname(below))):
        return None
    if below in files:
        return None
    message = f'link "{link.destination}" leads to no article'
    if near is None:
        return Finding(FILE_MISSING, message)
    suggestion = written_path(posixpath.relpath(near, posixpath.dirname(path) or "."))
    suggestion += f"#{address.fragment}" if address.fragment else ""
    return Finding(FILE_MISSING, f'{message}; did you mean "{suggestion}"?', f'write "{suggestion}"')
