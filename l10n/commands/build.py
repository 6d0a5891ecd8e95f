"""`l10n build`: articles and catalogs -> localized articles."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from l10n.commands.assets import assets_of
from l10n.commands.catalogs import Counts, read_labels
from l10n.commands.library import Library, read_library
from l10n.commands.localized import localize_article
from l10n.commands.manifest import read_manifest, write_manifest
from l10n.commands.project import Outcome, Project, narrowed
from l10n.config.layout import output_path
from l10n.errors import L10nError
from l10n.model.anchor import Slug
from l10n.model.locale import LocaleTag
from l10n.pipeline import Localization, finish, localize
from l10n.textio import normalise


class Built(Outcome):
    """What `build` did."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[LocaleTag, Counts] = {}
        self.articles: dict[LocaleTag, int] = {}


def build(project: Project, paths: Sequence[str]) -> Built:
    """Write the localized articles of every language.

    paths:  narrow what is written; every article is read, because links lead everywhere
    """
    outcome = Built()
    with project.workspace.locked():
        library = read_library(project, outcome)
        outcome.diagnostics += library.diagnostics
        chosen = narrowed(project, paths, tuple(library.skeletons))
        written: set[str] = set()
        for locale in project.config.locales:
            written |= _Language(project, library, locale, outcome).build(chosen)
        before = read_manifest(project)
        if paths or outcome.failed or not project.complete:
            written |= before
        for leftover in sorted(before - written):
            if project.workspace.exists(leftover):
                project.workspace.remove(leftover)
        write_manifest(project, written)
    return outcome


class _Language:
    """The build of one language."""

    def __init__(self, project: Project, library: Library, locale: LocaleTag, outcome: Built) -> None:
        self._project = project
        self._library = library
        self._locale = locale
        self._outcome = outcome
        self._labels = read_labels(project, locale, outcome)
        self._counts = Counts()

    def build(self, chosen: Sequence[str]) -> set[str]:
        """Write the chosen articles and their files; return the paths of what is there now."""
        articles = tuple(self._library.skeletons)
        localizations = {
            article: self._localize(article) for article in self._project.track(articles, f"reading {self._locale}")
        }
        slugs = {article: found.slugs for article, found in localizations.items()}
        written: set[str] = set()
        for article in self._project.track(chosen, f"building {self._locale}"):
            try:
                written.update(self._write(article, localizations[article], slugs))
            except L10nError as error:
                self._outcome.fail(error, self._project.source_path(article))
        self._outcome.counts[self._locale] = self._counts
        self._outcome.articles[self._locale] = len(chosen)
        return written

    def _localize(self, article: str) -> Localization:
        found = localize_article(self._project, self._library, self._locale, article, self._labels, self._outcome)
        self._counts += found.counts
        if found.counts.percent >= self._project.config.build.keep:
            return found.localization
        source, config = normalise(self._project.text(article)), self._project.config
        return localize(source, self._library.skeletons[article], {}, {}, config.anchors.mode_in(self._locale), config)

    def _write(self, article: str, found: Localization, slugs: Mapping[str, Sequence[Slug]]) -> Iterator[str]:
        """Write an article and its files; yield the path of each."""
        library, config, workspace = self._library, self._project.config, self._project.workspace
        skeleton = library.skeletons[article]
        assets = assets_of(self._project, self._locale, article, skeleton.links)
        text = finish(
            normalise(self._project.text(article)),
            skeleton,
            found,
            library.resolutions.get(article, ()),
            library.slugs,
            slugs,
            assets.edits,
        )
        path = output_path(config, self._locale, article)
        workspace.write(path, text.encode())
        yield path
        for copy, file in assets.copies.items():
            workspace.link(file, copy)
            yield copy
