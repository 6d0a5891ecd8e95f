"""What earlier builds have written: the list that allows to remove the outputs of an article that is gone.

Without it nothing is ever removed, so deleting the cache is safe.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from l10n.commands.project import Project
from l10n.config.layout import is_article, is_generated, parse_folder
from l10n.errors import ConfigError
from l10n.workspace import CACHE

_PATH = f"{CACHE}/outputs.json"


def read_manifest(project: Project) -> set[str]:
    """Return the paths of the files that builds have written; none where the list is missing or damaged."""
    data = project.workspace.read_if_there(_PATH)
    try:
        return set(msgspec.json.decode(data, type=list[str])) if data else set()
    except (msgspec.DecodeError, UnicodeDecodeError):
        return set()


def may_be_removed(project: Project, path: str) -> bool:
    """Return whether a path may be that of an output, of this configuration or an earlier one.

    The list may be another project's, or name what has become an article since.
    """
    config = project.config
    try:
        inside = parse_folder(path) == path
    except ConfigError:
        return False
    if not inside or path == project.config_file or path.startswith(f"{config.catalogs}/"):
        return False
    if config.source == ".":
        return not is_article(config, path)
    return not path.startswith(f"{config.source}/") or is_generated(config, path)


def write_manifest(project: Project, paths: Iterable[str]) -> None:
    """Keep the paths of the files that are there now."""
    project.workspace.write(_PATH, msgspec.json.encode(sorted(set(paths))))

