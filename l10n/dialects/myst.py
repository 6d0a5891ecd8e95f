"""MyST: directives, roles, targets, definition lists, for Sphinx and Jupyter Book.

source: myst-parser.readthedocs.io/en/latest/syntax
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

import msgspec
from mdit_py_plugins.deflist import deflist_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.definitions import described
from l10n.dialects.directives import DATA, OPENING, OPTION, directives, opened
from l10n.dialects.fields import fields
from l10n.dialects.gfm import FOOTNOTE_REFERENCE, GFM
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS, ENVIRONMENT

_TARGET = r"[^\s()](?:[^\n()]*[^\s()])?"
"""The name of a place, in parentheses before an equals sign: `(guide/install)=`."""
_ROLE = r"\{[\w:+-]+\}"
_TITLED_ROLE = rf"{_ROLE}(?P<start>`+)(?!`)(?P<text>[^`<>]*[^`<>\s])[ \n]+<[^`<>\n]+>(?P=start)(?!`)"
"""A role whose text is given, before its target."""


def _as_commonmark(body: str) -> str:
    """Return an article in which directives and such roles are text, and descriptions are list items."""
    return described(opened(re.sub(_TITLED_ROLE, lambda found: found.group().replace("`", "\\`"), body)))


MYST = msgspec.structs.replace(
    GFM,
    name="myst",
    notice=":::{note}\n{{ text }}\n:::\n",
    slugger="myst",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"short_title", "alt", "caption"},
    plugins=(*GFM.plugins, deflist_plugin, directives, fields),
    data=(DATA,),
    parameters=("*.caption",),
    syntax=(
        FOOTNOTE_REFERENCE,
        ("syntax", _TITLED_ROLE),
        ("syntax", rf"{_ROLE}(?P<ticks>`+)(?!`)[\s\S]*?(?<!`)(?P=ticks)(?!`)"),
        ("syntax", r"\{\{(?!\{)[^\n]*?\}\}"),
        ("syntax", BRACES),
        DOUBLE_DOLLARS,
        DOLLARS,
    ),
    lines=(
        OPENING,
        OPTION,
        r":{3,}[ \t]*",
        rf"\({_TARGET}\)=",
        r"\+\+\+[^\n]*|%[^\n]*|\^{3,}[ \t]*",
        BRACES,
    ),
    closings=(BRACES,),
    raw=(DISPLAY, ENVIRONMENT),
    openers=(r":::|%|\+\+\+|\^\^\^",),
    ids=(
        HEADING_ID,
        rf"^\((?P<id>{_TARGET})\)=[ \t]*$",
        r"^:(?:name|label):[ \t]+(?P<id>\S+)[ \t]*$",
    ),
    includes=(
        r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?:include|literalinclude|figure|image)\}[ \t]+(?P<path>[^\n`]*[^\s`])",
    ),
    heading_id=HEADING_ID,
    pin="target",
    as_commonmark=_as_commonmark,
)

DIALECTS.add("myst", MYST)
