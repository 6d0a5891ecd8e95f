"""`l10n status`: how far each article is in each language."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.commands.catalogs import Counts, count, read_translations
from l10n.commands.project import Outcome, Project, narrowed
from l10n.errors import L10nError
from l10n.model.locale import LocaleTag
from l10n.pipeline import analyse


class Status(Outcome):
    """What `status` counted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, LocaleTag, Counts]] = []


def status(project: Project, paths: Sequence[str]) -> Status:
    """Count the messages of articles against their catalogs; nothing is written."""
    outcome = Status()
    for article in project.track(narrowed(project, paths, project.articles()), "counting"):
        try:
            units = analyse(article, project.text(article), project.config).units
        except L10nError as error:
            outcome.fail(error, project.source_path(article))
            continue
        for locale in project.config.locales:
            translations = read_translations(project, locale, article, outcome)
            outcome.rows.append((article, locale, count(units, translations)))
    return outcome
