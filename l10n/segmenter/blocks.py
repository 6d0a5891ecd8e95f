"""`Document` -> units, in document order.

A unit is one heading, paragraph, list item, table cell, term, text run of an HTML block, alternative text, title, or
human-text attribute. What has no words outside protected things is none.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.model.document import Block, Definition, Document, Event
from l10n.model.unit import Place, Unit
from l10n.protectors import Scope
from l10n.segmenter.directives import Directives
from l10n.segmenter.html_runs import html_runs, raw_spans
from l10n.segmenter.inline import Composer
from l10n.segmenter.nested import Inner, alternative_text, attributes, title
from l10n.segmenter.runs import Run, runs
from l10n.textio import Lines

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_KINDS = {"paragraph": "Paragraph", "cell": "Table cell", "term": "Term", "html": "HTML text"}
_INNER_KINDS: dict[Place, str] = {"alt": "Image text", "title": "Title", "attribute": "Attribute {}"}


def segment(document: Document, config: Config, regenerated: frozenset[int] = frozenset()) -> tuple[Unit, ...]:
    """Return the article's units.

    regenerated:  offsets in the article of the texts of links that are index entries: no text of their own, and one
                  token where more text stands beside them
    """
    return tuple(_Segmenter(document, config, regenerated).units())


class _Segmenter:
    def __init__(self, document: Document, config: Config, regenerated: frozenset[int]) -> None:
        self._document = document
        self._config = config
        self._regenerated = regenerated
        self._definitions: Mapping[str, Definition] = {found.label: found for found in reversed(document.definitions)}
        self._attributes = frozenset(config.protect.attributes)
        self._lines = Lines(document.text)
        patterns = DIALECTS[config.dialect].raw
        self._raw = [found.span() for pattern in patterns for found in re.finditer(pattern, document.text)]

    def units(self) -> Iterator[Unit]:
        directives = Directives()
        pending = list(self._definition_titles())[::-1]
        for block in self._document.blocks:
            while pending and pending[-1].line < block.line:
                yield pending.pop()
            if not directives.skips(block) and not self._is_raw(block):
                yield from directives.annotate(list(self._block(block)))
        yield from reversed(pending)

    def _is_raw(self, block: Block) -> bool:
        """Whether a block lies within a stretch that holds no prose, the tags around it included."""
        start, end = block.at(0), block.end_at(len(block.content))
        return any(first <= start and end <= last for first, last in self._raw)

    def _block(self, block: Block) -> Iterator[Unit]:
        links = (event for event in block.events if event.kind == "link")
        whole = frozenset(link.start for link in links if block.at(link.start + 1) in self._regenerated)
        composer = Composer(
            block,
            Scope(block.content, self._definitions, self._config.protect.code, self._config.protect.links),
            whole=whole,
            detect=self._config.ui.detect != "off",
        )
        found = html_runs(block) if block.kind == "html" else runs(block, self._config.dialect)
        position = 0
        for run in found:
            yield from self._inner(block, position, run.start, composer, whole, alone=True)
            if run.divider:
                yield from self._divider(block, run, composer, whole)
            else:
                yield from self._run(block, run, composer, whole)
            position = run.end
        yield from self._inner(block, position, len(block.content), composer, whole, alone=True)

    def _run(self, block: Block, run: Run, composer: Composer, whole: frozenset[int]) -> Iterator[Unit]:
        composed = composer.compose(run.start, run.end)
        if composed.has_words:
            yield Unit(
                kind=_kind(block),
                place=_place(block),
                msgid=composed.msgid,
                start=block.at(run.start),
                end=block.end_at(run.end),
                line=self._lines.at(block.at(run.start)),
                placeholders=composed.placeholders,
                breaks=composed.breaks,
            )
        yield from self._inner(block, run.start, run.end, composer, whole, alone=not composed.has_words)

    def _divider(self, block: Block, run: Run, composer: Composer, whole: frozenset[int]) -> Iterator[Unit]:
        if run.title:
            yield from self._text(block, Inner(*run.title, "container"), composer)
        yield from self._inner(block, run.start, run.end, composer, whole, alone=True)

    def _inner(
        self, block: Block, start: int, end: int, composer: Composer, whole: frozenset[int], *, alone: bool
    ) -> Iterator[Unit]:
        """Yield the units inside protected constructs.

        alone:  no unit of running text shows the images' texts here
        """
        if start >= end or not block.events:
            return
        raw = list(raw_spans(block)) if block.kind == "html" else []
        for event in block.events:
            if event.start < start or event.end > end or any(first < event.start < last for first, last in raw):
                continue
            for inner in self._texts(block, event, alone=alone):
                yield from self._text(block, inner, composer)

    def _texts(self, block: Block, event: Event, *, alone: bool) -> Iterator[Inner]:
        if event.kind == "image" and alone:
            yield alternative_text(event)
        if event.kind in ("image", "link") and (found := title(block, event)):
            yield found
        if event.kind == "html":
            yield from attributes(block, event, self._attributes)

    def _text(self, block: Block, inner: Inner, composer: Composer) -> Iterator[Unit]:
        composed = composer.compose(inner.start, inner.end)
        if not composed.has_words:
            return
        context = {"alt": "alt", "title": "title", "attribute": f"attr:{inner.name}"}.get(inner.place)
        yield Unit(
            kind=_INNER_KINDS.get(inner.place, "Title of a container").format(inner.name),
            place=inner.place,
            context=context,
            msgid=composed.msgid,
            start=block.at(inner.start),
            end=block.end_at(inner.end_of_tail or inner.end),
            line=self._lines.at(block.at(inner.start)),
            placeholders=composed.placeholders,
            breaks=_line_end(block, inner),
            tail=inner.tail,
            syntax=inner.quote,
        )

    def _definition_titles(self) -> Iterator[Unit]:
        text = self._document.text
        for found in self._document.definitions:
            if found.title_start < found.title_end:
                start, end = found.title_start, found.title_end
                block = Block(kind="paragraph", content=text[start:end], marks=((0, start),), line=found.line)
                composer = Composer(block, Scope(block.content, {}, "show", "hide"), detect=False)
                closing = text[end : end + 1]
                yield from self._text(block, Inner(0, end - start, "title", quote=closing), composer)


def _line_end(block: Block, inner: Inner) -> tuple[tuple[int, int], ...]:
    """Return the span of an attribute's first line end: a tag that stood on several lines has to stay on several."""
    found = _LINE_END.search(block.content, inner.start, inner.end) if inner.place == "attribute" else None
    return ((block.at(found.start()), block.at(found.end())),) if found else ()


def _kind(block: Block) -> str:
    if block.kind == "heading":
        return f"Heading {block.level}"
    return "List item" if block.item else _KINDS[block.kind]


def _place(block: Block) -> Place:
    if block.kind == "cell" and block.bare_row:
        return "first-cell"
    return block.kind
