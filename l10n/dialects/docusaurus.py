"""Docusaurus: MDX, `:::` admonitions, heading ids in braces or in comments.

source: docusaurus.io/docs/markdown-features
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS
from l10n.dialects.mdx import EXPRESSION, FLOW, MODULE, TAG

DOCUSAURUS = msgspec.structs.replace(
    GFM,
    name="docusaurus",
    notice=":::note\n\n{{ text }}\n\n:::\n",
    slugger="docusaurus",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"sidebar_label", "pagination_label", "titlefortitletag"},
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        DOUBLE_DOLLARS,
        DOLLARS,
        ("html", TAG),
        ("syntax", EXPRESSION),
    ),
    lines=(
        r":{3,}[ \t]*[\w-]+(?:\[(?P<title>[^\n]*)\])?[ \t]*(?:\{[^\n]*\})?|:{3,}[ \t]*",
        r":{3,}[ \t]*[\w-]+[ \t]+(?P<title>[^\n\[{]*[^\n\[{\s])[ \t]*(?:\{[^\n]*\})?",
    ),
    raw=(MODULE, DISPLAY),
    spans=(FLOW,),
    literals=frozenset({"label", "description", "caption", "summary", "subtitle"}),
    openers=(":::",),
    includes=(r"^import\s(?:[^'\"\n;]*\sfrom\s*)?(['\"])(?P<path>\.{1,2}/[^'\"\n]+)\1",),
    heading_id=r"\{(?:/\*[ ]*#?|#)(?P<id>[^\s{}#*]+)[ ]*(?:\*/)?\}",
    pin="braces",
)

DIALECTS.add("docusaurus", DOCUSAURUS)
