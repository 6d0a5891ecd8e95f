"""VitePress: Vue in Markdown, `:::` containers, heading ids, code groups.

source: vitepress.dev/guide/markdown
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS
from l10n.dialects.templates import LIQUID, links

VITEPRESS = msgspec.structs.replace(
    GFM,
    name="vitepress",
    notice=":::note\n\n{{ text }}\n\n:::\n",
    slugger="vitepress",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"text", "tagline", "details", "linktext", "alt"},
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        DOUBLE_DOLLARS,
        DOLLARS,
        ("syntax", r"\{\{(?!\{)[\s\S]*?\}\}"),
        ("syntax", BRACES),
        ("html", r"<[A-Za-z][\w.-]*\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"),  # @click, #slot and their like
        ("syntax", r"\[\[(?:toc|TOC)\]\]"),
    ),
    lines=(
        r":{3,}[ \t]*[\w-]+(?:[ \t]+(?P<title>[^\n{]*[^\n{\s]))?[ \t]*(?:\{[^\n]*\})?|:{3,}[ \t]*",
        r"<<<[^\n]*",
        r"\[!(?i:NOTE|TIP|INFO|IMPORTANT|WARNING|CAUTION|DANGER)\][ \t]+(?P<title>[^\n]*\S)",
    ),
    links=links(LIQUID),
    raw=(r"(?m)^<(script|style)\b(?:(?!^<\1\b)[\s\S])*?^</\1>", DISPLAY),
    closings=(BRACES,),
    openers=(":::", "<<<"),
    ids=(HEADING_ID,),
    includes=(
        r"<!--\s*@include:\s*(?P<path>[^\s{#>]+?)(?=--|[\s{#])",
        r"^<<<[ \t]+(?P<path>[^\s{#\[]+)",
    ),
    heading_id=HEADING_ID,
    pin="braces",
)

DIALECTS.add("vitepress", VITEPRESS)
