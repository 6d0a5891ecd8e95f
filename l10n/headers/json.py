"""JSON front matter, an object at the top of the article, as Hugo reads it.

1. The standard library reads the object and says where it ends; a scan of what is then known to be JSON finds the
   strings.
2. Everything fits into a JSON string, so there is one style.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from l10n.headers import HEADERS, Header, HeaderValue
from l10n.headers.front_matter import LIMIT, behind_line, format_path, line_of, normalise

_OPEN = re.compile(r'\{\s*"(?:[^"\\\n]|\\.)*+"\s*:')
_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*+")(\s*:)?|[\[\]{},]')
_GIVE_UP = re.compile(r"^\}|(?=^[ \t]*$)|\Z", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029]")


class JsonHeader:
    """Front matter that is a JSON object."""

    def parse(self, text: str, start: int) -> Header | None:
        r"""Return the object with its line end; None where `{` begins something else (a shortcode, an expression).

        >>> [(value.key, value.text) for value in JsonHeader().parse('{"title": "1 \\u2260 2", "weight": 3}', 0).values]
        [('title', '1 ≠ 2')]
        """
        if not _OPEN.match(text, start):
            return None
        try:
            _, end = json.JSONDecoder().raw_decode(text, start)
        except json.JSONDecodeError as error:
            return _unreadable(text, start, error.msg, error.pos)
        except (ValueError, RecursionError):
            return _unreadable(text, start, "numbers too long, or nested too deep", start)
        if end - start > LIMIT:
            return _unreadable(text, start, f"longer than {LIMIT} characters", start)
        values = tuple(_values(text, start, end))
        return Header(syntax="json", start=start, end=behind_line(text, end), values=values)

    def encode(self, target: str, value_style: str) -> str:
        """Return the JSON string that says `target`.

        value_style:  string, or "string lines" where the source's text has line breaks and the target may

        >>> JsonHeader().encode('Say "hello"', "string")
        '"Say \\\\"hello\\\\""'
        """
        said = json.dumps(normalise(target, lines=value_style == "string lines"), ensure_ascii=False)
        return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04x}", said)


def _values(text: str, start: int, end: int) -> Iterator[HeaderValue]:
    """Yield the strings of a sound object that are no keys; one that is half a surrogate pair is not text."""
    steps: list[str | int] = []
    for token in _TOKEN.finditer(text, start, end):
        mark = token[0]
        if mark in "{[":
            steps.append("" if mark == "{" else 0)
        elif mark in "}]":
            steps.pop()
        elif mark == ",":
            steps[-1] = steps[-1] + 1 if isinstance(steps[-1], int) else ""
        elif token[2]:
            steps[-1] = json.loads(token[1])
        elif not _SURROGATE.search(said := json.loads(token[1])):
            style = "string lines" if "\n" in said else "string"
            key = format_path(tuple(steps))
            yield HeaderValue(key=key, text=said, start=token.start(1), end=token.end(1), style=style)


def _unreadable(text: str, start: int, problem: str, at: int) -> Header:
    """Return a header that ends with a line that begins with `}`, or at a blank line, whichever is first."""
    end = behind_line(text, next(_GIVE_UP.finditer(text, start)).end())
    return Header(syntax="json", start=start, end=end, problem=problem, line=line_of(text, at))


HEADERS.add("json", JsonHeader())
