"""What a command's outcome depends on: some folders of a project, and their files."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
from collections.abc import Iterable

import msgspec

from l10n.fingerprint import Facts, walk


class Reach(msgspec.Struct, frozen=True):
    """Folders, by their paths below a project's root; "." is the root itself."""

    folders: tuple[str, ...] = ()
    """None of them lies in another one."""
    aside: tuple[str, ...] = ()
    """Folders in these that do not count."""

    def holds(self, path: str) -> bool:
        """Return whether a file lies here; a folder's path ends with `/`."""
        inside = any(folder == "." or path.startswith(f"{folder}/") for folder in self.folders)
        return inside and not any(path.startswith(f"{folder}/") for folder in self.aside)

    def look(self, root: str) -> tuple[Reach, dict[str, Facts]]:
        """Return where all files are known now, and the facts of those that are here.

        Where a folder is there and cannot be listed, all files are known nowhere.
        """
        found: dict[str, Facts] = {}
        unreadable: list[str] = []
        for folder in self.folders:
            prefix = "" if folder == "." else f"{folder}/"
            found.update(walk(os.path.join(root, folder), prefix, aside=self.aside, unreadable=unreadable))
        return Reach() if unreadable else self, found


def reach_of(folders: Iterable[str], aside: Iterable[str] = ()) -> Reach:
    """Return the reach of some folders, of which some may lie in others.

    >>> reach_of(("docs/a", "docs", "b")).folders
    ('b', 'docs')
    """
    found: list[str] = []
    for folder in sorted(set(folders)):
        if not any(other == "." or f"{folder}/".startswith(f"{other}/") for other in found):
            found.append(folder)
    return Reach(tuple(found), tuple(aside))
