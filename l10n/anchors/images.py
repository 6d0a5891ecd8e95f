"""Images that articles show and that are not there.

1. An image is missed only where it would have company: in a folder below the source root that holds other images.
   Documentation whose images lie in another repository, or are made by the site's build, has no such folder.
2. Where a site puts its images decides what counts: `Site.public` says where `/x.png` begins. An image that lies in any
   of the places that its path may mean is there; one that may lie outside the source root is none of our business.
3. Names are compared as servers do: case counts, unless it does not to the site, and Unicode's normal form does not.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from l10n.anchors.destinations import Site, below_root, page_of, parse_destination, written_path
from l10n.model.anchor import Link

_IMAGE = re.compile(r"\.(?:png|apng|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?)(?=[?#\s]|$)", re.IGNORECASE)
_STANDS_FOR_MORE = re.compile(r"[{}<>$*|]|^[@~]")
"""What only templates and variables have in a path, and what an alias begins with."""
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_NEAR = 80
"""Percent of likeness from which a name in the same folder may be the one that was meant."""


class Names:
    """The names of all that lies in folders, each listed once.

    listed:  what returns them, none for a folder that is not there or cannot be listed; paths count from the source
             root, which is ""
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
            self._folders[folder] = self.in_any_case(folder)
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


def names_image(path: str) -> bool:
    """Return whether a path, or a destination as written, ends as the files of images do.

    >>> names_image("a/b.PNG"), names_image("logo.svg#only-dark"), names_image("a.png.md")
    (True, True, False)
    """
    return _IMAGE.search(path) is not None


def image_places(link: Link, origin: str, site: Site) -> tuple[str, ...]:
    """Return the paths below the source root that an image may lie at.

    origin:   path of the article that the link stands in
    returns:  () for a link that leads to no image, or outside

    >>> link = Link(syntax="image", destination="/a%20b.png", start=0, end=0, line=1)
    >>> image_places(link, "guide/x.md", Site(public=("static",)))
    ('static/a b.png',)
    """
    if not names_image(link.destination):
        return ()
    address = parse_destination(link.destination, link.syntax)
    if address is None or not names_image(address.path) or _STANDS_FOR_MORE.search(address.path):
        return ()
    if address.path.startswith("/"):
        inside = (posixpath.normpath(posixpath.join(folder, address.path.lstrip("/"))) for folder in site.public)
        return tuple(path for path in inside if not path.startswith("../"))
    places = [below_root(address.path, begin) for begin in (origin, *page_of(origin, site))]
    return () if None in places else tuple(filter(None, places))


def missing_image(link: Link, origin: str, site: Site, files: Files) -> tuple[str, str] | None:
    """Return message and remedy for a link to an image that is missed; None for any other link.

    origin:  path of the article that the link stands in
    remedy:  "" where there is nothing to add to the check's own
    """
    places = image_places(link, origin, site)
    if not places or any(map(files.names.has, places)) or not all(map(files.counts, places)):
        return None
    message = f'image "{link.destination}" is not there'
    if spelled := next(filter(None, map(files.names.in_any_case, places)), None):
        if site.any_case:
            return None
        right = _written(link, spelled)
        return f'{message}, only "{right}"', f'write "{right}": upper and lower case count on most servers'
    for place in places:
        folder, name = posixpath.split(place)
        if others := [other for other in files.names.of(folder) if names_image(other)]:
            near = _nearest(name, others)
            return (f'{message}; closest is "{_written(link, posixpath.join(folder, near))}"' if near else message), ""
    return None


def _nearest(name: str, others: Collection[str]) -> str | None:
    """Return the one of some names that is most like another one; None where none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name.casefold(), sorted(others), scorer=fuzz.ratio, processor=str.casefold)
    return found[0] if found and found[1] >= _NEAR else None


def _written(link: Link, found: str) -> str:
    """Return the destination of a link, led to a file that differs from its own in nothing but the names."""
    address = parse_destination(link.destination, link.syntax)
    parts = address.path.split("/") if address else []
    kept = max((index for index, part in enumerate(parts) if part in ("", ".", "..")), default=-1) + 1
    names = found.split("/")[-len(parts[kept:]) :]
    query = _QUERY.search(link.destination)
    return written_path("/".join((*parts[:kept], *names))) + (query[0] if query else "")


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name)
