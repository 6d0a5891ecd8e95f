"""An article's text -> `Skeleton`: everything that is to be known of it, whatever the language."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from l10n.anchors.index import index_entries
from l10n.anchors.markers import index_lists
from l10n.anchors.resolve import resolve_own
from l10n.checks import diagnose
from l10n.checks.articles import HEADER, NESTING
from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.headers import HEADERS, Header
from l10n.markdown.bare_addresses import bare_addresses
from l10n.markdown.header_links import header_links
from l10n.markdown.parse import parse
from l10n.markdown.survey import survey
from l10n.model.anchor import Anchor, Link
from l10n.model.diagnostic import Diagnostic
from l10n.model.document import Document
from l10n.model.skeleton import IndexEntry, LanguageValue, Skeleton
from l10n.model.unit import Unit
from l10n.pipeline.anchoring import anchor_settings
from l10n.segmenter.blocks import segment
from l10n.segmenter.data import data_units
from l10n.segmenter.header import header_units, kept_terms
from l10n.textio import Lines, normalise


def analyse(article: str, stored: str, config: Config) -> Skeleton:
    """Return everything that is to be known of an article, whatever the language.

    article:  its path below the source root
    stored:   its text as in its file
    raises:  TextError where it cannot be parsed
    """
    text = normalise(stored).text
    header = header_of(text, config.dialect)
    body = header.end if header else int(text.startswith("\ufeff"))
    document = parse(text, body, config.dialect, config.limits.nesting)
    anchors, links = survey(document, config.dialect)
    links = (*(header_links(header, text) if header else ()), *_with_bare(links, document, config))
    own = resolve_own(article, anchors, links, anchor_settings(config, repair=True))
    entries = index_entries(text, anchors, links, own, article)
    lists, faults = index_lists(document, anchors)
    generated = [(found.outer_start, found.outer_end) for found in lists]
    terms = kept_terms(header) if header else ()
    units = segment(document, config, _regenerated(entries, links), terms, generated=generated)
    dialect = DIALECTS[config.dialect]
    keys = dialect.prose_keys | {key.lower() for key in config.headers.translate}
    if data := [*data_units(document, dialect.data, keys)]:
        units = tuple(sorted((*units, *data), key=lambda unit: unit.start))
    if header:
        units = (*header_units(header, keys, Lines(text)), *units)
    return Skeleton(
        units=units,
        anchors=_with_units(anchors, units),
        links=links,
        entries=entries,
        index_lists=lists,
        references=tuple({found.label: found.destination for found in reversed(document.definitions)}.items()),
        languages=tuple(_languages(header, config)) if header else (),
        body=body,
        diagnostics=(*_problems(header), *faults, *_left_out(document, config.limits.nesting)),
    )


def _with_bare(links: Sequence[Link], document: Document, config: Config) -> Sequence[Link]:
    """Return an article's links with its bare addresses, if these may have to be rewritten."""
    if not config.urls.segment:
        return links
    return sorted((*links, *bare_addresses(document)), key=lambda link: (link.start, link.syntax == "reference"))


def _languages(header: Header, config: Config) -> Iterator[LanguageValue]:
    names = {key.lower() for key in config.headers.locale}
    for value in header.values if names else ():
        if value.key.lower() in names:
            yield LanguageValue(
                text=value.text, start=value.start, end=value.end, syntax=header.syntax, style=value.style
            )


def header_of(text: str, dialect: str) -> Header | None:
    """Return the header that an article begins with, None where it has none that the dialect knows."""
    start = int(text.startswith("\ufeff"))
    for name in DIALECTS[dialect].headers:
        if header := HEADERS[name].parse(text, start):
            return header
    return None


def _problems(header: Header | None) -> tuple[Diagnostic, ...]:
    if header is None or not header.problem:
        return ()
    return (diagnose(HEADER, f"the header cannot be read: {header.problem}", line=header.line),)


def _left_out(document: Document, nesting: int) -> tuple[Diagnostic, ...]:
    """Return one finding about all that is nested too deeply: whoever writes such an article does so often."""
    if not document.too_deep:
        return ()
    first, *others = document.too_deep
    more = f" here and in {len(others)} other place{'s' * (len(others) > 1)}" if others else ""
    message = f"blocks are nested deeper than {nesting} levels{more}; they are copied as they are, untranslated"
    return (diagnose(NESTING, message, line=first),)


def _regenerated(entries: Sequence[IndexEntry], links: Sequence[Link]) -> frozenset[int]:
    """Return the offsets at which the texts of index entries begin, marks of their own included."""
    return frozenset(links[entry.link].text_start for entry in entries)


def _with_units(anchors: Sequence[Anchor], units: Sequence[Unit]) -> tuple[Anchor, ...]:
    """Return the anchors, each with the unit that translates it."""
    starts = {unit.end: index for index, unit in enumerate(units) if unit.place in ("heading", "term", "html")}
    by_end = sorted(starts)
    found = []
    for anchor in anchors:
        position = bisect_right(by_end, anchor.end) - 1
        unit = starts[by_end[position]] if anchor.text and position >= 0 else -1
        inside = unit >= 0 and units[unit].start >= anchor.start
        found.append(msgspec.structs.replace(anchor, unit=unit) if inside else anchor)
    return tuple(found)
