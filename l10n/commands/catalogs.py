"""Catalogs of one language, as commands need them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from l10n.catalog.po_read import parse_po
from l10n.commands.project import Outcome, Project
from l10n.config.layout import UI_ARTICLE, catalog_path
from l10n.errors import L10nError
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.locale import LocaleTag
from l10n.model.unit import Unit


class Translations(msgspec.Struct, frozen=True):
    """The messages of one catalog by key, and where they stand."""

    path: str
    messages: Mapping[Key, Message]

    def targets(self) -> dict[Key, str]:
        """Return the translations that may be used."""
        return {key: message.msgstr for key, message in self.messages.items() if message.translated}

    def line(self, key: Key) -> int:
        """Return the line of a message's msgid, 0 where there is none."""
        message = self.messages.get(key)
        return message.line if message else 0


class Counts(msgspec.Struct, frozen=True):
    """How far the translation of an article, or of several, has come."""

    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    words: int = 0
    """Words of the source that still have to be translated."""

    @property
    def total(self) -> int:
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all."""
        return self.translated * 100 // self.total if self.total else 100

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.untranslated + other.untranslated,
            self.words + other.words,
        )


def read_translations(project: Project, locale: LocaleTag, article: str, outcome: Outcome) -> Translations:
    """Return an article's translations; none where its catalog is missing or unusable, which is noted."""
    path = catalog_path(project.config, locale, article)
    try:
        data = project.workspace.read_if_there(path, project.config.limits.catalog)
        catalog = parse_po(data, path) if data is not None else Catalog()
    except L10nError as error:
        outcome.fail(error, path)
        catalog = Catalog()
    return Translations(path, {message.key: message for message in catalog.messages})


def read_labels(project: Project, locale: LocaleTag, outcome: Outcome) -> dict[str, str]:
    """Return the UI labels that have another text in this language."""
    targets = read_translations(project, locale, UI_ARTICLE, outcome).targets()
    return {label: text for (_, label), text in targets.items() if text != label}


def count(units: Iterable[Unit], translations: Translations, refused: Sequence[Unit] = ()) -> Counts:
    """Return how far an article is: each message once, refused ones as untranslated."""
    kept_out = {unit.key for unit in refused}
    keys = {unit.key for unit in units}
    counts = Counts()
    for key in keys:
        message = translations.messages.get(key)
        words = len(key[1].split())
        if message and message.translated and key not in kept_out:
            counts += Counts(translated=1)
        elif message and message.fuzzy:
            counts += Counts(fuzzy=1, words=words)
        else:
            counts += Counts(untranslated=1, words=words)
    return counts
