"""Articles in their languages: catalogs read, units put in place, findings gathered.

1. What came of an article in a language earlier, and still holds, is settled: nothing of it is read. The rest is
   localized.
2. An article whose links lead to headings of others has to wait until these are localized, so that there are two
   rounds: in the first, every article is localized, and written unless it has to wait; in the second, those that had
   to. A settled article joins the second round where that which its links lead to has changed. Others are worked on
   behind those that they lead to, so that only those that lead to each other wait.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from l10n.anchors.suitability import Lost, unsuitable
from l10n.checks.consistency import Packed
from l10n.checks.weights import weighed
from l10n.commands.assets import Assets
from l10n.commands.batches import followed, run_batches
from l10n.commands.dependence import Dependence
from l10n.commands.library import Library, Review, no_review
from l10n.commands.localized import LocalizedArticles
from l10n.commands.precedence import needed_first
from l10n.commands.project import Outcome, Project
from l10n.commands.results import ArticleResult, LanguageResult, Looks, Purpose, Results
from l10n.commands.sources import Sources
from l10n.commands.wording import read_wording
from l10n.config.layout import catalog_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.anchoring import slugger_of
from l10n.pipeline.tasks.build import BuildBatch, BuildTask, LanguageTask, Localized, run_build
from l10n.pipeline.tasks.sources import Source

Take = Callable[[str, LocaleTag, Localized, Assets], bool]
"""Takes an article in one language, once it is complete, and tells whether it is there now; one without text was."""
Extras = Callable[[str, LocaleTag], Assets]
"""What else has to be done for an article in one language."""
_Work = Mapping[str, Sequence[LocaleTag]]
"""Articles, in order, and the languages that each is to be localized to."""


class Languages:
    """The localization of a project's articles.

    purpose:  a build; a check, which looks more closely and builds nothing; or only to know slugs
    review:   what to look for in the articles themselves beside dead links; None for nothing at all
    """

    def __init__(
        self,
        project: Project,
        sources: Sources,
        executor: Executor,
        outcome: Outcome,
        purpose: Purpose,
        review: Review | None = None,
    ) -> None:
        self.library = Library(project, sources, executor, outcome, review or no_review)
        self._project = project
        self._locales = project.config.locales
        self._sources = sources
        self._executor = executor
        self._outcome = outcome
        self._purpose = purpose
        self._omits = project.config.build.untranslated == "omit"
        self._wording = read_wording(project, sources.cache, outcome)
        self._looks = review is not None
        looks: Looks = "at nothing" if review is None else "at links" if review is no_review else "at all"
        self._results = Results(project, sources.cache, purpose, looks, self._wording)
        self._known: dict[str, ArticleResult] = {}
        """What came of articles themselves, as far as it still holds."""
        self.localized = LocalizedArticles()
        self._copies: dict[tuple[str, LocaleTag], dict[str, str]] = {}
        self.counts: dict[LocaleTag, Counts] = {}
        self.renderings: dict[LocaleTag, list[Packed]] = {locale: [] for locale in self._locales}
        """Language -> (path of a catalog, its translations as digests), of a check."""
        self.doubts: dict[str, tuple[int, ...] | None] = {}
        """Path of a catalog -> the lines of the entries that `msgfmt` may refuse, None where it may refuse anything."""
        self.followed: dict[LocaleTag, Counter[str]] = {locale: Counter() for locale in self._locales}
        """Language -> name of a check -> how many translations follow its rule, of a check."""
        self.diagnostics: list[Diagnostic] = []
        """What is wrong with articles themselves."""

    def survey(self) -> tuple[str, ...]:
        """Look at the articles, as far as that is needed, and return those that can be read."""
        self._known.update(self._results.articles(self.library.articles))
        self.localized.settle(self._results.localized(tuple(self._known)))
        self.library.includes.update((article, known.includes) for article, known in self._known.items())
        self.library.survey([article for article in self.library.articles if self._unsettled(article)])
        self._dependence = Dependence(self._project, self.library, self._known, self.localized)
        return self.library.articles

    def relying(self, others: Set[str]) -> Iterator[str]:
        """Yield the articles whose links land where some other articles decide."""
        for article in self.library.articles:
            if not others.isdisjoint(name for name, _ in self._dependence.relied(article)):
                yield article

    def localize(self, articles: Sequence[str], take: Take, extras: Extras) -> None:
        """Localize articles, and those that they link to, after the survey.

        take:  gets each of `articles` in each language
        """
        written, waiting = self._give_first(set(articles), take, extras)
        stale = {article: locales for article in articles if (locales := self._stale(article))}
        for article, locales in stale.items():
            waiting.setdefault(article, []).extend(locales)
        for task, results in self._localized(self._tasks(waiting, {*waiting}, extras, known=True)):
            written += self._give(task.source.article, results, take)
        for article in articles:
            for locale, settled in self.localized.settled.items():
                if article in settled and locale not in stale.get(article, ()):
                    self._note_copies(article, locale, settled[article].copies)
                    self._give(article, {locale: settled[article].localized}, take)
        self._keep(articles, written)
        self._tell(articles)

    def _give_first(
        self, chosen: set[str], take: Take, extras: Extras
    ) -> tuple[list[tuple[str, LocaleTag]], dict[str, list[LocaleTag]]]:
        """Localize what is not settled; return what is there now, and what of `chosen` has to wait for others."""
        written: list[tuple[str, LocaleTag]] = []
        waiting: dict[str, list[LocaleTag]] = {}
        ordered = needed_first({article: self._led_to(article) for article in self._needed(chosen)})
        work = {article: self._unsettled(article) for article in ordered}
        localized = self._localized(self._tasks(work, chosen, extras, known=False))
        for task, results in followed(self._project.track([*work], "localizing"), localized):
            article = task.source.article
            for locale, found in results.items():
                self.localized.add(article, locale, found)
            if article in chosen and any(found.text is None for found in results.values()):
                waiting[article] = [*results]
            elif article in chosen:
                written += self._give(article, results, take)
        return written, waiting

    def _led_to(self, article: str) -> tuple[str, ...]:
        """Return the other articles in which links of an article land at a heading."""
        found = self.library.resolutions(article)
        return tuple(dict.fromkeys(one.article for one in found if one.article != article))

    def _unsettled(self, article: str) -> list[LocaleTag]:
        """Return the languages in which an article has to be localized, whatever becomes of others."""
        return [locale for locale in self._locales if article not in self.localized.settled[locale]]

    def _needed(self, chosen: set[str]) -> Iterator[str]:
        """Yield the articles that have to be localized in some language, whatever becomes of others."""
        needed = chosen.union(name for article in chosen for name, _ in self._dependence.relied(article))
        for article in self.library.articles:
            if (self._omits or article in needed) and self._unsettled(article):
                yield article

    def _stale(self, article: str) -> list[LocaleTag]:
        """Return the languages in which an article is settled, but for where its links land."""
        return [
            locale
            for locale, settled in self.localized.settled.items()
            if article in settled and not self._dependence.holds(settled[article].ties, article, locale)
        ]

    def _note_copies(self, article: str, locale: LocaleTag, copies: Mapping[str, str]) -> None:
        if copies:
            self._copies[article, locale] = dict(copies)

    def _give(
        self, article: str, results: Mapping[LocaleTag, Localized], take: Take
    ) -> list[tuple[str, LocaleTag]]:
        """Pass an article on in some languages, and return those that it is there in now."""
        return [
            (article, locale)
            for locale, found in results.items()
            if take(article, locale, found, Assets(self._copies.get((article, locale), {}), ()))
        ]

    def _keep(self, articles: Iterable[str], written: Iterable[tuple[str, LocaleTag]]) -> None:
        """Keep for the next time what came of articles, and what came of those that were written in a language."""
        new = (article for article in articles if article not in self._known)
        self._results.keep((article, self._of_article(article)) for article in new)
        there: dict[LocaleTag, list[str]] = {locale: [] for locale in self._locales}
        for article, locale in written:
            there[locale].append(article)
        for locale, names in there.items():
            self._results.keep_in(locale, ((article, self._in_language(article, locale)) for article in names))

    def _of_article(self, article: str) -> ArticleResult:
        return ArticleResult(
            diagnostics=self.library.diagnostics(article) if self._looks else (),
            landing=self._dependence.landing(article),
            includes=tuple(self.library.included(article)),
            relied=tuple(self._dependence.relied(article)),
            sought=msgspec.Raw(msgspec.msgpack.encode(self._dependence.sought(article))),
            ties=self._dependence.ties(article),
        )

    def _in_language(self, article: str, locale: LocaleTag) -> LanguageResult:
        return LanguageResult(
            localized=self.localized[article, locale],
            copies=self._copies.get((article, locale), {}),
            ties=self._dependence.ties(article, locale),
        )

    def _tell(self, articles: Sequence[str]) -> None:
        """Add up what was found, in the order of the articles, whatever the order of the work was."""
        for article in self.library.articles if self._looks else ():
            known = self._known.get(article)
            self.diagnostics += known.diagnostics if known else self.library.diagnostics(article)
        lost: dict[LocaleTag, Lost] = {}
        for article in articles:
            for locale in self._locales:
                found = self.localized[article, locale]
                self.counts[locale] = self.counts.get(locale, Counts()) + found.counts
                if found.lost.total:
                    lost[locale] = lost.get(locale, Lost()) + found.lost
                if self._purpose == "check":
                    self._tell_of_catalog(article, locale, found)
                self._outcome.refused += found.refused
                self._outcome.diagnostics += found.diagnostics
                if found.problem:
                    self._outcome.note(found.problem)
        slugger = slugger_of(self._project.config)
        for locale, headings in lost.items():
            if warning := unsuitable(slugger, headings, locale, self._project.config_file):
                self._outcome.diagnostics += weighed([warning], locale, self._project.config.checks)

    def _tell_of_catalog(self, article: str, locale: LocaleTag, found: Localized) -> None:
        """Put aside what a check compares between catalogs, and asks about them."""
        path = catalog_path(self._project.config, locale, article)
        self.doubts[path] = found.doubts
        self.followed[locale].update(found.followed)
        if found.renderings:
            self.renderings[locale].append((path, found.renderings))

    def _localized(self, tasks: Iterator[BuildTask]) -> Iterator[tuple[BuildTask, dict[LocaleTag, Localized]]]:
        """Yield each task with what came of it, by language."""
        config, wording, check = self._project.config, self._wording, self._purpose == "check"
        results: Iterator[tuple[BuildTask, Sequence[Localized]]] = run_batches(
            self._executor,
            run_build,
            tasks,
            lambda batch: msgspec.msgpack.encode(
                BuildBatch(config, wording.labels, tuple(batch), wording.glossaries, check)
            ),
            lambda data: msgspec.msgpack.decode(data, type=list[list[Localized]]),
            lambda task: len(task.source.stored) * (1 + len(task.languages)),
        )
        for task, found in results:
            yield task, dict(zip((language.locale for language in task.languages), found, strict=True))

    def _tasks(self, work: _Work, chosen: set[str], extras: Extras, *, known: bool) -> Iterator[BuildTask]:
        """Yield the tasks of articles, with the fragments of others as far as these have been localized.

        known:  whether all have been
        """
        for chunk in self._sources.read([*work]):
            for source in chunk:
                article = source.article
                assets = {locale: extras(article, locale) for locale in work[article] if article in chosen}
                for locale, found in assets.items():
                    self._note_copies(article, locale, found.copies)
                yield self._task(source, work[article], assets, known=known)

    def _task(
        self, source: Source, locales: Iterable[LocaleTag], assets: Mapping[LocaleTag, Assets], *, known: bool
    ) -> BuildTask:
        article = source.article
        resolutions = self.library.resolutions(article)
        others = self._led_to(article)
        languages = tuple(
            LanguageTask(
                locale,
                path := catalog_path(self._project.config, locale, article),
                self._catalog(path),
                assets[locale].edits if locale in assets else (),
                self._wording.notices[locale],
                {other: found.slugs for other in others if (found := self.localized.get(other, locale))},
            )
            for locale in locales
        )
        links = self.library.anchors(article).links
        wait = self._omits and not known and any(link.destination[:1] != "#" for link in links)
        return BuildTask(source, resolutions, self.library.slugs({article, *others}), languages, wait)

    def _catalog(self, path: str) -> bytes | None:
        try:
            return self._project.workspace.read_hashed_if_there(path, self._project.config.limits.catalog)
        except L10nError as error:
            self._outcome.fail(error, path)
            return None
