"""MDC: components in Markdown, with properties and slots, as Nuxt Content reads them.

source: content.nuxt.com/docs/files/markdown, "MDC syntax"
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from l10n.dialects import DIALECTS
from l10n.dialects.attributes import BRACES, HEADING_ID
from l10n.dialects.gfm import EMOJI_CODE, FOOTNOTE_REFERENCE, GFM
from l10n.dialects.lines import YAML_OPTIONS, behind_yaml, line_of, push_paragraph
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS

_NAME = r"[A-Za-z][\w:.-]*"
_PROPERTIES = r"(?:\{[^\n]*\})?"
_OPENING = rf":{{2,}}{_NAME}(?:\[(?P<title>[^\n]*)\])?{_PROPERTIES}"
_CLOSING = r":{2,}[ \t]*"
_SLOT = rf"#{_NAME}{_PROPERTIES}"
_INLINE = rf":(?<![\w:]:){_NAME}(?:\[[^\[\]\n]*\])?\{{[^{{}}\n]*\}}"
_DATA = rf"(?m)^[ \t]*:{{2,}}{_NAME}[^\n]*\n{YAML_OPTIONS}"
_MARKER = re.compile(rf"(?:{_OPENING}|{_CLOSING})[ \t]*")


def _components(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "component", _component, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _component(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read the line that opens or closes a component, and the properties in YAML that may follow, as a paragraph.

    The `---` round these would make a heading of it otherwise.
    """
    if state.is_code_block(start_line) or not _MARKER.fullmatch(text := line_of(state, start_line)):
        return False
    if silent:
        return True
    push_paragraph(state, start_line, start_line + 1, text)
    state.line = behind_yaml(state, start_line + 1, end_line)
    return True


def _as_commonmark(body: str) -> str:
    """Return an article in which the lines of components stand apart, and their properties are text."""
    body = re.sub(_DATA, lambda found: re.sub(r"(?m)^[ \t]*---[ \t]*$", "", found[0]), body)
    return re.sub(rf"(?m)^[ \t]*:{{2,}}(?:{_NAME}[^\n]*|[ \t]*)$", r"\n\\\g<0>\n", body)


MDC = msgspec.structs.replace(
    GFM,
    name="mdc",
    notice="::note\n{{ text }}\n::\n",
    headers=("yaml",),
    prose_keys=GFM.prose_keys | {"label", "headline", "alt"},
    plugins=(*GFM.plugins, _components),
    syntax=(
        FOOTNOTE_REFERENCE,
        ("syntax", _INLINE),
        EMOJI_CODE,
        DOUBLE_DOLLARS,
        DOLLARS,
        ("syntax", r"\{\{(?!\{)[^\n]*?\}\}"),
        ("syntax", BRACES),
    ),
    lines=(_OPENING, _CLOSING, _SLOT, _INLINE, rf":{_NAME}"),
    closings=(BRACES,),
    openers=("::",),
    ids=(HEADING_ID,),
    raw=(DISPLAY,),
    data=(_DATA,),
    heading_id=HEADING_ID,
    pin="braces",
    as_commonmark=_as_commonmark,
)

DIALECTS.add("mdc", MDC)
