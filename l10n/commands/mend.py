"""`l10n fix --translations`: what checks find in translations and can put right without a human.

Only translations that are used are touched, and of these only the ones that ship as well as before once they are put
right. What is off, or waived by a translator's comment, is left alone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from l10n.catalog.po_splice import with_targets
from l10n.commands.fix import Fixed, unified
from l10n.commands.library import read_skeletons
from l10n.commands.project import Project, narrowed
from l10n.commands.sources import Sources
from l10n.commands.wording import Wording, read_wording
from l10n.config.layout import catalog_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.model.catalog import Key
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.model.locale import LocaleTag
from l10n.model.skeleton import Skeleton
from l10n.pipeline.catalogs import parse_catalog
from l10n.pipeline.localize import localize
from l10n.pipeline.progress import by_key, diagnostics, targets_of
from l10n.pipeline.review import looked_for, mended, usable_messages
from l10n.pipeline.tasks.sources import Source
from l10n.textio import SourceText, decode, normalise

_REMEDY = "read the diff before you use it"


def mend(project: Project, paths: Sequence[str], executor: Executor, *, write: bool) -> Fixed:
    """Put translations right, or say which would be.

    paths:  of articles, narrow whose catalogs are looked at
    write:  whether catalogs are written; one that has changed since it was read is left alone, and noted
    """
    outcome = Fixed()
    with project.workspace.locked():
        sources = Sources(project, outcome)
        mending = _Mending(project, read_wording(project, sources.cache, outcome))
        articles = narrowed(project, paths, project.articles())
        for source, skeleton in read_skeletons(project, sources, executor, articles, outcome):
            article = _Article(source, skeleton, normalise(decode(source.stored, source.path)))
            for locale in project.config.locales:
                path = catalog_path(project.config, locale, source.article)
                try:
                    if made := mending.mended(article, locale, path):
                        _take(project, path, made, outcome, write=write)
                except L10nError as error:
                    outcome.fail(error, path)
        sources.close()
    return outcome


class _Article(NamedTuple):
    source: Source
    skeleton: Skeleton
    text: SourceText


class _Made(NamedTuple):
    """A catalog put right."""

    before: bytes
    after: bytes
    told: tuple[Diagnostic, ...]


class _Mending:
    """Puts the translations of catalogs right that can be put right without a human."""

    def __init__(self, project: Project, wording: Wording) -> None:
        self._project = project
        self._labels = wording.labels
        self._wanted = looked_for(project.config, wording.labels, wording.glossaries, check=True)

    def mended(self, article: _Article, locale: LocaleTag, path: str) -> _Made | None:
        """Return an article's catalog put right, None where there is nothing to do.

        path:    of the catalog
        raises:  WorkspaceError, CatalogError
        """
        limits, units = self._project.config.limits, article.skeleton.units
        data = self._project.workspace.read_if_there(path, limits.catalog)
        if data is None:
            return None
        catalog = parse_catalog(data, path, locale, limits)
        messages = by_key(catalog)
        targets = targets_of(messages)
        usable = usable_messages(article.skeleton, messages, targets)
        found = list(mended(article.skeleton, usable, self._wanted[locale]))
        if not found:
            return None
        new = {key: target for key, target, _ in found}
        spoilt = self._refused(article, locale, targets | new) - self._refused(article, locale, targets)
        reasons = [reason for key, _, reason in found if key not in spoilt]
        if not reasons:
            return None
        after = with_targets(data, catalog, {key: new[key] for key in new.keys() - spoilt}, limits)
        told = diagnostics(reasons, units, messages, catalog=path, article=article.source.path, locale=locale)
        return _Made(data, after, tuple(told))

    def _refused(self, article: _Article, locale: LocaleTag, targets: Mapping[Key, str]) -> set[Key]:
        """Return the translations that would not ship."""
        config, skeleton = self._project.config, article.skeleton
        mode = config.anchors.mode_in(locale)
        localized = localize(article.text, skeleton, targets, self._labels[locale], mode, config)
        return {skeleton.units[index].key for index in localized.merged.refused}


def _take(project: Project, path: str, made: _Made, outcome: Fixed, *, write: bool) -> None:
    if write:
        project.workspace.write(path, made.after, expected=made.before, durable=True)
    outcome.files += 1
    outcome.diff += unified(path, made.before.decode(), made.after.decode())
    for one in made.told:
        outcome.diagnostics.append(msgspec.structs.replace(one, severity=Severity.INFO, remedy=_REMEDY))
