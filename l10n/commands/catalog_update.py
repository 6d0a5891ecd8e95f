"""The catalogs of one language, brought up to the articles.

No translation is ever lost: an article that was renamed takes its catalog along, and the catalog of one that is gone
moves to `_obsolete/` and comes back with it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

import msgspec

from l10n.cache import Cache
from l10n.catalog.glossary import with_terms
from l10n.catalog.po_read import parse_po
from l10n.catalog.renames import renames
from l10n.commands.labels import read_glossary
from l10n.commands.products import Products
from l10n.commands.project import Outcome, Project
from l10n.commands.records import recalled
from l10n.commands.translation_memory import TranslationMemory
from l10n.config.layout import UI_ARTICLE, catalog_folder, catalog_path, obsolete_folder
from l10n.errors import L10nError
from l10n.fingerprint import digest
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.locale import LocaleTag, gettext_name
from l10n.pipeline.catalogs import CatalogChange, CatalogTask, change_catalog
from l10n.pipeline.progress import labels_of
from l10n.pipeline.tasks.sources import Source, skeleton_of


class Tally(msgspec.Struct):
    """What happened to the catalogs of one language."""

    new: int = 0
    fuzzy: int = 0
    obsolete: int = 0


class CatalogUpdate:
    """One run over the catalogs of one language.

    stems:     of all catalogs that there is something to translate for, also where that cannot be read
    complete:  whether the run is over all of them; nothing is moved otherwise
    """

    def __init__(
        self,
        project: Project,
        cache: Cache,
        locale: LocaleTag,
        language: str,
        stems: Container[str],
        created: str,
        outcome: Outcome,
        *,
        complete: bool,
    ) -> None:
        self.locale = locale
        self.locale_name = gettext_name(locale)
        self.tally = Tally()
        self.glossary = read_glossary(project.workspace, project.config, locale)
        self._project = project
        self._cache = cache
        self._language = language
        self._created = created
        self._outcome = outcome
        folder = catalog_folder(project.config, locale)
        found = project.workspace.walk(folder, lambda path: path.endswith(".po"))
        self._files = {f"{folder}/{path}": path.removesuffix(".po") in stems for path in found}
        """Catalog -> whether there is an article for it."""
        self.gone = [path for path, known in self._files.items() if not known] if complete else []
        """Catalogs whose article is not there any more."""
        self._renamed: dict[str, str] = {}
        self._newcomers: dict[str, list[Key]] = {}
        articles = [path for path in self._files if path != self._path(UI_ARTICLE)]
        self._memory = TranslationMemory(project, cache, locale, articles)
        self.found_labels: dict[str, str] = {}
        """Translations of UI labels that stood in the messages of articles until now."""

    def task(self, article: str) -> CatalogTask | None:
        """Return what has to be done for an article; None where its catalog cannot be read, which is noted."""
        path = self._path(article)
        try:
            data = self._read(path)
            spare_path = self._spare(article) if data is None else ""
            return CatalogTask(
                path=path,
                source=self._project.source_path(article),
                locale=self.locale_name,
                language=self._language,
                data=data,
                spare=self._read(spare_path) if spare_path else None,
                spare_source=self._source_of(spare_path) if article in self._renamed else "",
                ask=bool(self._files),
            )
        except L10nError as error:
            self._outcome.fail(error, path)
            return None

    def with_memory(self, task: CatalogTask, change: CatalogChange) -> CatalogTask | None:
        """Return a task with what other articles of the language have for its new keys; None where that is nothing."""
        if not change.strangers:
            return None
        found = self._memory.look_up(change.strangers)
        return msgspec.structs.replace(task, memory=tuple(found.items()), ask=False) if found else None

    def take(self, article: str, task: CatalogTask, change: CatalogChange) -> bool:
        """Write a catalog that changed; return whether it is as it should be now."""
        if change.problem:
            self._outcome.note(change.problem)
            return False
        self.tally.new += change.new
        self.tally.fuzzy += change.fuzzy
        self.tally.obsolete += change.retired
        self.found_labels.update(change.labels)
        try:
            if change.data is not None:
                self._project.workspace.write(task.path, change.data, expected=task.data, durable=True)
                if task.spare is not None:
                    self._project.workspace.remove(self._spare(article))
        except L10nError as error:
            self._outcome.fail(error, task.path)
            return False
        self._memory.note(task.path, change.marks)
        return True

    def newcomers(self, articles: Iterable[str]) -> frozenset[str]:
        """Return the articles that have no catalog yet, where one may have been renamed."""
        if not self.gone:
            return frozenset()
        return frozenset(article for article in articles if self._path(article) not in self._files)

    def meet(self, source: Source) -> None:
        """Take note of the units of an article that has no catalog yet."""
        try:
            skeleton = skeleton_of(source, self._project.config)
        except L10nError:
            return  # It is noted where it is extracted.
        self._newcomers[source.article] = [unit.key for unit in skeleton.units]

    def match(self) -> None:
        """Find out which of the articles that are gone became which of the new ones."""
        old = {path: [message.key for message in self._parsed(path).messages] for path in self.gone}
        self._renamed = renames(old, self._newcomers)

    def retire(self) -> None:
        """Put away the catalogs of articles that are gone."""
        for path in self.gone:
            if self._project.workspace.exists(path):
                self._retire(path)

    def remember(self) -> None:
        """Keep for the next run which keys the catalogs have translations for."""
        self._memory.keep()

    def finish(self, labels: Sequence[Message], products: Products, *, complete: bool) -> None:
        """Bring the catalog of UI labels up to date.

        products:  what they take translations from that nobody has written
        complete:  whether `labels` are all there are; otherwise none becomes obsolete
        """
        path = self._path(UI_ARTICLE)
        if not labels and path not in self._files:
            return
        labels = with_terms(labels, self.glossary)
        try:
            data = self._read(path)
            if not complete and data is not None:
                known = {message.key for message in labels}
                there = parse_po(data, path, self._project.config.limits).messages
                labels = (*(old for old in there if old.key not in known), *labels)
            gone = tuple(Message(msgid=label, msgstr=text) for label, text in self.found_labels.items())
            task = CatalogTask(
                path=path,
                source="UI labels",
                locale=self.locale_name,
                language=self._language,
                data=data,
                gone=gone,
                renderings=self._renderings(labels, products),
            )
            self.take(UI_ARTICLE, task, change_catalog(task, labels, self._created, self._project.config))
        except L10nError as error:
            self._outcome.fail(error, path)

    def _renderings(self, labels: Iterable[Message], products: Products) -> dict[str, tuple[str, ...]]:
        """Return what the product calls the labels that have no translation."""
        done = {message.msgid for message in self._parsed(self._path(UI_ARTICLE)).messages if message.msgstr}
        lacking = [message.msgid for message in labels if message.msgid not in done]
        return products.product(self.locale).renderings(lacking) if lacking else {}

    def _spare(self, article: str) -> str:
        """Return the catalog that an article without one may start from, "" where there is none."""
        if article in self._renamed:
            return self._renamed[article]
        retired = self._retired(self._path(article))
        return retired if self._project.workspace.exists(retired) else ""

    def _source_of(self, path: str) -> str:
        """Return the article that a catalog was made for, as its title names it."""
        stem = posixpath.splitext(posixpath.relpath(path, catalog_folder(self._project.config, self.locale)))[0]
        return self._project.source_path(stem)

    def _retire(self, path: str) -> None:
        """Move the catalog of an article that is gone out of the way, beside one of the same name if need be."""
        target = self._retired(path)
        stem, extension = posixpath.splitext(target)
        number = 1
        while self._project.workspace.exists(target):
            number += 1
            target = f"{stem}.{number}{extension}"
        try:
            self._project.workspace.move(path, target)
        except L10nError as error:
            self._outcome.fail(error, path)

    def _retired(self, path: str) -> str:
        below = posixpath.relpath(path, catalog_folder(self._project.config, self.locale))
        return posixpath.join(obsolete_folder(self._project.config, self.locale), below)

    @cached_property
    def labels(self) -> dict[str, str]:
        """UI label -> its translation."""
        path = self._path(UI_ARTICLE)
        try:
            content = self._project.workspace.digest(path) or b""
        except L10nError:
            return {}  # It is noted where it is worked on.
        key = digest(b"translated labels", content, msgspec.msgpack.encode(self._project.basis().limits))
        return recalled(self._cache, dict[str, str], key, lambda: labels_of(self._parsed(path)))

    def _parsed(self, path: str) -> Catalog:
        """Return a catalog; a missing or unusable one counts as empty, and is noted where it is worked on."""
        try:
            return self._project.catalog(path)
        except L10nError:
            return Catalog()

    def _read(self, path: str) -> bytes | None:
        return self._project.workspace.read_if_there(path, self._project.config.limits.catalog)

    def _path(self, article: str) -> str:
        return catalog_path(self._project.config, self.locale, article)
