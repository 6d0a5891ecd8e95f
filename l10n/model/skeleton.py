"""An article with slots where its units were (XLIFF `<skeleton>`), and everything that is known of its anchors."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Literal

import msgspec

from l10n.model.anchor import Anchor, Link
from l10n.model.diagnostic import Diagnostic
from l10n.model.unit import Unit


class IndexEntry(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """A link of an index list whose text is its heading's: it is regenerated, not translated."""

    start: int
    end: int
    """Span of the text between the brackets, without the entry's own emphasis or code marks."""
    anchor: int
    """Index of the heading among the article's anchors."""
    link: int
    """Index of the link among the article's links."""
    code: bool = False
    """Whether the text stands in a code span, where nothing is escaped."""


ListStyle = Literal["bullets", "numbers"]


class IndexList(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """A list between `l10n:index` and `l10n:/index`: it is generated whole from the headings."""

    outer_start: int
    outer_end: int
    """Span of both markers and what stands between them: no prose for translators."""
    start: int
    end: int
    """Span of the lines between the markers; empty where they follow each other."""
    list_start: int
    list_end: int
    """Span of the list within, without the blank lines around it; empty where there is none yet."""
    first_level: int
    last_level: int
    """Levels of the headings that are listed."""
    style: ListStyle
    bullet: str
    """What a bulleted list marks its items with."""
    prefix: str
    """What stands before the markers, for each line of the list: marks of quotes, indentation."""


class LanguageValue(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """A value of the header that names the article's language."""

    text: str
    start: int
    end: int
    """Span of the value as written, quotes included."""
    syntax: str
    """Name of the header's syntax."""
    style: str
    """How the value is written, as that syntax has it."""


class Skeleton(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be known of an article in order to build it in any language.

    law: filled with its own sources it gives back the article, byte for byte
    """

    units: tuple[Unit, ...]
    """In document order; a unit inside another one's placeholder follows that one."""
    anchors: tuple[Anchor, ...] = ()
    links: tuple[Link, ...] = ()
    entries: tuple[IndexEntry, ...] = ()
    index_lists: tuple[IndexList, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    """(normalised label, destination) of each reference definition that links use."""
    languages: tuple[LanguageValue, ...] = ()
    body: int = 0
    """Offset at which the header ends."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the article itself; `path` is left empty."""
