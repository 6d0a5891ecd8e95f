"""MyST: directives, roles, targets, definition lists, for Sphinx."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.gfm import FOOTNOTE_REFERENCE, GFM

MYST = msgspec.structs.replace(
    GFM,
    name="myst",
    slugger="myst",
    headers=("yaml",),
    plugins=(*GFM.plugins, deflist_plugin),
    syntax=(
        FOOTNOTE_REFERENCE,
        ("syntax", r"\{[\w:+-]+\}(?P<ticks>`+)(?!`)[\s\S]*?(?<!`)(?P=ticks)(?!`)"),
        ("syntax", r"\{\{[^\n]*?\}\}"),
        ("syntax", BRACES),
        ("math", r"\$\$[^$]+\$\$|(?<![\w$])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\w$])"),
    ),
    lines=(
        r":{3,}\{[\w:+-]+\}(?:[ \t]+(?P<title>[^\n]*\S))?[ \t]*|:{3,}[ \t]*",
        r":[\w-]+:(?:[ \t][^\n]*)?",
        r"\([\w:. -]+\)=",
        r"\+\+\+[^\n]*|%[^\n]*",
        BRACES,
    ),
    closings=(rf"[ \t]*{BRACES}",),
    openers=(r":::|%|\+\+\+",),
    heading_id=HEADING_ID,
    pin="braces",
)

DIALECTS.add("myst", MYST)
