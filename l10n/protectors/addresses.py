"""Bare web and e-mail addresses in running text (GFM 6.9, autolinks extension)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

FILLER = "\ufffc"
"""Stands, in a masked content, for each code point that is protected."""

_URL = re.compile(
    r"(?<![A-Za-z/])(?:https?|ftp)://[^\s<\ufffc]+|(?<![^\W_]|[/.])www\.[\w-]+\.[^\s<\ufffc]+"
    r"|(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?<=[A-Za-z])(?![A-Za-z0-9_-])",
    re.I,
)
_URL_TAIL = re.compile(r"(?:[?!.,:*_~'\"]|&\w+;)+$")


def may_hold_address(text: str) -> bool:
    """Return whether looking closer is worth it."""
    return "://" in text or "@" in text or "www." in text or "WWW." in text


def addresses(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the bare addresses in a masked content.

    >>> list(addresses("see http://a.b/c.", 0, 17))
    [(4, 16)]

    A letter of another script may stand right beside an address:

    >>> list(addresses("請連絡me@example.com例外", 0, 19))
    [(3, 17)]
    """
    for match in _URL.finditer(masked, start, end):
        url = _trimmed(match.group())
        if len(url) > len("www."):
            yield match.start(), match.start() + len(url)


def mask(content: str, spans: Iterable[tuple[int, int]], first: int = 0, last: int | None = None) -> str:
    """Return the content between two offsets, with protected stretches replaced by as many fillers.

    spans:  of the protected stretches, by offsets in the whole content

    >>> mask("a `b` c", [(2, 5)], 1).replace(FILLER, "x")
    ' xxx c'
    """
    parts = []
    position = first
    for start, end in sorted(spans):
        if start >= position:
            parts += [content[position:start], FILLER * (end - start)]
            position = end
    parts.append(content[position:last])
    return "".join(parts)


def _trimmed(url: str) -> str:
    """Return a bare address without the punctuation that ends the sentence around it."""
    while True:
        shorter = _URL_TAIL.sub("", url)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter
