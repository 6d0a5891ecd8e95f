"""MyST's heading anchors under its three presets: `github`, `gitlab` and `docutils`.

source: myst-parser 5.2, `myst_parser/slugs.py`; docutils `nodes.make_id`
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.mdit_py_plugins import slug as github_slug
from l10n.slugs.text import token_text

_REMOVED = re.compile(r"[^\w\- ]")
_HYPHENS = re.compile(r"-{2,}")
_DIGITS = re.compile(r"\d+")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_NOT_AT_ENDS = re.compile(r"^[-0-9]+|-+$")
_DIGRAPHS = str.maketrans({"ß": "sz", "æ": "ae", "œ": "oe", "ȸ": "db", "ȹ": "qp"})
_STROKED = str.maketrans("øđħıłŧƀƃƈƌƒƙƚƞƥƫƭƴƶǥȥȴȵȶȷȼȿɀɇɉɋɍɏ", "odhiltbbcdfklnpttyzgzlntjcszejqry")


def gitlab_slug(text: str) -> str:
    """Return the slug of a text under the preset `gitlab`, without a number.

    >>> gitlab_slug("Größe & Maß"), gitlab_slug("123")
    ('größe-maß', 'anchor-123')
    """
    squeezed = _HYPHENS.sub("-", _REMOVED.sub("", text.strip().lower()).replace(" ", "-"))
    return f"anchor-{squeezed}" if _DIGITS.fullmatch(squeezed) else squeezed


def docutils_slug(text: str) -> str:
    """Return the slug of a text under the preset `docutils`, without a number: "" where there are no Latin letters.

    >>> docutils_slug("2. Größe & Maß: Łódź"), docutils_slug("概要 1")
    ('grosze-masz-lodz', '')
    """
    latin = text.lower().translate(_DIGRAPHS).translate(_STROKED)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return _NOT_AT_ENDS.sub("", _NOT_IN_IDS.sub("-", plain))


def _anchors(headings: Sequence[HeadingText], rule: Callable[[str], str]) -> tuple[Slug, ...]:
    return slugs_of(headings, lambda heading: rule(token_text(heading, ("text", "code"))), Checked().take_unless_empty)


@SLUGGERS.register("myst")
@SLUGGERS.register("myst/github")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the anchors of MyST's default preset; a heading with an empty slug has none.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("?"), unmarked("!")])
    ('usage', 'usage-1', '', '')
    """
    return _anchors(headings, github_slug)


@SLUGGERS.register("myst-gitlab")
@SLUGGERS.register("myst/gitlab")
def slugify_gitlab(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the anchors of the preset `gitlab`.

    >>> from l10n.slugs.text import unmarked
    >>> slugify_gitlab([unmarked("Q & A"), unmarked("Q & A"), unmarked("7")])
    ('q-a', 'q-a-1', 'anchor-7')
    """
    return _anchors(headings, gitlab_slug)


@SLUGGERS.register("myst-docutils")
@SLUGGERS.register("myst/docutils")
def slugify_docutils(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the anchors of the preset `docutils`.

    >>> from l10n.slugs.text import unmarked
    >>> slugify_docutils([unmarked("Straße"), unmarked("Strasze"), unmarked("概要")])
    ('strasze', 'strasze-1', '')
    """
    return _anchors(headings, docutils_slug)
