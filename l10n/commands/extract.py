"""`l10n extract`: articles -> templates and catalogs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

import msgspec

from l10n.catalog.po_write import format_po
from l10n.catalog.template import template_of
from l10n.commands.batches import followed, run_batches
from l10n.commands.catalog_update import CatalogUpdate, Tally
from l10n.commands.products import Products
from l10n.commands.project import Outcome, Project, narrowed
from l10n.commands.records import Records, recalled
from l10n.commands.sources import Sources
from l10n.config import Config
from l10n.config.layout import UI_ARTICLE, catalog_path, catalog_stem, template_folder, template_path
from l10n.errors import ConfigError, L10nError
from l10n.executors import Executor
from l10n.fingerprint import digest, package_version
from l10n.locales import describe_locale
from l10n.model.catalog import Message
from l10n.model.locale import LocaleTag
from l10n.pipeline.catalogs import PROJECT_NAME, CatalogChange, CatalogTask
from l10n.pipeline.tasks.extract import ExtractBatch, Extracted, ExtractTask, run_extract
from l10n.pipeline.tasks.sources import Source
from l10n.report.notice import CONTEXT, NOTICE


class ExtractOutcome(Outcome):
    """What `extract` did."""

    def __init__(self) -> None:
        super().__init__()
        self.articles = 0
        self.messages = 0
        self.locales: dict[LocaleTag, Tally] = {}


def extract(project: Project, paths: Sequence[str], created: str, executor: Executor) -> ExtractOutcome:
    """Bring templates and catalogs up to the articles.

    paths:    narrow what is read and written, never what is made obsolete
    created:  POT-Creation-Date of new files
    """
    outcome = ExtractOutcome()
    articles = project.articles()
    chosen = narrowed(project, paths, articles)
    with project.workspace.locked():
        _Extraction(project, articles, chosen, created, executor, outcome).run()
    return outcome


class _Record(msgspec.Struct, array_like=True, frozen=True):
    """What came of an article whose template and catalogs are as they should be."""

    messages: int
    labels: tuple[str, ...]


class _Extraction:
    """One run of `extract`."""

    def __init__(
        self,
        project: Project,
        articles: Sequence[str],
        chosen: Sequence[str],
        created: str,
        executor: Executor,
        outcome: ExtractOutcome,
    ) -> None:
        self._project = project
        self._chosen = chosen
        self._created = created
        self._executor = executor
        self._outcome = outcome
        self._complete = len(chosen) == len(articles)
        self._sources = Sources(project, outcome)
        self._quoted: dict[str, tuple[str, ...]] = {}
        self._products = Products(project.workspace, project.config, project.config_error)
        self._products.require()
        cache = self._sources.cache
        self._stems = {catalog_stem(article) for article in articles}
        stems = self._stems | {catalog_stem(UI_ARTICLE)}
        self._updates = [
            CatalogUpdate(project, cache, locale, name, stems, created, outcome, complete=self._complete)
            for locale, name in self._names().items()
        ]
        self._by_name = {update.locale_name: update for update in self._updates}
        self._glossaries = {name: update.glossary for name, update in self._by_name.items()}
        self._labels = {name: update.labels for name, update in self._by_name.items()}
        basis = project.basis(*project.config.locales)
        self._about = msgspec.msgpack.encode((basis, created, self._labels, self._glossaries))
        about = (b"extract", self._about)
        self._records = Records(project.workspace, cache, _Record, partial(_files, project), about, "extracted")
        self._done: dict[str, _Record] = {}

    def _names(self) -> dict[LocaleTag, str]:
        """Return the languages' names; what knows all of the world's is slow to load."""
        locales = self._project.config.locales
        key = digest(b"names", msgspec.msgpack.encode(locales), package_version("babel"))

        def find() -> dict[LocaleTag, str]:
            return {locale: describe_locale(locale).name for locale in locales}

        try:
            return recalled(self._sources.cache, dict[LocaleTag, str], key, find)
        except ConfigError as error:
            raise self._project.config_error(("locales",), error) from None

    def run(self) -> None:
        if any(update.gone for update in self._updates):
            self._find_renames()
        settled = self._records.recall(self._chosen)
        for article, record in settled.items():
            self._count(article, record)
        again: list[ExtractTask] = []
        kept: list[tuple[Source, bytes]] = []
        waiting = [article for article in self._chosen if article not in settled]
        progress = self._project.track(waiting, "extracting")
        for task, result in followed(progress, self._results(self._tasks(waiting))):
            self._take(task, result, again)
            if not task.source.skeleton and result.skeleton:
                kept.append((task.source, result.skeleton))
            if len(kept) >= 200:
                self._sources.keep(kept)
                kept = []
        self._sources.keep(kept)
        for task, result in self._results(again):
            self._finish_article(task, result)
        self._records.keep(self._done.items())
        self._finish()
        self._sources.close()

    def _results(self, tasks: Iterator[ExtractTask] | Sequence[ExtractTask]) -> Iterator[tuple[ExtractTask, Extracted]]:
        return run_batches(
            self._executor,
            run_extract,
            tasks,
            lambda batch: msgspec.msgpack.encode(
                ExtractBatch(self._project.config, self._created, tuple(batch), self._glossaries, self._labels)
            ),
            lambda data: msgspec.msgpack.decode(data, type=list[Extracted]),
            lambda task: len(task.source.stored) * (1 + len(task.catalogs)),
        )

    def _tasks(self, articles: Sequence[str]) -> Iterator[ExtractTask]:
        for source in chain.from_iterable(self._sources.read(articles)):
            found = (update.task(source.article) for update in self._updates)
            yield ExtractTask(source, tuple(task for task in found if task))

    def _take(self, task: ExtractTask, result: Extracted, again: list[ExtractTask]) -> None:
        """Write what came of an article, unless other articles have translations for it: then it goes once more."""
        if result.problem:
            self._outcome.note(result.problem)
            return
        self._count(task.source.article, _Record(result.messages, result.labels))
        richer = [self._richer(catalog, change) for catalog, change in zip(task.catalogs, result.catalogs, strict=True)]
        if any(richer):
            catalogs = tuple(new or old for new, old in zip(richer, task.catalogs, strict=True))
            source = msgspec.structs.replace(task.source, skeleton=result.skeleton)
            again.append(ExtractTask(source, catalogs))
        else:
            self._finish_article(task, result)

    def _count(self, article: str, record: _Record) -> None:
        self._outcome.articles += 1
        self._outcome.messages += record.messages
        self._quoted[article] = record.labels

    def _richer(self, task: CatalogTask, change: CatalogChange) -> CatalogTask | None:
        """Return the task with what other articles of the language know, None where they know nothing."""
        return self._by_name[task.locale].with_memory(task, change)

    def _finish_article(self, task: ExtractTask, result: Extracted) -> None:
        article = task.source.article
        done = [self._write(template_path(self._project.config, article), result.template)]
        done += (
            self._by_name[catalog.locale].take(article, catalog, change)
            for catalog, change in zip(task.catalogs, result.catalogs, strict=True)
        )
        if all(done) and len(task.catalogs) == len(self._updates):
            self._done[article] = _Record(result.messages, result.labels)

    def _find_renames(self) -> None:
        """Tell which articles that are gone became which new ones: their units have to be known first."""
        fresh = {update.locale_name: update.newcomers(self._chosen) for update in self._updates}
        wanted = sorted({article for articles in fresh.values() for article in articles})
        for source in chain.from_iterable(self._sources.read(wanted)):
            for update in self._updates:
                if source.article in fresh[update.locale_name]:
                    update.meet(source)
        for update in self._updates:
            update.match()

    def _finish(self) -> None:
        found: dict[str, str] = {}
        for article in self._chosen:
            for label in self._quoted.get(article, ()):
                if label not in found:
                    found[label] = self._project.source_path(article)
        usable = self._complete and not self._outcome.failed
        for update in self._updates:
            update.retire()
        self._finish_labels(found, usable=usable)
        for update in self._updates:
            update.remember()
            self._outcome.locales[update.locale] = update.tally
        if usable:
            self._remove_templates(bool(found) or self._project.config.build.untranslated == "notice")

    def _finish_labels(self, found: Mapping[str, str], *, usable: bool) -> None:
        """Bring template and catalogs of the UI labels up to date, unless they are.

        found:   label -> path of the first article that quotes it
        usable:  whether these are all there are
        """
        workspace, about = self._project.workspace, msgspec.msgpack.encode(found)
        files = partial(_files, self._project)
        records = Records(workspace, self._sources.cache, bool, files, (b"labels", self._about, about))
        moved = any(update.found_labels for update in self._updates)
        if usable and not moved and not self._project.config.ui.imports and records.recall((UI_ARTICLE,)):
            return
        labels = tuple(_label_messages(found, self._project.config))
        if labels and usable:
            template = template_of(labels, "UI labels", PROJECT_NAME, self._created)
            self._write(template_path(self._project.config, UI_ARTICLE), format_po(template))
        for update in self._updates:
            update.finish(labels, self._products, complete=usable)
        if usable and not self._outcome.failed:
            records.keep([(UI_ARTICLE, True)])

    def _write(self, path: str, data: bytes) -> bool:
        """Write a template, where such are wanted, and return whether that could be done."""
        try:
            if self._project.config.templates:
                self._project.workspace.write(path, data)
        except L10nError as error:
            self._outcome.fail(error, path)
            return False
        return True

    def _remove_templates(self, labels: bool) -> None:
        """Remove the templates of articles that are gone; all of them where none are wanted."""
        config, workspace = self._project.config, self._project.workspace
        wanted = self._stems | {catalog_stem(UI_ARTICLE)} if labels else self._stems
        folder = template_folder(config)
        for name in tuple(workspace.walk(folder, lambda path: path.endswith(".pot"))):
            if name.removesuffix(".pot") not in wanted or not config.templates:
                workspace.remove(f"{folder}/{name}")


def _label_messages(found: Mapping[str, str], config: Config) -> Iterator[Message]:
    """Yield what is to be translated beside the articles.

    found:  label -> path of the first article that quotes it
    """
    if config.build.untranslated == "notice":
        yield Message(msgid=NOTICE, context=CONTEXT, extracted=("Notice above untranslated articles",))
    for label, path in found.items():
        yield Message(msgid=label, extracted=("UI label",), references=(path,))


def _files(project: Project, article: str) -> Iterator[str]:
    """Yield the paths of the files that are as they should be where an article has a record."""
    config = project.config
    yield project.source_path(article)
    if config.templates:
        yield template_path(config, article)
    yield from (catalog_path(config, locale, article) for locale in config.locales)
