"""Formulas between dollars, brackets or TeX environments, as several dialects read them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.model.document import EventKind

Syntax = tuple[EventKind, str]

DOUBLE_DOLLARS: Syntax = ("math", r"\$\$(?:[^$\\]|\\.)+\$\$")
DOLLARS: Syntax = ("math", r"\$(?<![\w$]\$)(?![\s$])(?:[^$\n\\]|\\.)*(?<![\s\\])\$(?![\w$])")
"""Not `$5 and $6`: no blank inside the marks, no letter or digit outside. source: pandoc, tex_math_dollars"""
_SIGN = r"[\\^_={}+]"


def _between(opening: str, closing: str, character: str) -> str:
    """Return a pattern of what looks like a formula: a single letter, or text with a sign that words do not have."""
    inside = rf"(?:(?!{closing}|{opening}){character})"
    return rf"{opening}(?=[ \n]?\w[ \n]?{closing}|{inside}*?(?!{closing}){_SIGN}){inside}+{closing}"


_INLINE = _between(r"\\\(", r"\\\)", ".")
_BLOCK = _between(r"\\\[", r"\\\]", "[^`]")
BRACKETS: Syntax = ("math", f"{_INLINE}|{_BLOCK}")
"""`\\(…\\)` and `\\[…\\]`; brackets that are escaped in running text are none."""
DISPLAY = (
    r"(?m)^[ \t>]*\$\$[ \t]*(?:\{[^{}\n]*\}[ \t]*)?\n"
    r"(?:(?![ \t>]*(?:\#{1,6}[ ]|`{3}|~{3}))[^\n]*\n)*?[ \t>]*\$\$[ \t]*$"
)
"""Lines between two lines of dollars, the first with options (Slidev); no heading and no fence: these tell that the
first of the two closes what another one opens."""
ENVIRONMENT = r"(?m)^[ \t]*\\begin\{(\w+\*?)\}(?:(?!\\begin\{\1\})[\s\S])*?\\end\{\1\}"
