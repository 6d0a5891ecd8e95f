"""Images that articles show and that are not there.

1. An image is missed only where it would have company: in a folder that holds other images. Documentation whose images
   lie in another repository, or are made by the site's build, has no such folder.
2. Where a site puts its images decides what counts: `Site.public` says where `/x.png` begins. An image that lies in any
   of the places that its path may mean is there; one that may lie in other places, outside the source root, is none of
   our business.
3. Case counts, as it does to most servers, unless it does not to the site.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from l10n.anchors.destinations import Site, below_root, page_of, parse_destination, written_path
from l10n.anchors.files import Files
from l10n.checks import Finding
from l10n.checks.dead_links import IMAGE_MISSING
from l10n.model.anchor import Link

_IMAGE = re.compile(r"\.(?:png|apng|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?)(?=[?#\s]|$)", re.IGNORECASE)
_STANDS_FOR_MORE = re.compile(r"[{}<>$*|]|^[@~]")
"""What only templates and variables have in a path, and what an alias begins with."""
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_NEAR = 80
"""Percent of likeness from which a name in the same folder may be the one that was meant."""


def names_image(path: str) -> bool:
    """Return whether a path, or a destination as written, ends as the files of images do.

    >>> names_image("a/b.PNG"), names_image("logo.svg#only-dark"), names_image("a.png.md")
    (True, True, False)
    """
    return _IMAGE.search(path) is not None


def image_places(link: Link, origin: str, site: Site) -> tuple[str, ...]:
    """Return the paths below the source root that an image may lie at.

    origin:   path of the article that the link stands in
    returns:  () for a link that leads to no image, or outside; paths of the site's folders beside it begin with `..`

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
        inside = posixpath.normpath(address.path.lstrip("/"))
        return () if inside.startswith("../") else tuple(posixpath.join(folder, inside) for folder in site.public)
    places = [below_root(address.path, begin) for begin in (origin, *page_of(origin, site))]
    return () if None in places else tuple(filter(None, places))


def missing_image(link: Link, origin: str, site: Site, files: Files) -> Finding | None:
    """Return what is found in a link to an image that is missed; None for any other link.

    origin:  path of the article that the link stands in
    """
    places = image_places(link, origin, site)
    if not places or any(map(files.names.has, places)) or not all(map(files.counts, places)):
        return None
    message = f'image "{link.destination}" is not there'
    if spelled := next(filter(None, map(files.names.in_any_case, places)), None):
        if site.any_case:
            return None
        right = _written(link, spelled)
        remedy = f'write "{right}": upper and lower case count on most servers'
        return Finding(IMAGE_MISSING, f'{message}, only "{right}"', remedy)
    for place in places:
        folder, name = posixpath.split(place)
        if others := [other for other in files.names.of(folder) if names_image(other)]:
            near = _nearest(name, others)
            closest = f'; closest is "{_written(link, posixpath.join(folder, near))}"' if near else ""
            return Finding(IMAGE_MISSING, message + closest)
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
