"""Definition lists, as a CommonMark parser may be shown them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

_DESCRIPTION = re.compile(r"(?m)^([ \t>]*)[:~](?=[ \t]+\S)")


def described(body: str) -> str:
    """Return an article with each description of a definition list as a list item, which holds the same blocks.

    Without that, CommonMark takes the second paragraph of a description for indented code.

    >>> described("Term\\n:   Text.\\n\\n    More.\\n")
    'Term\\n-   Text.\\n\\n    More.\\n'
    """
    return _DESCRIPTION.sub(r"\1-", body)
