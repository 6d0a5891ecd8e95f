"""An article in mdformat's style, where that changes nothing that a reader sees."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import mdformat
from mdformat.plugins import PARSER_EXTENSIONS

_EXTENSIONS = ("gfm", "tables", "footnote", "gfm_alerts", "admon", "myst")
"""Plugins of mdformat that are used where they are installed."""
_OPTIONS = {"wrap": "keep", "end_of_line": "keep", "number": True}


def formatted(body: str) -> str:
    """Return Markdown as mdformat writes it, or as it is where mdformat cannot read it.

    body:  without its header

    >>> formatted("*  a\\n*  b\\n")
    '- a\\n- b\\n'
    """
    extensions = [name for name in _EXTENSIONS if name in PARSER_EXTENSIONS]
    try:
        return mdformat.text(body, options=_OPTIONS, extensions=extensions)
    except (RecursionError, ValueError, KeyError):
        return body
