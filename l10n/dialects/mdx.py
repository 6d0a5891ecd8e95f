"""What MDX adds to Markdown: JSX, expressions, imports and exports. No dialect of its own; Docusaurus builds on it.

source: mdxjs.com/docs/what-is-mdx
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

_DEPTH = 12


def _braces(depth: int) -> str:
    inner = r"[^{}]*+"
    for _ in range(depth - 1):
        inner = rf"(?:[^{{}}]++|\{{{inner}\}})*+"
    return rf"\{{{inner}\}}"


EXPRESSION = _braces(_DEPTH)
"""Braces and what they enclose, comments included; data of components is nested deeper than code."""
TAG = rf"</?(?:[A-Za-z_$][\w.:$-]*+(?:\s(?:[^<>{{}}\"']++|\"[^\"]*+\"|'[^']*+'|{EXPRESSION})*+)?/?)?>"
"""A JSX tag; `<>` and `</>` are tags too."""
FLOW = rf"(?m)^[ \t]*(?:(?=</?[A-Z_$]|<[a-z][\w.-]*[^\n<>]*\n)(?:{TAG})|{EXPRESSION}[ \t]*$)"
"""What a line begins with may hold blank lines, which cut paragraphs in Markdown but not in MDX; and a tag over several
lines may end with a `>` on a line of its own, which opens a quote in Markdown."""
_TO_CLOSING = r"[^\n]*[{(\[][ \t]*\n(?:[ \t][^\n]*\n|\n)*[})\]][^\n]*"
"""From a bracket at the end of a line to the first line that is not indented."""
MODULE = (
    r"(?m)^(?:import\s+(?:[\w*{][^;'\"]{0,2000}?\sfrom\s*)?['\"][^'\"\n]+['\"][ \t]*;?"
    rf"|export\s+(?:const|let|var|default|function|async|class)\b"
    rf"(?:{_TO_CLOSING}|[\s\S]*?(?=\n[ \t]*(?:\n|```|~~~)|\Z)))"
)
"""Imports and exports; an export of several paragraphs is one whose lines are indented."""
