"""Docusaurus: MDX, `:::` admonitions, heading ids in braces or in comments."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.gfm import GFM
from l10n.dialects.mdx import EXPRESSION, MODULE, TAG

DOCUSAURUS = msgspec.structs.replace(
    GFM,
    name="docusaurus",
    slugger="docusaurus",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"sidebar_label", "pagination_label", "titlefortitletag"},
    syntax=(*GFM.syntax, ("html", TAG), ("syntax", EXPRESSION)),
    lines=(
        r":{3,}[ \t]*[\w-]+(?:\[(?P<title>[^\n]*)\])?[ \t]*(?:\{[^\n]*\})?|:{3,}[ \t]*",
        r":{3,}[ \t]*[\w-]+[ \t]+(?P<title>[^\n\[{]*\S)",
    ),
    raw=(MODULE,),
    openers=(":::",),
    heading_id=r"[ \t]*\{(?:/\*[ ]*)?#?(?P<id>[^\s{}#*]+)[ ]*(?:\*/)?\}[ \t]*",
    pin="braces",
)

DIALECTS.add("docusaurus", DOCUSAURUS)
