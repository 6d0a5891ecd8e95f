"""The pipeline for many articles at once: bytes in, bytes out, for any executor.

A task has no state and opens nothing, so that it gives the same result in this process, in a worker, or on a cluster. What
is wrong with one article or catalog comes back as a finding beside the results of the others.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.catalog.template import messages, template_of
from l10n.config import Config
from l10n.errors import L10nError
from l10n.merger.splice import Edit
from l10n.model.anchor import Resolution, Slug
from l10n.model.catalog import Catalog, Message
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.model.skeleton import Skeleton
from l10n.pipeline.analyse import analyse
from l10n.pipeline.catalogs import PROJECT_NAME, CatalogChange, CatalogTask, change_catalog
from l10n.pipeline.localize import Localization, finish, localize
from l10n.pipeline.progress import by_key, count, diagnostics, targets_of
from l10n.textio import SourceText, decode, normalise


class Source(msgspec.Struct, frozen=True):
    """An article as it is stored."""

    article: str
    """Path below the source root."""
    path: str
    """Path below the project's root."""
    stored: bytes
    skeleton: bytes = b""
    """The article analysed, where that is known already."""


class AnalyseBatch(msgspec.Struct, frozen=True):
    config: Config
    sources: tuple[Source, ...]


class Analysed(msgspec.Struct, frozen=True):
    """An article's skeleton, or why there is none."""

    skeleton: bytes = b""
    problem: Diagnostic | None = None


class ExtractTask(msgspec.Struct, frozen=True):
    """An article whose template and catalogs are to be made."""

    source: Source
    catalogs: tuple[CatalogTask, ...]


class ExtractBatch(msgspec.Struct, frozen=True):
    config: Config
    created: str
    tasks: tuple[ExtractTask, ...]


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an article."""

    skeleton: bytes = b""
    template: bytes = b""
    messages: int = 0
    labels: tuple[str, ...] = ()
    """The UI labels that it quotes, in order, each once."""
    catalogs: tuple[CatalogChange, ...] = ()
    """In the order of the task's catalogs."""
    problem: Diagnostic | None = None
    """Why there is nothing else."""


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


class BuildBatch(msgspec.Struct, frozen=True):
    config: Config
    labels: dict[LocaleTag, dict[str, str]]
    """Language -> UI label -> its translation."""
    tasks: tuple[BuildTask, ...]
    check: bool = False
    """Whether translations are looked at more closely than a build needs."""


