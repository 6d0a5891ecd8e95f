"""Template languages: Liquid and Jinja, and the shortcodes of Hugo. A tag may span lines that Markdown would cut."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.dialects.gfm import LINK_TEXT

LIQUID = r"\{\{(?!\{)[\s\S]*?\}\}|\{%[\s\S]*?%\}"
LIQUID_RAW = r"\{%-?\s*raw\s*-?%\}[^\n]*?\{%-?\s*endraw\s*-?%\}"
"""Template syntax that is shown, within a line; what stands between such tags on lines of their own is Markdown."""
LIQUID_LINES = r"\{%(?:(?!%\}|\{%)[^\n])*\n(?:(?!\{%|%\})[\s\S])*%\}"
LIQUID_PAIR = r"\{%-?\s*(NAME)\b(?:(?!\{%-?\s*\1\b)[\s\S])*?\{%-?\s*end\1\s*-?%\}"
LIQUID_DATA = r"(?m)^[ ]*\{%-?\s*(NAME)\s*-?%\}[ \t]*\n(?P<data>(?:(?!\{%)[\s\S])*\n)[ ]*\{%-?\s*end\1\s*-?%\}"
"""A pair of tags on lines of their own, with YAML between them."""

SHORTCODE = r"\{\{<[\s\S]*?>\}\}|\{\{%[\s\S]*?%\}\}|\{\{(?!\{)[^\n]*?\}\}"
SHORTCODE_LINES = (
    r"\{\{<(?:(?!>\}\}|\{\{<)[^\n])*\n(?:(?!\{\{<|>\}\})[\s\S])*>\}\}"
    r"|\{\{%(?:(?!%\}\}|\{\{%)[^\n])*\n(?:(?!\{\{%|%\}\})[\s\S])*%\}\}"
)
SHORTCODE_PAIR = (
    r"\{\{[<%]\s*(NAME)\b(?:(?![>%]\}\}|\{\{[<%])[\s\S])*(?<!/)[>%]\}\}"
    r"(?:(?!\{\{[<%]\s*\1\b)[\s\S])*?\{\{[<%]\s*/\s*\1\s*[>%]\}\}"
)
"""One that does not close itself, up to its closing one."""
SHORTCODE_CODE = (
    r"\{\{<\s*([\w-]+)\s(?:(?!>\}\}|\{\{<)[^\n])*?\bcodelang\s*=(?:(?!>\}\}|\{\{<)[^\n])*(?<!/)>\}\}"
    r"(?P<code>(?:(?!\{\{<\s*\1\b)[\s\S])*?)\{\{<\s*/\s*\1\s*>\}\}"
)
"""One that says what its content is highlighted as. source: kubernetes.io, "Custom Hugo shortcodes", tabs"""


def links(template: str) -> str:
    """Return a pattern of links whose destination holds a template.

    template:  matches one

    >>> import re
    >>> re.match(links(LIQUID), "[a]({{ b }}/c.md 'd')")["text"]
    'a'
    """
    title = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
    return rf"!?\[{LINK_TEXT}\]\([^()\s{{]*(?:{template})(?:{template}|[^()\s])*{title}\s*\)"
