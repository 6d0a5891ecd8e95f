"""mdBook: `{{#include}}` and its like, heading attributes, definition lists.

source: rust-lang.github.io/mdBook/format
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.definitions import described
from l10n.dialects.gfm import FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DOUBLE_DOLLARS

MDBOOK = msgspec.structs.replace(
    GFM,
    name="mdbook",
    slugger="mdbook",
    headers=(),
    plugins=(*GFM.plugins, deflist_plugin),
    syntax=(
        FOOTNOTE_REFERENCE,
        ("syntax", r"\{\{[ \t]*#[^\n]*?\}\}"),
        DOUBLE_DOLLARS,
        ("math", r"\\\\(?:\([^\n]*?\\\\\)|\[[\s\S]*?\\\\\])"),
    ),
    lines=(r"\{\{[ \t]*#title[ \t]+(?P<title>[^{}\n]*[^{}\s])[ \t]*\}\}",),
    raw=(*GFM.raw, r"(?m)^r\[[\w.-]+\][ \t]*$"),  # identifiers of rules; source: rust-lang/reference, "mdbook-spec"
    closings=(BRACES,),
    includes=(r"(?<!\\)\{\{\s*#(?:include|rustdoc_include|playground)\s+(?P<path>[^\s:}]+)",),
    heading_id=HEADING_ID,
    pin="braces",
    as_commonmark=described,
)

DIALECTS.add("mdbook", MDBOOK)
