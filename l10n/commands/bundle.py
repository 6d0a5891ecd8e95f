"""`l10n bundle` and `l10n unbundle`: all catalogs of a language, or of a folder, in one file, and back.

Beside each bundle, in `.base/`, lies a copy of it as it was made: what tells a translator's changes from those that
were made in the catalogs meanwhile. Without it, every difference counts as a change of both sides.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from l10n.catalog.bundle import bundle_messages, unbundle
from l10n.catalog.guard import drop_guard, same_messages
from l10n.catalog.po_lines import shown
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.catalog.template import new_catalog, template_of
from l10n.checks import diagnose
from l10n.checks.files import BUNDLE_CONFLICT, BUNDLE_UNKNOWN
from l10n.commands.project import Outcome, Project
from l10n.config.layout import UI_ARTICLE, catalog_folder, parse_folder
from l10n.errors import CatalogError, ConfigError, L10nError
from l10n.locales import describe_locale
from l10n.model.catalog import Catalog, Message
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag, gettext_name, parse_locale
from l10n.pipeline.catalogs import PROJECT_NAME

By = Literal["language", "folder"]
_UI = posixpath.splitext(UI_ARTICLE)[0]
_SHARE_NOTHING = frozenset({_UI})


class BundleOutcome(Outcome):
    """What `bundle` or `unbundle` did."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, int, int]] = []
        """bundle: file, catalogs and messages in it; unbundle: file, catalogs changed, conflicts."""


def bundle(project: Project, by: By, folder: str, created: str) -> BundleOutcome:
    """Write the bundles of every language.

    folder:   where they go, below the project's root
    created:  POT-Creation-Date of new files
    """
    outcome = BundleOutcome()
    folder = parse_folder(folder)
    if f"{folder}/".startswith(f"{project.config.catalogs}/"):
        raise ConfigError(f'"{folder}" lies among the catalogs', remedy="give bundles a folder of their own")
    with project.workspace.locked():
        for locale in project.config.locales:
            files = _read_catalogs(project, locale, outcome)
            for path, names in _grouped(files, f"{folder}/{gettext_name(locale)}", by).items():
                try:
                    messages = bundle_messages({name: files[name].catalog for name in names}, _SHARE_NOTHING)
                    _write_bundle(project, path, _bundle(messages, path, locale, created))
                    outcome.rows.append((path, len(names), len(messages)))
                except L10nError as error:
                    outcome.fail(error, path)
    return outcome


def take_bundles(project: Project, files: Sequence[str]) -> BundleOutcome:
    """Bring what was changed in bundles into the catalogs.

    files:  as on the command line
    """
    outcome = BundleOutcome()
    with project.workspace.locked():
        for file in files:
            try:
                _take_bundle(project, _below_root(project, file), outcome)
            except L10nError as error:
                outcome.fail(error, file)
    return outcome


def _grouped(names: Iterable[str], stem: str, by: By) -> dict[str, list[str]]:
    """Return the path of each bundle, and the names of the catalogs that go into it."""
    found: dict[str, list[str]] = {}
    for name in names:
        folder = "" if by == "language" else posixpath.dirname(name)
        found.setdefault(f"{posixpath.join(stem, folder).rstrip('/')}.po", []).append(name)
    return found


def _bundle(messages: Sequence[Message], path: str, locale: LocaleTag, created: str) -> Catalog:
    language, title = describe_locale(locale).name, posixpath.basename(path)
    blank = new_catalog(template_of((), title, PROJECT_NAME, created), title, gettext_name(locale), language)
    comment = f"{language} translation of several articles; `l10n unbundle` brings it into their catalogs"
    return Catalog(comments=(comment,), header=blank.header, messages=tuple(messages))


def _write_bundle(project: Project, path: str, new: Catalog) -> None:
    workspace, limits = project.workspace, project.config.limits
    data = format_po(new)
    if len(data) > limits.catalog or len(new.messages) > limits.entries:
        raise CatalogError(
            f"would have {len(new.messages)} messages and {len(data)} bytes, more than [limits] allow",
            path=path,
            remedy="use --by folder",
            check="limit",
        )
    there, before = workspace.read_if_there(path), workspace.read_if_there(_base(path))
    if there is not None:
        old = parse_po(there, path, limits)
        _check_taken_over(path, old, parse_po(before, _base(path), limits) if before is not None else None, new)
        if same_messages(old, new):
            data = there
    # In this order: a bundle that is newer than its base is found out, the other way round it would undo changes.
    workspace.write(path, data, expected=there, durable=True)
    workspace.write(_base(path), data, expected=before, durable=True)


def _check_taken_over(path: str, there: Catalog, before: Catalog | None, new: Catalog) -> None:
    """Raise `CatalogError` where a bundle has changes that its catalogs do not have."""
    changed = not same_messages(before, there) if before else bool(drop_guard(there, new))
    if changed and not same_messages(there, new):
        raise CatalogError(
            "holds changes that the catalogs do not have",
            path=path,
            remedy=f"run first: l10n unbundle {path}",
            check="unusable",
        )


def _take_bundle(project: Project, path: str, outcome: BundleOutcome) -> None:
    workspace, limits = project.workspace, project.config.limits
    data = workspace.read(path, limits.catalog)
    returned = parse_po(data, path, limits)
    before = workspace.read_if_there(_base(path), limits.catalog)
    locale = _locale(project, returned, path)
    failed_before, outcome.failed = outcome.failed, False
    files = _read_catalogs(project, locale, outcome)
    base = None if before is None else parse_po(before, _base(path), limits)
    found = unbundle({name: file.catalog for name, file in files.items()}, base, returned, _SHARE_NOTHING)
    for name, changed in found.catalogs.items():
        workspace.write(_path(project, locale, name), format_po(changed), expected=files[name].data, durable=True)
    outcome.diagnostics += [_conflict(project, locale, path, name, message) for name, message in found.conflicts]
    outcome.diagnostics += [_stray(path, message) for message in found.strays]
    outcome.rows.append((path, len(found.catalogs), len(found.conflicts)))
    if not outcome.failed and not found.strays:
        workspace.write(_base(path), data, expected=before, durable=True)
    outcome.failed = outcome.failed or failed_before or bool(found.conflicts or found.strays)


def _conflict(project: Project, locale: LocaleTag, path: str, name: str, message: Message) -> Diagnostic:
    return diagnose(
        BUNDLE_CONFLICT,
        f"{shown(message.msgid)} was also translated anew in {_path(project, locale, name)}, which is kept",
        path=path,
        line=message.line,
        remedy="there it is fuzzy now, with this translation in a comment: correct it and take mark and comment off",
        locale=locale,
    )


def _stray(path: str, message: Message) -> Diagnostic:
    reason = f"no catalog has a place for {shown(message.msgid)}; its translation stays here only"
    return diagnose(BUNDLE_UNKNOWN, reason, path=path, line=message.line)


def _locale(project: Project, catalog: Catalog, path: str) -> LocaleTag:
    """Return the language of a bundle, as its header has it."""
    name = next((value for field, value in catalog.header if field.lower() == "language"), "")
    locale = parse_locale(name) if name else None
    if locale not in project.config.locales:
        raise CatalogError(
            f'its header says Language "{name}"', path=path, remedy=f"known: {', '.join(project.config.locales)}"
        )
    return locale


class _File(NamedTuple):
    data: bytes
    catalog: Catalog


def _read_catalogs(project: Project, locale: LocaleTag, outcome: Outcome) -> dict[str, _File]:
    """Return the catalogs of a language by name: their path below its folder, without extension."""
    folder = catalog_folder(project.config, locale)
    found = {}
    for file in project.workspace.walk(folder, lambda path: path.endswith(".po")):
        path = posixpath.join(folder, file)
        try:
            data = project.workspace.read(path, project.config.limits.catalog)
            found[posixpath.splitext(file)[0]] = _File(data, parse_po(data, path, project.config.limits))
        except L10nError as error:
            outcome.fail(error, path)
    return found


def _path(project: Project, locale: LocaleTag, name: str) -> str:
    return f"{catalog_folder(project.config, locale)}/{name}.po"


def _base(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, ".base", name)


def _below_root(project: Project, file: str) -> str:
    """Return a file of the command line as a path below the project's root."""
    target = Path.cwd().joinpath(file).resolve()
    if not target.is_relative_to(project.workspace.root):
        raise CatalogError("lies outside the project", path=file, remedy="put it where l10n bundle wrote it")
    return target.relative_to(project.workspace.root).as_posix()
