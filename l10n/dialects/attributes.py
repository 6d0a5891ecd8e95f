"""Attribute lists in braces, as several dialects write them: `{#id}`, `{ .class key="value" }`, `{: … }`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.textio import unescaped

_WORD = r"""[^\s{}"'=#.,:][^\s{}"'=]*"""
_VALUE = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)"""
_ITEM = rf"""(?:[#.]{_WORD}|[\w:@-]+={_VALUE})"""
_NEXT = rf"(?:[ ,]+(?:{_ITEM}|[\w-]+))*"

BRACES = rf"\{{[ ]*{_ITEM}{_NEXT}[ ]*\}}"
"""Hugo, VitePress, mdBook, MyST."""
COLON_BRACES = rf"\{{(?:[ ]*{_ITEM}|:[ ]*(?:{_ITEM}|[\w-]+)){_NEXT}[ ]*\}}"
"""Python-Markdown's attr_list, with or without the colon; a word alone is an attribute too, but behind a colon only."""
KRAMDOWN_BRACES = r"\{:(?!:?/?(?:comment|nomarkdown)\b)(?:[^{}\n\\]|\\.)*\}"
"""kramdown: attributes, references to them and their definitions, options."""
_ID = r"""(?:\#|id=["']?)(?P<id>[^\s{}"'=]+)["']?"""
HEADING_ID = rf"\{{:?[ ]*(?:(?:\.{_WORD}|[\w:@-]+={_VALUE})[ ,]+)*?{_ID}{_NEXT}[ ]*\}}"
"""An attribute list at the end of a heading that holds an id."""


def id_of(found: re.Match[str]) -> str:
    r"""Return the explicit id that a pattern has found, "" for none; an escaped sign counts without its backslash.

    >>> id_of(re.match(HEADING_ID, r"{#\_fn_1}"))
    '_fn_1'
    """
    return unescaped(found["id"] or "")


def without_closing_marks(heading: str) -> str:
    """Return a heading without the `#` that close it, where they stand before its attributes.

    >>> without_closing_marks("Usage ##"), without_closing_marks("C#")
    ('Usage', 'C#')
    """
    text = heading.rstrip("#")
    return text.rstrip(" \t") if text != heading and text.endswith((" ", "\t")) else heading
