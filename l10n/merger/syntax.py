"""What of a text a parser skips, and what a site executes: patterns that several steps of the merger share."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
from functools import lru_cache

from l10n.dialects import DIALECTS
from l10n.textio import unescaped

ESCAPE = r"\\[!-/:-@\[-`{-~]"
"""A backslash and the punctuation that it makes text (CommonMark 2.4)."""
CODE = r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
"""A code span (CommonMark 6.1); to be compiled with `re.S`."""
WHOLE_TAG = r"<(?!!--)[A-Za-z/!?][^<>]*>"
"""What some parser takes for a tag."""
TAG_START = rf"{WHOLE_TAG}|<(?:!--|[A-Za-z/!?][^\s<>]*)|--!?>"
"""What a browser takes for a tag: a whole one, the name of one that is not closed, either end of a comment."""

_SAMPLES = {
    "{{": "{{ x }}",
    "{{#": "{{#x}}",
    "{%": "{% x %}",
    "{*": "{* x *}",
    "{:": "{: .x}",
}
"""Opening mark of template syntax -> an example of it."""


def resolved(text: str) -> str:
    r"""Return a text without escapes and references, as readers see it, and what a site runs over rendered articles.

    >>> resolved(r"https\:&#47;/a.example")
    'https://a.example'
    """
    if "\\" not in text and "&" not in text:
        return text
    return html.unescape(unescaped(text))


@lru_cache(maxsize=16)
def template_marks(dialect: str) -> tuple[str, ...]:
    """Return the marks that open something which sites of this dialect execute, wherever it stands.

    >>> template_marks("jekyll"), template_marks("azure"), template_marks("mdbook")
    (('{{', '{%', '{:'), (), ('{{#',))
    """
    if reads_expressions(dialect):
        return ()
    found = [mark for mark, sample in _SAMPLES.items() if _is_syntax(sample, dialect)]
    return tuple(mark for mark in found if mark != "{{#" or "{{" not in found)


@lru_cache(maxsize=16)
def reads_expressions(dialect: str) -> bool:
    """Return whether a single `{` begins an expression, and a single `<` a component (MDX).

    >>> reads_expressions("docusaurus"), reads_expressions("mkdocs")
    (True, False)
    """
    return _is_syntax("{x}", dialect)


def _is_syntax(sample: str, dialect: str) -> bool:
    patterns = (pattern for kind, pattern in DIALECTS[dialect].syntax if kind == "syntax")
    return any(re.fullmatch(pattern, sample) for pattern in patterns)
