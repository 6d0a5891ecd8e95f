"""All articles of a project, analysed, and where their links lead."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from l10n.anchors.findings import dead_links
from l10n.anchors.resolve import ArticleAnchors, resolve
from l10n.commands.project import Outcome, Project
from l10n.errors import L10nError
from l10n.model.anchor import Resolution, Slug
from l10n.model.diagnostic import Diagnostic
from l10n.model.skeleton import Skeleton
from l10n.pipeline import analyse, anchor_settings, slugs_of


class Library(msgspec.Struct, frozen=True):
    """The articles of a project that could be read, by their path below the source root, in order of these."""

    skeletons: Mapping[str, Skeleton]
    slugs: Mapping[str, tuple[Slug, ...]]
    """The fragment that reaches each anchor in the source language."""
    resolutions: Mapping[str, tuple[Resolution, ...]]
    """Where the links of each article land."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the articles: dead links, headers that cannot be read."""


def read_skeletons(project: Project, articles: tuple[str, ...], outcome: Outcome) -> dict[str, Skeleton]:
    """Return the articles analysed; one that cannot be read is noted and left out."""
    skeletons = {}
    for article in project.track(articles, "reading articles"):
        try:
            skeletons[article] = analyse(article, project.text(article), project.config)
        except L10nError as error:
            outcome.fail(error, project.source_path(article))
    return skeletons


def read_library(project: Project, outcome: Outcome) -> Library:
    """Return all articles of the project and the links between them."""
    config = project.config
    skeletons = read_skeletons(project, project.articles(), outcome)
    slugs = {article: slugs_of(skeleton.anchors, config) for article, skeleton in skeletons.items()}
    anchors = {
        article: ArticleAnchors(skeleton.anchors, skeleton.links, slugs[article])
        for article, skeleton in skeletons.items()
    }
    settings = anchor_settings(config, repair=config.anchors.repair)
    dead = dead_links(anchors, settings, prefix=project.source_path("") or "")
    own = (
        msgspec.structs.replace(found, path=project.source_path(article))
        for article, skeleton in skeletons.items()
        for found in skeleton.diagnostics
    )
    return Library(skeletons, slugs, resolve(anchors, settings), (*own, *dead))
