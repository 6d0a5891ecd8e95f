"""`l10n status`: how far each article is in each language.

What the last build has made of an article is told as long as it holds: then translations that it has refused count as
none, as they do in the build's own table. Other articles are counted against their catalogs, and their number is told,
because what a build will refuse there takes a build, or a check, to be known.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.commands.batches import followed
from l10n.commands.library import read_skeletons
from l10n.commands.project import Outcome, Project, narrowed, read_catalog
from l10n.commands.results import records_of
from l10n.commands.sources import Sources
from l10n.commands.wording import read_wording
from l10n.config.layout import catalog_path
from l10n.executors import Executor
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.progress import by_key, count
from l10n.pipeline.tasks.build import Localized


class Status(Outcome):
    """What `status` counted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, LocaleTag, Counts]] = []
        self.unbuilt = 0
        """Articles that were counted as their catalogs say, because no build of them holds."""


def status(project: Project, paths: Sequence[str], executor: Executor) -> Status:
    """Count the messages of articles against their catalogs; nothing is written."""
    outcome = Status()
    sources = Sources(project, outcome)
    chosen = narrowed(project, paths, project.articles())
    built = _built(project, sources, chosen)
    rows: dict[str, list[Counts]] = {}
    for article, results in built.items():
        rows[article] = [results[locale].counts for locale in project.config.locales]
        for found in (results[locale] for locale in project.config.locales):
            outcome.refused += found.refused
            if found.problem:
                outcome.note(found.problem)
    rest = [article for article in chosen if article not in built]
    skeletons = read_skeletons(project, sources, executor, rest, outcome)
    for source, skeleton in followed(project.track(rest, "counting"), skeletons):
        catalogs = (catalog_path(project.config, locale, source.article) for locale in project.config.locales)
        read = (read_catalog(project, path, outcome) for path in catalogs)
        rows[source.article] = [count(skeleton.units, by_key(catalog)) for catalog in read]
        outcome.unbuilt += 1
    outcome.rows += (
        (article, locale, counts)
        for article in chosen
        for locale, counts in zip(project.config.locales, rows.get(article, ()), strict=False)
    )
    sources.close()
    return outcome


def _built(project: Project, sources: Sources, articles: Sequence[str]) -> dict[str, Mapping[LocaleTag, Localized]]:
    """Return what the last build made of articles, as far as it holds.

    A build of all languages is looked for first, then one of those that are asked for.
    """
    found: dict[str, Mapping[LocaleTag, Localized]] = {}
    for view in (project.whole,) if project.complete else (project.whole, project):
        wording = read_wording(view, sources.cache, Outcome())  # What is wrong with it is not for here.
        records = records_of(view, sources.cache, wording, "build", "at links")
        for article, record in records.recall([name for name in articles if name not in found]).items():
            found[article] = dict(zip(view.config.locales, record.localized, strict=True))
    return found
