"""`l10n status`: how far each article is in each language.

What the last build has made of an article is told as long as it holds: then translations that it has refused count as
none, as they do in the build's own table. Other articles are counted against their catalogs, and their number is told,
because what a build will refuse there takes a build, or a check, to be known.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.commands.batches import followed
from l10n.commands.library import read_skeletons
from l10n.commands.project import Outcome, Project, narrowed, read_catalog
from l10n.commands.results import Results
from l10n.commands.sources import Sources
from l10n.commands.wording import read_wording
from l10n.config.layout import catalog_path
from l10n.executors import Executor
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.progress import by_key, count, targets_of
from l10n.report.counted import counted


class Status(Outcome):
    """What `status` counted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, LocaleTag, Counts]] = []
        self.unbuilt: dict[LocaleTag, int] = {}
        """Language -> articles that were counted as its catalogs say, because no build of them holds."""

    def not_built(self) -> str:
        """Return of how many articles no build holds, language by language where these differ."""
        counts = {locale: self.unbuilt.get(locale, 0) for _, locale, _ in self.rows}
        if len({*counts.values()}) == 1:
            return f"{counted(next(iter(counts.values())), 'article')} not yet built"
        found = (f"{counted(count, 'article')} in {locale}" for locale, count in counts.items() if count)
        return f"not yet built: {', '.join(found)}"


def status(project: Project, paths: Sequence[str], executor: Executor) -> Status:
    """Count the messages of articles against their catalogs; nothing is written."""
    outcome = Status()
    sources = Sources(project, outcome)
    chosen = narrowed(project, paths, project.articles())
    wording = read_wording(project, sources.cache, Outcome())  # What is wrong with it is not for here.
    built = Results(project, sources.cache, "build", "at links", wording).localized(chosen)
    counts: dict[tuple[str, LocaleTag], Counts] = {}
    for locale, results in built.items():
        for article, result in results.items():
            counts[article, locale] = result.localized.counts
            outcome.refused += result.localized.refused
            if result.localized.problem:
                outcome.note(result.localized.problem)
    rest = [article for article in chosen if any(article not in results for results in built.values())]
    skeletons = read_skeletons(project, sources, executor, rest, outcome)
    for source, skeleton in followed(project.track(rest, "counting"), skeletons):
        article = source.article
        for locale in (locale for locale, results in built.items() if article not in results):
            catalog = read_catalog(project, catalog_path(project.config, locale, article), outcome)
            messages = by_key(catalog)
            counts[article, locale] = count(skeleton.units, messages, targets_of(messages).keys())
            outcome.unbuilt[locale] = outcome.unbuilt.get(locale, 0) + 1
    places = ((article, locale) for article in chosen for locale in project.config.locales)
    outcome.rows += ((*place, counts[place]) for place in places if place in counts)
    sources.close()
    return outcome
