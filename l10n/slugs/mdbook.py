"""mdBook: the rendered text in lower case, alphanumeric characters kept, every blank a hyphen.

source: mdBook 0.5, `crates/mdbook-html/src/utils.rs`, `id_from_content`, `unique_id`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.alphabetic import ALPHABETIC_MARKS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import text_of

# Rust's `is_alphanumeric` is Python's `\w` without `_`, and the alphabetic among marks and symbols.
_REMOVED = re.compile(rf"[^\w{ALPHABETIC_MARKS}\s-]")
_BLANK = re.compile(r"\s")


def slug(text: str) -> str:
    """Return the slug of a text, without a number. Vowel signs stay, viramas and accents go.

    >>> slug("Node.js / C# & .NET_Core"), slug("हिन्दी"), slug("::")
    ('nodejs--c--net_core', 'हिनदी', 'section')
    """
    return _BLANK.sub("-", _REMOVED.sub("", text.strip().lower())) or "section"


@SLUGGERS.register("mdbook")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return mdBook's ids, of headings and terms. An explicit one is not registered: a later slug may equal it.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("::"), unmarked("!!!")])
    ('usage', 'usage-1', 'section', 'section-1')
    """
    return slugs_of(headings, lambda heading: slug(text_of(heading)), Checked().take)
