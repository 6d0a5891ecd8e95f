"""VitePress: Vue in Markdown, `:::` containers, heading ids, code groups."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.gfm import GFM

VITEPRESS = msgspec.structs.replace(
    GFM,
    name="vitepress",
    slugger="vitepress",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"text", "tagline", "details", "linktext"},
    syntax=(*GFM.syntax, ("syntax", r"\{\{[\s\S]*?\}\}"), ("syntax", BRACES), ("syntax", r"\[\[toc\]\]|\[\[TOC\]\]")),
    lines=(
        r":{3,}[ \t]*[\w-]+(?:[ \t]+(?P<title>[^\n{]*\S))?[ \t]*(?:\{[^\n]*\})?|:{3,}[ \t]*",
        r"<<<[^\n]*",
        r"<!--@include:[^\n]*-->",
    ),
    raw=(r"(?m)^<(script|style)\b[\s\S]*?^</\1>",),
    closings=(rf"[ \t]*{BRACES}",),
    openers=(":::", "<<<"),
    heading_id=HEADING_ID,
    pin="braces",
)

DIALECTS.add("vitepress", VITEPRESS)
