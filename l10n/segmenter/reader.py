"""One block -> its units."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from l10n.model.document import Block, Definition, Event
from l10n.model.unit import Place, Unit
from l10n.protectors import Scope
from l10n.protectors.ui_rules import LabelRules
from l10n.segmenter.events import NO_EVENTS, Events
from l10n.segmenter.html_runs import cell_runs, has_block_tags, html_runs, raw_spans
from l10n.segmenter.inline import LINE_END, Composer
from l10n.segmenter.nested import Inner, Wanted, alternative_text, attributes, literals, parameters, title
from l10n.segmenter.runs import Run, runs, without_blanks
from l10n.textio import Lines

_KINDS = {"paragraph": "Paragraph", "cell": "Table cell", "term": "Term", "html": "HTML text"}
_INNER_KINDS: dict[Place, str] = {"alt": "Image text", "title": "Title", "container": "Title of a container"}
_QUOTES = ('"', "'")
_INNER_CONTEXTS: dict[Place, str] = {"alt": "alt", "title": "title"}


class Conventions(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all blocks of an article."""

    lines: Lines
    dialect: str
    code: Literal["show", "hide"]
    links: Literal["hide", "show"]
    rules: LabelRules
    """Which UI labels are looked for."""
    definitions: Mapping[str, Definition]
    """By normalised label."""
    attributes: frozenset[str]
    """Names of the attributes of tags that people read."""
    parameters: Wanted
    """The same for template syntax and attribute lists."""
    options: frozenset[str]
    """Names of the options of block syntax that people read."""
    literals: frozenset[str]
    """Names of the attributes and keys whose strings in expressions people read."""
    syntax: re.Pattern[str] | None
    """Matches the dialect's own syntax in text that is no Markdown."""
    terms: re.Pattern[str] | None
    """Matches what the author keeps untranslated."""
    regenerated: frozenset[int]
    """Offsets in the article of the texts of index entries."""


class BlockReader:
    """Reads the units of one block, in order; a unit inside another one's placeholder follows that one."""

    def __init__(self, block: Block, conventions: Conventions) -> None:
        self._block = block
        self._conventions = conventions
        self._events = Events(block.events) if block.events else NO_EVENTS
        self._composer = Composer(
            block,
            Scope(block.content, conventions.definitions, conventions.code, conventions.links),
            self._events,
            syntax=conventions.syntax,
            terms=conventions.terms,
            whole=self._whole_links(),
            rules=conventions.rules,
        )

    def units(self) -> Iterator[Unit]:
        """Yield the units of the block's text, and of the texts inside its constructs."""
        block, events = self._block, self._events
        raw = tuple(raw_spans(block)) if block.kind == "html" else ()
        tags = Events(tuple(_outside(block.events, raw))) if raw else events
        found: Iterable[Run]
        if block.kind == "html":
            found = html_runs(block, events, raw)
        elif block.kind == "cell" and has_block_tags(block):
            found = cell_runs(block, events)
        else:
            found = runs(block, events, self._conventions.dialect)
        position = 0
        for run in found:
            if position < run.start:
                yield from self._inner(tags, position, run.start, alone=True)
            yield from self._divided(run, tags) if run.divider else self._run(run, tags)
            position = run.end
        if position < len(block.content):
            yield from self._inner(tags, position, len(block.content), alone=True)

    def text(self, inner: Inner) -> Iterator[Unit]:
        """Yield the unit of a text inside a construct, if it has words."""
        block, named = self._block, bool(inner.name)
        inner = _trimmed(block.content, inner)
        compose = self._composer.compose if _is_markdown(inner) else self._composer.compose_plain
        composed = compose(inner.start, inner.end)
        if not composed.has_words:
            return
        yield Unit(
            kind=f"Attribute {inner.name}" if named else _INNER_KINDS[inner.place],
            place=inner.place,
            context=f"attr:{inner.name}" if named else _INNER_CONTEXTS.get(inner.place),
            msgid=composed.msgid,
            start=block.at(inner.start),
            end=block.end_at(inner.end_of_tail or inner.end),
            line=self._conventions.lines.at(block.at(inner.start)),
            placeholders=composed.placeholders,
            breaks=_line_end(block, inner),
            tail=inner.tail,
            syntax=inner.quote,
        )

    def _whole_links(self) -> frozenset[int]:
        """Return the offsets at which links begin that are one token with their text."""
        regenerated, block = self._conventions.regenerated, self._block
        if not regenerated:
            return frozenset()
        links = (event.start for event in block.events if event.kind == "link")
        return frozenset(link for link in links if block.at(link + 1) in regenerated)

    def _run(self, run: Run, events: Events) -> Iterator[Unit]:
        block = self._block
        composed = self._composer.compose(run.start, run.end)
        if composed.has_words:
            start = block.at(run.start)
            yield Unit(
                kind=kind_of(block),
                place="first-cell" if block.bare_row else block.kind,
                msgid=composed.msgid,
                start=start,
                end=block.end_at(run.end),
                line=self._conventions.lines.at(start),
                placeholders=composed.placeholders,
                breaks=composed.breaks,
            )
        yield from self._inner(events, run.start, run.end, alone=not composed.has_words)

    def _divided(self, run: Run, events: Events) -> Iterator[Unit]:
        if run.prose and (not run.prose.name or run.prose.name in self._conventions.options):
            mark = self._block.content[run.prose.start - 1 : run.prose.start]
            quote = mark if mark in _QUOTES else ""
            title = Inner(run.prose.start, run.prose.end, "container", run.prose.name, quote=quote)
            yield from self._inner(events, run.start, title.start, alone=True)
            yield from map(_as_value, self.text(title)) if title.name and not quote else self.text(title)
            if not title.name:
                yield from self._inner(events, title.start, title.end, alone=False)
            yield from self._inner(events, title.end, run.end, alone=True)
        else:
            yield from self._inner(events, run.start, run.end, alone=True)

    def _inner(self, events: Events, start: int, end: int, *, alone: bool) -> Iterator[Unit]:
        """Yield the units inside protected constructs.

        alone:  no unit of running text shows the images' texts here
        """
        found = [inner for event in events.within(start, end) for inner in self._texts(event, alone=alone)]
        for inner in sorted(found, key=lambda inner: inner.start) if len(found) > 1 else found:
            yield from self.text(inner)

    def _texts(self, event: Event, *, alone: bool) -> Iterator[Inner]:
        if event.kind == "image" and alone:
            yield alternative_text(event)
        if event.kind in ("image", "link") and (found := title(self._block, event)):
            yield found
        conventions = self._conventions
        is_component = event.kind in ("html", "syntax") and bool(conventions.literals)
        if event.kind == "html" or is_component:
            yield from attributes(self._block, event, conventions.attributes, conventions.parameters)
        if event.kind == "syntax":
            yield from parameters(self._block, event, conventions.parameters)
        if is_component:
            yield from literals(self._block, event, conventions.literals)


