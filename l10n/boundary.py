"""What of a file system belongs to a project: its folder, by paths and links that do not lead out of it.

Resolving a path asks for each of its folders, which thousands of files share: a folder that is known to lie inside is
not asked for again.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
from pathlib import Path

from l10n.errors import WorkspaceError


class Boundary:
    """The boundary around a project.

    root:  its folder, links followed
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._top = str(root)
        self._inside: set[str] = set()
        """Folders that are sure to lie inside."""

    def inside(self, path: str) -> Path:
        """Return the file of a path, which need not be there.

        path:    from the root, with `/`
        raises:  WorkspaceError where it lies outside, links followed
        """
        target = self.root / path
        if "\0" in path or not self._holds(str(target)):
            raise WorkspaceError("lies outside the project", path=path, remedy="check for symbolic links")
        return target

    def has_file(self, path: str) -> bool:
        """Return whether there is a file of that path, and inside."""
        # Most paths that are asked for lead to nothing, which one look tells.
        target = os.path.join(self._top, path)
        return os.path.isfile(target) and self._holds(target)

    def _holds(self, target: str) -> bool:
        if target == self._top:
            return True
        folder, name = os.path.split(target)
        if name in ("", ".", "..") or os.path.islink(target):
            return self._resolves_inside(Path(target))
        if folder not in self._inside and self._resolves_inside(Path(folder)):
            self._inside.add(folder)
        return folder in self._inside

    def _resolves_inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):
            return False  # Links in a circle lead nowhere.
