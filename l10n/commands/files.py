"""The files below the source root that are no articles, and those in the site's folders beside it, as links ask."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from functools import partial

from l10n.anchors.files import Names
from l10n.commands.project import Project
from l10n.config.layout import is_excluded

_OUT = re.compile(r"(?:\.\./)+")
"""What a path begins with that leads beside the source root."""


class FilesBelow:
    """Looked up one by one, names folder by folder: most are never asked for.

    more, fewer:  paths below the source root of files that count as there, and as not there
    """

    def __init__(self, project: Project, more: Collection[str] = (), fewer: Collection[str] = ()) -> None:
        self._project = project
        self._more = more
        self._fewer = fewer
        self.names = Names(partial(_listed, project, more, fewer))  # Its own method would make a circle.

    def __contains__(self, path: object, /) -> bool:
        """Return whether there is such a file."""
        if not isinstance(path, str) or path in self._fewer:
            return False
        return path in self._more or self._project.workspace.exists(self._project.file_path(path))

    def counts(self, path: str, /) -> bool:
        """Return whether the project wants to hear that nothing is there: not of what is excluded or hidden."""
        return not is_excluded(self._project.config, path) and "/." not in f"/{_OUT.sub('', path)}"


def _listed(project: Project, more: Collection[str], fewer: Collection[str], folder: str) -> Collection[str]:
    there = project.workspace.names(project.file_path(folder) or ".")
    return there - _names_in(folder, fewer) | _names_in(folder, more)


def _names_in(folder: str, paths: Collection[str]) -> frozenset[str]:
    return frozenset(posixpath.basename(path) for path in paths if posixpath.dirname(path) == folder)
