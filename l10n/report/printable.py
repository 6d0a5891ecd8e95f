"""Other people's text, made safe to print: whoever writes a file name or a msgstr must not steer a terminal or a CI."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

_CONTROLS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f"
)
"""Terminal escapes, odd line ends, bidirectional controls, hidden text, and what is no character at all."""
_UNPRINTABLE = re.compile(f"[{_CONTROLS}]")
_NOT_ON_A_LINE = re.compile(f"[{_CONTROLS}\n]")


def printable(text: str) -> str:
    """Return text with everything in sight that would steer what shows it; line ends and tabs stay.

    >>> printable("a\\x1b[2Jb\\u202e")
    'a\\\\x1b[2Jb\\\\u202e'
    """
    return text if text.isprintable() else _UNPRINTABLE.sub(_escape, text)


def on_one_line(text: str) -> str:
    """Return text likewise, on one line: nothing in it can look like the next finding or like a command to a CI.

    >>> on_one_line("a\\n::error::b")
    'a\\\\x0a::error::b'
    """
    return text if text.isprintable() else _NOT_ON_A_LINE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    point = ord(match.group())
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
