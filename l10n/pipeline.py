"""The way of the data, over values: nothing is opened, nothing printed.

    analyse   text -> Skeleton (units, anchors, links, index entries)
    localize  Skeleton + targets -> Localization (edits that ship, findings, localized headings)
    finish    Localization + SlugMap -> the article in one language

`localize` runs for every article of a language before the first `finish`: a link needs the heading of another article
as it ships there.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from l10n.anchors.destinations import site_of
from l10n.anchors.headings import heading_slugs, pin_effect
from l10n.anchors.index import index_entries
from l10n.anchors.pinning import pinning
from l10n.anchors.resolve import AnchorSettings, resolve_own
from l10n.config import Config
from l10n.config.settings import AnchorMode
from l10n.dialects import DIALECTS
from l10n.headers import HEADERS, Header
from l10n.markdown.heading_text import plain_text
from l10n.markdown.parse import events_of, parse
from l10n.markdown.rendered import emphasis_of, heading_text, references_of
from l10n.markdown.survey import survey
from l10n.merger.entries import entry_edits
from l10n.merger.merge import Merged, Readers, Targets, merge
from l10n.merger.pins import pins
from l10n.merger.repoint import repoint
from l10n.merger.splice import Edit, Splicer
from l10n.model.anchor import Anchor, HeadingText, Link, Resolution, Slug, SlugMap
from l10n.model.catalog import Message
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.model.skeleton import IndexEntry, Skeleton
from l10n.model.unit import Unit
from l10n.segmenter.blocks import segment
from l10n.segmenter.header import header_units
from l10n.textio import Lines, SourceText, normalise

__all__ = ["Localization", "analyse", "anchor_settings", "finish", "localize", "slugger_of", "slugs_of", "ui_messages"]


class Localization(msgspec.Struct, frozen=True, kw_only=True):
    """An article in one language, but for what depends on other articles."""

    merged: Merged
    pins: tuple[Edit, ...]
    """Source slugs that are kept beside headings."""
    slugs: tuple[Slug, ...]
    """The fragment that reaches each anchor, "" where none does."""
    texts: Mapping[int, str]
    """Index of an anchor -> plain text of its heading, where that ships translated."""


def slugger_of(config: Config) -> str:
    """Return the name of the slug algorithm that the project's site uses."""
    return config.anchors.slugger or DIALECTS[config.dialect].slugger


def anchor_settings(config: Config, *, repair: bool) -> AnchorSettings:
    """Return what decides where the links of the project's articles land."""
    return AnchorSettings(dialect=config.dialect, slugger=slugger_of(config), repair=repair)


def slugs_of(
    anchors: Sequence[Anchor], config: Config, headings: Mapping[int, HeadingText] | None = None
) -> tuple[Slug, ...]:
    """Return the fragment that reaches each anchor of an article, "" where none does.

    headings:  index of an anchor -> its wording, where that is not the source's
    """
    return heading_slugs(anchors, slugger_of(config), headings, terms=site_of(config.dialect).terms)


def analyse(article: str, stored: str, config: Config) -> Skeleton:
    """Return everything that is to be known of an article, whatever the language.

    article:  its path below the source root
    stored:   its text as in its file
    raises:  TextError where it cannot be parsed
    """
    text = normalise(stored).text
    header = _header(text, config.dialect)
    body = header.end if header else int(text.startswith("\ufeff"))
    document = parse(text, body, config.dialect)
    anchors, links = survey(document, config.dialect)
    own = resolve_own(article, anchors, links, anchor_settings(config, repair=True))
    entries = index_entries(text, anchors, links, own, article)
    units = segment(document, config, _regenerated(entries, links))
    if header:
        keys = DIALECTS[config.dialect].prose_keys | {key.lower() for key in config.headers.translate}
        units = (*header_units(header, keys, Lines(text)), *units)
    return Skeleton(
        units=units,
        anchors=_with_units(anchors, units),
        links=links,
        entries=entries,
        references=tuple({found.label: found.destination for found in reversed(document.definitions)}.items()),
        body=body,
        diagnostics=_problems(header),
    )


