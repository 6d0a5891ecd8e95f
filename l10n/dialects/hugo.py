"""Hugo: Goldmark with its extensions, shortcodes, attributes."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.gfm import GFM

HUGO = msgspec.structs.replace(
    GFM,
    name="hugo",
    slugger="hugo",
    headers=("yaml", "toml", "json"),
    prose_keys=GFM.prose_keys | {"linktitle"},
    plugins=(*GFM.plugins, deflist_plugin),
    syntax=(
        *GFM.syntax,
        ("syntax", r"\{\{<[\s\S]*?>\}\}|\{\{%[\s\S]*?%\}\}|\{\{[^\n]*?\}\}"),
        ("syntax", BRACES),
        ("math", r"\$\$[^$]+\$\$|\\\([^\n]*?\\\)|\\\[[\s\S]*?\\\]"),
    ),
    lines=(BRACES,),
    raw=(r"\{\{<\s*highlight\b[^\n]*?>\}\}[\s\S]*?\{\{<\s*/\s*highlight\s*>\}\}",),
    closings=(rf"[ \t]*{BRACES}",),
    heading_id=HEADING_ID,
    pin="braces",
)

DIALECTS.add("hugo", HUGO)
