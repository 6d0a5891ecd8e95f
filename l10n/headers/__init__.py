"""Structured headers of articles: one file per syntax. Values are found and replaced by span, never re-dumped."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Protocol

import msgspec

from l10n.registry import Registry


class HeaderValue(msgspec.Struct, frozen=True, kw_only=True):
    """One text value of a header."""

    key: str
    """Path of the value: "title", "hero.text", "features[0].title"; for Azure the attribute's name."""
    text: str
    """What the value says, quoting and folding undone."""
    start: int
    end: int
    """Span of the value as written in the article's text, quotes or block indicator included."""
    style: str
    """How it is written, as this syntax's `encode` wants it back: "plain", "double", "folded 2"."""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The header of an article."""

    syntax: str
    start: int
    end: int
    """Span of the whole header, delimiters and the final line end included: the body starts at `end`."""
    values: tuple[HeaderValue, ...] = ()
    """Every value that is text, in order of appearance, machine values included."""
    problem: str = ""
    """Why the header cannot be read, "" where it can. Such a header is copied and has no values."""
    line: int = 0
    """Line of the problem in the article, counted from 1."""


class HeaderSyntax(Protocol):
    """Finds the header of its syntax and writes values back into it."""

    def parse(self, text: str, start: int) -> Header | None:
        """Return the header that begins at `start` (0, or 1 behind a BOM); None where there is none of this syntax."""

    def encode(self, target: str, value_style: str) -> str:
        """Return what to put in place of a value's span so that the header says `target` there, and nothing else."""


HEADERS: Registry[HeaderSyntax] = Registry("l10n.headers", "header syntax")
