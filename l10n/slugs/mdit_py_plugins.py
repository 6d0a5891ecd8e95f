"""`anchors_plugin` of mdit-py-plugins: text and code in lower case, blanks as hyphens, word characters kept.

source: mdit-py-plugins 0.7, `mdit_py_plugins/anchors/index.py`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, explicit_ids, slugs_of
from l10n.slugs.text import token_text

_REMOVED = re.compile(r"[^\w\- ]")


def slug(text: str) -> str:
    """Return the slug of a text, without a number. Combining marks are dropped.

    >>> slug("Größe & Maß (v2.0)"), slug("हिन्दी")
    ('größe--maß-v20', 'हनद')
    """
    return _REMOVED.sub("", text.lower().replace(" ", "-"))


@SLUGGERS.register("mdit-py-plugins")
@SLUGGERS.register("mdit-py-plugins/anchors_plugin")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the plugin's ids. All explicit ids are taken from the start. It leaves headings below level 2 without.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("?"), unmarked("!")])
    ('usage', 'usage-1', '', '-1')
    """
    taken = Checked(explicit_ids(headings))
    return slugs_of(headings, lambda heading: slug(token_text(heading, ("text", "code"))), taken.take)
