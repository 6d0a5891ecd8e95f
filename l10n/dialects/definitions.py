"""Definition lists, as a CommonMark parser may be shown them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

_DESCRIPTION = re.compile(r"(?m)^([ \t>]*)[:~]([ \t]+)(?=(\S))")
_CODE = "`"
_BLANKS = " \t\n"
_NOTHING = "&#8203;"
"""What a line may begin with so that it is text."""


def described(body: str) -> str:
    """Return an article with each description of a definition list as a list item, which holds the same blocks.

    Without that, CommonMark takes the second paragraph of a description for indented code. Code that goes on behind
    such a line stays code: not all sites know definition lists, and in those it must not be translated. A comment or
    tag that a description begins with opens no block.

    >>> described("Term\\n:   Text.\\n\\n    More.\\n")
    'Term\\n-   Text.\\n\\n    More.\\n'
    >>> described("It is `a\\n: b`.\\n")
    'It is `a\\n: b`.\\n'
    """
    return _DESCRIPTION.sub(_as_item, body)


def _as_item(found: re.Match[str]) -> str:
    text, end = found.string, found.start()
    while end and text[end - 1] in _BLANKS:
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    if text.count(_CODE, start, end) % 2:
        return found[0]
    return f"{found[1]}-{found[2]}{_NOTHING if found[3] == '<' else ''}"
