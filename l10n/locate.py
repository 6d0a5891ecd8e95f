"""Where a project's configuration lies."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from l10n.errors import ConfigError

CONFIG_FILES = ("l10n.toml", "pyproject.toml")


def nearest_config(folder: Path) -> Path:
    """Return the configuration file of a folder, or of the nearest one above that has one.

    raises: ConfigError
    """
    for parent in (folder, *folder.parents):
        for name in CONFIG_FILES:
            path = parent / name
            if path.is_file() and (name == "l10n.toml" or b"[tool.l10n]" in path.read_bytes()):
                return path
    raise ConfigError("no l10n.toml here or above", remedy="`l10n init` writes one")
