"""`l10n check`: what is wrong with catalogs, and on request with articles. Writes nothing."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from l10n.checks.consistency import SAME_TARGET, Packed, inconsistencies, same_translations
from l10n.checks.habits import told_once
from l10n.checks.weights import settled, weight_of
from l10n.commands.assets import NO_ASSETS
from l10n.commands.elsewhere import Elsewhere
from l10n.commands.git import Change
from l10n.commands.languages import Languages
from l10n.commands.library import Library
from l10n.commands.msgfmt import ask_msgfmt
from l10n.commands.project import Outcome, Project, narrowed
from l10n.commands.records import recalled
from l10n.commands.scope import Scope
from l10n.commands.sources import Sources
from l10n.config.settings import Checks
from l10n.executors import Executor
from l10n.fingerprint import digest
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.pipeline.review import review_anchors, review_source


def check(
    project: Project,
    paths: Sequence[str],
    executor: Executor,
    *,
    source: bool,
    change: Change | None = None,
) -> Outcome:
    """Return the findings on the catalogs of the articles.

    paths:    narrow what is looked at
    source:   whether to look at the articles too
    change:   only what it bears on is looked at; None for everything
    """
    config = project.config
    outcome = Outcome()
    scope = Scope(project, change.all if change else None)
    elsewhere = Elsewhere(project, change) if source and change and not scope.whole else None
    if change and not scope.articles(project.articles()) and not (elsewhere and elsewhere.matters):
        return outcome
    sources = Sources(project, outcome)
    review = partial(review_source, locale=config.source_locale, checks=config.checks) if source else None
    languages = Languages(project, sources, executor, outcome, "check", review)
    articles = languages.survey()
    chosen = scope.articles(narrowed(project, paths, articles))
    languages.localize(chosen, lambda *_: True, lambda *_: NO_ASSETS)
    if source:
        about = {project.source_path(article) for article in chosen}
        found = (*languages.diagnostics, *_ambiguous(project, sources, languages.library))
        outcome.diagnostics += (one for one in found if one.path in about)
    for locale, catalogs in languages.renderings.items():
        outcome.diagnostics += _compared(catalogs, locale, config.checks)
    looked_at, told = scope.catalogs(chosen), outcome.diagnostics
    outcome.diagnostics += ask_msgfmt(project, sources.cache, looked_at, told, languages.doubts)
    outcome.diagnostics = scope.inside(outcome.diagnostics, articles, chosen)
    outcome.diagnostics = told_once(outcome.diagnostics, languages.followed, project.config_file)
    if elsewhere:
        outcome.diagnostics += elsewhere.broken(languages, set(narrowed(project, paths, articles)))
    sources.close()
    return outcome


def _ambiguous(project: Project, sources: Sources, library: Library) -> tuple[Diagnostic, ...]:
    """Return which names of anchors do not say what they mean; that takes the links of all articles together."""
    contents = (project.workspace.digest(project.source_path(article)) or b"" for article in library.articles)
    key = digest(b"ambiguous", msgspec.msgpack.encode((project.basis(), library.articles)), *contents)

    def find() -> tuple[Diagnostic, ...]:
        return tuple(review_anchors(library.all, project.source_path(""), project.config))

    return recalled(sources.cache, tuple[Diagnostic, ...], key, find)


def _compared(catalogs: Sequence[Packed], locale: LocaleTag, checks: Checks) -> Iterator[Diagnostic]:
    """Yield what only all catalogs of a language together show."""
    found = list(inconsistencies(catalogs))
    if weight_of(SAME_TARGET, locale, checks) != "off":
        found += same_translations(catalogs)
    for place, finding in found:
        if kept := settled(finding, weight_of(finding.check, locale, checks), frozenset()):
            yield Diagnostic(
                check=kept.check.name,
                code=kept.check.code,
                severity=kept.severity or kept.check.severity,
                path=place.path,
                line=place.line,
                message=kept.message,
                remedy=kept.remedy or kept.check.remedy,
                locale=locale,
            )
