"""TOML text -> `Config`. Every error names the file, the line and the key, and what would have been right.

No file is opened here: reading is the workspace's business.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

import msgspec

from l10n.config.labels import parse_form, parse_import
from l10n.config.layout import check_trees, parse_folder, parse_glob, parse_output
from l10n.config.places import ConfigFile, Keys, our_keys
from l10n.config.settings import Config, Ui, Weight
from l10n.config.wrong_values import explained
from l10n.errors import ConfigError, suggestion
from l10n.model.locale import LocaleTag, parse_locale

V = TypeVar("V")

_LARGEST = 256 * 1024
"""Characters. A configuration is written by hand."""
_SLIPS = {
    "Invalid value": "put text in quotes, and close what is open",
    "Cannot overwrite a value": "the key stands twice: remove one",
    "Cannot declare": "the table stands twice: join the two",
    "Cannot mutate immutable namespace": "the key has a value already: remove one of the two",
    "Unclosed": "close it",
    "Unterminated string": "close the text with a quote",
    "Illegal character": "close the text with a quote",
    "Expected '=' after a key": "write key = value",
}
"""How tomllib's messages begin -> what to do about it."""


def parse_config(text: str, path: str) -> Config:
    """Return the settings that a `l10n.toml`, or the table `[tool.l10n]` of a `pyproject.toml`, holds.

    path:    of the file as the user names it; its name decides which table is ours
    returns: paths, patterns and language tags normalised; names of dialects, slug algorithms and checks as written,
             for the registries to judge
    raises:  ConfigError
    """
    file = ConfigFile.of(text, path)
    table = _our_table(file)
    _refuse_unknown(file, table, Config, ())
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise explained(file, table, str(error)) from None
    return _normalised(file, config)


def _our_table(file: ConfigFile) -> dict[str, Any]:
    if len(file.text) > _LARGEST:
        raise ConfigError(f"larger than {_LARGEST // 1024} KiB", path=file.path, remedy="leave out what is no setting")
    try:
        data = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        number = int(line[1]) if line else file.text.count("\n") + 1
        raise ConfigError(f"no valid TOML: {reason}", path=file.path, line=number, remedy=_slip(reason)) from None
    except RecursionError:
        raise ConfigError(
            "no valid TOML: nested too deeply",
            path=file.path,
            remedy="remove the nesting: no setting is nested that deeply",
        ) from None
    table: Any = data
    for key in our_keys(file.path):
        table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        reason = f"has no table [{'.'.join(our_keys(file.path))}]"
        raise ConfigError(reason, path=file.path, remedy="`l10n init` writes a l10n.toml to start from")
    return table


def _slip(reason: str) -> str:
    """Return what to do about what tomllib finds wrong."""
    return next((remedy for start, remedy in _SLIPS.items() if reason.startswith(start)), "correct the line")


def _refuse_unknown(file: ConfigFile, table: dict[str, Any], kind: type[msgspec.Struct], keys: Keys) -> None:
    """Raise an error for a key that a table of this kind does not have, with the nearest that it has."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            raise file.error((*keys, key), "unknown key", _known(file, keys, key, value, fields))
        if isinstance(value, dict) and isinstance(fields[key], type) and issubclass(fields[key], msgspec.Struct):
            _refuse_unknown(file, value, fields[key], (*keys, key))


def _known(file: ConfigFile, keys: Keys, key: str, value: object, fields: Mapping[str, object]) -> str:
    """Return what to do about a key that there is not."""
    if keys == ("checks",) and value in get_args(Weight):
        return "write it below [checks.severity]"
    if not keys and key == "tool" and not our_keys(file.path):
        return "here, settings stand without [tool.l10n]: that is for pyproject.toml"
    return suggestion(key, fields)


def _normalised(file: ConfigFile, config: Config) -> Config:
    """Return the configuration with paths, patterns and tags in canonical form."""

    def globs(keys: Keys, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(file.checked(keys, parse_glob, pattern) for pattern in patterns)

    replace = msgspec.structs.replace
    locales = _locales(file, config)
    anchors, checks = config.anchors, config.checks
    config = replace(
        config,
        source=file.checked(("source",), parse_folder, config.source),
        include=globs(("include",), config.include),
        exclude=globs(("exclude",), config.exclude),
        catalogs=file.checked(("catalogs",), parse_folder, config.catalogs),
        output=file.checked(("output",), parse_output, config.output),
        source_locale=file.checked(("source-locale",), parse_locale, config.source_locale),
        locales=locales,
        anchors=replace(anchors, locales=_by_locale(file, ("anchors", "locales"), anchors.locales, locales)),
        ui=_ui(file, config.ui, locales),
        urls=replace(config.urls, segments=_by_locale(file, ("urls", "segments"), config.urls.segments, locales)),
        checks=replace(checks, locales=_by_locale(file, ("checks", "locales"), checks.locales, locales)),
    )
    if config.source_locale in locales:
        raise file.error(("locales",), f'"{config.source_locale}" is the source language', "remove it from the list")
    file.checked(file.first(("source",), ("catalogs",), ("output",)), check_trees, config)
    return config


def _ui(file: ConfigFile, ui: Ui, locales: tuple[LocaleTag, ...]) -> Ui:
    forms = {name: file.checked(("ui", "form", name), parse_form, form) for name, form in ui.form.items()}
    imports = tuple(file.checked(("ui", "import"), parse_import, path) for path in ui.imports)
    return msgspec.structs.replace(ui, imports=imports, form=_by_locale(file, ("ui", "form"), forms, locales))


def _locales(file: ConfigFile, config: Config) -> tuple[LocaleTag, ...]:
    keys = ("locales",)
    if not config.locales:
        raise file.error(keys, "the list is empty", "name a language to translate into")
    locales = tuple(file.checked(keys, parse_locale, text) for text in config.locales)
    if twice := next((tag for tag in locales if locales.count(tag) > 1), None):
        raise file.error(keys, f'"{twice}" stands twice', "remove one")
    return locales


def _by_locale(
    file: ConfigFile, keys: Keys, table: Mapping[LocaleTag, V], locales: tuple[LocaleTag, ...]
) -> dict[LocaleTag, V]:
    """Return a table with canonical tags as its keys, each one of the configured languages."""
    tags = {name: file.checked((*keys, name), parse_locale, name) for name in table}
    if stranger := next((name for name, tag in tags.items() if tag not in locales), None):
        raise file.error((*keys, stranger), "not one of the languages", suggestion(stranger, locales))
    return {tags[name]: value for name, value in table.items()}
