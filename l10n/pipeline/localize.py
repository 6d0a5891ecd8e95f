"""Skeleton and targets -> an article in one language.

`localize` runs for every article of a language before the first `finish`: a link needs the heading of another article
as it ships there.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.anchors.headings import pin_effect
from l10n.anchors.pinning import pinning
from l10n.config import Config
from l10n.config.settings import AnchorMode
from l10n.dialects import DIALECTS
from l10n.headers import HEADERS
from l10n.locales import tag_like
from l10n.markdown.heading_text import plain_text
from l10n.markdown.parse import events_of
from l10n.markdown.rendered import emphasis_of, heading_text, references_of
from l10n.merger.entries import entry_edits
from l10n.merger.index_list import index_list_edits, listed
from l10n.merger.merge import Merged, Targets, merge
from l10n.merger.pins import REPLACING, pins
from l10n.merger.readers import Readers
from l10n.merger.repoint import repoint
from l10n.merger.shape import renders_alike
from l10n.merger.shown_links import with_shown_links
from l10n.merger.splice import Edit, Splicer
from l10n.model.anchor import Resolution, Slug, SlugMap
from l10n.model.locale import LocaleTag
from l10n.model.skeleton import IndexList, Skeleton
from l10n.pipeline.anchoring import heading_texts, slugger_of, slugs_of
from l10n.textio import SourceText


class Localization(msgspec.Struct, frozen=True, kw_only=True):
    """An article in one language, but for what depends on other articles."""

    merged: Merged
    pins: tuple[Edit, ...]
    """Source slugs that are kept beside headings."""
    slugs: tuple[Slug, ...]
    """The fragment that reaches each anchor, "" where none does."""
    texts: Mapping[int, str]
    """Index of an anchor -> plain text of its heading, where that ships translated."""


def localize(
    source: SourceText,
    skeleton: Skeleton,
    targets: Targets,
    labels: Mapping[str, str],
    mode: AnchorMode,
    config: Config,
    slugs: Sequence[Slug] | None = None,
) -> Localization:
    """Return what ships of an article in one language.

    targets:  the translations that may be used
    labels:   source text of a UI label -> its translation, where it has another
    slugs:    the fragment that reaches each anchor in the source language, where that is known
    """
    references = references_of(skeleton.references)

    readers = Readers(
        events=lambda content: events_of(content, references, config.dialect),
        emphasis=lambda content: emphasis_of(content, references, config.dialect),
    )
    merged = merge(source, skeleton, targets, labels, config, readers)
    changed = {index for index, _ in merged.edits}
    splicer = Splicer(source, (edit for _, edit in merged.edits))
    headings = {
        index: heading_text(splicer.render(anchor.start, anchor.end), references, config.dialect)
        for index, anchor in enumerate(skeleton.anchors)
        if anchor.unit in changed
    }
    old = tuple(slugs) if slugs is not None else slugs_of(skeleton.anchors, config)
    new = slugs_of(skeleton.anchors, config, headings) if headings else old
    form, effect = DIALECTS[config.dialect].pin, pin_effect(slugger_of(config))
    plan = pinning(skeleton.anchors, old, new, mode, replaces=form in REPLACING)
    return Localization(
        merged=merged,
        pins=pins(skeleton.anchors, plan.pins, old, new, mode, form, effect, source),
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
    *,
    shown: bool = False,
) -> str:
    """Return the article in one language.

    resolutions:  of its links, as found on the source
    source_slugs, slugs:  of all articles, in the source language and in this one
    relocations:  edits of destinations whose path has to change, and others that depend on the language
    shown:  whether destinations stand in the translations
    """
    redirections = (*relocations, *repoint(skeleton.links, resolutions, source_slugs, slugs))
    edits = [edit for _, edit in localization.merged.edits]
    if shown:
        edits = with_shown_links(edits, skeleton.links, redirections, source)
    edits += localization.pins
    edits += redirections
    edits += entry_edits(skeleton.entries, skeleton.links, localization.texts)
    # A list of which no heading ships translated keeps the source's bytes.
    texts, anchors = localization.texts, skeleton.anchors
    lists = [found for found in skeleton.index_lists if any(index in texts for index in listed(found, anchors))]
    edits += _index_lists(source, skeleton, lists, texts, localization.slugs)
    return Splicer(source, edits).article()


def language_edits(skeleton: Skeleton, locale: LocaleTag, config: Config) -> tuple[Edit, ...]:
    """Return the edits that make the header name another language, in the form in which it named the source's."""
    return tuple(
        Edit(value.start, value.end, (HEADERS[value.syntax].encode(tag_like(value.text, locale), value.style),))
        for value in skeleton.languages
        if value.text.replace("_", "-").lower().startswith(config.source_locale.partition("-")[0].lower())
    )


def restyled(text: str, dialect: str) -> str:
    """Return an article in mdformat's style; as it is where that would not render the same.

    text:  as built, header included
    """
    # mdformat is slow to load, and seldom asked for.
    from l10n.markdown.formatted import formatted
    from l10n.pipeline.analyse import header_of

    header = header_of(text, dialect)
    body = header.end if header else int(text.startswith("\ufeff"))
    made = formatted(text[body:])
    as_commonmark = DIALECTS[dialect].as_commonmark or str
    if not renders_alike(as_commonmark(text[body:]), as_commonmark(made)):
        return text
    margin = text[body:][: len(text[body:]) - len(text[body:].lstrip("\n"))]
    return text[:body] + margin + made


def index_list_repairs(source: SourceText, skeleton: Skeleton, slugs: Sequence[Slug]) -> tuple[Edit, ...]:
    """Return the edits that bring an article's own marked index lists up to its headings.

    slugs:  in the source language, by anchor
    """
    return tuple(_index_lists(source, skeleton, skeleton.index_lists, {}, slugs))


def _index_lists(
    source: SourceText,
    skeleton: Skeleton,
    lists: Sequence[IndexList],
    translated: Mapping[int, str],
    slugs: Sequence[Slug],
) -> Iterator[Edit]:
    if lists:
        texts = {**heading_texts(skeleton.anchors), **translated}
        yield from index_list_edits(lists, skeleton.anchors, texts, slugs, source.newline)
