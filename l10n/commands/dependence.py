"""What results rest on beside the files of their own article: where its links lead, in the source and in a language."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cached_property, lru_cache, partial

import msgspec

from l10n.commands.landings import NOWHERE, Landing, landing_of
from l10n.commands.library import Library
from l10n.commands.localized import LocalizedArticles
from l10n.commands.project import Project
from l10n.commands.results import ArticleResult, Ties
from l10n.commands.surroundings import Surroundings
from l10n.fingerprint import digest
from l10n.model.locale import LocaleTag

_AT_HAND = 1000
"""How links find articles in languages, of as many: those that lie near each other are asked for together."""


class Dependence:
    """How the articles of a run depend on each other, once they are surveyed.

    known:  what came of articles earlier; what does not hold any more is taken out
    found:  what came of articles in languages, filled as it comes
    """

    def __init__(
        self,
        project: Project,
        library: Library,
        known: dict[str, ArticleResult],
        found: LocalizedArticles,
    ) -> None:
        self._library = library
        self._known = known
        self._omits = project.config.build.untranslated == "omit"
        self._surroundings = Surroundings(project, library.articles)
        self._landings: dict[str, Landing] = {}
        self._relied: dict[str, tuple[tuple[str, bool], ...]] = {}
        self._ships = lru_cache(_AT_HAND)(partial(_shipped, found, omits=self._omits))
        # They are asked for twice, one time after the other; those of all would be megabytes.
        self._sought = lru_cache(1)(partial(_sought, known, library, self._surroundings))
        self._seen: dict[str, bytes] = {}
        # What articles include is asked of all of them: first goes what was known while other files were there.
        self._forget([name for name, result in known.items() if not self._finds_the_same(result.ties, name)])
        self._forget([name for name, result in known.items() if result.ties.reached != self._reached(name, None)])

    def _forget(self, articles: Iterable[str]) -> None:
        for article in articles:
            del self._known[article]
            self._library.includes.pop(article, None)
            # It may ask for other names now.
            self._seen.pop(article, None)
        self._sought.cache_clear()

    def ties(self, article: str, locale: LocaleTag | None = None) -> Ties:
        """Return what a result rests on now: of an article itself, or of one in a language."""
        return Ties(self._reached(article, locale), self._surroundings.whole, self._names(article))

    def holds(self, ties: Ties, article: str, locale: LocaleTag | None = None) -> bool:
        """Return whether that which a result rests on is what it was."""
        return self._finds_the_same(ties, article) and ties.reached == self._reached(article, locale)

    def _finds_the_same(self, ties: Ties, article: str) -> bool:
        return ties.tree == self._surroundings.whole or ties.names == self._names(article)

    def relied(self, article: str) -> Iterable[tuple[str, bool]]:
        """Return the articles whose state counts for the links of one, and whether these are all exact."""
        if known := self._known.get(article):
            return known.relied
        relied = self._library.relied(article)
        if not self._omits:
            return relied.items()
        # Then links without a fragment are led elsewhere, too.
        if article not in self._relied:
            linked = sorted(self._library.linked(article))
            self._relied[article] = tuple((name, relied.get(name, True)) for name in linked)
        return self._relied[article]

    def sought(self, article: str) -> tuple[str, ...]:
        """Return the names of what the links of an article ask for."""
        return self._sought(article)

    def landing(self, article: str) -> Landing:
        """Return what links find in an article."""
        if article not in self._landings:
            known = self._known.get(article)
            self._landings[article] = known.landing if known else self._landing(article)
        return self._landings[article]

    def _landing(self, article: str) -> Landing:
        return landing_of(self._library.anchors(article)) if article in self._there else NOWHERE

    def _names(self, article: str) -> bytes:
        if article not in self._seen:
            self._seen[article] = self._surroundings.seen(self.sought(article))
        return self._seen[article]

    def _reached(self, article: str, locale: LocaleTag | None) -> bytes:
        """Return a hash of what the links of an article find, in the source language or in another."""
        found = []
        for name, exact in self.relied(article):
            found.append(self.landing(name).relied(exact=exact))
            if locale:
                found.append(self._ships(name, locale))
        return digest(self._includes, *found) if found else self._includes

    @cached_property
    def _includes(self) -> bytes:
        """A hash of which articles include which: a page reaches into all of its parts."""
        included = ((article, self._library.included(article)) for article in self._library.articles)
        return digest(msgspec.msgpack.encode([each for each in included if each[1]]))

    @cached_property
    def _there(self) -> Set[str]:
        return frozenset(self._library.articles)


def _sought(
    known: Mapping[str, ArticleResult], library: Library, surroundings: Surroundings, article: str
) -> tuple[str, ...]:
    if result := known.get(article):
        return msgspec.msgpack.decode(result.sought, type=tuple[str, ...])
    return surroundings.sought(article, library.anchors(article).links)


def _shipped(localized: LocalizedArticles, article: str, locale: LocaleTag, *, omits: bool) -> bytes:
    """Return a hash of how links find an article in a language; nothing where that could not be read."""
    found = localized.get(article, locale)
    there = (found.slugs, omits and found.untranslated) if found else ()
    return digest(msgspec.msgpack.encode(there))
