"""Markdig with its default options (`AutoLink | AllowOnlyAscii`): ASCII letters, digits and `-`, `_`, `.`.

source: Markdig `LinkHelper.Urilize`, `CharNormalizer`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import LAST_UTF16_UNIT, RENDERED_WITH_ALT, per_character, text_of

_MARKS = "_-."
_UP_TO_LETTER = re.compile(r"\A[^a-z]+")


@per_character
def _folded(char: str) -> str:
    """Markdig's table: a character's compatibility decomposition, as far as it is ASCII, unless it has blanks."""
    if char.isascii():
        return char.lower() if char.isalnum() or char in _MARKS or char.isspace() else ""
    ascii_only = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    if char > LAST_UTF16_UNIT or " " in ascii_only:
        return ""
    return "".join(kept.lower() for kept in ascii_only if kept.isalnum() or kept in _MARKS)


def slug(text: str) -> str:
    """Return the slug of a text, without a number: from its first letter on, separators squeezed and trimmed.

    >>> slug("2. Step 2: 10% faster, v2.0!"), slug("Größe façade"), slug("概要")
    ('step-2-10-faster-v2.0', 'groe-facade', 'section')
    """
    return _squeezed(_UP_TO_LETTER.sub("", _folded(text))).rstrip(_MARKS) or "section"


def _squeezed(text: str) -> str:
    """A mark stays unless it repeats, and swallows the blanks around it; other blanks are one hyphen."""
    kept: list[str] = []
    after_blank = False
    for char in text:
        if char.isspace():
            if not after_blank and kept[-1] not in _MARKS:
                kept.append("-")
            after_blank = True
            continue
        if char in _MARKS and after_blank:
            kept.pop()
        if char not in _MARKS or kept[-1] != char:
            kept.append(char)
        after_blank = False
    return "".join(kept)


@SLUGGERS.register("markdig")
@SLUGGERS.register("markdig-default")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return Markdig's ids; an explicit one (generic attributes) is not registered.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("概要"), unmarked("设置")])
    ('usage', 'usage-1', 'section', 'section-1')
    """
    return slugs_of(headings, lambda heading: slug(text_of(heading, RENDERED_WITH_ALT)), Checked().take)
