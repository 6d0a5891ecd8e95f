"""What earlier builds have written: the list that allows to remove the outputs of an article that is gone.

Without it nothing is ever removed, so deleting the cache is safe.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from l10n.commands.project import Project
from l10n.workspace import CACHE

_PATH = f"{CACHE}/outputs.json"


def read_manifest(project: Project) -> set[str]:
    """Return the paths of the files that builds have written; none where the list is missing or damaged."""
    data = project.workspace.read_if_there(_PATH)
    try:
        return set(msgspec.json.decode(data, type=list[str])) if data else set()
    except (msgspec.DecodeError, UnicodeDecodeError):
        return set()


def write_manifest(project: Project, paths: Iterable[str]) -> None:
    """Keep the paths of the files that are there now."""
    project.workspace.write(_PATH, msgspec.json.encode(sorted(set(paths))))

