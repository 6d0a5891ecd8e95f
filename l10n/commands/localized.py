"""What came of articles in languages: this time, or earlier where that still holds."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from l10n.commands.results import LanguageResult
from l10n.model.locale import LocaleTag
from l10n.pipeline.tasks.build import Localized
from l10n.shelf import Shelf


class LocalizedArticles:
    """The articles of a run in its languages, without their texts."""

    def __init__(self) -> None:
        self.settled: Mapping[LocaleTag, Mapping[str, LanguageResult]] = {}
        """Language -> article -> what came of it earlier, as far as the files are the same."""
        self.untranslated: set[tuple[str, LocaleTag]] = set()
        """Those that count as untranslated."""
        self._new: Shelf[tuple[str, LocaleTag], Localized] = Shelf(Localized)

    def settle(self, settled: Mapping[LocaleTag, Mapping[str, LanguageResult]]) -> None:
        """Take what came of articles earlier."""
        self.settled = settled
        for locale, results in settled.items():
            self.untranslated.update((name, locale) for name, one in results.items() if one.localized.untranslated)

    def add(self, article: str, locale: LocaleTag, found: Localized) -> None:
        """Take what came of an article in a language this time."""
        self._new[article, locale] = msgspec.structs.replace(found, text=None)
        if found.untranslated:
            self.untranslated.add((article, locale))

    def get(self, article: str, locale: LocaleTag) -> Localized | None:
        """Return what came of an article in a language, None as long as nothing has."""
        settled = self.settled[locale].get(article)
        return settled.localized if settled else self._new.get((article, locale))

    def __getitem__(self, place: tuple[str, LocaleTag]) -> Localized:
        found = self.get(*place)
        if found is None:
            raise KeyError(place)
        return found
