"""Where in a configuration file something stands, so that every error names the line."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from l10n.errors import ConfigError

Keys = tuple[str, ...]
"""A dotted key, in parts."""
Placed = Callable[[Keys, ConfigError], ConfigError]
"""Returns an error about a key with the place of that key."""
V = TypeVar("V")
R = TypeVar("R")

_TABLES: Mapping[str, Keys] = {"pyproject.toml": ("tool", "l10n")}
"""File name -> the table that is ours; the whole file where the name is not listed."""


class ConfigFile(msgspec.Struct, frozen=True):
    """A configuration file, to say where in it something is wrong."""

    text: str
    """Without a byte order mark."""
    path: str

    @classmethod
    def of(cls, text: str, path: str) -> ConfigFile:
        """Return a file of this text, which may begin with a byte order mark."""
        return cls(text.removeprefix("\ufeff"), path)

    def error(self, keys: Keys, reason: str, remedy: str = "") -> ConfigError:
        """Return an error about a key of our table."""
        named = f"{'.'.join(keys)}: {reason}" if keys else reason
        return ConfigError(named, path=self.path, line=key_line(self.text, self.path, keys), remedy=remedy)

    def placed(self, keys: Keys, error: ConfigError) -> ConfigError:
        """Return an error with the place of the key that is wrong."""
        return self.error(keys, error.reason, error.remedy)

    def first(self, *keys: Keys) -> Keys:
        """Return the first of some keys that is written here; () where none is."""
        return next((each for each in keys if key_line(self.text, self.path, each)), ())

    def checked(self, keys: Keys, parse: Callable[[V], R], value: V) -> R:
        """Return `parse(value)`; its `ConfigError` gets the place of the key."""
        try:
            return parse(value)
        except ConfigError as error:
            raise self.placed(keys, error) from None


def our_keys(path: str) -> Keys:
    """Return the table of a file that is ours; () for all of it."""
    return _TABLES.get(posixpath.basename(path), ())


def key_line(text: str, path: str, keys: Keys) -> int:
    """Return the line on which a key, or else the table it belongs to, is written; 0 where none is.

    path:  of the file; decides which table keys are counted from, as for `parse_config`

    tomllib keeps no positions, so this looks for lines that read `[table]` or `key =`. What looks like one inside a
    string of several lines can mislead it, about the number only.
    """
    keys = our_keys(path) + keys
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
