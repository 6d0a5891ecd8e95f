"""What languages say beside the catalogs of articles: UI labels, terms, the notice above what is not translated."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.catalog.product import shown_labels
from l10n.checks.terms import Term, parse_glossary
from l10n.commands.project import Outcome, Project, read_catalog
from l10n.config.layout import UI_ARTICLE, catalog_path, glossary_path
from l10n.errors import L10nError
from l10n.merger.slots import escape_label
from l10n.model.catalog import Catalog
from l10n.model.locale import LocaleTag
from l10n.report.notice import CONTEXT, NOTICE, format_notice
from l10n.textio import decode


class Wording(msgspec.Struct, frozen=True):
    """By language."""

    labels: dict[LocaleTag, dict[str, str]]
    """UI label -> its translation, in the form the language shows labels in."""
    glossaries: dict[LocaleTag, tuple[Term, ...]]
    notices: dict[LocaleTag, str]
    """What stands above articles that count as untranslated, "" where nothing does."""


def read_wording(project: Project, outcome: Outcome) -> Wording:
    """Return what a project's languages say; a file that cannot be used is noted, and counts as empty."""
    labels: dict[LocaleTag, dict[str, str]] = {}
    glossaries: dict[LocaleTag, tuple[Term, ...]] = {}
    notices: dict[LocaleTag, str] = {}
    config = project.config
    for locale in config.locales:
        catalog = read_catalog(project, catalog_path(config, locale, UI_ARTICLE), outcome)
        labels[locale] = shown_labels(catalog, config.ui.form.get(locale, ""))
        glossaries[locale] = _glossary(project, locale, outcome)
        notices[locale] = _notice(project, catalog) if config.build.untranslated == "notice" else ""
    return Wording(labels, glossaries, notices)


def _glossary(project: Project, locale: LocaleTag, outcome: Outcome) -> tuple[Term, ...]:
    path = glossary_path(project.config, locale)
    try:
        data = project.workspace.read_if_there(path, project.config.limits.catalog)
        return parse_glossary(decode(data, path), path) if data is not None else ()
    except L10nError as error:
        outcome.fail(error, path)
        return ()


def _notice(project: Project, catalog: Catalog) -> str:
    message = next((found for found in catalog.messages if found.key == (CONTEXT, NOTICE)), None)
    text = message.msgstr if message and message.translated else NOTICE
    return format_notice(escape_label(text), project.config.dialect)
