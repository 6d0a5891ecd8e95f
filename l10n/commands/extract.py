"""`l10n extract`: articles -> templates and catalogs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

import msgspec

from l10n.catalog.po_write import format_po
from l10n.catalog.template import messages, template_of
from l10n.commands.catalog_update import CatalogUpdate
from l10n.commands.library import read_skeletons
from l10n.commands.project import PROJECT_NAME, Outcome, Project, narrowed
from l10n.config.layout import UI_ARTICLE, template_path
from l10n.errors import L10nError
from l10n.locales import describe_locale
from l10n.model.catalog import Message
from l10n.model.locale import LocaleTag
from l10n.pipeline import ui_messages


class Tally(msgspec.Struct):
    """What happened to the catalogs of one language."""

    new: int = 0
    fuzzy: int = 0
    obsolete: int = 0


class Extracted(Outcome):
    """What `extract` did."""

    def __init__(self) -> None:
        super().__init__()
        self.articles = 0
        self.messages = 0
        self.locales: dict[LocaleTag, Tally] = {}


def extract(project: Project, paths: Sequence[str], created: str) -> Extracted:
    """Bring templates and catalogs up to the articles.

    paths:    narrow what is read and written, never what is made obsolete
    created:  POT-Creation-Date of new files
    """
    outcome = Extracted()
    articles = project.articles()
    chosen = narrowed(project, paths, articles)
    names = {locale: describe_locale(locale).name for locale in project.config.locales}
    with project.workspace.locked():
        skeletons = read_skeletons(project, chosen, outcome)
        fresh = {article: messages(skeletons[article].units, project.source_path(article)) for article in skeletons}
        labels = ui_messages({project.source_path(article): skeleton for article, skeleton in skeletons.items()})
        outcome.articles, outcome.messages = len(fresh), sum(map(len, fresh.values()))
        _write_templates(project, fresh, labels, created, outcome, complete=chosen == articles)
        for locale, language in names.items():
            tally = outcome.locales.setdefault(locale, Tally())
            update = CatalogUpdate(project, locale, language, created, outcome)
            for updated in update.run(fresh, labels, articles, narrowed=chosen != articles):
                tally.new += updated.untranslated
                tally.fuzzy += updated.edited + updated.suggested + updated.assembled
                tally.obsolete += updated.retired
    return outcome


def _write_templates(
    project: Project,
    fresh: Mapping[str, Sequence[Message]],
    labels: Sequence[Message],
    created: str,
    outcome: Outcome,
    *,
    complete: bool,
) -> None:
    """Write the templates; without them, or with articles gone, remove those that are left."""
    folder = posixpath.join(project.config.catalogs, "templates")
    wanted = {}
    if project.config.templates:
        for article, found in fresh.items():
            wanted[template_path(project.config, article)] = (project.source_path(article), found)
        if labels and complete:
            wanted[template_path(project.config, UI_ARTICLE)] = ("UI labels", labels)
    for path, (source, found) in wanted.items():
        try:
            project.workspace.write(path, format_po(template_of(found, source, PROJECT_NAME, created)))
        except L10nError as error:
            outcome.fail(error, path)
    if complete and not outcome.failed:
        for path in tuple(project.workspace.walk(folder, lambda name: name.endswith(".pot"))):
            if posixpath.join(folder, path) not in wanted:
                project.workspace.remove(posixpath.join(folder, path))
