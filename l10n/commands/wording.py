"""What languages say beside the catalogs of articles: UI labels, terms, the notice above what is not translated."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.cache import Cache
from l10n.catalog.product import shown_labels
from l10n.checks.terms import Term
from l10n.commands.labels import read_glossary
from l10n.commands.project import Outcome, Project
from l10n.commands.records import recalled
from l10n.config.layout import UI_ARTICLE, catalog_path
from l10n.dialects import DIALECTS
from l10n.errors import L10nError
from l10n.fingerprint import digest
from l10n.merger.slots import escape_label
from l10n.model.catalog import Catalog
from l10n.model.locale import LocaleTag
from l10n.report.notice import CONTEXT, NOTICE, format_notice


class Wording(msgspec.Struct, frozen=True):
    """By language."""

    labels: dict[LocaleTag, dict[str, str]]
    """UI label -> its translation, in the form the language shows labels in."""
    glossaries: dict[LocaleTag, tuple[Term, ...]]
    notices: dict[LocaleTag, str]
    """What stands above articles that count as untranslated, "" where nothing does."""

    def of(self, locale: LocaleTag) -> Wording:
        """Return what one language says."""
        return Wording({locale: self.labels[locale]}, {locale: self.glossaries[locale]}, {locale: self.notices[locale]})


def read_wording(project: Project, cache: Cache, outcome: Outcome) -> Wording:
    """Return what a project's languages say; a file that cannot be used is noted, and counts as empty."""
    labels: dict[LocaleTag, dict[str, str]] = {}
    glossaries: dict[LocaleTag, tuple[Term, ...]] = {}
    notices: dict[LocaleTag, str] = {}
    config = project.config
    for locale in config.locales:
        labels[locale], notices[locale] = _labels_and_notice(project, cache, locale, outcome)
        glossaries[locale] = _glossary(project, locale, outcome)
    return Wording(labels, glossaries, notices)


def _labels_and_notice(
    project: Project, cache: Cache, locale: LocaleTag, outcome: Outcome
) -> tuple[dict[str, str], str]:
    """Return what stands in the catalog of UI labels; the largest of all, so that it is remembered."""
    config, path = project.config, catalog_path(project.config, locale, UI_ARTICLE)

    def read() -> tuple[dict[str, str], str]:
        catalog = project.catalog(path)
        return shown_labels(catalog, config.ui.form.get(locale, "")), _notice(project, catalog)

    try:
        content = project.workspace.digest(path) or b""
        key = digest(b"labels", content, msgspec.msgpack.encode(project.basis(locale)))
        return recalled(cache, tuple[dict[str, str], str], key, read)
    except L10nError as error:
        outcome.fail(error, path)
        return {}, _notice(project, Catalog())


def _glossary(project: Project, locale: LocaleTag, outcome: Outcome) -> tuple[Term, ...]:
    try:
        return read_glossary(project.workspace, project.config, locale)
    except L10nError as error:
        outcome.fail(error, error.path)
        return ()


def _notice(project: Project, catalog: Catalog) -> str:
    if project.config.build.untranslated != "notice":
        return ""
    message = next((found for found in catalog.messages if found.key == (CONTEXT, NOTICE)), None)
    text = message.msgstr if message and message.translated else NOTICE
    return format_notice(escape_label(text), DIALECTS[project.config.dialect].notice)