def ui_messages(articles: Mapping[str, Skeleton]) -> tuple[Message, ...]:
    """Return a message for each UI label that articles quote, in the order in which they are met.

    articles:  by path below the project's root
    """
    found: dict[str, str] = {}
    for path, skeleton in articles.items():
        for unit in skeleton.units:
            for placeholder in unit.placeholders:
                if placeholder.form == "label":
                    found.setdefault(placeholder.value, path)
    return tuple(Message(msgid=label, extracted=("UI label",), references=(path,)) for label, path in found.items())


def localize(
    source: SourceText,
    skeleton: Skeleton,
    targets: Targets,
    labels: Mapping[str, str],
    mode: AnchorMode,
    config: Config,
) -> Localization:
    """Return what ships of an article in one language.

    targets:  the translations that may be used
    labels:   source text of a UI label -> its translation, where it has another
    """
    references = references_of(skeleton.references)

    readers = Readers(
        events=lambda content: events_of(content, references, config.dialect),
        emphasis=lambda content: emphasis_of(content, references, config.dialect),
    )
    merged = merge(source, skeleton, targets, labels, config.dialect, readers)
    changed = {index for index, _ in merged.edits}
    splicer = Splicer(source, (edit for _, edit in merged.edits))
    headings = {
        index: heading_text(splicer.render(anchor.start, anchor.end), references, config.dialect)
        for index, anchor in enumerate(skeleton.anchors)
        if anchor.unit in changed
    }
    old, new = slugs_of(skeleton.anchors, config), slugs_of(skeleton.anchors, config, headings)
    form, effect = DIALECTS[config.dialect].pin, pin_effect(slugger_of(config))
    plan = pinning(skeleton.anchors, old, new, mode, replaces=form != "html")
    return Localization(
        merged=merged,
        pins=pins(skeleton.anchors, plan.pins, old, new, mode, form, effect),
        slugs=plan.slugs,
        texts={index: plain_text(text.pieces) for index, text in headings.items()},
    )


def finish(
    source: SourceText,
    skeleton: Skeleton,
    localization: Localization,
    resolutions: Sequence[Resolution],
    source_slugs: SlugMap,
    slugs: SlugMap,
    relocations: Sequence[Edit] = (),
) -> str:
    """Return the article in one language.

    resolutions:  of its links, as found on the source
    source_slugs, slugs:  of all articles, in the source language and in this one
    relocations:  edits of destinations whose path has to change
    """
    edits = [edit for _, edit in localization.merged.edits]
    edits += localization.pins
    edits += relocations
    edits += entry_edits(skeleton.entries, skeleton.links, localization.texts)
    edits += repoint(skeleton.links, resolutions, source_slugs, slugs)
    return Splicer(source, edits).article()


def _header(text: str, dialect: str) -> Header | None:
    start = int(text.startswith("\ufeff"))
    for name in DIALECTS[dialect].headers:
        if header := HEADERS[name].parse(text, start):
            return header
    return None


def _problems(header: Header | None) -> tuple[Diagnostic, ...]:
    if header is None or not header.problem:
        return ()
    return (
        Diagnostic(
            check="header",
            severity=Severity.WARNING,
            path="",
            line=header.line,
            message=f"the header cannot be read: {header.problem}",
            remedy="correct it; until then it is copied as it is",
        ),
    )


def _regenerated(entries: Sequence[IndexEntry], links: Sequence[Link]) -> frozenset[int]:
    """Return the offsets at which the texts of index entries begin, marks of their own included."""
    return frozenset(links[entry.link].text_start for entry in entries)


def _with_units(anchors: Sequence[Anchor], units: Sequence[Unit]) -> tuple[Anchor, ...]:
    """Return the anchors, each with the unit that translates it."""
    starts = {unit.end: index for index, unit in enumerate(units) if unit.place in ("heading", "term")}
    by_end = sorted(starts)
    found = []
    for anchor in anchors:
        position = bisect_right(by_end, anchor.end) - 1
        unit = starts[by_end[position]] if anchor.text and position >= 0 else -1
        inside = unit >= 0 and units[unit].start >= anchor.start
        found.append(msgspec.structs.replace(anchor, unit=unit) if inside else anchor)
    return tuple(found)
