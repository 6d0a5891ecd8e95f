"""Articles in their languages: catalogs read, units put in place, findings gathered.

An article whose links lead to headings of others has to wait until these are localized, so that there are two rounds: in
the first, every article is localized, and written unless it has to wait; in the second, those that had to.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from l10n.catalog.po_read import parse_po
from l10n.commands.batches import run_batches
from l10n.commands.library import Library
from l10n.commands.project import Outcome, Project
from l10n.commands.sources import Sources
from l10n.config.layout import UI_ARTICLE, catalog_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.merger.splice import Edit
from l10n.model.anchor import Slug
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.progress import labels_of
from l10n.pipeline.tasks import BuildBatch, BuildTask, LanguageTask, Localized, Source, run_build

Take = Callable[[str, LocaleTag, Localized], None]
"""Takes an article in one language, once it is complete."""
Extras = Callable[[str, LocaleTag], tuple[Edit, ...]]
"""What else has to change in an article, in one language."""


class Languages:
    """The localization of a project's articles.

    check:  whether translations are looked at more closely than a build needs
    """

    def __init__(
        self,
        project: Project,
        library: Library,
        sources: Sources,
        executor: Executor,
        outcome: Outcome,
        *,
        check: bool = False,
    ) -> None:
        self._project = project
        self._library = library
        self._sources = sources
        self._executor = executor
        self._outcome = outcome
        self._check = check
        self._labels = {locale: self._read_labels(locale) for locale in project.config.locales}
        self.slugs: dict[LocaleTag, dict[str, tuple[Slug, ...]]] = {locale: {} for locale in project.config.locales}
        """Language -> article -> the fragment that reaches each of its anchors."""
        self.counts: dict[tuple[str, LocaleTag], Counts] = {}

    def localize(self, articles: Sequence[str], take: Take, extras: Extras, notices: dict[LocaleTag, str]) -> None:
        """Localize articles, and those that they link to.

        take:  gets each of `articles` in each language
        """
        chosen = set(articles)
        linked = {found.article for article in articles for found in self._library.resolutions.get(article, ())}
        first = [article for article in self._library.anchors if article in chosen or article in linked]
        waiting: list[str] = []
        progress = iter(self._project.track(first, "localizing"))
        for task, results in self._results(self._tasks(first, extras, notices, known=False)):
            next(progress, None)
            article = task.source.article
            for locale, found in zip(self._project.config.locales, results, strict=True):
                self._note(article, locale, found, report=article in chosen)
            if article in chosen and any(found.text is None for found in results):
                waiting.append(article)
            elif article in chosen:
                self._give(article, results, take)
        for _ in progress:
            pass
        for task, results in self._results(self._tasks(waiting, extras, notices, known=True)):
            self._give(task.source.article, results, take)

    def _give(self, article: str, results: Sequence[Localized], take: Take) -> None:
        for locale, found in zip(self._project.config.locales, results, strict=True):
            take(article, locale, found)

    def _note(self, article: str, locale: LocaleTag, found: Localized, *, report: bool) -> None:
        self.slugs[locale][article] = found.slugs
        if not report:
            return
        self.counts[article, locale] = found.counts
        self._outcome.refused += found.refused
        self._outcome.diagnostics += found.diagnostics
        if found.problem:
            self._outcome.note(found.problem)

    def _results(self, tasks: Iterator[BuildTask]) -> Iterator[tuple[BuildTask, Sequence[Localized]]]:
        return run_batches(
            self._executor,
            run_build,
            tasks,
            lambda batch: msgspec.msgpack.encode(
                BuildBatch(self._project.config, self._labels, tuple(batch), self._check)
            ),
            lambda data: msgspec.msgpack.decode(data, type=list[list[Localized]]),
            lambda task: len(task.source.stored) * (1 + len(task.languages)),
        )

    def _tasks(
        self, articles: Sequence[str], extras: Extras, notices: dict[LocaleTag, str], *, known: bool
    ) -> Iterator[BuildTask]:
        """Yield the tasks of articles; with `known`, the fragments of the others in each language go along."""
        for chunk in self._sources.read(articles):
            for source in chunk:
                yield self._task(source, extras, notices, known=known)

    def _task(self, source: Source, extras: Extras, notices: dict[LocaleTag, str], *, known: bool) -> BuildTask:
        article = source.article
        resolutions = self._library.resolutions.get(article, ())
        others = {found.article for found in resolutions} - {article}
        languages = tuple(
            LanguageTask(
                locale,
                path := catalog_path(self._project.config, locale, article),
                self._catalog(path),
                extras(article, locale),
                notices.get(locale, ""),
                {other: self.slugs[locale][other] for other in others if known},
            )
            for locale in self._project.config.locales
        )
        return BuildTask(source, resolutions, self._library.slugs({article, *others}), languages)

    def _catalog(self, path: str) -> bytes | None:
        try:
            return self._project.workspace.read_if_there(path, self._project.config.limits.catalog)
        except L10nError as error:
            self._outcome.fail(error, path)
            return None

    def _read_labels(self, locale: LocaleTag) -> dict[str, str]:
        path = catalog_path(self._project.config, locale, UI_ARTICLE)
        data = self._catalog(path)
        try:
            return labels_of(parse_po(data, path)) if data is not None else {}
        except L10nError as error:
            self._outcome.fail(error, path)
            return {}
