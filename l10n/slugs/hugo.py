"""Hugo's three `autoIDType`s (`autoHeadingIDType` before 0.144), each as it is since then and as it was before.

1. Since Hugo 0.144 the rendered text counts, images' texts included. Of a mark within a mark Hugo takes only what comes
   first (of `[the *guide*](x)` "the "), and nothing of an autolink; here the whole text counts.
2. Before, the Markdown as written counted: addresses and tags leak in. These go by `hugo/github` and so on.

source: Hugo 0.168, `autoid.go`, `attributes.go` and `render.TextPlain` in `markup/goldmark`; Hugo 0.111
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from l10n.model.anchor import HeadingText, Slug
from l10n.slugs import SLUGGERS
from l10n.slugs.duplicates import Checked, slugs_of
from l10n.slugs.text import RENDERED_WITH_ALT, is_letter_or_digit, per_character, typographed


def _lower(char: str) -> str:
    """Go's `ToLower` maps one code point to one: İ becomes i, without the dot that Python keeps."""
    return char.lower()[0]


@per_character
def _kept(char: str) -> str:
    if char in "- ":
        return "-"
    return _lower(char) if char == "_" or is_letter_or_digit(char) else ""


def slug(text: str) -> str:
    """Return the slug of a text under `github`, without a number. Combining marks are dropped.

    >>> slug("See [the *guide*](guide.md#x)"), slug("हिन्दी में")
    ('see-the-guideguidemdx', 'हनद-म')
    """
    return _kept(text)


def ascii_slug(text: str) -> str:
    """Return the slug of a text under `github-ascii`, without a number: accents are folded, the rest is dropped.

    >>> ascii_slug("Über Größe"), ascii_slug("概要 1")
    ('uber-groe', '-1')
    """
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return slug(unicodedata.normalize("NFC", bare).encode("ascii", "ignore").decode())


@per_character
def _words(char: str) -> str:
    return _lower(char) if unicodedata.category(char)[0] in "LN" else " "


def blackfriday_slug(text: str) -> str:
    """Return the slug of a text under `blackfriday`, without a number: whatever is no letter or number divides words.

    >>> blackfriday_slug("Node.js / C# & .NET_Core 4.5"), blackfriday_slug("हिन्दी")
    ('node-js-c-net-core-4-5', 'ह-न-द')
    """
    return "-".join(_words(text).split())


def printed(heading: HeadingText) -> str:
    """Return the text that Hugo 0.144 and later make an id of; of several lines the last.

    >>> from l10n.model.anchor import Piece
    >>> printed(HeadingText("", (Piece("text", "A -- b\\n"), Piece("alt", "c"), Piece("html", "<br>"))))
    'c'
    """
    return typographed(heading, RENDERED_WITH_ALT).rpartition("\n")[2]


def written(heading: HeadingText) -> str:
    """Return the text that earlier versions made an id of; of several lines the last.

    >>> written(HeadingText("two\\n*lines*", ()))
    '*lines*'
    """
    return heading.raw.rpartition("\n")[2]


def _printed_ids(headings: Sequence[HeadingText], rule: Callable[[str], str]) -> tuple[Slug, ...]:
    def base(heading: HeadingText) -> str:
        text = printed(heading)
        return (rule(text.strip()) or "heading") if text else ""

    return _numbered(headings, base)


def _written_ids(headings: Sequence[HeadingText], rule: Callable[[str], str]) -> tuple[Slug, ...]:
    return _numbered(headings, lambda heading: rule(written(heading).strip()) or "heading")


def _numbered(headings: Sequence[HeadingText], base: Callable[[HeadingText], str]) -> tuple[Slug, ...]:
    taken = Checked()
    return slugs_of(headings, base, taken.take_unless_empty, taken.reserve)


@SLUGGERS.register("hugo")
def slugify(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return Hugo's default ids. An explicit id is registered where it stands; a heading without text has none.

    >>> from l10n.slugs.text import unmarked
    >>> slugify([unmarked("Usage"), unmarked("Usage"), unmarked("???"), unmarked("!!!"), unmarked("")])
    ('usage', 'usage-1', 'heading', 'heading-1', '')
    """
    return _printed_ids(headings, slug)


@SLUGGERS.register("hugo-ascii")
def slugify_ascii(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of `autoIDType = "github-ascii"`.

    >>> from l10n.slugs.text import unmarked
    >>> slugify_ascii([unmarked("Façade"), unmarked("概要"), unmarked("设置")])
    ('facade', 'heading', 'heading-1')
    """
    return _printed_ids(headings, ascii_slug)


@SLUGGERS.register("hugo-blackfriday")
def slugify_blackfriday(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of `autoIDType = "blackfriday"`.

    >>> from l10n.slugs.text import unmarked
    >>> slugify_blackfriday([unmarked("Q & A"), unmarked("Q/A")])
    ('q-a', 'q-a-1')
    """
    return _printed_ids(headings, blackfriday_slug)


@SLUGGERS.register("hugo/github")
def slugify_written(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the default ids of Hugo before 0.144.

    >>> slugify_written([HeadingText("<b>A</b> [c](d.md)", ())])
    ('bab-cdmd',)
    """
    return _written_ids(headings, slug)


@SLUGGERS.register("hugo/github-ascii")
def slugify_written_ascii(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of `github-ascii` before 0.144.

    >>> slugify_written_ascii([HeadingText("Façade ![a](b)", ())])
    ('facade-ab',)
    """
    return _written_ids(headings, ascii_slug)


@SLUGGERS.register("hugo/blackfriday")
def slugify_written_blackfriday(headings: Sequence[HeadingText]) -> tuple[Slug, ...]:
    """Return the ids of `blackfriday` before 0.144.

    >>> slugify_written_blackfriday([HeadingText("<b>A</b> [c](d.md)", ())])
    ('b-a-b-c-d-md',)
    """
    return _written_ids(headings, blackfriday_slug)
