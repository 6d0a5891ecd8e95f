"""Articles and catalogs -> localized articles, or what is wrong with catalogs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from l10n.anchors.suitability import Lost, lost_headings
from l10n.catalog.doubts import doubtful_lines
from l10n.checks.consistency import pack
from l10n.checks.files import problem_of
from l10n.checks.run import Inspection
from l10n.checks.terms import Term
from l10n.config import Config
from l10n.config.settings import Limits
from l10n.errors import L10nError
from l10n.merger.splice import Edit
from l10n.model.anchor import Resolution, Slug
from l10n.model.catalog import Catalog, Key
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.model.skeleton import Skeleton
from l10n.pipeline.anchoring import slugger_of
from l10n.pipeline.catalogs import parse_catalog
from l10n.pipeline.localize import Localization, finish, language_edits, localize, restyled
from l10n.pipeline.progress import Messages, by_key, count, diagnostics, targets_of
from l10n.pipeline.review import (
    Found,
    Usable,
    followed,
    looked_for,
    renderings,
    review,
    review_header,
    review_headings,
    settle,
    shipping,
    usable_messages,
)
from l10n.pipeline.tasks.sources import Source, skeleton_of
from l10n.textio import SourceText, decode, normalise


class LanguageTask(msgspec.Struct, frozen=True):
    """An article's catalog in one language."""

    locale: LocaleTag
    path: str
    data: bytes | None
    edits: tuple[Edit, ...] = ()
    """What else has to change: destinations whose path is another one from where the article is built."""
    notice: str = ""
    """What stands above an article that counts as untranslated."""
    slugs: dict[str, tuple[Slug, ...]] = {}
    """The fragments of other articles that this one links to, as they ship in the language."""


class BuildTask(msgspec.Struct, frozen=True):
    """An article that is to be localized."""

    source: Source
    resolutions: tuple[Resolution, ...]
    """Where its links land, as far as they are to land there."""
    slugs: dict[str, tuple[Slug, ...]]
    """The fragments of this article and of those that it links to, in the source language."""
    languages: tuple[LanguageTask, ...]
    wait: bool = False
    """Whether it has to be known first which other articles are there at all."""


class BuildBatch(msgspec.Struct, frozen=True):
    config: Config
    labels: dict[LocaleTag, dict[str, str]]
    """Language -> UI label -> its translation."""
    tasks: tuple[BuildTask, ...]
    glossaries: dict[LocaleTag, tuple[Term, ...]] = {}
    check: bool = False
    """Whether translations are looked at more closely than a build needs, and nothing is built."""


