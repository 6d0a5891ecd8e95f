"""What a change has broken in articles that it has not touched: links to headings and files that were there before.

The articles that differ are analysed as they were, and the links of the others are followed twice: as it was, as it is.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import partial

from l10n.anchors.images import image_places, names_image
from l10n.anchors.resolve import ArticleAnchors, Resolver
from l10n.commands.git import Change, content_of
from l10n.commands.languages import Languages
from l10n.commands.library import Library, anchors_of
from l10n.commands.project import Project
from l10n.config.layout import is_article
from l10n.errors import L10nError
from l10n.model.anchor import Link
from l10n.model.diagnostic import Diagnostic
from l10n.pipeline.analyse import analyse
from l10n.pipeline.anchoring import anchor_settings
from l10n.textio import decode


class Elsewhere:
    """The articles of a change as they were, and those that lead to them."""

    def __init__(self, project: Project, change: Change) -> None:
        self._project = project
        self._base = change.base
        self._gone = project.below_source(change.gone)
        self._new = project.below_source(change.new)
        self._edited = self._articles(change.files - change.new)
        self._changed = self._articles(change.all)
        self._images = {path for path in self._gone if names_image(path)}

    @property
    def matters(self) -> bool:
        """Whether others may have led to anything that has changed."""
        return bool(self.articles or self._images)

    @property
    def articles(self) -> Set[str]:
        """The articles that others may have led to: those that were edited, and those that are gone."""
        return self._edited | {path for path in self._gone if is_article(self._project.config, path)}

    def broken(self, languages: Languages, within: Set[str]) -> Iterator[Diagnostic]:
        """Yield the links that land nowhere any more, of articles that have not changed themselves.

        within:  the articles that are asked about
        """
        if not self.matters:
            return
        library, config = languages.library, self._project.config
        same = [article for article in library.articles if article not in self._changed]
        then = _Then(library.all, same, {article: partial(self._as_it_was, article) for article in self.articles})
        includes = {article: library.included(article) for article in same}
        before = Resolver(then, anchor_settings(config, repair=config.anchors.repair), includes)
        candidates = set(languages.relying(self._edited))
        gone = self.articles - set(library.articles)
        if gone or self._images:
            candidates |= _leading_to(gone, self._images, library, before, same)
        for article in sorted((candidates & within) - self._changed):
            yield from library.broken(article, before, gone=self._gone, new=self._new)

    def _articles(self, paths: Set[str]) -> Set[str]:
        return {path for path in self._project.below_source(paths) if is_article(self._project.config, path)}

    def _as_it_was(self, article: str) -> ArticleAnchors:
        """Return an article as it was; nothing of one that cannot be read, so that no link to it counts as broken."""
        config, path = self._project.config, self._project.source_path(article)
        data = content_of(self._project.workspace.root, self._base, path)
        if data is None or len(data) > config.limits.article:
            return _NOTHING
        try:
            return anchors_of(analyse(article, decode(data, path), config), config)
        except L10nError:
            return _NOTHING


_NOTHING = ArticleAnchors((), (), ())


def _leading_to(
    gone: Set[str], images: Set[str], library: Library, before: Resolver, articles: Sequence[str]
) -> set[str]:
    """Return those of some articles that led to articles or images that are gone; that takes the links of all."""
    library.survey(articles)

    def led(article: str, link: Link) -> bool:
        target = before.target(article, link)
        if target and target.article in gone:
            return True
        return bool(images) and not images.isdisjoint(image_places(link, article, before.settings.site))

    return {article for article in articles if any(led(article, link) for link in library.anchors(article).links)}


class _Then(Mapping[str, ArticleAnchors]):
    """All articles as they were.

    same:  those that are as they are `now`
    make:  what returns one of the others, once it is asked for
    """

    def __init__(
        self,
        now: Mapping[str, ArticleAnchors],
        same: Sequence[str],
        make: Mapping[str, Callable[[], ArticleAnchors]],
    ) -> None:
        self._now = now
        self._make = make
        self._made: dict[str, ArticleAnchors] = {}
        self._paths = (*same, *make)

    def __getitem__(self, article: str) -> ArticleAnchors:
        if article not in self._make:
            return self._now[article]
        if article not in self._made:
            self._made[article] = self._make[article]()
        return self._made[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
