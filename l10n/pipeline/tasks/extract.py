"""Articles -> templates and catalogs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from l10n.catalog.glossary import with_terms
from l10n.catalog.po_write import format_po
from l10n.catalog.template import messages, template_of
from l10n.checks.files import problem_of
from l10n.checks.terms import Term
from l10n.config import Config
from l10n.errors import L10nError
from l10n.model.catalog import Message
from l10n.model.diagnostic import Diagnostic
from l10n.pipeline.catalogs import PROJECT_NAME, CatalogChange, CatalogTask, change_catalog
from l10n.pipeline.tasks.sources import Source, skeleton_of


class ExtractTask(msgspec.Struct, frozen=True):
    """An article whose template and catalogs are to be made."""

    source: Source
    catalogs: tuple[CatalogTask, ...]


class ExtractBatch(msgspec.Struct, frozen=True):
    config: Config
    created: str
    tasks: tuple[ExtractTask, ...]
    glossaries: dict[str, tuple[Term, ...]] = {}
    """Language, in gettext spelling -> the terms that its translators are told about."""
    labels: dict[str, dict[str, str]] = {}
    """Language, in gettext spelling -> UI label -> its translation."""


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


def run_extract(data: bytes) -> bytes:
    """Return `list[Extracted]` for an `ExtractBatch`, in order, both as MessagePack."""
    batch = msgspec.msgpack.decode(data, type=ExtractBatch)
    return msgspec.msgpack.encode([_extract(task, batch) for task in batch.tasks])


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
        told = with_terms(fresh, batch.glossaries.get(task.locale, ()))
        return change_catalog(task, told, batch.created, batch.config, batch.labels.get(task.locale, {}))
    except L10nError as error:
        return CatalogChange(problem=problem_of(error, task.path))
