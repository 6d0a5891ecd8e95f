"""Jekyll: kramdown with GitHub input, and Liquid.

source: kramdown.gettalong.org/syntax.html
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import HEADING_ID, KRAMDOWN_BRACES
from l10n.dialects.closed_html import closed_html, set_apart
from l10n.dialects.definitions import described
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DISPLAY, DOUBLE_DOLLARS
from l10n.dialects.mkdocs import ABBREVIATION
from l10n.dialects.pipe_tables import pipe_tables
from l10n.dialects.templates import LIQUID, LIQUID_DATA, LIQUID_LINES, LIQUID_PAIR, LIQUID_RAW, links

_DATA = ("configuration", "configuration_basic")
"""source: developers.home-assistant.io, "Create a documentation page", configuration variables"""


def _as_commonmark(body: str) -> str:
    """Return an article in which descriptions are list items, and text behind a closed element stands apart."""
    return described(set_apart(body))


JEKYLL = msgspec.structs.replace(
    GFM,
    name="jekyll",
    notice="> {{ text }}\n",
    slugger="jekyll",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"tagline", "lead", "caption", "alt"},
    plugins=(*GFM.plugins, deflist_plugin, pipe_tables, closed_html),
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        ("syntax", LIQUID_RAW),
        ("syntax", LIQUID),
        ("syntax", KRAMDOWN_BRACES),
        DOUBLE_DOLLARS,
    ),
    lines=(KRAMDOWN_BRACES, ABBREVIATION),
    raw=(
        DISPLAY,
        r"\{::(comment|nomarkdown)\b[^}\n]*\}(?:(?!\{::\1)[\s\S])*?\{:/\1?\}",
        r"(?m)^[ \t]*(?:[*+-]|\d+\.)[ \t][^\n]*\n[ \t]*\{:[ ]?toc\b[^}\n]*\}",
    ),
    links=links(LIQUID),
    spans=(LIQUID_LINES,),
    shortcode_pair=LIQUID_PAIR,
    raw_shortcodes=("highlight", "comment", *_DATA),
    data=(LIQUID_DATA.replace("NAME", "|".join(_DATA)),),
    parameters=(
        *("include.title", "include.subtitle", "include.caption", "include.alt", "include.summary"),
        *("include.description", "include.content", "include.text", "details.0", "my.title"),
    ),
    closings=(KRAMDOWN_BRACES,),
    ids=(r"\{:(?:[^{}\n]*?\s)?#(?P<id>[\w:-]+)[^{}\n]*\}",),
    includes=(r"\{%-?\s*include(?:_relative)?\s+(?P<path>[^\s%{}]+)",),
    heading_id=HEADING_ID,
    pin="braces",
    markdown_in_html=True,
    pipes_make_tables=True,
    spaced_labels=True,
    hashes_before_braces=True,
    drops_hashes=True,
    as_commonmark=_as_commonmark,
)

DIALECTS.add("jekyll", JEKYLL)
