"""`Document` -> its anchors and its links."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import id_of
from l10n.markdown.includes import included_files
from l10n.markdown.rendered import References, heading_text, references_of, rendered_text
from l10n.model.anchor import Anchor, HeadingText, Link, LinkSyntax
from l10n.model.document import Block, Definition, Document, Event

_ATTRIBUTE = re.compile(r"(?<=[\s\"'])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TAG_NAME = re.compile(r"<([A-Za-z][\w.:-]*)")
_VERBATIM = ("code", "math", "html")
_TEMPLATES = ("{{", "{%")
_CLOSING_LINK = re.compile(r"</a\s*>", re.IGNORECASE)
_HTML_HEADING = re.compile(
    r"<h(?P<level>[1-6])(?:\s[^<>]*)?>\s*(?P<text>(?:(?!</?h[1-6]\b)[\s\S])*?)\s*</h(?P=level)\s*>", re.IGNORECASE
)
_NAME = re.compile(r"[\w.:+-]+")
_BLANK = re.compile(r"[ \t\n]")
_INNER_LINK = re.compile(r"\]\s*\(\s*(?:<([^<>\n]+)>|([^()<>\s]+))[^()]*\)")


def survey(document: Document, dialect: str) -> tuple[tuple[Anchor, ...], tuple[Link, ...]]:
    """Return the article's anchors and links, each in document order."""
    surveyor = _Surveyor(document, dialect)
    anchors: list[Anchor] = []
    links: list[Link] = [*surveyor.definition_links(), *included_files(document, dialect)]
    ids = bool(_id_patterns(dialect))
    for block in document.blocks:
        if block.kind in ("heading", "term"):
            anchors.append(surveyor.heading(block))
        found = [*surveyor.written_ids(block)] if ids else []
        if block.kind == "html":
            found += surveyor.html_headings(block)
        for event in block.events:
            if event.kind == "html":
                found += surveyor.ids(block, event)
            links += surveyor.links(block, event)
        anchors += sorted(found, key=lambda anchor: anchor.start) if len(found) > 1 else found
    links.sort(key=lambda link: (link.start, link.syntax == "reference"))
    return tuple(anchors), tuple(links)


@lru_cache(maxsize=16)
def _id_patterns(dialect: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in DIALECTS[dialect].ids)


