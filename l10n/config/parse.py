"""TOML text -> `Config`. Every error names the file, the line and the key, and what would have been right.

No file is opened here: reading is the workspace's business.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from l10n.config.labels import parse_form, parse_import
from l10n.config.layout import check_trees, parse_folder, parse_glob, parse_output
from l10n.config.settings import Config, Ui
from l10n.errors import ConfigError
from l10n.model.locale import LocaleTag, parse_locale

Keys = tuple[str, ...]
"""A dotted key, in parts."""
V = TypeVar("V")
R = TypeVar("R")

_LARGEST = 256 * 1024
"""Characters. A configuration is written by hand."""
_TABLES: Mapping[str, Keys] = {"pyproject.toml": ("tool", "l10n")}
"""File name -> the table that is ours; the whole file where the name is not listed."""
_KINDS = {
    "array": "a list",
    "object": "a table",
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}
"""What msgspec calls a type -> what a writer of TOML calls it."""


class _File(msgspec.Struct, frozen=True):
    """A configuration file, to say where in it something is wrong."""

    text: str
    path: str

    def error(self, keys: Keys, reason: str, remedy: str = "") -> ConfigError:
        """Return an error about a key of our table."""
        named = f"{'.'.join(keys)}: {reason}" if keys else reason
        return ConfigError(named, path=self.path, line=key_line(self.text, self.path, keys), remedy=remedy)

    def checked(self, keys: Keys, parse: Callable[[V], R], value: V) -> R:
        """Return `parse(value)`; its `ConfigError` gets the place of the key."""
        try:
            return parse(value)
        except ConfigError as error:
            raise self.error(keys, error.reason, error.remedy) from None


def parse_config(text: str, path: str) -> Config:
    """Return the settings that a `l10n.toml`, or the table `[tool.l10n]` of a `pyproject.toml`, holds.

    path:    of the file as the user names it; its name decides which table is ours
    returns: paths, patterns and language tags normalised; names of dialects, slug algorithms and checks as written,
             for the registries to judge
    raises:  ConfigError
    """
    file = _File(text.removeprefix("\ufeff"), path)
    table = _our_table(file)
    _refuse_unknown(file, table, Config, ())
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise _explained(file, str(error)) from None
    return _normalised(file, config)


def _our_table(file: _File) -> dict[str, Any]:
    if len(file.text) > _LARGEST:
        raise ConfigError(f"larger than {_LARGEST // 1024} KiB", path=file.path, remedy="leave out what is no setting")
    try:
        data = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        number = int(line[1]) if line else file.text.count("\n") + 1
        raise ConfigError(f"no valid TOML: {reason}", path=file.path, line=number, remedy="correct the line") from None
    except RecursionError:
        raise ConfigError(
            "no valid TOML: nested too deeply",
            path=file.path,
            remedy="remove the nesting: no setting is nested that deeply",
        ) from None
    table: Any = data
    for key in _our_keys(file.path):
        table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        reason = f"has no table [{'.'.join(_our_keys(file.path))}]"
        raise ConfigError(reason, path=file.path, remedy="`l10n init` writes a l10n.toml to start from")
    return table


def _our_keys(path: str) -> Keys:
    """Return the table of a file that is ours; () for all of it."""
    return _TABLES.get(posixpath.basename(path), ())


def _refuse_unknown(file: _File, table: dict[str, Any], kind: type[msgspec.Struct], keys: Keys) -> None:
    """Raise an error for a key that a table of this kind does not have, with the nearest that it has."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            raise file.error((*keys, key), "unknown key", _suggestion(key, fields))
        if isinstance(value, dict) and isinstance(fields[key], type) and issubclass(fields[key], msgspec.Struct):
            _refuse_unknown(file, value, fields[key], (*keys, key))


def _explained(file: _File, message: str) -> ConfigError:
    """Return msgspec's finding in the words of someone who writes TOML."""
    if missing := re.search(r"missing required field `(.+?)`", message):
        return file.error((), f"{missing[1]} is missing", f'write for example {missing[1]} = ["de", "fr"]')
    reason, _, place = message.partition(" - at `$")
    keys = tuple(re.findall(r"\.([\w-]+)", place))
    if word := re.fullmatch("Invalid enum value '(.*)'", reason, re.DOTALL):
        return file.error(keys, f'"{word[1]}" is not one of its values', _suggestion(word[1], _words(keys)))
    reason = re.sub(r"`(\w+)`", lambda kind: _KINDS.get(kind[1], kind[1]), reason)
    return file.error(keys, reason[:1].lower() + reason[1:])


def _words(keys: Keys) -> tuple[str, ...]:
    """Return the words that a key may have as its value, or a table or list of this key as its values."""
    kind: Any = Config
    for key in keys:
        kind = next(field.type for field in msgspec.structs.fields(kind) if field.encode_name == key)
    while get_origin(kind) in (Mapping, tuple):
        kind = get_args(kind)[get_origin(kind) is Mapping]
    return get_args(kind)


def _suggestion(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"known: {', '.join(known)}"


def _normalised(file: _File, config: Config) -> Config:
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
    file.checked((), check_trees, config)
    return config


def _ui(file: _File, ui: Ui, locales: tuple[LocaleTag, ...]) -> Ui:
    forms = {name: file.checked(("ui", "form", name), parse_form, form) for name, form in ui.form.items()}
    imports = tuple(file.checked(("ui", "import"), parse_import, path) for path in ui.imports)
    return msgspec.structs.replace(ui, imports=imports, form=_by_locale(file, ("ui", "form"), forms, locales))


def _locales(file: _File, config: Config) -> tuple[LocaleTag, ...]:
    keys = ("locales",)
    if not config.locales:
        raise file.error(keys, "the list is empty", "name a language to translate into")
    locales = tuple(file.checked(keys, parse_locale, text) for text in config.locales)
    if twice := next((tag for tag in locales if locales.count(tag) > 1), None):
        raise file.error(keys, f'"{twice}" stands twice', "remove one")
    return locales


def _by_locale(
    file: _File, keys: Keys, table: Mapping[LocaleTag, V], locales: tuple[LocaleTag, ...]
) -> dict[LocaleTag, V]:
    """Return a table with canonical tags as its keys, each one of the configured languages."""
    tags = {name: file.checked((*keys, name), parse_locale, name) for name in table}
    if stranger := next((name for name, tag in tags.items() if tag not in locales), None):
        raise file.error((*keys, stranger), "not one of the languages", _suggestion(stranger, locales))
    return {tags[name]: value for name, value in table.items()}


def key_line(text: str, path: str, keys: Keys) -> int:
    """Return the line on which a key, or else the table it belongs to, is written; 0 where none is.

    path:  of the file; decides which table keys are counted from, as for `parse_config`

    tomllib keeps no positions, so this looks for lines that read `[table]` or `key =`. What looks like one inside a
    string of several lines can mislead it, about the number only.
    """
    keys = _our_keys(path) + keys
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        code = line.strip()
        if code.startswith("["):
            table = _bare(code.lstrip("[").partition("]")[0])
            lines.setdefault(table, number)
        elif "=" in code:
            key = _bare(code.partition("=")[0])
            lines.setdefault(f"{table}.{key}" if table else key, number)
    for length in range(len(keys), 0, -1):
        name = ".".join(keys[:length])
        if found := [number for key, number in lines.items() if f"{key}.".startswith(f"{name}.")]:
            return min(found)
    return 0


def _bare(key: str) -> str:
    """Return a dotted key without the quotes and blanks it may be written with."""
    return ".".join(part.strip().strip("\"'") for part in key.split("."))
