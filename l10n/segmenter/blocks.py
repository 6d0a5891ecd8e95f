"""`Document` -> units, in document order.

A unit is one heading, paragraph, list item, table cell, term, text run of an HTML block, alternative text, title, or
human-text attribute. What has no words outside protected things is none.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.dialects.stretches import raw_patterns
from l10n.model.document import Block, Document
from l10n.model.unit import Unit
from l10n.protectors.ui_rules import rules_of
from l10n.segmenter.directives import Requests, may_hold_directive
from l10n.segmenter.kept import Kept, kept, spanning
from l10n.segmenter.nested import ANY, Inner, wanted
from l10n.segmenter.plain import is_plain, plain_unit
from l10n.segmenter.reader import BlockReader, Conventions
from l10n.textio import Lines


def segment(
    document: Document,
    config: Config,
    regenerated: frozenset[int] = frozenset(),
    terms: Sequence[str] = (),
    generated: Sequence[tuple[int, int]] = (),
) -> tuple[Unit, ...]:
    """Return the article's units.

    regenerated:  offsets in the article of the texts of links that are index entries: no text of their own, and one
                  token where more text stands beside them
    terms:        words that the article's author keeps untranslated
    generated:    spans of the article that are written anew in every language
    """
    dialect = DIALECTS[config.dialect]
    attributes = frozenset(config.protect.attributes)
    parameters = wanted((*dialect.parameters, *config.protect.parameters), attributes)
    conventions = Conventions(
        lines=Lines(document.text),
        dialect=config.dialect,
        code=config.protect.code,
        links=config.protect.links,
        rules=rules_of(config.ui),
        definitions={found.label: found for found in reversed(document.definitions)},
        attributes=attributes,
        parameters=parameters,
        options=attributes | parameters.get(ANY, frozenset()),
        literals=attributes | dialect.literals if dialect.literals else frozenset(),
        syntax=_any([pattern for kind, pattern in dialect.syntax if kind == "syntax"]),
        terms=_words(terms),
        regenerated=regenerated,
    )
    stretches = kept(document, raw_patterns(dialect, config.protect.shortcodes), generated)
    return tuple(_units(document, conventions, stretches, spanning(document, dialect.spans)))


def _units(document: Document, conventions: Conventions, stretches: Kept, syntax: Kept) -> Iterator[Unit]:
    requests = Requests() if may_hold_directive(document.text) else None
    titles = list(_definition_titles(document, conventions))[::-1]
    for block in document.blocks:
        while titles and titles[-1].line < block.line:
            yield titles.pop()
        if shown := stretches.without(block):
            units = _read(syntax.marked(shown, shown.events), conventions)
            if requests:
                requests.take(shown)
                units = requests.annotate(units)
            yield from units
    yield from reversed(titles)


def _read(block: Block, conventions: Conventions) -> Sequence[Unit]:
    if is_plain(block, conventions):
        unit = plain_unit(block, conventions)
        return (unit,) if unit else ()
    return tuple(BlockReader(block, conventions).units())


def _definition_titles(document: Document, conventions: Conventions) -> Iterator[Unit]:
    """Yield a unit for the title of each reference definition."""
    for found in document.definitions:
        start, end = found.title_start, found.title_end
        if start < end:
            text = document.text[start:end]
            block = Block(kind="paragraph", content=text, marks=((0, start),), line=found.line)
            title = Inner(0, len(text), "title", quote=document.text[end : end + 1])
            yield from BlockReader(block, conventions).text(title)


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def _words(terms: Sequence[str]) -> re.Pattern[str] | None:
    """Return what matches any of the terms as a word, the longest one first."""
    given = sorted({" ".join(term.split()) for term in terms} - {""}, key=lambda term: (-len(term), term))
    if not given:
        return None
    blank = re.escape(" ")
    pattern = "|".join(re.escape(term).replace(blank, r"\s+") for term in given)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
