"""TOML front matter between `+++` lines.

1. tomllib reads the data and is the judge of what each value says; no library of the field says where it stands. So a
   scan of what is then known to be TOML finds the strings, and the path of each.
2. The author's quotes stay where they can hold the target; everything fits between double ones.
3. No line of a value may begin with `+++`: site generators look for the fence before they read the TOML.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

from l10n.headers import HEADERS, Header, HeaderValue
from l10n.headers.front_matter import DEPTH, LIMIT, Path, find_fence, format_path, line_of, normalise

_OPEN = re.compile(r"\+\+\+[ \t]*\n")
_CLOSE = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")

_TOKEN = re.compile(
    r"""
    (?P<text> \"{3} (?:[^"\\] | \\[\s\S] | "{1,2}(?!"))*+ \"{3,5}
            | '{3} (?:[^'] | '{1,2}(?!'))*+ '{3,5}
            | " (?:[^"\\\n] | \\.)*+ "
            | ' [^'\n]*+ ' )
    | (?P<skip> [ \t]+ | \#[^\n]* )
    | (?P<mark> [\[\]{}=,.\n] )
    | (?P<bare> [^\s\[\]{}=,.\#"']+ )
    """,
    re.VERBOSE,
)
_STYLES = {'"': "basic", "'": "literal", '"""': "multi-basic", "'''": "multi-literal"}

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BASIC_ESCAPE = re.compile(rf'{_CONTROL.pattern}|["\\\t\n]')
_MULTI_ESCAPE = re.compile(rf'{_CONTROL.pattern}|\\|(?<="")"|"\Z|^\+(?=\+\+)', re.MULTILINE)
_LITERAL_UNSAFE = re.compile(rf"{_CONTROL.pattern}|['\n]")
_MULTI_LITERAL_UNSAFE = re.compile(rf"{_CONTROL.pattern}|'''|'\Z|^\+\+\+", re.MULTILINE)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class TomlHeader:
    """Front matter of Hugo and Zola."""

    def parse(self, text: str, start: int) -> Header | None:
        r"""Return the front matter; None where there is no fence, or no second one.

        >>> [(value.key, value.text) for value in TomlHeader().parse("+++\n[[menu]]\nname = 'Home'\n+++\n", 0).values]
        [('menu[0].name', 'Home')]
        """
        fence = find_fence(text, start, _OPEN, _CLOSE)
        if fence is None:
            return None
        body = text[fence.start : fence.close]
        problem, line = _find_problem(body)
        if problem:
            line += line_of(text, fence.start) - 1
            return Header(syntax="toml", start=start, end=fence.end, problem=problem, line=line)
        return Header(syntax="toml", start=start, end=fence.end, values=_Scan(fence.start).run(body))

    def encode(self, target: str, value_style: str) -> str:
        r"""Return the TOML string that says `target`.

        value_style:  basic, literal, multi-basic or multi-literal; then " lines" where the source has more than one
                      line and the target may, and " break" where the text begins in the line below the quotes

        >>> TomlHeader().encode("L'aide", "literal")
        '"L\'aide"'
        """
        kind, *traits = value_style.split(" ")
        said = normalise(target, lines="lines" in traits)
        if kind == "literal" and not _LITERAL_UNSAFE.search(said):
            return f"'{said}'"
        if not kind.startswith("multi"):
            return f'"{_BASIC_ESCAPE.sub(_escape, said)}"'
        first = "\n" if "break" in traits or said.startswith("\n") else ""
        if kind == "multi-literal" and not _MULTI_LITERAL_UNSAFE.search(said):
            return f"'''{first}{said}'''"
        return f'"""{first}{_MULTI_ESCAPE.sub(_escape, said)}"""'


class _Open(NamedTuple):
    """An array or inline table that is being read."""

    base: Path
    position: int
    """Position of the array's next value, -1 for an inline table."""


class _Scan:
    """Finds the strings of sound TOML, token by token."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._table: Path = ()
        self._last: dict[Path, int] = {}
        """Position of the last table of each array of tables."""
        self._open: list[_Open] = []
        self._key: list[str] = []
        self._in_key = True
        self._brackets = 0
        """How many opened the table header that is being read."""
        self._values: list[HeaderValue] = []

    def run(self, body: str) -> tuple[HeaderValue, ...]:
        """Return every string that is no key."""
        for token in _TOKEN.finditer(body):
            if token["mark"]:
                self._punctuate(token[0])
            elif self._in_key and not token["skip"]:
                self._key.append(token[0] if token["bare"] else _decode(token[0]))
            elif token["text"]:
                self._values.append(_read_value(token, self._place(), self._offset))
        return tuple(self._values)

    def _punctuate(self, mark: str) -> None:
        if mark == "\n":
            self._end_line()
        elif mark == "=":
            self._in_key = False
        elif mark == ",":
            self._separate()
        elif mark in "]}" and self._open:
            self._open.pop()
            self._in_key = False
        elif mark == "[" and self._in_key:
            self._brackets += 1
        elif mark in "[{":
            self._open.append(_Open(self._place(), 0 if mark == "[" else -1))
            self._key, self._in_key = [], mark == "{"

    def _end_line(self) -> None:
        if self._open:
            return
        if self._brackets:
            self._table = self._enter_table()
        self._key, self._brackets, self._in_key = [], 0, True

    def _separate(self) -> None:
        base, position = self._open[-1]
        if position < 0:
            self._key, self._in_key = [], True
        else:
            self._open[-1] = _Open(base, position + 1)

    def _enter_table(self) -> Path:
        """Return the path that a table header opens; an array of tables is entered at its last one."""
        path: Path = ()
        for depth, key in enumerate(self._key, 1):
            path = (*path, key)
            if self._brackets == 2 and depth == len(self._key):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
        return path

    def _place(self) -> Path:
        """Return the path of the value that comes next."""
        if not self._open:
            return (*self._table, *self._key)
        base, position = self._open[-1]
        return (*base, *self._key) if position < 0 else (*base, position)


def _find_problem(body: str) -> tuple[str, int]:
    """Return why tomllib cannot read `body` and in which of its lines, ("", 0) where it can."""
    if len(body) > LIMIT:
        return f"longer than {LIMIT} characters", 1
    if _is_deep(body):
        return f"a key with more than {DEPTH} parts", 1
    try:
        tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        where = _ERROR_PLACE.search(str(error))
        last = body.count("\n")
        return _ERROR_PLACE.sub("", str(error)), int(where[1] or last) if where else 1
    except (ValueError, RecursionError):
        return "a number too long, or nested too deep", 1
    return "", 0


def _is_deep(body: str) -> bool:
    """Whether a key has so many dots that tomllib, whose time grows with their square, would hang (20,000: 60 s)."""
    dots = 0
    for token in _TOKEN.finditer(body):
        if token["mark"]:
            dots = dots + 1 if token["mark"] == "." else 0
        if dots >= DEPTH:
            return True
    return False


def _read_value(token: re.Match[str], path: Path, offset: int) -> HeaderValue:
    written, text = token[0], _decode(token[0])
    mark = written[:3] if written[:3] in _STYLES else written[0]
    traits = [" lines"] if "\n" in written or "\n" in text else []
    if written.startswith("\n", len(mark)):
        traits.append(" break")
    style = "".join([_STYLES[mark], *traits])
    return HeaderValue(
        key=format_path(path), text=text, start=offset + token.start(), end=offset + token.end(), style=style
    )


def _decode(written: str) -> str:
    """Return what a TOML string says."""
    text = tomllib.loads(f"text = {written}")["text"]
    return str(text)


def _escape(character: re.Match[str]) -> str:
    return _ESCAPES.get(character[0]) or f"\\u{ord(character[0]):04X}"


HEADERS.add("toml", TomlHeader())