class Localized(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """What came of an article in one language."""

    slugs: tuple[Slug, ...] = ()
    counts: Counts = Counts()
    refused: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: Lost = Lost()
    """Of its translated headings, those of which the slug algorithm leaves nothing."""
    untranslated: bool = False
    """Whether it counts as that, and ships in the source language."""
    text: bytes | None = None
    """The article, empty in a check; None where fragments of other articles have to be known first."""
    followed: dict[str, int] = {}
    """In a check, how many translations follow each rule whose breach may be a habit, by name of the check."""
    renderings: bytes = b""
    """In a check, the translations as digests, to be compared with those of other articles."""
    doubts: tuple[int, ...] | None = None
    """In a check, the lines of the entries that `msgfmt` may refuse; None where it may refuse anything."""
    problem: Diagnostic | None = None
    """Why the catalog could not be used; the article ships in the source language then."""


def run_build(data: bytes) -> bytes:
    """Return `list[list[Localized]]` for a `BuildBatch`: by article, then by language; both as MessagePack."""
    batch = msgspec.msgpack.decode(data, type=BuildBatch)
    wanted = looked_for(batch.config, batch.labels, batch.glossaries, check=batch.check)
    return msgspec.msgpack.encode([list(_build(task, batch, wanted)) for task in batch.tasks])


def _build(task: BuildTask, batch: BuildBatch, wanted: Mapping[LocaleTag, Inspection]) -> Iterator[Localized]:
    skeleton = skeleton_of(task.source, batch.config)
    source = normalise(decode(task.source.stored, task.source.path))
    for language in task.languages:
        slugs = task.slugs[task.source.article]
        reading = _reading(language, skeleton, source, batch, wanted[language.locale], slugs)
        if batch.check:
            yield _checked(task, language, skeleton, reading, wanted[language.locale], batch.config)
        else:
            yield _localized(task, language, skeleton, source, reading, batch.config)


class _Reading(NamedTuple):
    """A catalog, and what its article makes of it."""

    catalog: Catalog
    messages: Messages
    targets: Mapping[Key, str]
    """The translations that may be used, but for what is rejected."""
    usable: Usable
    rejected: tuple[Found, ...]
    """Translations that must not be used, whatever their structure."""
    reviewed: tuple[Found, ...]
    """What else is wrong with translations."""
    localization: Localization
    problem: Diagnostic | None


def _reading(
    language: LanguageTask,
    skeleton: Skeleton,
    source: SourceText,
    batch: BuildBatch,
    inspection: Inspection,
    slugs: Sequence[Slug],
) -> _Reading:
    config, locale = batch.config, language.locale
    catalog, problem = _catalog(language, config.limits)
    messages = by_key(catalog)
    targets = targets_of(messages)
    usable = usable_messages(skeleton, messages, targets)
    found = tuple(review(skeleton, usable, inspection))
    rejected = tuple((index, finding) for index, finding in found if finding.fatal)
    reviewed = tuple((index, finding) for index, finding in found if not finding.fatal)
    for index, _ in rejected:
        targets.pop(skeleton.units[index].key, None)
    labels = batch.labels.get(locale, {})
    localization = localize(source, skeleton, targets, labels, config.anchors.mode_in(locale), config, slugs)
    return _Reading(catalog, messages, targets, usable, rejected, reviewed, localization, problem)


def _localized(
    task: BuildTask,
    language: LanguageTask,
    skeleton: Skeleton,
    source: SourceText,
    reading: _Reading,
    config: Config,
) -> Localized:
    localization = reading.localization
    refused = {*localization.merged.refused, *(index for index, _ in reading.rejected)}
    shipped_keys = reading.targets.keys() - {skeleton.units[index].key for index in refused}
    counts = count(skeleton.units, reading.messages, shipped_keys)
    untranslated = bool(counts.total) and (counts.percent < config.build.keep or not counts.translated)
    if untranslated and localization.merged.edits:
        mode, slugs = config.anchors.mode_in(language.locale), task.slugs[task.source.article]
        localization = localize(source, skeleton, {}, {}, mode, config, slugs)
    notice = Edit(skeleton.body, skeleton.body, (language.notice,))
    edits = (*language.edits, notice) if untranslated and language.notice else language.edits
    if not untranslated:
        edits += language_edits(skeleton, language.locale, config)
    shipped = {**language.slugs, task.source.article: localization.slugs}
    return Localized(
        slugs=localization.slugs,
        counts=counts,
        refused=len(refused),
        diagnostics=_findings(task, language, skeleton, reading, config),
        lost=_lost(localization, language.locale, config),
        untranslated=untranslated,
        text=_text(task, skeleton, source, localization, shipped, edits, config),
        problem=reading.problem,
    )


def _checked(
    task: BuildTask,
    language: LanguageTask,
    skeleton: Skeleton,
    reading: _Reading,
    inspection: Inspection,
    config: Config,
) -> Localized:
    localization = reading.localization
    shipped = shipping(skeleton, reading.usable, reading.rejected, localization)
    headings = review_headings(skeleton, localization, task.slugs[task.source.article], language.locale, config)
    reviewed = [(index, finding) for index, finding in reading.reviewed if index in shipped]
    return Localized(
        diagnostics=(
            *review_header(reading.catalog, language.path, language.locale, config.checks),
            *_findings(task, language, skeleton, reading, config, headings, reviewed),
        ),
        lost=_lost(localization, language.locale, config),
        text=b"",
        followed=followed(shipped, inspection, reviewed),
        doubts=doubtful_lines(language.data or b"", reading.catalog),
        renderings=pack(renderings(skeleton, shipped, language.locale, config.checks)),
        problem=reading.problem,
    )


def _findings(
    task: BuildTask,
    language: LanguageTask,
    skeleton: Skeleton,
    reading: _Reading,
    config: Config,
    unsettled: Iterable[Found] = (),
    settled: Iterable[Found] = (),
) -> tuple[Diagnostic, ...]:
    """Return what was found in a catalog.

    unsettled, settled:  what a check found beyond, before and after its weight was set
    """
    units, messages, locale = skeleton.units, reading.messages, language.locale
    found = settle((*reading.localization.merged.findings, *unsettled), units, messages, locale, config.checks)
    return tuple(
        diagnostics(
            (*reading.rejected, *found, *settled),
            units,
            messages,
            catalog=language.path,
            article=task.source.path,
            locale=locale,
        )
    )


def _lost(localization: Localization, locale: LocaleTag, config: Config) -> Lost:
    """Return what the slug algorithm leaves nothing of; with pins, links do not need it."""
    if config.anchors.mode_in(locale) == "pin":
        return Lost()
    return lost_headings(slugger_of(config), localization.texts.values())


def _catalog(language: LanguageTask, limits: Limits) -> tuple[Catalog, Diagnostic | None]:
    """Return a catalog; an empty one where there is none, and with the reason where it cannot be used."""
    try:
        data = language.data
        if data is None:
            return Catalog(), None
        return parse_catalog(data, language.path, language.locale, limits), None
    except L10nError as error:
        return Catalog(), problem_of(error, language.path)


def _text(
    task: BuildTask,
    skeleton: Skeleton,
    source: SourceText,
    localization: Localization,
    slugs: Mapping[str, Sequence[Slug]],
    edits: Sequence[Edit],
    config: Config,
) -> bytes | None:
    if task.wait or any(found.article not in slugs for found in task.resolutions):
        return None
    shown = config.protect.links == "show"
    text = finish(source, skeleton, localization, task.resolutions, task.slugs, slugs, edits, shown=shown)
    return (restyled(text, config.dialect) if config.build.style == "mdformat" else text).encode()
