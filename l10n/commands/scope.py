"""What a change bears on: the catalogs and articles that `l10n check --changed` looks at.

An article bears on its catalogs in all languages; a catalog on itself; the labels and the glossary of a language on all
catalogs of that language; the configuration on everything.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Collection, Iterable

from l10n.commands.project import Project
from l10n.config.labels import decisions_path
from l10n.config.layout import UI_ARTICLE, catalog_path, glossary_paths
from l10n.model.locale import LocaleTag


class Scope:
    """The part of a project that some files bear on.

    changed:  paths below the project's root; None where everything is looked at
    """

    def __init__(self, project: Project, changed: Collection[str] | None) -> None:
        self._project = project
        config = project.config
        self._changed = frozenset(changed or ())
        self._whole = changed is None or bool({project.config_file, decisions_path(config)} & self._changed)
        self._locales = {locale for locale in config.locales if self._shared(locale) & self._changed}
        """Languages of which all catalogs are looked at."""

    def articles(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Return those articles of which something is looked at, itself or a catalog."""
        if self._whole or self._locales:
            return tuple(articles)
        return tuple(article for article in articles if self.holds(article) or self._catalogs(article))

    def holds(self, article: str) -> bool:
        """Return whether an article itself is looked at."""
        return self._whole or self._project.source_path(article) in self._changed

    def unchanged(self, articles: Iterable[str]) -> frozenset[str]:
        """Return the catalogs of articles that are not looked at."""
        if self._whole:
            return frozenset()
        aside = (article for article in articles if not self.holds(article))
        locales = [locale for locale in self._project.config.locales if locale not in self._locales]
        catalogs = (self._path(article, locale) for article in aside for locale in locales)
        return frozenset(path for path in catalogs if path not in self._changed)

    def _catalogs(self, article: str) -> bool:
        return any(self._path(article, locale) in self._changed for locale in self._project.config.locales)

    def _path(self, article: str, locale: LocaleTag) -> str:
        return catalog_path(self._project.config, locale, article)

    def _shared(self, locale: LocaleTag) -> frozenset[str]:
        config = self._project.config
        return frozenset({catalog_path(config, locale, UI_ARTICLE), *glossary_paths(config, locale)})
