"""DocFX, as learn.microsoft.com uses it: `:::` extensions, `[!INCLUDE]`, alerts, tabs, `xref`.

source: docs.microsoft.com contributor guide, "Markdown reference"; docfx, Docfx.MarkdigEngine.Extensions
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS

_DIV = r"\[!(?i:div)[^\]\n]*\]"
_INCLUDE = r"\[!(?i:INCLUDE|VIDEO|CODE)\b(?:-\w+)?\s*(?:\[[^\]\n]*\]\s*\([^)\n]*\)|[^\[\]\n]*)\s*\]"

DOCFX = msgspec.structs.replace(
    GFM,
    name="docfx",
    slugger="docfx",
    headers=("yaml",),
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        DOUBLE_DOLLARS,
        DOLLARS,
        ("syntax", _INCLUDE),
        ("syntax", _DIV),
        ("syntax", r":::[a-z-]+[^\n]*?:::"),
        ("syntax", r"@(?<![\w.]@)(?:\"[^\"\n]+\"|[A-Z]\w+(?:\.\w+)+)"),  # xref, short form
    ),
    lines=(r":::[^\n]*", _DIV),
    raw=(DISPLAY,),
    parameters=("image.alt-text",),
    openers=(":::",),
    includes=(r":::(?:image|code)\b(?:(?!:::)[^\n])*?\ssource=([\"'])(?P<path>[^\"'\n]+)\1",),
)

DIALECTS.add("docfx", DOCFX)
