"""Articles in their languages: catalogs read, units put in place, findings gathered.

An article whose links lead to headings of others has to wait until these are localized, so that there are two rounds:
in the first, every article is localized, and written unless it has to wait; in the second, those that had to.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from l10n.anchors.suitability import Lost, unsuitable
from l10n.catalog.product import shown_labels
from l10n.checks.consistency import Packed
from l10n.checks.terms import Term
from l10n.commands.batches import followed, run_batches
from l10n.commands.labels import read_glossary
from l10n.commands.library import Library
from l10n.commands.project import Outcome, Project, read_catalog
from l10n.commands.sources import Sources
from l10n.config.layout import UI_ARTICLE, catalog_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.merger.slots import escape_label
from l10n.merger.splice import Edit
from l10n.model.anchor import Link, Slug
from l10n.model.catalog import Catalog
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline import slugger_of
from l10n.pipeline.tasks import BuildBatch, BuildTask, LanguageTask, Localized, Source, run_build
from l10n.report.notice import CONTEXT, NOTICE, format_notice

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
        self._omits = project.config.build.untranslated == "omit"
        self._notices: dict[LocaleTag, str] = {}
        self._labels = {locale: self._read_labels(locale) for locale in project.config.locales}
        self.slugs: dict[LocaleTag, dict[str, tuple[Slug, ...]]] = {locale: {} for locale in project.config.locales}
        """Language -> article -> the fragment that reaches each of its anchors."""
        self.counts: dict[tuple[str, LocaleTag], Counts] = {}
        self.untranslated: set[tuple[str, LocaleTag]] = set()
        """Articles that count as untranslated in a language."""
        self._lost: dict[LocaleTag, Lost] = {}
        self._glossaries = {locale: self._read_glossary(locale) for locale in project.config.locales}
        self.renderings: dict[LocaleTag, list[Packed]] = {locale: [] for locale in project.config.locales}
        """Language -> (path of a catalog, its translations as digests), of a check."""

    def localize(self, articles: Sequence[str], take: Take, extras: Extras) -> None:
        """Localize articles, and those that they link to.

        take:  gets each of `articles` in each language
        """
        chosen = set(articles)
        linked = {found.article for article in articles for found in self._library.resolutions.get(article, ())}
        first = [article for article in self._library.anchors if self._omits or article in chosen or article in linked]
        waiting: list[str] = []
        localized = self._results(self._tasks(first, extras, known=False))
        for task, results in followed(self._project.track(first, "localizing"), localized):
            article = task.source.article
            for locale, found in zip(self._project.config.locales, results, strict=True):
                self._note(article, locale, found, report=article in chosen)
            if article in chosen and any(found.text is None for found in results):
                waiting.append(article)
            elif article in chosen:
                self._give(article, results, take)
        for task, results in self._results(self._tasks(waiting, extras, known=True)):
            self._give(task.source.article, results, take)
        self._outcome.diagnostics += self._unsuitable()

    def _unsuitable(self) -> Iterator[Diagnostic]:
        """Yield a warning for each language whose headings the site's slug algorithm leaves nothing of."""
        slugger = slugger_of(self._project.config)
        for locale, lost in self._lost.items():
            if found := unsuitable(slugger, lost, locale, self._project.config_file):
                yield found

    def _give(self, article: str, results: Sequence[Localized], take: Take) -> None:
        for locale, found in zip(self._project.config.locales, results, strict=True):
            take(article, locale, found)

    def _note(self, article: str, locale: LocaleTag, found: Localized, *, report: bool) -> None:
        self.slugs[locale][article] = found.slugs
        if found.untranslated:
            self.untranslated.add((article, locale))
        if not report:
            return
        self.counts[article, locale] = found.counts
        self._lost[locale] = self._lost.get(locale, Lost()) + found.lost
        if found.renderings:
            self.renderings[locale].append((catalog_path(self._project.config, locale, article), found.renderings))
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
                BuildBatch(self._project.config, self._labels, tuple(batch), self._glossaries, self._check)
            ),
            lambda data: msgspec.msgpack.decode(data, type=list[list[Localized]]),
            lambda task: len(task.source.stored) * (1 + len(task.languages)),
        )

    def _tasks(
        self, articles: Sequence[str], extras: Extras, *, known: bool
    ) -> Iterator[BuildTask]:
        """Yield the tasks of articles; with `known`, the fragments of the others in each language go along."""
        for chunk in self._sources.read(articles):
            for source in chunk:
                yield self._task(source, extras, known=known)

    def _task(self, source: Source, extras: Extras, *, known: bool) -> BuildTask:
        article = source.article
        resolutions = self._library.resolutions.get(article, ())
        others = {found.article for found in resolutions} - {article}
        languages = tuple(
            LanguageTask(
                locale,
                path := catalog_path(self._project.config, locale, article),
                self._catalog(path),
                extras(article, locale),
                self._notices.get(locale, ""),
                {other: self.slugs[locale][other] for other in others if known},
            )
            for locale in self._project.config.locales
        )
        wait = self._omits and not known and any(link.destination[:1] != "#" for link in self._links(article))
        return BuildTask(source, resolutions, self._library.slugs({article, *others}), languages, wait)

    def _links(self, article: str) -> Sequence[Link]:
        return self._library.anchors[article].links

    def _catalog(self, path: str) -> bytes | None:
        try:
            return self._project.workspace.read_if_there(path, self._project.config.limits.catalog)
        except L10nError as error:
            self._outcome.fail(error, path)
            return None

    def _read_glossary(self, locale: LocaleTag) -> tuple[Term, ...]:
        try:
            return read_glossary(self._project.workspace, self._project.config, locale)
        except L10nError as error:
            self._outcome.fail(error, error.path)
            return ()

    def _notice(self, catalog: Catalog) -> str:
        message = next((found for found in catalog.messages if found.key == (CONTEXT, NOTICE)), None)
        text = message.msgstr if message and message.translated else NOTICE
        return format_notice(escape_label(text), self._project.config.dialect)

    def _read_labels(self, locale: LocaleTag) -> dict[str, str]:
        path = catalog_path(self._project.config, locale, UI_ARTICLE)
        catalog = read_catalog(self._project, path, self._outcome)
        if self._project.config.build.untranslated == "notice":
            self._notices[locale] = self._notice(catalog)
        return shown_labels(catalog, self._project.config.ui.form.get(locale, ""))
