"""MkDocs with Python-Markdown and pymdownx, as Material for MkDocs sets them up."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import COLON_BRACES, HEADING_ID
from l10n.dialects.containers import OPENING, indented_containers, opened
from l10n.dialects.gfm import GFM

MKDOCS = msgspec.structs.replace(
    GFM,
    name="mkdocs",
    slugger="mkdocs",
    plugins=(*GFM.plugins, deflist_plugin, indented_containers),
    syntax=(
        *GFM.syntax,
        ("syntax", COLON_BRACES),
        ("syntax", r"\{\{.*?\}\}|\{%.*?%\}|\{\*.*?\*\}"),
        ("syntax", r"\[TOC\]"),
        ("syntax", r"\+\+[\w+-]+\+\+"),
        ("math", r"\$\$[^$]+\$\$|(?<![\w$])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\w$])"),
    ),
    lines=(
        OPENING,
        r"/{3,}[ \t]*[\w-]+(?:[ \t]*\|[ \t]*(?P<title>[^\n]*\S)?)?[ \t]*|/{3,}[ \t]*",
        r":::[ \t]+[\w.]+[ \t]*",
        r"--8<--[^\n]*",
    ),
    closings=(rf"[ \t]*{COLON_BRACES}",),
    openers=(r"!!!|\?\?\?|===|///|:::",),
    heading_id=HEADING_ID,
    pin="braces",
    footnotes_first=True,
    as_commonmark=opened,
)

DIALECTS.add("mkdocs", MKDOCS)
