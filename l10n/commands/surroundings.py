"""What there is for links to lead to, by name: enough to tell which articles a file more or less can matter to.

1. Whatever a path may mean to a site, as an article or another file, with an ending or without, in any case, in another
   folder of the same name: what is found is called as the path's last part says, or lies in a folder that is.
2. A link that leads nowhere is told with what is near: all parts of its path count, those of the place that it stands
   in, and the folders that a site has at its root.
3. A name counts up to its first dot, in small letters. That makes some look related that are not, and misses none.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from l10n.anchors.destinations import parse_destination, site_around, uid_path
from l10n.commands.project import Project
from l10n.config.layout import generated_test
from l10n.fingerprint import digest, digest_of_names
from l10n.model.anchor import Link

_PLAIN = re.compile(r"[\w./-]*")
"""A path that means what it says, and goes on to nothing."""
_ALL, _ROOT = "", "/"
"""Names of everything, and of the folder that holds it."""


class Surroundings:
    """The articles of a project, and the files among them.

    articles:  paths below the source root
    """

    def __init__(self, project: Project, articles: Sequence[str]) -> None:
        files, generated = project.workspace.files, generated_test(project.config)
        self._files = frozenset(below for path, below in project.placed_below_source(files) if not generated(path))
        self._articles = articles
        self._public = "/".join(site_around(project.config.source, project.config.dialect).public)

    @cached_property
    def whole(self) -> bytes:
        """A hash of all there is."""
        return digest(digest_of_names(self._articles), digest_of_names(self._files))

    def sought(self, article: str, links: Iterable[Link]) -> tuple[str, ...]:
        """Return the names that links of an article ask for."""
        found: set[str] = set()
        for link in {(link.destination, link.syntax): link for link in links}.values():
            found.update(self._names(article, link))
        return tuple(sorted(found))

    def seen(self, names: Sequence[str]) -> bytes:
        """Return a hash of all there is of some names."""
        if _ALL in names:
            return self.whole
        return digest(*("\n".join(self._named.get(name, ())).encode("utf-8", "surrogateescape") for name in names))

    def _names(self, article: str, link: Link) -> Iterator[str]:
        path = _path(link)
        if not path:
            return
        # What is called by dots alone may be the folder of any page that shows this one.
        yield _name(posixpath.basename(path.rstrip("/")))
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(article), path))
        yield _name(posixpath.basename(beside))
        if beside not in self._files:
            yield _ROOT
            public = self._public if path.startswith("/") else ""
            parts = "/".join((path, beside, article, public)).split("/")
            yield from (_name(part) for part in parts if part.strip("."))

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """Name -> paths of what is called so, and of the files in folders that are."""
        found: dict[str, list[str]] = defaultdict(list)
        inside: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self._files):
            folder, _, base = path.rpartition("/")
            found[_name(base)].append(path)
            inside[folder].append(path)
        folders: set[str] = set()
        for folder, paths in inside.items():
            found[_folder_name(folder)] += paths
            while folder and folder not in folders:
                folders.add(folder)
                folder = posixpath.dirname(folder)
        for folder in sorted(folders):
            found[_name(posixpath.basename(folder))].append(f"{folder}/")
        for article in sorted(self._articles):  # Of the files, those that could be read.
            folder, _, base = article.rpartition("/")
            found[_name(base)].append(f"#{article}")
            found[_folder_name(folder)].append(f"#{article}")
        return dict(found)


def _path(link: Link) -> str:
    """Return the path of a destination, decoded; "" where it has none below the source root."""
    written = link.destination
    if _PLAIN.fullmatch(written):
        return written
    address = parse_destination(written, link.syntax)
    return address.path if address else uid_path(written)


@lru_cache(maxsize=1024)
def _folder_name(folder: str) -> str:
    """Return what of a folder's path counts; thousands of articles lie in a few folders."""
    return _name(posixpath.basename(folder)) or _ROOT


def _name(part: str) -> str:
    """Return what of a part of a path counts.

    >>> _name("Setup.de.PNG"), _name("..")
    ('setup', '')
    """
    name = part.partition(".")[0]
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