class Localized(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an article in one language."""

    slugs: tuple[Slug, ...] = ()
    counts: Counts = Counts()
    refused: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    untranslated: bool = False
    """Whether it counts as that, and ships in the source language."""
    text: bytes | None = None
    """The article; None where fragments of other articles have to be known first."""
    problem: Diagnostic | None = None
    """Why the catalog could not be used; the article ships in the source language then."""


def run_analyse(data: bytes) -> bytes:
    """Return `list[Analysed]` for an `AnalyseBatch`, in order, both as MessagePack."""
    batch = msgspec.msgpack.decode(data, type=AnalyseBatch)
    return msgspec.msgpack.encode([_analyse(source, batch.config) for source in batch.sources])


def run_extract(data: bytes) -> bytes:
    """Return `list[Extracted]` for an `ExtractBatch`, in order, both as MessagePack."""
    batch = msgspec.msgpack.decode(data, type=ExtractBatch)
    return msgspec.msgpack.encode([_extract(task, batch) for task in batch.tasks])


def run_build(data: bytes) -> bytes:
    """Return `list[list[Localized]]` for a `BuildBatch`: by article, then by language; both as MessagePack."""
    batch = msgspec.msgpack.decode(data, type=BuildBatch)
    return msgspec.msgpack.encode([list(_build(task, batch)) for task in batch.tasks])


def skeleton_of(source: Source, config: Config) -> Skeleton:
    """Return an article analysed.

    raises: TextError
    """
    if source.skeleton:
        return msgspec.msgpack.decode(source.skeleton, type=Skeleton)
    return analyse(source.article, decode(source.stored, source.path), config)


def problem_of(error: L10nError, path: str) -> Diagnostic:
    """Return what stopped the work on one file as a finding."""
    return Diagnostic(
        check="unusable",
        severity=Severity.ERROR,
        path=error.path or path,
        line=error.line,
        message=error.reason,
        remedy=error.remedy,
    )


def _analyse(source: Source, config: Config) -> Analysed:
    try:
        return Analysed(msgspec.msgpack.encode(skeleton_of(source, config)))
    except L10nError as error:
        return Analysed(problem=problem_of(error, source.path))


def _extract(task: ExtractTask, batch: ExtractBatch) -> Extracted:
    source = task.source
    try:
        skeleton = skeleton_of(source, batch.config)
    except L10nError as error:
        return Extracted(problem=problem_of(error, source.path))
    fresh = messages(skeleton.units, source.path)
    placeholders = (found for unit in skeleton.units for found in unit.placeholders if found.form == "label")
    return Extracted(
        skeleton=source.skeleton or msgspec.msgpack.encode(skeleton),
        template=format_po(template_of(fresh, source.path, PROJECT_NAME, batch.created)),
        messages=len(fresh),
        labels=tuple(dict.fromkeys(found.value for found in placeholders)),
        catalogs=tuple(
            _changed(catalog, fresh, batch) for catalog in task.catalogs
        ),
    )


def _changed(task: CatalogTask, fresh: Sequence[Message], batch: ExtractBatch) -> CatalogChange:
    try:
        return change_catalog(task, fresh, batch.created, batch.config)
    except L10nError as error:
        return CatalogChange(problem=problem_of(error, task.path))


def _build(task: BuildTask, batch: BuildBatch) -> Iterator[Localized]:
    skeleton = skeleton_of(task.source, batch.config)
    source = normalise(decode(task.source.stored, task.source.path))
    for language in task.languages:
        yield _localized(task, language, skeleton, source, batch)


def _localized(
    task: BuildTask, language: LanguageTask, skeleton: Skeleton, source: SourceText, batch: BuildBatch
) -> Localized:
    config, locale, article = batch.config, language.locale, task.source.article
    catalog, problem = _catalog(language)
    found = by_key(catalog)
    labels, mode = batch.labels.get(locale, {}), config.anchors.mode_in(locale)
    localization = localize(source, skeleton, targets_of(found), labels, mode, config)
    refused = [skeleton.units[index] for index in localization.merged.refused]
    counts = count(skeleton.units, found, refused)
    findings = diagnostics(
        localization.merged.findings,
        skeleton.units,
        found,
        catalog=language.path,
        article=task.source.path,
        locale=locale,
    )
    untranslated = counts.percent < config.build.keep or not counts.translated
    if untranslated:
        localization = localize(source, skeleton, {}, {}, mode, config)
    notice = Edit(skeleton.body, skeleton.body, (language.notice,))
    edits = (*language.edits, notice) if untranslated and language.notice else language.edits
    return Localized(
        slugs=localization.slugs,
        counts=counts,
        refused=len(refused),
        diagnostics=tuple(findings),
        untranslated=untranslated,
        text=_text(task, skeleton, source, localization, {**language.slugs, article: localization.slugs}, edits),
        problem=problem,
    )


def _catalog(language: LanguageTask) -> tuple[Catalog, Diagnostic | None]:
    """Return a catalog; an empty one where there is none, and with the reason where it cannot be used."""
    try:
        return parse_po(language.data, language.path) if language.data is not None else Catalog(), None
    except L10nError as error:
        return Catalog(), problem_of(error, language.path)


def _text(
    task: BuildTask,
    skeleton: Skeleton,
    source: SourceText,
    localization: Localization,
    slugs: Mapping[str, Sequence[Slug]],
    edits: Sequence[Edit],
) -> bytes | None:
    if any(found.article not in slugs for found in task.resolutions):
        return None
    return finish(source, skeleton, localization, task.resolutions, task.slugs, slugs, edits).encode()
