"""The links between a project's articles: what each has to land on, and where each link lands."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from l10n.anchors.resolve import ArticleAnchors, resolve
from l10n.commands.batches import followed, run_batches
from l10n.commands.project import Outcome, Project
from l10n.commands.sources import Sources
from l10n.executors import Executor
from l10n.model.anchor import Resolution, Slug
from l10n.model.diagnostic import Diagnostic
from l10n.model.skeleton import Skeleton
from l10n.pipeline import anchor_settings, slugs_of
from l10n.pipeline.review import review_links
from l10n.pipeline.tasks import AnalyseBatch, Analysed, Source, run_analyse


class Library(msgspec.Struct, frozen=True):
    """The articles of a project that could be read, by their path below the source root, in order of these."""

    anchors: Mapping[str, ArticleAnchors]
    """With the fragment that reaches each anchor in the source language."""
    resolutions: Mapping[str, tuple[Resolution, ...]]
    """Where the links of each article land, as far as they are to land there."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the articles: dead links, headers that cannot be read."""

    def slugs(self, articles: Collection[str]) -> dict[str, tuple[Slug, ...]]:
        """Return the fragments of some articles in the source language."""
        return {article: self.anchors[article].slugs for article in articles}


def read_library(project: Project, sources: Sources, executor: Executor, outcome: Outcome) -> Library:
    """Return all articles of the project and the links between them."""
    config = project.config
    anchors: dict[str, ArticleAnchors] = {}
    own: list[Diagnostic] = []
    articles = project.articles()
    skeletons = read_skeletons(project, sources, executor, articles, outcome)
    for source, skeleton in followed(project.track(articles, "reading articles"), skeletons):
        slugs = slugs_of(skeleton.anchors, config)
        anchors[source.article] = ArticleAnchors(skeleton.anchors, skeleton.links, slugs)
        own += (msgspec.structs.replace(found, path=source.path) for found in skeleton.diagnostics)
    settings = anchor_settings(config, repair=config.anchors.repair)
    found = resolve(anchors, settings)
    applied = {article: tuple(one for one in found.get(article, ()) if one.applied) for article in anchors}
    dead = review_links(anchors, project.source_path(""), _Files(project), config)
    return Library(anchors, applied, (*own, *dead))


class _Files:
    """The files below the source root, looked up one by one: most are never asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._project.workspace.exists(self._project.source_path(path))


def read_skeletons(
    project: Project, sources: Sources, executor: Executor, articles: Sequence[str], outcome: Outcome
) -> Iterator[tuple[Source, Skeleton]]:
    """Yield the articles analysed, in order; one that cannot be analysed is noted and left out."""
    decode = msgspec.msgpack.Decoder(Skeleton).decode
    for chunk in sources.read(articles):
        made = _analysed(project, executor, [source for source in chunk if not source.skeleton])
        sources.keep([(source, found.skeleton) for source, found in made.values() if not found.problem])
        for source in chunk:
            found = made[source.article][1] if source.article in made else Analysed(source.skeleton)
            if found.problem:
                outcome.note(found.problem)
            else:
                yield source, decode(found.skeleton)


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
