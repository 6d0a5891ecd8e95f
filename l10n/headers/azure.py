"""The header of Azure articles before 2016: `<properties …/>` and `<tags …/>` at the top.

1. Spelling is the author's: either block alone, any order, any attribute in any case, any quotes, any white space.
2. A value says what a reader sees: references that end with a semicolon are decoded, a line break is a space. What is
   written back is plain HTML, and no pattern that looks for `/>` can be fooled by it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

from l10n.headers import HEADERS, Header, HeaderValue
from l10n.headers.front_matter import LINE_BREAK, behind_line, line_of, normalise

_OPEN = re.compile(r"\s*<(?:properties|tags)(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s*([\w.:-]+)(\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.:+/-]*[\w.:+-]))?")
_CLOSE = re.compile(r"\s*(/>|>(?:\s*</(?:properties|tags)\s*>)?)?", re.IGNORECASE)
_GIVE_UP = re.compile(r"/>|(?=\n[ \t]*\n)|\Z")

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_AMPERSAND = re.compile(r"&(?=([#\w]+;?))")
_STYLES = {'"': "double", "'": "single"}
_QUOTES = {"double": ('"', "&quot;"), "single": ("'", "&#39;"), "bare": ('"', "&quot;")}


class _Block(NamedTuple):
    end: int
    values: tuple[HeaderValue, ...]
    fault: int
    """Offset where the block stops being one, -1 where it is sound."""


class AzureHeader:
    """`<properties>` and `<tags>` blocks."""

    def parse(self, text: str, start: int) -> Header | None:
        """Return the blocks at the top, blank lines before and between them included.

        Values are keyed by attribute name, as spelled. A block that breaks off (a quote inside a quoted value, a
        missing one) ends at its `/>` or at a blank line, and makes the whole header unreadable.

        >>> AzureHeader().parse('<tags ms.topic = "article"/>', 0).values[0].text
        'article'
        """
        end, fault = start, -1
        values: list[HeaderValue] = []
        while (opening := _OPEN.match(text, end)) and (block := _read_block(text, opening.end())):
            values += block.values
            fault = block.fault if fault < 0 else fault
            end = block.end
        if end == start:
            return None
        if fault < 0:
            return Header(syntax="azure", start=start, end=end, values=tuple(values))
        problem = 'expected name="value" or "/>"'
        return Header(syntax="azure", start=start, end=end, problem=problem, line=line_of(text, fault))

    def encode(self, target: str, value_style: str) -> str:
        """Return the quoted attribute value; line breaks become spaces, control characters go.

        value_style:  double, single, or bare (no quotes in the source; gets double ones)

        >>> AzureHeader().encode('"><b>AT&T', "double")
        '"&quot;&gt;&lt;b&gt;AT&T"'
        """
        mark, escape = _QUOTES[value_style]
        said = _AMPERSAND.sub(_escape_ampersand, _CONTROL.sub("", normalise(target, lines=False)))
        return mark + said.replace(mark, escape).replace("<", "&lt;").replace(">", "&gt;") + mark


def _read_block(text: str, position: int) -> _Block | None:
    """Return the block whose name ends at `position`; None where no attribute says that it is one."""
    values: list[HeaderValue] = []
    while attribute := _ATTRIBUTE.match(text, position):
        position = attribute.end()
        if attribute[2] is not None:
            values.append(_read_value(attribute))
    closing = next(_CLOSE.finditer(text, position))
    sound = closing[1] is not None
    if not values and closing[1] != "/>":
        return None
    end = closing.end() if sound else next(_GIVE_UP.finditer(text, position)).end()
    return _Block(behind_line(text, end), tuple(values), -1 if sound else closing.end())


def _read_value(attribute: re.Match[str]) -> HeaderValue:
    written = attribute[2].lstrip().removeprefix("=").lstrip()
    style = _STYLES.get(written[0], "bare")
    inner = written if style == "bare" else written[1:-1]
    start = attribute.end() - len(written)
    text = _REFERENCE.sub(_decode, LINE_BREAK.sub(" ", inner))
    return HeaderValue(key=attribute[1], text=text, start=start, end=attribute.end(), style=style)


def _decode(reference: re.Match[str]) -> str:
    """Return the character; an unknown name, or one that only begins like a known one, stays as written."""
    name = reference[0][1:]
    return html.unescape(reference[0]) if name[0] == "#" or name in html5 else reference[0]


def _escape_ampersand(ampersand: re.Match[str]) -> str:
    """Return the ampersand, escaped where a browser would take it and what follows for a reference."""
    word = "&" + ampersand[1]
    return "&" if html.unescape(word) == word else "&amp;"


HEADERS.add("azure", AzureHeader())
