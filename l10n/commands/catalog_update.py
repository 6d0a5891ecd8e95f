"""The catalogs of one language, brought up to the articles.

No translation is ever lost: an article that was renamed takes its catalog along, the catalog of one that is gone moves
to `_obsolete/` and comes back with it, and a file is replaced only where `drop_guard` finds nothing missing.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.catalog.renames import renames
from l10n.catalog.template import complete_header, new_catalog, template_of
from l10n.catalog.update import Updated, drop_guard, same_messages, update
from l10n.commands.project import PROJECT_NAME, Outcome, Project
from l10n.config.layout import UI_ARTICLE, catalog_folder, catalog_path, obsolete_folder
from l10n.errors import CatalogError, L10nError
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.locale import LocaleTag, gettext_name

Fresh = Mapping[str, Sequence[Message]]
"""Article -> its untranslated messages."""


class CatalogUpdate:
    """One run over the catalogs of one language."""

    def __init__(self, project: Project, locale: LocaleTag, language: str, created: str, outcome: Outcome) -> None:
        self._project = project
        self._locale = locale
        self._language = language
        self._created = created
        self._outcome = outcome

    def run(
        self, fresh: Fresh, labels: Sequence[Message], articles: Sequence[str], *, narrowed: bool
    ) -> Iterator[Updated]:
        """Bring every catalog up to its article; yield what became of each.

        articles:  all there are, also those that could not be read
        narrowed:  whether `fresh` has only some of them on purpose: nothing is moved or made obsolete then
        """
        known = {self._path(article) for article in articles} | {self._path(UI_ARTICLE)}
        gone = {} if narrowed else {path: self._read(path) for path in self._files if path not in known}
        sources = self._renamed(fresh, gone)
        translated_labels = {message.msgid: message.msgstr for message in self._ui.messages if message.translated}
        found: dict[str, str] = {}
        for article in self._project.track(tuple(fresh), f"updating {self._locale}"):
            if updated := self._article(article, fresh[article], gone.get(sources.get(article, "")), translated_labels):
                found.update(updated.labels)
                yield updated
        self._clear(gone.keys(), set(sources.values()))
        if updated := self._labels(labels, found, complete=len(fresh) == len(articles)):
            yield updated

    def _clear(self, gone: Iterable[str], renamed: Collection[str]) -> None:
        """Remove the catalogs that live on under another name, and put away those of articles that are gone."""
        for path in sorted(gone):
            try:
                if path in renamed:
                    self._project.workspace.remove(path)
                else:
                    self._retire(path)
            except L10nError as error:
                self._outcome.fail(error, path)

    def _article(
        self, article: str, fresh: Sequence[Message], renamed: Catalog | None, labels: Mapping[str, str]
    ) -> Updated | None:
        path, source = self._path(article), self._project.source_path(article)
        retired = posixpath.join(obsolete_folder(self._project.config, self._locale), self._below(path))
        try:
            data = self._project.workspace.read_if_there(path, self._project.config.limits.catalog)
            returns = data is None and renamed is None and self._project.workspace.exists(retired)
            if data is not None:
                old = parse_po(data, path)
            elif returns:
                old = self._read_now(retired)
            else:
                old = renamed or self._new(source)
            old = complete_header(old, self._new(source))
            strangers = any(message.key not in self._keys(old) for message in fresh)
            memory = self._memory if strangers and self._files else {}
            updated = update(old, fresh, memory=memory, labels=labels, settings=self._project.config.update)
            self._write(path, data, old, updated.catalog)
            if returns:
                self._project.workspace.remove(retired)
        except L10nError as error:
            self._outcome.fail(error, path)
            return None
        return updated

    def _labels(self, fresh: Sequence[Message], found: Mapping[str, str], *, complete: bool) -> Updated | None:
        """Bring the catalog of UI labels up to date.

        found:     translations of labels that stood in articles' messages until now
        complete:  whether `fresh` has all labels there are; otherwise none becomes obsolete
        """
        path = self._path(UI_ARTICLE)
        if not fresh and path not in self._files:
            return None
        try:
            data = self._project.workspace.read_if_there(path, self._project.config.limits.catalog)
            old = parse_po(data, path) if data is not None else self._new("UI labels")
            if not complete:
                known = {message.key for message in fresh}
                fresh = (*(message for message in old.messages if message.key not in known), *fresh)
            memory: dict[Key, tuple[str, ...]] = {(None, label): (text,) for label, text in found.items()}
            updated = update(old, fresh, memory=memory, settings=self._project.config.update)
            self._write(path, data, old, updated.catalog)
        except L10nError as error:
            self._outcome.fail(error, path)
            return None
        return updated

    def _write(self, path: str, data: bytes | None, old: Catalog, new: Catalog) -> None:
        if lost := drop_guard(old, new):
            raise CatalogError(
                f"{len(lost)} translations would disappear; nothing was written",
                path=path,
                line=lost[0].line,
                remedy="this is a fault of l10n; please report it with the file",
            )
        if data is None or not same_messages(old, new):
            self._project.workspace.write(path, format_po(new), expected=data, durable=True)

    def _renamed(self, fresh: Fresh, gone: Mapping[str, Catalog]) -> dict[str, str]:
        """Return article -> the path of the catalog that it had under another name."""
        if not gone:
            return {}
        old = {path: [message.key for message in catalog.messages] for path, catalog in gone.items()}
        came = {article for article in fresh if self._path(article) not in self._files}
        return renames(old, {article: [message.key for message in fresh[article]] for article in came})

    def _retire(self, path: str) -> None:
        """Move the catalog of an article that is gone out of the way, beside one of the same name if need be."""
        workspace = self._project.workspace
        target = posixpath.join(obsolete_folder(self._project.config, self._locale), self._below(path))
        stem, extension = posixpath.splitext(target)
        number = 1
        while workspace.exists(target):
            number += 1
            target = f"{stem}.{number}{extension}"
        workspace.move(path, target)

    @cached_property
    def _files(self) -> frozenset[str]:
        folder = catalog_folder(self._project.config, self._locale)
        found = self._project.workspace.walk(folder, lambda path: path.endswith(".po"))
        return frozenset(posixpath.join(folder, path) for path in found)

    @cached_property
    def _ui(self) -> Catalog:
        path = self._path(UI_ARTICLE)
        return self._read(path) if path in self._files else Catalog()

    @cached_property
    def _memory(self) -> dict[Key, tuple[str, ...]]:
        """The translations of all articles of the language, commonest first."""
        found: dict[Key, dict[str, int]] = {}
        for path in sorted(self._files - {self._path(UI_ARTICLE)}):
            for message in self._read(path).messages:
                if message.translated:
                    renderings = found.setdefault(message.key, {})
                    renderings[message.msgstr] = renderings.get(message.msgstr, 0) + 1
        return {key: tuple(sorted(texts, key=lambda text: -texts[text])) for key, texts in found.items()}

    def _read(self, path: str) -> Catalog:
        """Return a catalog; an unusable one is noted and counts as empty, and its file stays."""
        try:
            return self._read_now(path)
        except L10nError as error:
            self._outcome.fail(error, path)
            return Catalog()

    def _read_now(self, path: str) -> Catalog:
        return parse_po(self._project.workspace.read(path, self._project.config.limits.catalog), path)

    def _new(self, source: str) -> Catalog:
        template = template_of((), source, PROJECT_NAME, self._created)
        return new_catalog(template, source, gettext_name(self._locale), self._language)

    def _path(self, article: str) -> str:
        return catalog_path(self._project.config, self._locale, article)

    def _below(self, path: str) -> str:
        return posixpath.relpath(path, catalog_folder(self._project.config, self._locale))

    @staticmethod
    def _keys(catalog: Catalog) -> frozenset[Key]:
        return frozenset(message.key for message in catalog.messages)
