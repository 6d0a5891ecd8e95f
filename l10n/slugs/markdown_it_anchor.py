"""markdown-it-anchor with its own slug rule: nothing is removed, everything is percent-encoded.

source: markdown-it-anchor 10.0, `slugify`, `uniqueSlug`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import JS_SPACE, token_text

_BLANKS = re.compile(f"[{JS_SPACE}]+")
_BLANK_ENDS = re.compile(f"^[{JS_SPACE}]+|[{JS_SPACE}]+$")
_UNRESERVED = "-_.!~*'()"


def slug(text: str) -> str:
    """Return the slug of a text, without a number. The percent signs are part of the id.

    >>> slug("Using v2.0: Größe!")
    'using-v2.0%3A-gr%C3%B6%C3%9Fe!'
    """
    return quote(_BLANKS.sub("-", _BLANK_ENDS.sub("", text).lower()), safe=_UNRESERVED)


@SLUGGERS.register("markdown-it-anchor")
@SLUGGERS.register("markdown-it-anchor/default")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return markdown-it-anchor's ids. Text and code count; an explicit id is registered where it stands.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("???")])
    ('usage', 'usage-1', '%3F%3F%3F')
    """
    taken = Checked()
    return slugs_of(headings, lambda heading: slug(token_text(heading, ("text", "code"))), taken.take, taken.reserve)
