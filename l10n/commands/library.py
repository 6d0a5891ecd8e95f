"""The links between a project's articles: what each has to land on, and where each link lands."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from l10n.anchors.destinations import Tree, find_target
from l10n.anchors.findings import dead_links
from l10n.anchors.resolve import ArticleAnchors, Resolver
from l10n.checks.weights import weighed
from l10n.commands.batches import followed, run_batches
from l10n.commands.files import FilesBelow
from l10n.commands.project import Outcome, Project
from l10n.commands.sources import Sources
from l10n.config import Config
from l10n.executors import Executor
from l10n.model.anchor import Resolution, Slug
from l10n.model.diagnostic import Diagnostic
from l10n.model.skeleton import Skeleton
from l10n.pipeline.anchoring import anchor_settings, slugs_of
from l10n.pipeline.review import review_links
from l10n.pipeline.tasks.sources import (
    AnalyseBatch,
    Analysed,
    Landmarks,
    Source,
    parse_landmarks,
    parse_skeleton,
    run_analyse,
)
from l10n.shelf import Shelf

Review = Callable[[Skeleton, str], Iterable[Diagnostic]]
"""Looks at an article itself; the string is its path below the project's root."""


def no_review(skeleton: Skeleton, path: str) -> Iterable[Diagnostic]:
    """Find nothing."""
    return ()


class Library:
    """The articles of a project, and where the links between them lead. An article is looked at once it matters.

    review:  what to look for in the articles beside dead links
    """

    def __init__(
        self, project: Project, sources: Sources, executor: Executor, outcome: Outcome, review: Review = no_review
    ) -> None:
        self.articles = project.articles()
        """Their paths below the source root, in order; of those that were surveyed, the ones that could be read."""
        self.includes: dict[str, Sequence[str]] = {}
        """What articles include, where that is known without looking; to be filled before links are followed."""
        self._project = project
        self._sources = sources
        self._executor = executor
        self._outcome = outcome
        self._review = review
        self._anchors: Shelf[str, ArticleAnchors] = Shelf(ArticleAnchors)
        self._own: dict[str, tuple[Diagnostic, ...]] = {}
        self._told: dict[str, tuple[Diagnostic, ...]] = {}

    def survey(self, articles: Sequence[str]) -> None:
        """Analyse articles, before links are followed; one that cannot be analysed is noted and left out."""
        for article, found in followed(self._project.track(articles, "reading articles"), self._surveyed(articles)):
            self._take(article, found)
        if failed := {article for article in articles if article not in self._anchors}:
            self.articles = tuple(article for article in self.articles if article not in failed)

    def anchors(self, article: str) -> ArticleAnchors:
        """Return an article's anchors and links, with the fragments that reach the anchors in the source language."""
        if article not in self._anchors:
            read = read_skeletons(self._project, self._sources, self._executor, (article,), self._outcome)
            for _, skeleton in read:
                self._take(article, skeleton)
            if article not in self._anchors:
                self._anchors[article] = ArticleAnchors((), (), ())
        return self._anchors[article]

    def resolutions(self, article: str) -> tuple[Resolution, ...]:
        """Return where the links of an article land, as far as they are to land there."""
        return tuple(found for found in self._resolver.resolve(article) if found.applied)

    def relied(self, article: str) -> Mapping[str, bool]:
        """Return the other articles that decide where the links of an article land (see `Resolver.relied`)."""
        return self._resolver.relied(article)

    def linked(self, article: str) -> frozenset[str]:
        """Return the other articles that an article leads to in any way: by a link, by including or by showing them."""
        site = self._resolver.settings.site
        targets = (
            find_target(link.destination, link.syntax, article, self.tree, site)
            for link in self.anchors(article).links
        )
        return frozenset(found.article for found in targets if found and found.article)

    def diagnostics(self, article: str) -> tuple[Diagnostic, ...]:
        """Return what is wrong with an article: dead links, a header that cannot be read."""
        if article not in self._told:
            self.anchors(article)
            prefix = self._project.source_path("")
            dead = review_links(self._resolver, article, prefix, self._files, self._project.config)
            self._told[article] = (*self._own.get(article, ()), *dead)
        return self._told[article]

    def broken(
        self, article: str, before: Resolver, *, gone: Collection[str], new: Collection[str]
    ) -> Iterator[Diagnostic]:
        """Yield the links of an article that land nowhere any more, although it has not changed itself.

        before:     the articles as they were
        gone, new:  paths below the source root of files that were there, and of those that were not
        """
        project, config = self._project, self._project.config
        found = dead_links(self._resolver, article, prefix=project.source_path(""), files=self._files)
        then = FilesBelow(project, gone, new)
        dead = {link for link, _ in dead_links(before, article, files=then)} if found else set()
        broken = (one for (link, _), one in found.items() if link not in dead)
        return weighed(broken, config.source_locale, config.checks)

    def slugs(self, articles: Collection[str]) -> dict[str, tuple[Slug, ...]]:
        """Return the fragments of some articles in the source language."""
        return {article: self.anchors(article).slugs for article in articles}

    @property
    def all(self) -> Mapping[str, ArticleAnchors]:
        """Every article with its anchors and links; each is looked at when it is asked for."""
        return _Lazily(weakref.proxy(self))  # The resolver keeps it, and the library keeps the resolver.

    def included(self, article: str) -> Sequence[str]:
        """Return the articles that an article includes itself."""
        return self._resolver.included(article)

    @property
    def tree(self) -> Tree:
        """What there is for links to lead to."""
        return self._resolver.tree

    @cached_property
    def _files(self) -> FilesBelow:
        return FilesBelow(self._project)

    @cached_property
    def _resolver(self) -> Resolver:
        config = self._project.config
        return Resolver(self.all, anchor_settings(config, repair=config.anchors.repair), self.includes)

    def _surveyed(self, articles: Sequence[str]) -> Iterator[tuple[str, Skeleton | Landmarks]]:
        """Yield articles analysed, as far as that is asked for; what is known of one is known without reading it."""
        rest = dict.fromkeys(articles)
        if self._review is no_review:
            for article, data in self._sources.skeletons(articles):
                if found := parse_landmarks(data):
                    del rest[article]
                    yield article, found
        for source, skeleton in read_skeletons(self._project, self._sources, self._executor, [*rest], self._outcome):
            yield source.article, skeleton

    def _take(self, article: str, found: Skeleton | Landmarks) -> None:
        config, path = self._project.config, self._project.source_path(article)
        self._anchors[article] = anchors_of(found, config)
        weighty = weighed(found.diagnostics, config.source_locale, config.checks)
        own = (msgspec.structs.replace(one, path=path) for one in weighty)
        reviewed = self._review(found, path) if isinstance(found, Skeleton) else ()
        self._own[article] = (*own, *reviewed)


