"""MkDocs with Python-Markdown and pymdownx, as Material for MkDocs sets them up.

source: Python-Markdown extensions; facelessuser.github.io/pymdown-extensions; mkdocstrings.github.io/usage, /autorefs
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import COLON_BRACES, HEADING_ID
from l10n.dialects.closed_html import closed_html, set_apart
from l10n.dialects.containers import OPENINGS, indented_containers, opened
from l10n.dialects.definitions import described
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM, LABEL, WIKILINK
from l10n.dialects.math import BRACKETS, DISPLAY, DOLLARS, DOUBLE_DOLLARS
from l10n.dialects.templates import LIQUID, LIQUID_LINES, links

ABBREVIATION = r"\*\[[^\]\n]+\]:[ \t]*(?P<title>[^\n]*\S)"
"""`*[HTML]: Hypertext Markup Language`: what a tooltip says wherever the word stands."""
_SNIPPET = r"-+8<-+"
"""The scissors that put a file in, `--8<--`; pymdownx takes one dash or more."""
_OPTIONS = r"(?:\n[ ]{4,}[^\n]*)*"
"""YAML behind the line that opens a block."""


def _as_commonmark(body: str) -> str:
    """Return an article in which indented containers are quotes, and descriptions are list items."""
    return described(opened(set_apart(body)))


MKDOCS = msgspec.structs.replace(
    GFM,
    name="mkdocs",
    notice="!!! note\n\n    {{ text }}\n",
    slugger="mkdocs",
    plugins=(*GFM.plugins, deflist_plugin, indented_containers, closed_html),
    syntax=(
        FOOTNOTE_REFERENCE,
        EMOJI_CODE,
        WIKILINK,
        ("syntax", r"\{\{(?!\{).*?\}\}|\{%.*?%\}|\{\*.*?\*\}|\{#[ ].*?#\}"),
        ("syntax", COLON_BRACES),
        ("syntax", r"\[TOC\]"),
        LABEL,
        ("syntax", r"\+(?<!\{\+)\+(?:[\w+-]|\"[^\"\n]*\")+\+\+"),
        DOUBLE_DOLLARS,
        DOLLARS,
        BRACKETS,
    ),
    lines=(
        *OPENINGS,
        rf"/{{3,}}[ \t]*[\w-]+(?:[ \t]*\|[ \t]*(?P<title>[^\n]*\S)?)?[ \t]*{_OPTIONS}",
        r"/{3,}[ \t]*",
        rf":::[ \t]+[\w.]+[ \t]*{_OPTIONS}",
        rf";*{_SNIPPET}[^\n]*",
        ABBREVIATION,
    ),
    closings=(COLON_BRACES,),
    openers=(r"!!!|\?\?\?|===|///|:::|\*\[",),
    ids=(HEADING_ID,),
    includes=(
        rf"^[ \t>]*{_SNIPPET}[ \t]+([\"'])(?P<path>[^\"'\n:]+)[^\"'\n]*\1",
        rf"^[ \t]*{_SNIPPET}[ \t]*\n(?P<path>(?:(?![ \t]*{_SNIPPET})[^\n]*\n)+?)[ \t]*{_SNIPPET}[ \t]*$",
        r"^[ \t]*(?P<path>:::[ \t]+[\w.:-]*\w)[ \t]*$",
        r"\{%-?\s*include(?:-markdown)?\s+([\"'])(?P<path>[^\"'\n]+)\1",
    ),
    heading_id=HEADING_ID,
    pin="braces",
    footnotes_first=True,
    markdown_in_html=True,
    spaced_labels=True,
    hashes_before_braces=True,
    drops_hashes=True,
    as_commonmark=_as_commonmark,
    raw=(DISPLAY, rf"(?m)^[ \t]*{_SNIPPET}[ \t]*\n[\s\S]*?\n[ \t]*{_SNIPPET}[ \t]*$"),
    links=links(LIQUID),
    spans=(LIQUID_LINES,),
)

DIALECTS.add("mkdocs", MKDOCS)
