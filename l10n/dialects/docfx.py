"""DocFX, as learn.microsoft.com uses it: `:::` extensions, `[!INCLUDE]`, alerts, tabs, `xref`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.gfm import FOOTNOTE_REFERENCE, GFM

DOCFX = msgspec.structs.replace(
    GFM,
    name="docfx",
    slugger="docfx",
    headers=("yaml",),
    syntax=(
        FOOTNOTE_REFERENCE,
        ("syntax", r"\[!(?:INCLUDE|VIDEO|CODE)(?:-\w+)?\s*(?:\[[^\]\n]*\]\s*\([^)\n]*\)|[^\[\]\n]*)\s*\]"),
        ("syntax", r"\[!div[^\]\n]*\]"),
    ),
    lines=(
        r":::[ \t]*image\b[^\n]*?alt-text=\"(?P<title>[^\"\n]*)\"[^\n]*",
        r":::[^\n]*",
        r"\[!div[^\]\n]*\]",
    ),
    openers=(":::",),
)

DIALECTS.add("docfx", DOCFX)
