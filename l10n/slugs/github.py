"""GitHub: the rendered text in lower case, without punctuation, every blank a hyphen.

source: github-slugger 2.0, `index.js` and `regex.js` (recorded from GitHub)
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import is_word, per_character, text_of


@per_character
def _kept(char: str) -> str:
    if char == " ":
        return "-"
    return char if char == "-" or is_word(char) else ""


def hyphenated(text: str) -> str:
    """Return a text without punctuation, its blanks as hyphens.

    >>> hyphenated("C# & D!")
    'C--D'
    """
    return _kept(text)


def slug(text: str) -> str:
    """Return the slug of a text, without a number. Blanks are neither squeezed nor trimmed.

    >>> slug("Node.js / C# & .NET_Core 4.5.1")
    'nodejs--c--net_core-451'
    >>> slug("हिन्दी में शीर्षक")
    'हिन्दी-में-शीर्षक'
    """
    return hyphenated(text.lower())


@SLUGGERS.register("github")
@SLUGGERS.register("github-slugger")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return GitHub's ids: code and link text count, tags and image texts do not; "" is an id that is numbered too.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("Usage 1"), unmarked("?")])
    ('usage', 'usage-1', 'usage-1-1', '')
    """
    return slugs_of(headings, lambda heading: slug(text_of(heading)), Checked().take)
