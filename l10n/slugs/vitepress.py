"""VitePress: Latin accents stripped, ASCII punctuation a hyphen, other scripts and their punctuation kept.

source: `@mdit-vue/shared` 3, `slugify`; VitePress' `getTokensText`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import JS_SPACE, RENDERED_WITH_ALT, token_text

_DROPPED = re.compile("[\u0300-\u036f\x00-\x1f]")
_SPECIAL = re.compile(rf"[{JS_SPACE}~`!@#$%^&*()\-_+=\[\]{{}}|\\;:\"'“”‘’<>,.?/]+")
_LEADING_DIGIT = re.compile(r"^(?=[0-9])")


def slug(text: str) -> str:
    """Return the slug of a text, without a number. What is not Latin stays decomposed (NFKD).

    >>> slug("2. Node.js / C# & .NET_Core"), slug("Créer l’élément «façade»"), slug("日本語（設定）。")
    ('_2-node-js-c-net-core', 'creer-l-element-«facade»', '日本語-設定-。')
    """
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", text))
    return _LEADING_DIGIT.sub("_", _SPECIAL.sub("-", bare).strip("-")).lower()


@SLUGGERS.register("vitepress")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return VitePress' ids. An explicit one is registered where it stands; the text of an image counts.

    The name of an emoji code (`:tada:`) counts too, which it does not on a site.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage!"), unmarked("123"), unmarked("?")])
    ('usage', 'usage-1', '_123', '')
    """
    taken = Checked()
    return slugs_of(headings, lambda heading: slug(token_text(heading, RENDERED_WITH_ALT)), taken.take, taken.reserve)
