"""What there is below a source root beside articles, and in the site's folders beside it, as far as links ask for it.

Names are compared as servers do: case counts, and Unicode's normal form does not.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Protocol


class Names:
    """The names of all that lies in folders, each listed once.

    listed:  what returns them, none for a folder that is not there or cannot be listed; paths count from the source
             root, which is "", and beside it begin with `..`
    """

    def __init__(self, listed: Callable[[str], Collection[str]]) -> None:
        self._listed = listed
        self._names: dict[str, Collection[str]] = {}
        self._folded: dict[str, dict[str, list[str]]] = {}
        self._folders: dict[str, str | None] = {"": ""}

    def of(self, folder: str) -> Collection[str]:
        """Return the names in a folder."""
        found = self._names.get(folder)
        if found is None:
            found = self._names[folder] = self._listed(folder)
        return found

    def has(self, path: str) -> bool:
        """Return whether something is called so, in these very letters."""
        folder, name = posixpath.split(path)
        if name in self.of(folder) or name.isascii():
            return name in self.of(folder)
        return _normal(name) in map(_normal, self._alike(folder, name))

    def in_any_case(self, path: str) -> str | None:
        """Return the path of what is called so but for case, None where nothing is, or several things are."""
        folder, name = posixpath.split(path)
        if folder not in self._folders:
            self._folders[folder] = folder if posixpath.basename(folder) == ".." else self.in_any_case(folder)
        found = self._folders[folder]
        if found is None:
            return None
        same = (name,) if name in self.of(found) else self._alike(found, name)
        return posixpath.join(found, same[0]) if len(same) == 1 else None

    def _alike(self, folder: str, name: str) -> Sequence[str]:
        folded = self._folded.get(folder)
        if folded is None:
            folded = self._folded[folder] = {}
            for there in sorted(self.of(folder)):
                folded.setdefault(_normal(there).casefold(), []).append(there)
        return folded.get(_normal(name).casefold(), ())


class Files(Protocol):
    """What there is below the source root. Paths count from there."""

    names: Names

    def __contains__(self, path: object, /) -> bool:
        """Return whether there is such a file."""

    def counts(self, path: str, /) -> bool:
        """Return whether the project wants to hear that nothing is there."""


class NoFiles:
    """A source root that has nothing but articles."""

    def __init__(self) -> None:
        self.names = Names(lambda _: ())

    def __contains__(self, path: object, /) -> bool:
        """Return whether there is such a file: there is none."""
        return False

    def counts(self, path: str, /) -> bool:
        """Return whether the project wants to hear of it."""
        return True


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name)