class _Surveyor:
    def __init__(self, document: Document, dialect: str) -> None:
        self._dialect = dialect
        self._html_headings = DIALECTS[dialect].html_headings
        self._definitions: dict[str, Definition] = {}
        for found in document.definitions:
            self._definitions.setdefault(found.label, found)
        self._all = document.definitions
        self._references: References = references_of(
            (label, found.destination) for label, found in self._definitions.items()
        )

    def heading(self, block: Block) -> Anchor:
        text = heading_text(block.content, self._references, self._dialect)
        return Anchor(
            kind="heading" if block.kind == "heading" else "term",
            level=block.level,
            line=block.line,
            text=text,
            ids=(text.id,) if text.id else _commented(text),
            start=block.at(0),
            end=block.end_at(len(block.content)),
        )

    def html_headings(self, block: Block) -> Iterator[Anchor]:
        """Yield the headings of an HTML block, where the site makes anchors of them."""
        if not self._html_headings:
            return
        for found in _HTML_HEADING.finditer(block.content):
            start, end = found.span("text")
            if start < end:
                yield Anchor(
                    kind="heading",
                    level=int(found["level"]),
                    line=block.line + block.content.count("\n", 0, start),
                    text=heading_text(block.content[start:end], self._references, self._dialect),
                    start=block.at(start),
                    end=block.end_at(end),
                )

    def ids(self, block: Block, event: Event) -> Iterator[Anchor]:
        """Yield the explicit ids that a raw tag sets; a component that is given a `titleId` gives it to its heading."""
        content = block.content
        name = _TAG_NAME.match(content, event.start)
        if not name:
            return
        named, component = name[1].lower() == "a", name[1][0].isupper()
        for found in _ATTRIBUTE.finditer(content, event.start, event.end):
            attribute = found[1].lower()
            if attribute == "id" or (attribute == "name" and named) or (attribute == "titleid" and component):
                value = found[2] or found[3] or found[4] or ""
                at = block.at(event.start)
                line = block.line + content.count("\n", 0, event.start)
                yield Anchor(kind="id", line=line, ids=(value,), start=at, end=at)

    def written_ids(self, block: Block) -> Iterator[Anchor]:
        """Yield the explicit ids that the dialect's own syntax sets, but for the one that ends a heading."""
        for pattern in _id_patterns(self._dialect):
            for found in pattern.finditer(block.content):
                at = found.start()
                quoted = any(event.start <= at < event.end for event in block.events if event.kind in _VERBATIM)
                if not quoted and not (block.kind == "heading" and not block.content[found.end() :].strip()):
                    start, line = block.at(at), block.line + block.content.count("\n", 0, at)
                    yield Anchor(kind="id", line=line, ids=(id_of(found),), start=start, end=start)

    def links(self, block: Block, event: Event) -> Iterator[Link]:
        if event.kind in ("link", "image"):
            yield from self._link(block, event)
        elif event.kind == "autolink":
            text = block.content[event.start + 1 : event.end - 1]
            yield self._made("autolink", text, block, event.start + 1, event.end - 1)
        elif event.kind == "html":
            yield from self._html_links(block, event)
        elif event.kind == "syntax" and (found := _INNER_LINK.search(block.content, event.start, event.end)):
            group = 1 if found[1] else 2
            yield self._made("include", found[group], block, *found.span(group))

    def _link(self, block: Block, event: Event) -> Iterator[Link]:
        bracket = event.start + (1 if event.kind == "link" else 2)
        syntax: LinkSyntax = "image" if event.kind == "image" else "inline"
        if event.form == "inline":
            opening = block.content.index("(", event.mark)
            start, end = _destination(block.content, opening + 1, event.end - 1)
            if block.content.startswith(_TEMPLATES, start):
                return
            made = self._made(syntax, block.content[start:end], block, start, end)
        else:
            found = self._definitions.get(event.reference)
            if found is None:
                return
            made = Link(
                syntax="reference",
                destination=found.destination,
                start=found.start,
                end=found.end,
                line=block.line + block.content.count("\n", 0, event.start),
                list=block.list,
                label=event.label if event.form in ("collapsed", "shortcut") else "",
                close=block.end_at(event.end),
            )
        if event.kind == "link" and "#" in made.destination:
            text = block.content[bracket : event.mark]
            made = msgspec.structs.replace(
                made,
                text=self._rendered(text),
                text_start=block.at(bracket),
                text_end=block.end_at(event.mark),
            )
        yield made

    def _html_links(self, block: Block, event: Event) -> Iterator[Link]:
        for found in _ATTRIBUTE.finditer(block.content, event.start, event.end):
            attribute = found[1].lower()
            if attribute not in ("href", "src"):
                continue
            group = next(group for group in (2, 3, 4) if found[group] is not None)
            syntax: LinkSyntax = "html" if attribute == "href" else "image"
            made = self._made(syntax, found[group], block, *found.span(group))
            closing = _CLOSING_LINK.search(block.content, event.end) if "#" in made.destination else None
            if closing:
                text = block.content[event.end : closing.start()]
                made = msgspec.structs.replace(made, text=self._rendered(text))
            yield made

    def _rendered(self, text: str) -> str:
        return " ".join(rendered_text(text, self._references, self._dialect).split())

    def _made(self, syntax: LinkSyntax, destination: str, block: Block, start: int, end: int) -> Link:
        return Link(
            syntax=syntax,
            destination=destination,
            start=block.at(start),
            end=block.end_at(end) if end > start else block.at(start),
            line=block.line + block.content.count("\n", 0, start),
            list=block.list,
        )

    def definition_links(self) -> Iterator[Link]:
        for found in self._all:
            yield Link(
                syntax="definition",
                destination=found.destination,
                start=found.start,
                end=found.end,
                line=found.line,
            )


def _commented(text: HeadingText) -> tuple[str, ...]:
    """Return the name that a heading gets from its comment where it holds nothing else: the comment's last word.

    Nothing but a program of the site reads such a heading, and what it makes of it can be linked to.

    source: the options in the documentation of Material for MkDocs, `#### <!-- md:setting config.draft -->`
    """
    if not text.raw.startswith("<!--") or any(piece.kind != "html" and piece.text.strip() for piece in text.pieces):
        return ()
    words = text.raw[4 : text.raw.find("-->")].split()
    return (words[-1],) if words and _NAME.fullmatch(words[-1]) else ()


def _destination(content: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of an inline link's destination, between its parentheses, without angle brackets."""
    if content[start] in " \t\n<":
        start = end - len(content[start:end].lstrip(" \t\n"))
    if content.startswith("<", start):
        close = start + 1
        while close < end and content[close] != ">":
            close += 2 if content[close] == "\\" else 1
        return start + 1, min(close, end)
    found = _BLANK.search(content, start, end)
    return start, found.start() if found else end
