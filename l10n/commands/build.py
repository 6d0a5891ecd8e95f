"""`l10n build`: articles and catalogs -> localized articles."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.anchors.destinations import Tree
from l10n.commands.assets import Assets, assets_of, links_to_language, links_to_omitted
from l10n.commands.languages import Languages
from l10n.commands.library import read_library
from l10n.commands.manifest import read_manifest, write_manifest
from l10n.commands.project import Outcome, Project, narrowed
from l10n.commands.sources import Sources
from l10n.config.layout import output_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.merger.splice import Edit
from l10n.model.anchor import Link
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.tasks import Localized


class Built(Outcome):
    """What `build` did."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[LocaleTag, Counts] = {}
        self.articles: dict[LocaleTag, int] = {}


def build(project: Project, paths: Sequence[str], executor: Executor) -> Built:
    """Write the localized articles of every language.

    paths:  narrow what is written; every article is read, because links lead everywhere
    """
    outcome = Built()
    with project.workspace.locked():
        sources = Sources(project, outcome)
        library = read_library(project, sources, executor, outcome)
        outcome.diagnostics += library.diagnostics
        chosen = narrowed(project, paths, tuple(library.anchors))
        languages = Languages(project, library, sources, executor, outcome)
        writer = _Writer(project, outcome)
        tree = Tree(library.anchors)

        def extras(article: str, locale: LocaleTag) -> tuple[Edit, ...]:
            links = library.anchors[article].links
            elsewhere = links_to_omitted(project, tree, languages.untranslated, locale, article, links)
            language = links_to_language(project, tree, locale, article, links)
            return (*writer.assets(article, locale, links if article in chosen else ()).edits, *elsewhere, *language)

        languages.localize(chosen, writer.take, extras)
        for (_, locale), counts in languages.counts.items():
            outcome.counts[locale] = outcome.counts.get(locale, Counts()) + counts
        _remove_leftovers(project, writer.paths, partial=bool(paths) or outcome.failed or not project.complete)
        sources.close()
    return outcome


class _Writer:
    """Writes articles, and the files beside them."""

    def __init__(self, project: Project, outcome: Built) -> None:
        self._project = project
        self._outcome = outcome
        self._assets: dict[tuple[str, LocaleTag], Assets] = {}
        self.paths: set[str] = set()
        """What is there now."""

    def assets(self, article: str, locale: LocaleTag, links: Sequence[Link]) -> Assets:
        """Return what has to be done for the files of an article."""
        found = assets_of(self._project, locale, article, tuple(links))
        self._assets[article, locale] = found
        return found

    def take(self, article: str, locale: LocaleTag, found: Localized) -> None:
        """Write an article in one language."""
        path = output_path(self._project.config, locale, article)
        try:
            if found.text is None or self._is_omitted(found):
                self._assets.pop((article, locale), None)
                return
            self._project.workspace.write(path, found.text)
            self.paths.add(path)
            for copy, file in self._assets.pop((article, locale), Assets({}, ())).copies.items():
                self._project.workspace.link(file, copy)
                self.paths.add(copy)
        except L10nError as error:
            self._outcome.fail(error, path)
        self._outcome.articles[locale] = self._outcome.articles.get(locale, 0) + 1


    def _is_omitted(self, found: Localized) -> bool:
        return found.untranslated and self._project.config.build.untranslated == "omit"


def _remove_leftovers(project: Project, paths: set[str], *, partial: bool) -> None:
    """Remove what an earlier build wrote for an article that is gone, unless this one was not about everything."""
    before = read_manifest(project)
    kept = paths | before if partial else paths
    for path in sorted(before - kept):
        if project.workspace.exists(path):
            project.workspace.remove(path)
    write_manifest(project, kept)
