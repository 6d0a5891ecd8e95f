"""What a change bears on: the catalogs and articles that `l10n check --changed` looks at.

An article bears on its catalogs in all languages; a catalog on itself; the labels and the glossary of a language on all
catalogs of that language; the configuration on everything.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from l10n.checks.files import STOPPING
from l10n.commands.project import Project
from l10n.config.labels import decisions_path
from l10n.config.layout import UI_ARTICLE, catalog_path, glossary_paths
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag


class Scope:
    """The part of a project that some files bear on.

    changed:  paths below the project's root, also of files that are gone; None where everything is looked at
    """

    def __init__(self, project: Project, changed: Collection[str] | None) -> None:
        self._project = project
        config = project.config
        self._changed = frozenset(changed or ())
        self._whole = changed is None or bool({project.config_file, decisions_path(config)} & self._changed)
        self._locales = {locale for locale in config.locales if self._shared(locale) & self._changed}
        """Languages of which all catalogs are looked at."""

    @property
    def whole(self) -> bool:
        """Whether everything is looked at."""
        return self._whole

    def articles(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Return those articles of which something is looked at, itself or a catalog."""
        if self._whole or self._locales:
            return tuple(articles)
        return tuple(
            article
            for article in articles
            if self._holds(article) or not self._changed.isdisjoint(self._catalogs(article))
        )

    def catalogs(self, chosen: Iterable[str]) -> Iterator[str]:
        """Yield the paths of the catalogs that are looked at.

        chosen:  the articles that `articles` left
        """
        config = self._project.config
        for locale in config.locales:
            shared = catalog_path(config, locale, UI_ARTICLE)
            if self._whole or shared in self._changed:
                yield shared
        for article in chosen:
            for locale in config.locales:
                path = catalog_path(config, locale, article)
                if self._holds(article) or locale in self._locales or path in self._changed:
                    yield path

    def inside(
        self, diagnostics: Iterable[Diagnostic], articles: Iterable[str], chosen: Collection[str]
    ) -> list[Diagnostic]:
        """Return the findings on what is looked at; that a file cannot be read is told in any case.

        articles, chosen:  all of the project, and those that are left of them
        """
        left = frozenset(chosen)
        aside = {self._project.source_path(article) for article in articles if article not in left}
        for article in chosen:
            if not self._holds(article):
                aside.add(self._project.source_path(article))
                aside.update(path for path in self._catalogs(article) if path not in self._changed)
        return [found for found in diagnostics if found.path not in aside or found.check in STOPPING]

    def _holds(self, article: str) -> bool:
        return self._whole or self._project.source_path(article) in self._changed

    def _catalogs(self, article: str) -> Iterator[str]:
        """Yield the catalogs of an article, but for those of languages that are looked at as a whole."""
        for locale in self._project.config.locales:
            if locale not in self._locales:
                yield catalog_path(self._project.config, locale, article)

    def _shared(self, locale: LocaleTag) -> frozenset[str]:
        config = self._project.config
        return frozenset({catalog_path(config, locale, UI_ARTICLE), *glossary_paths(config, locale)})
