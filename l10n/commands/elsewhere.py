"""What a change has broken in articles that it has not touched: links to headings and articles that were there before.

The articles that differ are analysed as they were, and the links of the others are followed twice: as it was, as it is.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property

from l10n.anchors.resolve import AnchorSettings, ArticleAnchors, Resolver
from l10n.commands.git import Change, content_of
from l10n.commands.languages import Languages
from l10n.commands.library import Library, anchors_of
from l10n.commands.project import Project
from l10n.config.layout import is_article
from l10n.errors import L10nError
from l10n.model.diagnostic import Diagnostic
from l10n.pipeline.analyse import analyse
from l10n.pipeline.anchoring import anchor_settings
from l10n.textio import decode


class Elsewhere:
    """The articles of a change as they were, and those that lead to them."""

    def __init__(self, project: Project, change: Change) -> None:
        self._project = project
        self._change = change
        self._gone = set(self._below_source(change.gone))
        self._edited = {path for path in self._below_source(change.files) if is_article(project.config, path)}

    @cached_property
    def articles(self) -> Set[str]:
        """The articles that others may have led to: those that were edited, and those that are gone."""
        return self._edited | {path for path in self._gone if is_article(self._project.config, path)}

    def broken(self, languages: Languages, within: Set[str]) -> Iterator[Diagnostic]:
        """Yield the links that land nowhere any more, of articles that have not changed themselves.

        within:  the articles that are asked about
        """
        if not self._before:
            return
        library = languages.library
        before = Resolver(_Then(library.all, self.articles, self._before), self._settings, self._includes(library))
        candidates = set(languages.relying(self._edited))
        if any(article not in library.articles for article in self._before):
            candidates |= self._leading_to_gone(library, before)
        for article in sorted((candidates & within) - self.articles):
            yield from library.broken(article, before, self._gone)

    def _below_source(self, paths: Set[str]) -> Iterator[str]:
        prefix = self._project.source_path("")
        return (path.removeprefix(prefix) for path in paths if path.startswith(prefix))

    @cached_property
    def _settings(self) -> AnchorSettings:
        return anchor_settings(self._project.config, repair=self._project.config.anchors.repair)

    @cached_property
    def _before(self) -> Mapping[str, ArticleAnchors]:
        """The articles as they were; without those that were not there, or could not be read."""
        found = {article: self._as_it_was(article) for article in sorted(self.articles)}
        return {article: anchors for article, anchors in found.items() if anchors}

    def _as_it_was(self, article: str) -> ArticleAnchors | None:
        config, path = self._project.config, self._project.source_path(article)
        data = content_of(self._project.workspace.root, self._change.base, path)
        if data is None or len(data) > config.limits.article:
            return None
        try:
            return anchors_of(analyse(article, decode(data, path), config), config)
        except L10nError:
            return None

    def _includes(self, library: Library) -> dict[str, tuple[str, ...]]:
        changed = self.articles
        return {article: tuple(library.included(article)) for article in library.articles if article not in changed}

    def _leading_to_gone(self, library: Library, before: Resolver) -> set[str]:
        """Return the articles that led to one that is gone; that takes the links of all."""
        library.survey([article for article in library.articles if article not in self.articles])
        gone = self._before.keys() - set(library.articles)
        return {
            article
            for article in library.articles
            if any(
                target and target.article in gone
                for target in (before.target(article, link) for link in library.anchors(article).links)
            )
        }


class _Then(Mapping[str, ArticleAnchors]):
    """All articles, those that have changed as they were.

    changed:  those that differ, and so are not as they are `now`
    before:   those of them that were there
    """

    def __init__(
        self, now: Mapping[str, ArticleAnchors], changed: Set[str], before: Mapping[str, ArticleAnchors]
    ) -> None:
        self._now = now
        self._before = before
        self._paths = (*(article for article in now if article not in changed), *before)

    def __getitem__(self, article: str) -> ArticleAnchors:
        return self._before[article] if article in self._before else self._now[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
