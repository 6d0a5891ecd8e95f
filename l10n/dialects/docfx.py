"""DocFX, as learn.microsoft.com uses it: `:::` extensions, `[!INCLUDE]`, alerts, tabs, `xref`.

source: docs.microsoft.com contributor guide, "Markdown reference"; docfx, Docfx.MarkdigEngine.Extensions
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.colons import colons, opened
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS

_DIV = r"\[!(?i:div)[^\]\n]*\]"
_INCLUDE = r"\[!(?i:INCLUDE|VIDEO|CODE)\b(?:-[\w+#-]+)?\s*(?:\[[^\]\n]*\]\s*\([^)\n]*\)|[^\[\]\n]*)\s*\]"
_WORDS = r"(?:[^\[\]\\\n]++|\\.)*+"
_LINK = rf"\[(?P<text>{_WORDS}(?:{_INCLUDE}{_WORDS})++)\]\([^()\s]*\)"
"""A link with an include in its text, in which CommonMark sees a link in a link."""
_CLOSED = r":::[ \t]*[a-z-]+(?:(?!:::)[^\n])*:::"

DOCFX = msgspec.structs.replace(
    GFM,
    name="docfx",
    slugger="docfx",
    headers=("yaml",),
    plugins=(*GFM.plugins, colons),
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        DOUBLE_DOLLARS,
        DOLLARS,
        ("syntax", _INCLUDE),
        ("syntax", _DIV),
        ("syntax", _CLOSED),
        ("syntax", r"@(?<![\w.]@)(?:\"[^\"\n]+\"|[A-Z]\w+(?:\.\w+)+)"),  # xref, short form
    ),
    # What stands behind a closed extension in its line is text: `:::image … ::: Syntax conventions`.
    lines=(rf"{_CLOSED}(?:[ \t]*{_CLOSED})*", r":{3,}(?:(?!:::)[^\n])*", _DIV),
    raw=(DISPLAY,),
    parameters=("image.alt-text", "video.title", "div.title1", "div.title2"),
    openers=(":::",),
    links=_LINK,
    as_commonmark=opened,
    includes=(r":::(?:image|code)\b(?:(?!:::)[^\n])*?\ssource=([\"'])(?P<path>[^\"'\n]+)\1",),
)

DIALECTS.add("docfx", DOCFX)
