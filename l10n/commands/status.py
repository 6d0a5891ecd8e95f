"""`l10n status`: how far each article is in each language."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.commands.batches import followed
from l10n.commands.library import read_skeletons
from l10n.commands.project import Outcome, Project, narrowed, read_catalog
from l10n.commands.sources import Sources
from l10n.config.layout import catalog_path
from l10n.executors import Executor
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.progress import by_key, count


class Status(Outcome):
    """What `status` counted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, LocaleTag, Counts]] = []


def status(project: Project, paths: Sequence[str], executor: Executor) -> Status:
    """Count the messages of articles against their catalogs; nothing is written."""
    outcome = Status()
    sources = Sources(project, outcome)
    chosen = narrowed(project, paths, project.articles())
    skeletons = read_skeletons(project, sources, executor, chosen, outcome)
    for source, skeleton in followed(project.track(chosen, "counting"), skeletons):
        for locale in project.config.locales:
            catalog = read_catalog(project, catalog_path(project.config, locale, source.article), outcome)
            outcome.rows.append((source.article, locale, count(skeleton.units, by_key(catalog))))
    sources.close()
    return outcome
