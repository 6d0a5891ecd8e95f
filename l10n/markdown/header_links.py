"""Links in an article's header: `link: guide.md#setup`, `url: https://example.com/`, `image: ./a.png`.

A header does not say which of its values are links. One without blanks that looks like a path or an address is taken
for one: where it leads to no article and no file, nothing happens to it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.headers import Header
from l10n.model.anchor import Link
from l10n.textio import Lines

_LOOKS_LIKE_ONE = re.compile(r"(?:https?:)?//\S+|(?:~|\.{1,2})?/\S*|[^\s:]*\.[A-Za-z]\w{1,9}(?:[?#]\S*)?")
_FRAGMENT = re.compile(r"#\S+")
_LINK_KEYS = frozenset({"href", "link", "to", "url"})
"""Keys of which `#x` is a link, and no color."""


def header_links(header: Header, text: str) -> Iterator[Link]:
    """Yield the links of a header, in order.

    text:  of the article
    """
    lines = Lines(text)
    for value in header.values:
        name = value.key.rpartition(".")[2].lower()
        if not (_LOOKS_LIKE_ONE.fullmatch(value.text) or (name in _LINK_KEYS and _FRAGMENT.fullmatch(value.text))):
            continue
        # Where quoting hides what is written, it cannot be rewritten in place.
        start = text.find(value.text, value.start, value.end)
        if start >= 0:
            end = start + len(value.text)
            yield Link(syntax="header", destination=value.text, start=start, end=end, line=lines.at(start))
