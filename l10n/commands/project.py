"""A project: its root, its configuration, its articles."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from l10n.anchors.destinations import folders_beside, site_of
from l10n.catalog.po_read import parse_po
from l10n.commands.labels import with_labels
from l10n.config import Config, parse_config
from l10n.config.layout import article_test, check_articles, source_path, template_folder
from l10n.config.places import ConfigFile, Keys
from l10n.config.settings import DEFAULT_LIMITS, Checks, Weight
from l10n.dialects import DIALECTS
from l10n.errors import ConfigError, L10nError, UnknownNameError
from l10n.fingerprint import Files
from l10n.locate import nearest_config
from l10n.model.catalog import Catalog
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.reach import Reach, reach_of
from l10n.slugs import SLUGGERS
from l10n.textio import decode
from l10n.workspace import Workspace

T = TypeVar("T")
Track = Callable[[Sequence[T], str], Iterable[T]]
"""Passes a sequence on, item by item, and shows how far it got; the string says at what."""


class Project(msgspec.Struct, frozen=True):
    """Everything a command starts from."""

    workspace: Workspace
    config: Config
    """With `locales` narrowed to those that were asked for."""
    track: Track[str]
    complete: bool = True
    """Whether all languages of the project were asked for."""
    config_file: str = "l10n.toml"
    """Name of the file that the configuration stands in."""

    def basis(self, *locales: LocaleTag) -> Config:
        """Return the configuration as far as results in some languages depend on it, or in none.

        Which other languages there are is no part of that, nor is how large the cache may be.
        """
        limits = msgspec.structs.replace(self.config.limits, cache=DEFAULT_LIMITS.cache)
        return msgspec.structs.replace(self.config, locales=locales, limits=limits)

    def source_path(self, article: str) -> str:
        """Return an article's path below the project's root."""
        return source_path(self.config, article)

    @property
    def beside(self) -> tuple[str, ...]:
        """Folders outside the source root whose files the site has at its own; paths count from the source root."""
        return folders_beside(self.config.source, site_of(self.config.dialect))

    def file_path(self, path: str) -> str:
        """Return the path below the project's root of a file that counts from the source root, and may lie beside."""
        return posixpath.normpath(self.source_path(path)) if path.startswith("../") else self.source_path(path)

    def below_source(self, paths: Collection[str]) -> frozenset[str]:
        """Return those of some files below the project's root that lie below the source root, or in folders beside.

        returns: as they count from the source root
        """
        return frozenset(below for _, below in self.placed_below_source(paths))

    def placed_below_source(self, paths: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the same files by their paths below the project's root, and as they count from the source root."""
        places = [(self.source_path(""), ""), *((f"{self.file_path(each)}/", f"{each}/") for each in self.beside)]
        for place, below in places:
            length = len(place)
            yield from ((path, below + path[length:]) for path in paths if path.startswith(place))

    def reach(self, *commands: str) -> Reach:
        """Return where the files lie that commands read and write."""
        config = self.config
        imports = (posixpath.dirname(path.partition("{")[0]) or "." for path in config.ui.imports)
        output = (posixpath.dirname(config.output.partition("{")[0]) or ".",) if "build" in commands else ()
        aside = (template_folder(config),) if "extract" not in commands else ()
        beside = map(self.file_path, self.beside)
        return reach_of((config.source, config.catalogs, *imports, *output, *beside), aside)

    def look(self, *commands: str) -> tuple[Reach, Files]:
        """Return where all files that commands read and write are known, and the files, for `take_note`."""
        return self.reach(*commands).look(str(self.workspace.root))

    def articles(self) -> tuple[str, ...]:
        """Return the paths of all articles below the source root.

        raises: ConfigError where there is none, which is a slip or a disk that is not there, never a reason to put all
                catalogs away; and where two of them would share a catalog or an output
        """
        found = tuple(self.workspace.walk(self.config.source, article_test(self.config)))
        if not found:
            raise ConfigError("no articles here", path=self.config.source, remedy="check source, include and exclude")
        check_articles(self.config, found)
        return found

    def config_error(self, keys: Keys, error: ConfigError) -> ConfigError:
        """Return an error about a key of the configuration with its place."""
        text = decode(self.workspace.read(self.config_file), self.config_file)
        return ConfigFile.of(text, self.config_file).placed(keys, error)

    def text(self, article: str) -> str:
        """Return an article's text as stored."""
        path = self.source_path(article)
        return decode(self.workspace.read(path, self.config.limits.article), path)

    def catalog(self, path: str) -> Catalog:
        """Return a catalog, an empty one where there is none.

        raises: WorkspaceError, CatalogError
        """
        data = self.workspace.read_if_there(path, self.config.limits.catalog)
        return parse_po(data, path, self.config.limits) if data is not None else Catalog()


class Outcome:
    """What a command found and did."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.failed = False
        """Whether something could not be read or written; the rest is done."""
        self.refused = 0
        """Units whose translation was kept from shipping."""

    def fail(self, error: L10nError, path: str) -> None:
        """Note a file that had to be left out."""
        from l10n.checks.files import problem_of  # few runs meet such a file

        self.note(problem_of(error, path))

    def note(self, problem: Diagnostic) -> None:
        """Note what kept a file out, once."""
        self.failed = True
        if problem not in self.diagnostics:
            self.diagnostics.append(problem)


def read_catalog(project: Project, path: str, outcome: Outcome) -> Catalog:
    """Return a catalog; an empty one where there is none, and where it cannot be used, which is noted."""
    try:
        return project.catalog(path)
    except L10nError as error:
        outcome.fail(error, path)
        return Catalog()


def open_project(
    folder: Path, config_file: Path | None, locales: Sequence[LocaleTag], track: Track[str]
) -> Project:
    """Return the project of a folder.

    config_file:  instead of `l10n.toml` or `pyproject.toml` in `folder` or the nearest one above
    locales:      the languages to work on; all where there are none
    raises:       ConfigError
    """
    path = config_file or nearest_config(folder)
    try:
        text = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", path=str(path), remedy="give the path of a file that may be read"
        ) from None
    file = ConfigFile.of(text, path.name)
    config = parse_config(text, path.name)
    _check_names(config, file)
    _check_weights(config.checks, file)
    if unknown := [locale for locale in locales if locale not in config.locales]:
        known = ", ".join(config.locales)
        raise ConfigError(f'"{unknown[0]}" is none of the project\'s languages', remedy=f"known: {known}")
    complete = not locales or set(locales) == set(config.locales)
    if locales:
        config = msgspec.structs.replace(config, locales=tuple(locales))
    workspace = Workspace(path.parent)
    return Project(workspace, with_labels(workspace, config, file.placed), track, complete, path.name)


def _check_names(config: Config, file: ConfigFile) -> None:
    """Raise `ConfigError` for a dialect or a slug algorithm that is not there."""
    slugger = config.anchors.slugger
    key: Keys = ("dialect",)
    try:
        DIALECTS[config.dialect]
        key = ("anchors", "slugger")
        slugger and SLUGGERS[slugger]
    except UnknownNameError as error:
        raise file.error(key, error.reason, error.remedy) from None


def _check_weights(checks: Checks, file: ConfigFile) -> None:
    """Raise `ConfigError` for a check that is not there, or that may not have its weight."""
    for key, weight in _weights(checks):
        from l10n.checks.weights import refusal  # and all checks, which few configurations weigh

        try:
            refused = refusal(key[-1], weight)
        except UnknownNameError as error:
            raise file.error(key, error.reason, error.remedy) from None
        if refused:
            raise file.error(key, *refused)


def _weights(checks: Checks) -> Iterator[tuple[Keys, Weight]]:
    for name, weight in checks.severity.items():
        yield ("checks", "severity", name), weight
    for locale, table in checks.locales.items():
        yield from ((("checks", "locales", locale, name), weight) for name, weight in table.items())


def narrowed(project: Project, paths: Sequence[str], articles: Sequence[str]) -> tuple[str, ...]:
    """Return the articles that paths on the command line name: files or folders, from the project's root or its source.

    raises: ConfigError for a path that names no article
    """
    if not paths:
        return tuple(articles)
    chosen: set[str] = set()
    for path in paths:
        found = set(_named(project, path, articles))
        if not found:
            raise ConfigError("names no article", path=path, remedy=f"articles lie below {project.config.source}/")
        chosen |= found
    return tuple(article for article in articles if article in chosen)


def _named(project: Project, path: str, articles: Sequence[str]) -> Iterator[str]:
    target = (Path.cwd() / path).resolve()
    root = (project.workspace.root / project.config.source).resolve()
    bare = posixpath.normpath(path.replace("\\", "/"))
    for article in articles:
        file = root / article
        if file == target or target in file.parents or article == bare or article.startswith(f"{bare}/"):
            yield article
