"""Articles in their languages: catalogs read, units put in place, findings gathered.

1. An article whose record still holds is settled: nothing of it is read. The others are localized.
2. An article whose links lead to headings of others has to wait until these are localized, so that there are two
   rounds: in the first, every article is localized, and written unless it has to wait; in the second, those that had
   to. A settled article joins the second round where that which its links lead to has changed.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property, partial
from typing import Literal

import msgspec

from l10n.anchors.suitability import Lost, unsuitable
from l10n.checks.consistency import Packed
from l10n.checks.weights import weighed
from l10n.commands.assets import Assets
from l10n.commands.batches import followed, run_batches
from l10n.commands.landings import Landing, landing_of, tree_of
from l10n.commands.library import Library, Review, no_review
from l10n.commands.project import Outcome, Project
from l10n.commands.records import Records
from l10n.commands.sources import Sources
from l10n.commands.wording import read_wording
from l10n.config.layout import catalog_path, output_path
from l10n.errors import L10nError
from l10n.executors import Executor
from l10n.model.anchor import Slug
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.pipeline.anchoring import slugger_of
from l10n.pipeline.tasks.build import BuildBatch, BuildTask, LanguageTask, Localized, run_build
from l10n.pipeline.tasks.sources import Source

Purpose = Literal["build", "check", "slugs"]
_MEMORIES: dict[Purpose, str] = {"build": "built", "check": "checked", "slugs": ""}
"""Where the records of the last run lie."""
Take = Callable[[str, LocaleTag, Localized, Assets], bool]
"""Takes an article in one language, once it is complete, and tells whether it is there now; one without text was."""
Extras = Callable[[str, LocaleTag], Assets]
"""What else has to be done for an article in one language."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an article."""

    localized: tuple[Localized, ...]
    """By language, without the texts."""
    copies: tuple[dict[str, str], ...]
    """By language, see `Assets`."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the article itself."""
    landing: Landing
    includes: tuple[str, ...]
    """The articles that it includes itself."""
    relied: tuple[tuple[str, bytes], ...]
    """(article that decides where links land, what was relied on of its landing)."""
    tree: bytes
    """What there was for links to lead to."""


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
        kind = f"{purpose} {self._looks} {review is no_review}".encode()
        about = (kind, msgspec.msgpack.encode((project.basis, self._wording)))
        files = partial(_files, project, purpose)
        self._records = Records(project.workspace, sources.cache, Record, files, about, _MEMORIES[purpose])
        self._settled: dict[str, Record] = {}
        """What came of articles the last time, as far as it still holds."""
        self._found: dict[str, Sequence[Localized]] = {}
        self._copies: dict[str, tuple[dict[str, str], ...]] = {}
        self._landings: dict[str, Landing] = {}
        self.slugs: dict[LocaleTag, dict[str, tuple[Slug, ...]]] = {locale: {} for locale in self._locales}
        """Language -> article -> the fragment that reaches each of its anchors."""
        self.counts: dict[LocaleTag, Counts] = {}
        self.untranslated: set[tuple[str, LocaleTag]] = set()
        """Articles that count as untranslated in a language."""
        self.renderings: dict[LocaleTag, list[Packed]] = {locale: [] for locale in self._locales}
        """Language -> (path of a catalog, its translations as digests), of a check."""
        self.diagnostics: list[Diagnostic] = []
        """What is wrong with articles themselves."""

    def survey(self) -> tuple[str, ...]:
        """Look at the articles, as far as that is needed, and return those that can be read."""
        self._settled = self._records.recall(self.library.articles)
        self.library.includes.update((article, record.includes) for article, record in self._settled.items())
        self.library.survey([article for article in self.library.articles if article not in self._settled])
        return self.library.articles

    def relying(self, others: Set[str]) -> Iterator[str]:
        """Yield the articles whose links land where some other articles decide."""
        for article in self.library.articles:
            record = self._settled.get(article)
            relied = (name for name, _ in record.relied) if record else self.library.relied(article)
            if not others.isdisjoint(relied):
                yield article

    def localize(self, articles: Sequence[str], take: Take, extras: Extras) -> None:
        """Localize articles, and those that they link to, after the survey.

        take:  gets each of `articles` in each language
        """
        chosen = set(articles)
        for article, record in self._settled.items():
            self._note(article, record.localized)
        first = self._first(chosen)
        waiting: list[str] = []
        written: list[str] = []
        localized = self._results(self._tasks(first, chosen, extras, known=False))
        for task, results in followed(self._project.track(first, "localizing"), localized):
            article = task.source.article
            self._note(article, results)
            if article in chosen and any(found.text is None for found in results):
                waiting.append(article)
            elif article in chosen and self._give(article, results, take):
                written.append(article)
        settled = {article for article, record in self._settled.items() if self._holds(record)}
        waiting += (article for article in articles if article in self._settled and article not in settled)
        for task, results in self._results(self._tasks(waiting, chosen, extras, known=True)):
            if self._give(task.source.article, results, take):
                written.append(task.source.article)
        for article in articles:
            if article in settled:
                self._copies[article] = self._settled[article].copies
                self._give(article, self._settled[article].localized, take)
        self._tell(articles, settled)
        self._records.keep({article: self._record(article) for article in written})

    def _first(self, chosen: set[str]) -> list[str]:
        """Return the articles that have to be localized, whatever becomes of others."""
        needed = set(chosen)
        for article in chosen:
            record = self._settled.get(article)
            needed.update((name for name, _ in record.relied) if record else self.library.relied(article))
        wanted = (article for article in self.library.articles if self._omits or article in needed)
        return [article for article in wanted if article not in self._settled]

    def _note(self, article: str, results: Sequence[Localized]) -> None:
        self._found[article] = bare = [_bare(found, results[0].slugs) for found in results]
        for locale, found in zip(self._locales, bare, strict=True):
            self.slugs[locale][article] = found.slugs
            if found.untranslated:
                self.untranslated.add((article, locale))

    def _give(self, article: str, results: Sequence[Localized], take: Take) -> bool:
        copies = self._copies[article]
        taken = [
            take(article, locale, found, Assets(files, ()))
            for locale, found, files in zip(self._locales, results, copies, strict=True)
        ]
        return all(taken)

    def _tell(self, articles: Sequence[str], settled: set[str]) -> None:
        """Add up what was found, in the order of the articles, whatever the order of the work was."""
        for article in self.library.articles if self._looks else ():
            known = article in settled
            self.diagnostics += self._settled[article].diagnostics if known else self.library.diagnostics(article)
        lost: dict[LocaleTag, Lost] = {}
        for article in articles:
            for locale, found in zip(self._locales, self._found[article], strict=True):
                self.counts[locale] = self.counts.get(locale, Counts()) + found.counts
                lost[locale] = lost.get(locale, Lost()) + found.lost
                if found.renderings:
                    path = catalog_path(self._project.config, locale, article)
                    self.renderings[locale].append((path, found.renderings))
                self._outcome.refused += found.refused
                self._outcome.diagnostics += found.diagnostics
                if found.problem:
                    self._outcome.note(found.problem)
        slugger = slugger_of(self._project.config)
        for locale, headings in lost.items():
            if warning := unsuitable(slugger, headings, locale, self._project.config_file):
                self._outcome.diagnostics += weighed([warning], locale, self._project.config.checks)

    def _results(self, tasks: Iterator[BuildTask]) -> Iterator[tuple[BuildTask, Sequence[Localized]]]:
        config, wording, check = self._project.config, self._wording, self._purpose == "check"
        return run_batches(
            self._executor,
            run_build,
            tasks,
            lambda batch: msgspec.msgpack.encode(
                BuildBatch(config, wording.labels, tuple(batch), wording.glossaries, check)
            ),
            lambda data: msgspec.msgpack.decode(data, type=list[list[Localized]]),
            lambda task: len(task.source.stored) * (1 + len(task.languages)),
        )

    def _tasks(self, articles: Sequence[str], chosen: set[str], extras: Extras, *, known: bool) -> Iterator[BuildTask]:
        """Yield the tasks of articles; with `known`, the fragments of the others in each language go along."""
        for chunk in self._sources.read(articles):
            for source in chunk:
                assets = [extras(source.article, locale) for locale in self._locales if source.article in chosen]
                self._copies[source.article] = tuple(dict(found.copies) for found in assets)
                yield self._task(source, assets, known=known)

    def _task(self, source: Source, assets: Sequence[Assets], *, known: bool) -> BuildTask:
        article = source.article
        resolutions = self.library.resolutions(article)
        others = {found.article for found in resolutions} - {article}
        languages = tuple(
            LanguageTask(
                locale,
                path := catalog_path(self._project.config, locale, article),
                self._catalog(path),
                assets[number].edits if assets else (),
                self._wording.notices[locale],
                {other: self.slugs[locale][other] for other in others if known},
            )
            for number, locale in enumerate(self._locales)
        )
        links = self.library.anchors(article).links
        wait = self._omits and not known and any(link.destination[:1] != "#" for link in links)
        return BuildTask(source, resolutions, self.library.slugs({article, *others}), languages, wait)

    def _catalog(self, path: str) -> bytes | None:
        try:
            return self._project.workspace.read_if_there(path, self._project.config.limits.catalog)
        except L10nError as error:
            self._outcome.fail(error, path)
            return None

    def _record(self, article: str) -> Record:
        relied = {name: self.library.relied(article).get(name, True) for name in self._linked(article)}
        landings = ((name, self._landing(name), exact) for name, exact in relied.items())
        return Record(
            localized=tuple(self._found[article]),
            copies=self._copies[article],
            diagnostics=self.library.diagnostics(article) if self._looks else (),
            landing=self._landing(article) or Landing(b"", b""),
            includes=tuple(self.library.included(article)),
            relied=tuple((name, landing.relied(exact=exact)) for name, landing, exact in landings if landing),
            tree=self._tree,
        )

    def _holds(self, record: Record) -> bool:
        """Return whether the links of a settled article land where they did."""
        if record.tree != self._tree or not record.relied:
            return record.tree == self._tree
        landings = ((self._landing(name), relied) for name, relied in record.relied)
        return all(landing is not None and relied in (landing.names, landing.whole) for landing, relied in landings)

    def _landing(self, article: str) -> Landing | None:
        """Return what links find in an article, None where that is not known in all languages."""
        if record := self._settled.get(article):
            return record.landing
        if article not in self._landings and article in self._found:
            anchors, found = self.library.anchors(article), self._found[article]
            self._landings[article] = landing_of(anchors, found, omits=self._omits)
        return self._landings.get(article)

    def _linked(self, article: str) -> Iterable[str]:
        """Return the articles whose state in a language counts for the links of this one."""
        if self._omits:  # Then links without a fragment are led elsewhere, too.
            return self.library.linked(article)
        return self.library.relied(article)

    @cached_property
    def _tree(self) -> bytes:
        return tree_of(self._project, self.library)


def _bare(found: Localized, slugs: tuple[Slug, ...]) -> Localized:
    """Return what came of an article without its text, and with these very slugs where they are the same.

    Headings that nobody has translated have one slug in all languages; thousands of articles are in memory at once.
    """
    same = slugs if found.slugs == slugs else found.slugs
    if found.text is None and same is found.slugs:
        return found
    return msgspec.structs.replace(found, text=None, slugs=same)


def _files(project: Project, purpose: Purpose, article: str) -> Iterator[str]:
    """Yield the paths of the files that an article's record depends on."""
    config = project.config
    yield project.source_path(article)
    for locale in config.locales:
        yield catalog_path(config, locale, article)
        if purpose == "build":
            yield output_path(config, locale, article)
