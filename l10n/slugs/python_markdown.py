"""Python-Markdown's `toc` extension, as MkDocs uses it: its own ASCII rule and `slugify_unicode`.

source: Python-Markdown 3.11, `markdown/extensions/toc.py`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import CheckedOnwards, explicit_ids, slugs_of
from l10n.slugs.text import text_of

_REMOVED = re.compile(r"[^\w\s-]")
_SEPARATORS = re.compile(r"[-\s]+")


def slug(text: str) -> str:
    """Return the slug of a text in ASCII, without a number: "" for most scripts but Latin.

    >>> slug("Über Größe & Maß"), slug("日本語の見出し：設定（その１）"), slug("概要")
    ('uber-groe-ma', '1', '')
    """
    return unicode_slug(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())


def unicode_slug(text: str) -> str:
    """Return the slug of a text in its own script, without a number. Combining marks are dropped.

    >>> unicode_slug("Über  Größe & Maß"), unicode_slug("概要"), unicode_slug("हिन्दी")
    ('über-größe-maß', '概要', 'हनद')
    """
    return _SEPARATORS.sub("-", _REMOVED.sub("", text).strip().lower())


def toc_ids(headings: Sequence[HeadingText], rule: Callable[[str], str]) -> tuple[Slug, ...]:
    """Return the ids that `toc` writes with a slug rule. All explicit ids of the article are taken from the start.

    >>> toc_ids([HeadingText("", ()), HeadingText("", (), id="_1")], unicode_slug)
    ('_2', '_1')
    """
    taken = CheckedOnwards(explicit_ids(headings))
    return slugs_of(headings, lambda heading: rule(" ".join(text_of(heading).split())), taken.take)


@SLUGGERS.register("mkdocs")
@SLUGGERS.register("python-markdown")
@SLUGGERS.register("python-markdown/toc")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of MkDocs' default rule, `_1`, `_2`, … for headings without Latin letters or digits.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("概要"), unmarked("设置")])
    ('usage', 'usage_1', '_1', '_2')
    """
    return toc_ids(headings, slug)


@SLUGGERS.register("mkdocs-unicode")
@SLUGGERS.register("python-markdown/toc+slugify_unicode")
def slugify_unicode(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of `toc` with `slugify: !!python/name:markdown.extensions.toc.slugify_unicode`.

    >>> from l10n.slugs.text import unmarked
    >>> slugify_unicode([unmarked("概要"), unmarked("概要"), unmarked("???")])
    ('概要', '概要_1', '_1')
    """
    return toc_ids(headings, unicode_slug)
