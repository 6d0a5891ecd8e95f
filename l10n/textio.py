"""Bytes to text and back, text without its escapes, and the offsets between an article as stored and as parsed.

1. Only UTF-8 is read; a BOM stays in the text as U+FEFF, so that nothing has to remember to put it back.
2. Parsers see LF only and no NUL. Every offset in a value of ours counts code points of that *normalised* text.
3. Output is cut from the *stored* text, so mixed line ends survive. `SourceText` is the only place that knows both.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

import msgspec

from l10n.errors import TextError

_CARRIAGE_RETURN = re.compile(r"\r\n?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class SourceText(msgspec.Struct, frozen=True):
    """An article's text, as stored and as parsed."""

    stored: str
    """As in the file: line ends, NUL and BOM untouched."""
    text: str
    """Normalised: every line end is LF, NUL is U+FFFD (as CommonMark 2.3 asks)."""
    dropped: tuple[int, ...] = ()
    """Offsets in `text` of the LFs whose CR was dropped, ascending."""

    @property
    def newline(self) -> str:
        """What new lines of the article end with, as most of its own do."""
        return "\r\n" if 2 * len(self.dropped) > self.text.count("\n") else "\n"

    def slice(self, start: int, end: int) -> str:
        """Return the stored text between two offsets of `text`."""
        if not self.dropped:
            return self.stored[start:end]
        return self.stored[start + bisect_left(self.dropped, start) : end + bisect_left(self.dropped, end)]


def unescaped(text: str) -> str:
    r"""Return Markdown without the backslashes that escape signs.

    source: CommonMark 0.31, "Backslash escapes"

    >>> unescaped(r"\_fn\_1 \a")
    '_fn_1 \\a'
    """
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def decode(data: bytes, path: str) -> str:
    """Return the text of a UTF-8 file.

    raises: TextError naming the line of the first byte that is not UTF-8
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TextError(
            f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}",
            path=path,
            line=line,
            remedy="save the file as UTF-8",
            check="encoding",
        ) from None


def normalise(stored: str) -> SourceText:
    """Return `stored` with the text that parsers see.

    law: `normalise(s).slice(0, len(normalise(s).text)) == s`
    """
    text = stored.replace("\0", "�") if "\0" in stored else stored
    if "\r" not in text:
        return SourceText(stored, text)
    dropped = []
    shift = 0
    for match in _CARRIAGE_RETURN.finditer(text):
        if match.end() - match.start() == 2:
            dropped.append(match.start() - shift)
            shift += 1
    return SourceText(stored, _CARRIAGE_RETURN.sub("\n", text), tuple(dropped))


class Lines:
    """Line numbers of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = (0, 1)
        """The offset that was asked for last, and its line: the next one is rarely far."""

    @cached_property
    def _ends(self) -> list[int]:
        # In C, a line at a time: each is one longer than its text.
        return [end - 1 for end in accumulate([len(line) + 1 for line in self._text.split("\n")[:-1]])]

    def at(self, offset: int) -> int:
        """Return the line that holds the code point at `offset`."""
        place, line = self._last
        between = self._text.count("\n", place, offset) if offset >= place else -self._text.count("\n", offset, place)
        self._last = (offset, line + between)
        return line + between

    def start(self, line: int) -> int:
        """Return the offset at which a line begins."""
        return self._ends[line - 2] + 1 if line > 1 else 0

    def column(self, offset: int) -> int:
        """Return the column of a code point, counted from 1."""
        before = bisect_right(self._ends, offset - 1)
        return offset - (self._ends[before - 1] if before else -1)
