"""Jekyll: kramdown with GitHub input, and Liquid."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import COLON_BRACES, HEADING_ID
from l10n.dialects.gfm import GFM

_LIQUID = r"\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}"

JEKYLL = msgspec.structs.replace(
    GFM,
    name="jekyll",
    slugger="jekyll",
    headers=("yaml",),
    plugins=(*GFM.plugins, deflist_plugin),
    syntax=(*GFM.syntax, ("syntax", _LIQUID), ("syntax", COLON_BRACES), ("math", r"\$\$[^$]+\$\$")),
    lines=(COLON_BRACES,),
    raw=(r"\{%-?\s*(highlight|raw|comment)\b[\s\S]*?\{%-?\s*end\1\s*-?%\}",),
    closings=(rf"[ \t]*{COLON_BRACES}",),
    heading_id=HEADING_ID,
    pin="braces",
)

DIALECTS.add("jekyll", JEKYLL)
