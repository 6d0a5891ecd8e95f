"""Links follow their headings into the translation.

Only the fragment of a destination is rewritten; its path keeps its bytes, a definition is rewritten once for all the
references that use it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from l10n.merger.splice import Edit
from l10n.model.anchor import Link, Resolution, SlugMap

_PLAIN = frozenset("-._~:/+,=@" + string.ascii_letters + string.digits)
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_MARK = re.compile(r"\\.|&[#\w]{1,8};|#", re.DOTALL)


def repoint(
    links: Sequence[Link], resolutions: Iterable[Resolution], source: SlugMap, target: SlugMap
) -> tuple[Edit, ...]:
    """Return the edits that aim an article's links at the localized anchors.

    resolutions:  of the article's links; those that are not applied are left
    source:       what reaches each anchor in the source
    target:       what reaches it in the translation, as it ships
    returns:      one edit for each destination whose fragment changes; an explicit id is the same in both maps
    """
    edits: dict[int, Edit] = {}
    for found in resolutions:
        link = links[found.link]
        old, new = source[found.article][found.anchor], target[found.article][found.anchor]
        changes = new and (old != new or found.rung != "exact")
        if found.applied and changes and link.syntax != "reference" and (edit := _edit(link, encode_fragment(new))):
            edits.setdefault(edit.start, edit)
    return tuple(edits.values())


def encode_fragment(slug: str) -> str:
    """Return a slug as it can stand in any destination, Markdown's or HTML's, in a table cell or out of it.

    Letters, digits and symbols of all scripts stay, for people read them; other ASCII, blanks and control characters
    are percent-encoded. Where percent signs are part of the id, browsers do not decode the fragment, so that there
    such characters become entities.

    >>> encode_fragment("größe-und-maß"), encode_fragment("a b|(c)"), encode_fragment("gr%C3%B6ße-(a)")
    ('größe-und-maß', 'a%20b%7C%28c%29', 'gr%C3%B6ße-&#40;a&#41;')
    """
    if _ENCODED.search(slug):
        return "".join(char if _is_plain(char) or char == "%" else f"&#{ord(char)};" for char in slug)
    return "".join(char if _is_plain(char) else quote(char, safe="") for char in slug)


def _is_plain(char: str) -> bool:
    return char in _PLAIN if char.isascii() else unicodedata.category(char)[0] not in "CZ"


def _edit(link: Link, fragment: str) -> Edit | None:
    offset = _fragment_offset(link.destination)
    if offset is None or link.destination[offset:] == fragment:
        return None
    tail = link.destination[offset:]
    # In a table cell each pipe of the destination stands in the article with a backslash.
    escaped = tail.count("|") if link.end - link.start != len(link.destination) else 0
    return Edit(link.end - len(tail) - escaped, link.end, (fragment,))


def _fragment_offset(destination: str) -> int | None:
    """Return where the fragment begins in a destination as written, None where there is none.

    >>> _fragment_offset("a&amp;b.md#c"), _fragment_offset("a.md&#35;c"), _fragment_offset("a.md")
    (11, 9, None)
    """
    for found in _MARK.finditer(destination):
        if found[0] in ("#", "\\#") or html.unescape(found[0]) == "#":
            return found.end()
    return None