def _as_value(unit: Unit) -> Unit:
    """Return the unit of the value of an option, which is a scalar of YAML to its site, unless tokens stand in it."""
    if unit.placeholders or unit.breaks:
        return unit
    text = unit.msgid
    quoted = len(text) > 1 and text[0] in _QUOTES and text[-1] == text[0]
    style = {'"': "double", "'": "single"}[text[0]] if quoted else "plain"
    if quoted and ("\\" in text or text[0] in text[1:-1]):
        return unit
    said = text[1:-1] if quoted else text
    return msgspec.structs.replace(unit, place="header", msgid=said, syntax=f"yaml:{style}")


def _outside(events: Sequence[Event], spans: Sequence[tuple[int, int]]) -> Iterator[Event]:
    """Yield the events that do not lie within any of some spans; both are in order."""
    remaining = iter((*spans, (1 << 62, 0)))
    start, end = next(remaining)
    for event in events:
        while event.start >= end > start:
            start, end = next(remaining)
        if not start < event.start < end:
            yield event


def _trimmed(content: str, inner: Inner) -> Inner:
    """Return a text without the blanks at its edges, which stay where they are, unless a tail has to follow it."""
    start, end = without_blanks(content, inner.start, inner.end)
    if inner.tail or (start, end) == (inner.start, inner.end):
        return inner
    return msgspec.structs.replace(inner, start=start, end=end)


def _line_end(block: Block, inner: Inner) -> tuple[tuple[int, int], ...]:
    """Return the span of an attribute's first line end: a tag that stood on several lines has to stay on several."""
    found = LINE_END.search(block.content, inner.start, inner.end) if inner.place == "attribute" else None
    return ((block.at(found.start()), block.at(found.end())),) if found else ()


def _is_markdown(inner: Inner) -> bool:
    return inner.place == "alt" or (inner.place == "container" and not inner.name)


def kind_of(block: Block) -> str:
    """Return what translators are told a block is."""
    if block.kind == "heading":
        return f"Heading {block.level}"
    return "List item" if block.item else _KINDS[block.kind]
