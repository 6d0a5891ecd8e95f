"""A built site as a browser meets it: pages, what has an id in them, and where links lead."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import dataclasses
import pathlib
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

ROOT = "http://site.test/"
LANDMARKS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")


@dataclasses.dataclass(frozen=True)
class Page:
    """Places are told apart by the number, in document order, of the landmark that they are, or that comes before."""

    landmarks: list[str]
    """Names of the elements that are there in every language."""
    ids: dict[str, int]
    """Id -> the place that a browser goes to."""
    links: list[str]


def read_site(folder: pathlib.Path) -> dict[str, Page]:
    """Return the pages of a site by their path."""
    paths = sorted(path for path in folder.rglob("*.html") if path.is_file())
    return {path.relative_to(folder).as_posix(): read_page(path) for path in paths}


def read_page(path: pathlib.Path) -> Page:
    page = Page([], {}, [])
    body = LexborHTMLParser(path.read_text(encoding="utf-8")).body
    _walk(body, page)
    return page


def _walk(node, page: Page) -> None:
    for child in node.iter(include_text=False):
        if child.tag in LANDMARKS:
            page.landmarks.append(child.tag)
        for key in ("id", "name") if child.tag == "a" else ("id",):
            if value := child.attributes.get(key):
                page.ids.setdefault(value, len(page.landmarks))
        if child.tag == "a" and child.attributes.get("href") is not None:
            page.links.append(child.attributes["href"])
        _walk(child, page)


def landings(site: dict[str, Page]) -> dict[tuple[str, int], tuple[str, int]]:
    """Return (page, number of the link) -> (page, place), for the links with a fragment that land on an id."""
    found = {}
    for name, page in site.items():
        for number, href in enumerate(page.links):
            target = urlsplit(urljoin(ROOT + name.removesuffix("index.html"), href))
            goal = _page_of(target.path, site) if target.netloc == urlsplit(ROOT).netloc else None
            if goal is None or not target.fragment:
                continue
            ids = site[goal].ids
            place = ids.get(target.fragment, ids.get(unquote(target.fragment)))
            if place is not None:
                found[name, number] = (goal, place)
    return found


def _page_of(path: str, site: dict[str, Page]) -> str | None:
    base = unquote(path).strip("/")
    candidates = (base, f"{base}.html", f"{base}/index.html".lstrip("/"))
    return next((name for name in candidates if name in site), None)