def anchors_of(skeleton: Skeleton | Landmarks, config: Config) -> ArticleAnchors:
    """Return what an article that was analysed has to land on, and what wants to land."""
    return ArticleAnchors(skeleton.anchors, skeleton.links, slugs_of(skeleton.anchors, config))


class _Lazily(Mapping[str, ArticleAnchors]):
    """A library's articles as a mapping whose values are made when they are asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, article: str) -> ArticleAnchors:
        return self._library.anchors(article)

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.articles)

    def __len__(self) -> int:
        return len(self._library.articles)


def read_skeletons(
    project: Project, sources: Sources, executor: Executor, articles: Sequence[str], outcome: Outcome
) -> Iterator[tuple[Source, Skeleton]]:
    """Yield the articles analysed, in order; one that cannot be analysed is noted and left out."""
    for chunk in sources.read(articles):
        known = {source.article: parse_skeleton(source.skeleton) for source in chunk if source.skeleton}
        made = _analysed(project, executor, [source for source in chunk if not known.get(source.article)])
        sources.keep([(source, found.skeleton) for source, found in made.values() if not found.problem])
        for source in chunk:
            skeleton = known.get(source.article)
            if skeleton is None:
                found = made[source.article][1]
                if found.problem:
                    outcome.note(found.problem)
                    continue
                skeleton = msgspec.msgpack.decode(found.skeleton, type=Skeleton)
            yield source, skeleton


def _analysed(
    project: Project, executor: Executor, sources: Sequence[Source]
) -> dict[str, tuple[Source, Analysed]]:
    results = run_batches(
        executor,
        run_analyse,
        sources,
        lambda batch: msgspec.msgpack.encode(AnalyseBatch(project.config, tuple(batch))),
        lambda data: msgspec.msgpack.decode(data, type=list[Analysed]),
        lambda source: len(source.stored),
    )
    return {source.article: (source, found) for source, found in results}
