"""An article as a reader of the site meets it: what can be linked to, and the links.

Nothing of `l10n` is used here: another parser, slug rules and paths written down a second time, so that a mistake there
cannot hide a mistake.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import dataclasses
import pathlib
import posixpath
import re
import unicodedata
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from selectolax.lexbor import LexborHTMLParser

OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
HEADER = re.compile(
    r"\A\ufeff?(?:\s*(?:<properties\b.*?/>\s*|<tags\b.*?/>\s*)+"
    r"|---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$\n?|\+\+\+[ \t]*\n.*?^\+\+\+[ \t]*$\n?)",
    re.S | re.M,
)
HEADING_ID = re.compile(r"\s*(?:\{:?\s*#([\w.:-]+)[^}]*\}|\{/\*?\s*#?([\w.:-]+)\s*\*?/\})\s*$")
ADMONITION = re.compile(r"^([ ]*)(?:!!!|\?\?\?\+?|===[!+]?) ")


@dataclasses.dataclass(frozen=True)
class Page:
    """Places are ("heading", ordinal) or ("id", its name); an id inside a heading is that heading."""

    places: dict[str, tuple[str, object]]
    """Fragment -> where a browser goes."""
    links: list[str]
    """Destinations in order, of links only."""


def read_page(path: pathlib.Path, dialect: str, rule: str) -> Page:
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    body = HEADER.sub("", text, count=1)
    if dialect == "azure":
        body = re.sub(r"(?m)^([ ]{0,3}>?[ ]?#{1,6})(?=[^#\s])", r"\1 ", body)
    if dialect == "mkdocs":
        body = "\n".join(opened(body.split("\n")))
    html = cmarkgfm.github_flavored_markdown_to_html(body, options=OPTIONS)
    reader = _Reader(LexborHTMLParser(f"<div>{html}</div>").body)
    return Page(reader.places(RULES[rule]), reader.links)


class _Reader:
    def __init__(self, root) -> None:
        self.links: list[str] = []
        self._headings: list[tuple[str, str]] = []
        self._names: list[tuple[tuple[str, object], str]] = []
        """Places in document order, with the ids written there; a heading's own is made later."""
        self._walk(root, None)

    def places(self, rule) -> dict[str, tuple[str, object]]:
        """Return what a browser finds: the first place of a name."""
        slugs = list(rule(self._headings))
        found: dict[str, tuple[str, object]] = {}
        for place, name in self._names:
            found.setdefault(name or slugs[place[1]], place)
        found.pop("", None)
        return found

    def _walk(self, node, inside) -> None:
        for child in node.iter(include_text=False):
            place = inside
            if re.fullmatch("h[1-6]", child.tag or ""):
                place = ("heading", len(self._headings))
                self._names.append((place, ""))
                text = child.text(deep=True)
                given = HEADING_ID.search(text)
                self._headings.append((HEADING_ID.sub("", text).strip(), (given[1] or given[2]) if given else ""))
            for key in ("id", "name") if child.tag == "a" else ("id",):
                if value := child.attributes.get(key):
                    self._names.append((place or ("id", value), value))
            if child.tag == "a" and child.attributes.get("href") is not None:
                self.links.append(child.attributes["href"])
            self._walk(child, place)


def opened(lines: list[str]) -> list[str]:
    """Return MkDocs' indented containers dedented, so that CommonMark reads what is in them."""
    out, at = [], 0
    while at < len(lines):
        line = lines[at]
        at += 1
        found = ADMONITION.match(line)
        if not found:
            out.append(line)
            continue
        pad, end = len(found[1]) + 4, at
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * pad)):
            end += 1
        out += ["", found[1] + "container", "", *opened([line[4:] for line in lines[at:end]]), ""]
        at = end
    return out


def github(headings):
    """GitHub: what is no letter, mark, number, connector, hyphen or blank goes; blanks become hyphens."""
    kept = ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc")
    seen: dict[str, int] = {}
    for text, own in headings:
        if own:
            yield own
            continue
        characters = (char for char in text.lower() if char in "- " or unicodedata.category(char) in kept)
        slug = base = "".join(characters).replace(" ", "-")
        while slug in seen:
            seen[base] += 1
            slug = f"{base}-{seen[base]}"
        seen[slug] = 0
        yield slug


def python_markdown(headings):
    """Python-Markdown: ASCII, runs of blanks and hyphens are one, `_1` for the second."""
    used = {own for _, own in headings if own}
    for text, own in headings:
        if own:
            yield own
            continue
        ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())
        while slug in used or not slug:
            number = re.match(r"^(.*)_([0-9]+)$", slug)
            slug = f"{number[1]}_{int(number[2]) + 1}" if number else f"{slug}_1"
        used.add(slug)
        yield slug


def mdbook(headings):
    """mdBook: letters, digits, `_` and `-` stay, white space becomes hyphens."""
    used: set[str] = set()
    for text, own in headings:
        if own:
            yield own
            continue
        kept = (char.lower() if char.isalnum() or char in "_-" else "-" if char.isspace() else "" for char in text)
        slug = base = "".join(kept) or "section"
        number = 1
        while slug in used:
            slug = f"{base}-{number}"
            number += 1
        used.add(slug)
        yield slug


FILES_ONLY = ("azure",)
"""Dialects whose articles are linked by the names of their files, never by the addresses of their pages."""
RULES = {"github": github, "mkdocs": python_markdown, "mdbook": mdbook}


def target_of(href: str, page: str, pages: dict[str, Page], dialect: str) -> tuple[str, str] | None:
    """Return (page, fragment) of a link with a fragment to a page of the tree."""
    path, _, fragment = href.partition("#")
    if not fragment or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
        return None
    path = unquote(path)
    if not path:
        return page, unquote(fragment)
    base = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    base = posixpath.normpath(base)
    pages_of = (base.removesuffix(".html") + ".md", f"{base}.md", f"{base}/index.md", f"{base}/_index.md")
    named = (base,) if dialect in FILES_ONLY else (base, *pages_of)
    found = next((name for name in named if name in pages), None)
    return (found, unquote(fragment)) if found else None


def alive(pages: dict[str, Page], dialect: str) -> list[tuple[str, int, str, tuple[str, object]]]:
    """Return (page, number of the link in it, page it leads to, place) of every link that lands."""
    found = []
    for name, page in pages.items():
        for number, href in enumerate(page.links):
            target = target_of(href, name, pages, dialect)
            place = pages[target[0]].places.get(target[1]) if target else None
            if target and place:
                found.append((name, number, target[0], place))
    return found
