"""Files that articles show or link and that are no articles: they keep working from where an article is built.

In mode "copy" a file lies beside the built article as it does beside the source, hard-linked where possible, so that no
link has to change. Where that cannot be, because it lies outside the source root, and in mode "repoint", the link is
led to the file in the source tree. A file that exists for the language, `x.de.png` beside `x.png`, is preferred; where
articles are built beside the sources, the link is led to it. Pages that are excluded from the articles are such files.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

import msgspec

from l10n.anchors.destinations import Tree, below_root, find_target, names_article, parse_destination, site_of
from l10n.commands.project import Project
from l10n.config.layout import article_test, output_path
from l10n.locales import tag_like
from l10n.merger.locale_urls import locale_urls
from l10n.merger.relocate import relocate
from l10n.merger.splice import Edit
from l10n.model.anchor import Link
from l10n.model.locale import LocaleTag, gettext_name


class Assets(msgspec.Struct, frozen=True):
    """What has to be done for the files of one article in one language."""

    copies: Mapping[str, str]
    """Path to be made -> path of the file it is made from, both below the project's root."""
    edits: tuple[Edit, ...]


NO_ASSETS = Assets({}, ())


def assets_of(project: Project, locale: LocaleTag, article: str, links: tuple[Link, ...]) -> Assets:
    """Return what keeps the links of an article working that lead to files which are no articles."""
    mode = project.config.assets.mode
    if mode == "none":
        return NO_ASSETS
    built = posixpath.dirname(output_path(project.config, locale, article))
    copies: dict[str, str] = {}
    edits: dict[int, Edit] = {}
    for link, name, path in _files(project, article, links):
        file = _localized(project, path, locale)
        inside = below_root(name, article) is not None
        beside = posixpath.normpath(posixpath.join(built, name))
        if mode == "copy" and inside and (beside != path or file == path):
            if beside != path:
                copies[beside] = file
        elif link.syntax != "reference":
            edits[link.start] = relocate(link, posixpath.relpath(file, built or "."))
    return Assets(copies, tuple(edits.values()))


def links_to_omitted(
    project: Project,
    tree: Tree,
    untranslated: Container[tuple[str, LocaleTag]],
    locale: LocaleTag,
    article: str,
    links: Sequence[Link],
) -> tuple[Edit, ...]:
    """Return the edits that lead links to articles which are not built in a language to the source's own."""
    if project.config.build.untranslated != "omit":
        return ()
    built = posixpath.dirname(output_path(project.config, locale, article))
    edits: dict[int, Edit] = {}
    for link in links:
        target = find_target(link.destination, link.syntax, article, tree, site_of(project.config.dialect))
        if target and target.article and (target.article, locale) in untranslated and link.syntax != "reference":
            edits[link.start] = relocate(link, posixpath.relpath(project.source_path(target.article), built or "."))
    return tuple(edits.values())


def links_to_language(
    project: Project, tree: Tree, locale: LocaleTag, article: str, links: Sequence[Link]
) -> tuple[Edit, ...]:
    """Return the edits that lead addresses which name the source language to the same pages in another one."""
    urls = project.config.urls
    if not urls.segment:
        return ()
    site = site_of(project.config.dialect)
    outside = (link for link in links if not find_target(link.destination, link.syntax, article, tree, site))
    return locale_urls(outside, urls.segment, urls.segments.get(locale) or tag_like(urls.segment, locale), urls.hosts)


def _files(project: Project, article: str, links: tuple[Link, ...]) -> Iterator[tuple[Link, str, str]]:
    """Yield the links to files, each with the path that it names and the file's path below the project's root."""
    folder = posixpath.dirname(project.source_path(article))
    known: dict[str, str] = {}
    test = article_test(project.config)
    for link in links:
        name = _path(link)
        if not name or name.startswith("/") or name.endswith("/"):
            continue
        if name not in known:
            known[name] = _file(project, test, article, folder, name)
        if path := known[name]:
            yield link, name, path


def _file(project: Project, test: Callable[[str], bool], article: str, folder: str, name: str) -> str:
    """Return the path of a file below the project's root, "" where there is none or it is an article.

    test:    whether a path below the source root is an article's
    folder:  of the article, below the project's root
    name:    relative to it
    """
    below = below_root(name, article) if names_article(name) else None
    if below and test(below):
        return ""
    path = posixpath.normpath(posixpath.join(folder, name))
    return path if not path.startswith("../") and project.workspace.exists(path) else ""


def _path(link: Link) -> str:
    address = parse_destination(link.destination, link.syntax)
    return address.path if address else ""


def _localized(project: Project, path: str, locale: LocaleTag) -> str:
    stem, extension = posixpath.splitext(path)
    candidates = (f"{stem}.{tag}{extension}" for tag in dict.fromkeys((locale, gettext_name(locale))))
    return next((candidate for candidate in candidates if project.workspace.exists(candidate)), path)
