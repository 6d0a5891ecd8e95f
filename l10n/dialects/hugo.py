"""Hugo: Goldmark with its extensions, shortcodes, attributes.

source: gohugo.io, "Shortcodes", "Markdown attributes", "Blockquote render hooks"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.definitions import described
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM, LABEL
from l10n.dialects.math import BRACKETS, DOUBLE_DOLLARS
from l10n.dialects.templates import SHORTCODE, SHORTCODE_CODE, SHORTCODE_LINES, SHORTCODE_PAIR, links

HUGO = msgspec.structs.replace(
    GFM,
    name="hugo",
    slugger="hugo",
    headers=("yaml", "toml", "json"),
    prose_keys=GFM.prose_keys | {"linktitle"},
    plugins=(*GFM.plugins, deflist_plugin),
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        ("syntax", SHORTCODE),
        ("syntax", BRACES),
        DOUBLE_DOLLARS,
        BRACKETS,
        LABEL,
    ),
    lines=(BRACES, r"\[![A-Za-z-]+\][+-]?[ \t]+(?P<title>[^\n]*\S)"),
    openings=(r"\[![A-Za-z-]+\][+-]?[ \t]*(?=\n|$)", *GFM.openings),
    links=links(SHORTCODE),
    raw=(*GFM.raw, SHORTCODE_CODE),
    spans=(SHORTCODE_LINES,),
    shortcode_pair=SHORTCODE_PAIR,
    raw_shortcodes=("highlight", "mermaid", "katex", "plantuml", "chart", "comment", "docs/reference"),
    parameters=(
        *("*.title", "*.subtitle", "*.caption", "*.alt", "*.summary", "*.description", "*.header", "*.footer"),
        *("*.text", "*.tooltip", "*.placeholder", "figure.attr", "details.0", "expand.0", "tab.0", "tab.name"),
        *("glossary_definition.prepend",),
    ),
    closings=(BRACES,),
    ids=(HEADING_ID,),
    includes=(
        r"\{\{[<%]\s*include\s+([\"'`])(?P<path>[^\"'`\n]+)\1",
        r"\{\{[<%]\s*(?:figure|image|img)\s[^}]*?\bsrc\s*=\s*([\"'`])(?P<path>[^\"'`\n]+)\1",
    ),
    hashes_before_braces=True,
    heading_id=HEADING_ID,
    pin="braces",
    shows_html=False,
    as_commonmark=described,
)

DIALECTS.add("hugo", HUGO)
