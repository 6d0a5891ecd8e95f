"""`l10n build`: articles and catalogs -> localized articles."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence, Set

from l10n.commands.assets import Assets, assets_of, links_to_language, links_to_omitted
from l10n.commands.languages import Languages
from l10n.commands.library import no_review
from l10n.commands.manifest import may_be_removed, read_manifest, write_manifest
from l10n.commands.project import Outcome, Project, narrowed
from l10n.commands.sources import Sources
from l10n.config.layout import output_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.tasks.build import Localized


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
        languages = Languages(project, sources, executor, outcome, "build", no_review)
        articles = languages.survey()
        chosen = narrowed(project, paths, articles)
        before = read_manifest(project)
        writer = _Writer(project, outcome, before, chosen)
        library, localized = languages.library, languages.localized

        def extras(article: str, locale: LocaleTag) -> Assets:
            links = library.anchors(article).links
            assets = assets_of(project, locale, article, links)
            elsewhere = links_to_omitted(project, library.tree, localized.untranslated, locale, article, links)
            language = links_to_language(project, library.tree, locale, article, links)
            return Assets(assets.copies, (*assets.edits, *elsewhere, *language))

        languages.localize(chosen, writer.take, extras)
        outcome.diagnostics += languages.diagnostics
        outcome.counts = languages.counts
        _remove_leftovers(project, before, writer.paths, partial=bool(paths) or outcome.failed or not project.complete)
        sources.close()
    return outcome


class _Writer:
    """Writes articles, and the files beside them.

    before:    paths that earlier builds have written
    articles:  all that are to be written
    """

    def __init__(self, project: Project, outcome: Built, before: Set[str], articles: Sequence[str]) -> None:
        self._project = project
        self._outcome = outcome
        self._listed = before
        self._articles = articles
        self.paths: set[str] = set()
        """What is there now."""

    def take(self, article: str, locale: LocaleTag, found: Localized, assets: Assets) -> bool:
        """Write an article in one language, unless it is there; return whether it could be written."""
        if found.untranslated and self._project.config.build.untranslated == "omit":
            return True
        self._outcome.articles[locale] = self._outcome.articles.get(locale, 0) + 1
        path = output_path(self._project.config, locale, article)
        try:
            if found.text is not None:
                self._list(path)
                self._project.workspace.write(path, found.text)
            self.paths.add(path)
            for copy, file in assets.copies.items():
                self._project.workspace.link(file, copy)
                self.paths.add(copy)
        except L10nError as error:
            self._outcome.fail(error, path)
            return False
        return True

    def _list(self, path: str) -> None:
        """List what will be written, before the first new file is: a killed run leaves none that nobody knows."""
        if path not in self._listed:
            config = self._project.config
            new = {output_path(config, locale, article) for locale in config.locales for article in self._articles}
            self._listed = self._listed | new
            write_manifest(self._project, self._listed)


def _remove_leftovers(project: Project, before: Set[str], paths: Set[str], *, partial: bool) -> None:
    """Remove what an earlier build wrote for an article that is gone, unless this one was not about everything.

    before:  paths that earlier builds have written
    paths:   those that are there now
    """
    kept = paths | before if partial else paths
    for path in sorted(before - kept):
        if project.workspace.exists(path) and may_be_removed(project, path):
            project.workspace.remove(path)
    write_manifest(project, kept)
