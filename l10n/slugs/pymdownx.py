"""PyMdown's `slugs.slugify(case="lower")`, which Material for MkDocs recommends.

source: pymdown-extensions 13, `pymdownx/slugs.py`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.python_markdown import toc_ids

_TAG = re.compile(r"</?[^>]*>")
_REMOVED = re.compile(r"[^\w\- ]")


def slug(text: str) -> str:
    """Return the slug of a text, without a number. What looks like a tag is dropped, from code and entities too.

    >>> slug("Größe & Maß"), slug("The List<T> class"), slug("हिन्दी")
    ('größe--maß', 'the-list-class', 'हनद')
    """
    bare = _TAG.sub("", unicodedata.normalize("NFC", text)).strip().lower()
    return _REMOVED.sub("", bare).replace(" ", "-")


@SLUGGERS.register("pymdownx")
@SLUGGERS.register("pymdownx.slugs(case=lower)")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of `toc` with PyMdown's rule.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Q & A"), unmarked("Q & A"), unmarked("???")])
    ('q--a', 'q--a_1', '_1')
    """
    return toc_ids(headings, slug)
