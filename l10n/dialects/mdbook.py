"""mdBook: `{{#include}}` and its like, heading attributes, definition lists."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.gfm import GFM

MDBOOK = msgspec.structs.replace(
    GFM,
    name="mdbook",
    slugger="mdbook",
    headers=(),
    syntax=(
        *GFM.syntax,
        ("syntax", r"\{\{#[^\n]*?\}\}"),
        ("math", r"\$\$[^$]+\$\$|\\\\\([^\n]*?\\\\\)|\\\\\[[\s\S]*?\\\\\]"),
    ),
    closings=(rf"[ \t]*{BRACES}",),
    heading_id=HEADING_ID,
    pin="braces",
)

DIALECTS.add("mdbook", MDBOOK)
