"""Slug algorithms that leave nothing of a language's headings: `_1`, `_2`, … for Japanese under MkDocs' own rule.

Such ids say nothing, and move when a section is inserted: links from outside then lead to another section.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from l10n.checks import diagnose
from l10n.checks.articles import SLUGGER_UNSUITABLE
from l10n.model.diagnostic import Diagnostic
from l10n.slugs import SLUGGERS
from l10n.slugs.text import unmarked

_LEAST_SHARE = 0.2
"""Of a language's headings; fewer are names and formulas, not its script."""
_NO_WORDS = "?"
_JAPANESE = "概要"
_PIN = 'set [anchors] mode = "pin", or "both", for this language'
_BETTER = {
    "mkdocs": ("mkdocs-unicode", "`slugify: !!python/name:markdown.extensions.toc.slugify_unicode` under `toc`"),
    "hugo-ascii": ("hugo", '`autoIDType = "github"` under `markup.goldmark.parser`'),
    "kramdown": ("kramdown-gfm", "`input: GFM` under `kramdown`"),
    "markdig": ("docfx", "`UseAutoIdentifiers(AutoIdentifierOptions.GitHub)`"),
    "myst-docutils": ("myst", '`myst_heading_slug_func = "github"`'),
}
"""Algorithm -> one that keeps all scripts, and how the site is told."""


class Lost(msgspec.Struct, array_like=True, frozen=True):
    """How many of some headings a slug algorithm leaves without a letter."""

    total: int = 0
    """Headings that have letters."""
    lost: int = 0
    """Of these, the ones whose slugs have none."""
    example: str = ""
    """The text of such a heading."""

    def __add__(self, other: Lost) -> Lost:
        return Lost(self.total + other.total, self.lost + other.lost, self.example or other.example)


def lost_headings(slugger: str, texts: Iterable[str]) -> Lost:
    """Return what becomes of headings under an algorithm; nothing is counted under one that keeps all scripts.

    texts:  plain

    >>> lost_headings("mkdocs", ["概要", "はじめに", "API", "1.2"])
    Lost(total=3, lost=2, example='概要')
    >>> lost_headings("github", ["概要"])
    Lost(total=0, lost=0, example='')
    """
    if not _says_nothing(slugger, _JAPANESE):
        return Lost()
    worded = [text for text in texts if any(map(str.isalpha, text))]
    lost = [text for text in worded if _says_nothing(slugger, text)]
    return Lost(len(worded), len(lost), lost[0] if lost else "")


def keeps_script(slugger: str, native_name: str) -> bool:
    """Return whether an algorithm keeps a language's letters.

    native_name:  of the language, in its own script

    >>> keeps_script("mkdocs", "français"), keeps_script("mkdocs", "русский"), keeps_script("github", "русский")
    (True, False, True)
    """
    return not _says_nothing(slugger, native_name)


def unsuitable(slugger: str, headings: Lost, locale: str, path: str) -> Diagnostic | None:
    """Return a warning where an algorithm leaves no letter of a good part of a language's headings.

    headings:  those that ship translated
    path:      of the file that chooses the algorithm

    >>> found = unsuitable("mkdocs", Lost(3, 2, "概要"), "ja", "l10n.toml")
    >>> found and found.message
    '"mkdocs" makes slugs without a letter of 2 of 3 headings: "_1" of "概要"'
    """
    if headings.lost <= _LEAST_SHARE * headings.total:
        return None
    (example,) = SLUGGERS[slugger]((unmarked(headings.example),))
    message = f'"{slugger}" makes slugs without a letter of {headings.lost} of {headings.total} headings: '
    message += f'"{example}" of "{headings.example}"'
    return diagnose(SLUGGER_UNSUITABLE, message, path=path, remedy=_remedy(slugger), locale=locale)


def _says_nothing(slugger: str, text: str) -> bool:
    slug, fallback = (SLUGGERS[slugger]((unmarked(some),))[0] for some in (text, _NO_WORDS))
    return slug == fallback or not any(map(str.isalpha, slug))


def _remedy(slugger: str) -> str:
    known = next((better for name, better in _BETTER.items() if SLUGGERS[name] is SLUGGERS[slugger]), None)
    if known is None:
        return _PIN
    name, setting = known
    return f'tell the site {setting} and set [anchors] slugger = "{name}"; or {_PIN}'
