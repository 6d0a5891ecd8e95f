"""PO bytes -> text, and the string literals in its lines -> their text.

1. The text is UTF-8 whatever the file's header says. A byte order mark and CRLF are tolerated; anything else that no
   PO editor writes (NUL, a lone carriage return, other encodings) means a damaged file.
2. Errors carry the line; the caller adds the path.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import codecs
import re

from l10n.config.settings import Limits
from l10n.errors import CatalogError

RESTORE = "restore the file from version control"
"""What to do about a damaged file."""


def shown(text: str) -> str:
    """Return `text` as an error message quotes it: escaped, its start only."""
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def decode(data: bytes, limits: Limits) -> str:
    """Return the text of a PO file with LF line ends and without a byte order mark.

    raises:  CatalogError without a path
    """
    if len(data) > limits.catalog:
        reason = f"the file has {len(data)} bytes, more than {limits.catalog}"
        raise CatalogError(reason, remedy="split the catalog", check="limit")
    text = _utf8(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        _refuse(text, "\r", "a carriage return without a line feed", "save the file with LF line ends")
    _refuse(text, "\0", "a NUL character: the file is damaged", RESTORE)
    if len(text) > limits.line:
        _check_line_lengths(text, limits.line)
    return text


def _check_line_lengths(text: str, longest: int) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > longest:
            raise CatalogError(
                f"a line of {len(line)} characters, more than {longest}",
                line=number,
                remedy="shorten the text or raise limits.line",
                check="limit",
            )


def _utf8(data: bytes) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
            remedy="save the file as UTF-8, for example with: msgconv -t UTF-8",
            check="encoding",
        ) from None


def _refuse(text: str, character: str, reason: str, remedy: str) -> None:
    at = text.find(character)
    if at >= 0:
        raise CatalogError(reason, line=text.count("\n", 0, at) + 1, remedy=remedy)


def unquote(literal: str, number: int) -> str:
    """Return the text of a string literal, which stands between double quotes; blanks around them do not count.

    >>> unquote(r'"say \\"hi\\""', 1)
    'say "hi"'

    raises:  CatalogError without a path
    """
    literal = literal.strip(" \t")
    body = literal[1:-1]
    if len(literal) < 2 or literal[0] != '"' or literal[-1] != '"':
        raise _bad_literal(literal, number)
    return unescape(body, number) if "\\" in body or '"' in body else body


def _bad_literal(literal: str, number: int) -> CatalogError:
    if literal[:1] != '"':
        return CatalogError("a string must start with a double quote", line=number, remedy='write it as "…"')
    return CatalogError("the closing quote is missing", line=number, remedy=f"{RESTORE}, or close the string")


_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+|\\(?P<simple>.?)", re.DOTALL)
_NUMERIC = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")


def unescape(body: str, number: int) -> str:
    """Return `body`, the inside of a string literal, with its escapes resolved; octal and hex ones are UTF-8 bytes."""
    rest = body.replace("\\\\", "").replace('\\"', "")
    if "\\" not in rest and '"' not in rest:
        return "\\".join([part.replace('\\"', '"') for part in body.split("\\\\")])
    if '"' in rest:
        raise CatalogError("a double quote inside a string is not escaped", line=number, remedy='write it as \\"')
    if rest[-1:] == "\\":
        raise _bad_literal('"', number)

    def resolve(match: re.Match[str]) -> str:
        simple = match["simple"]
        if simple is None:
            return _numeric(match[0], number)
        if simple not in _SIMPLE:
            raise CatalogError(f"unknown escape \\{simple}", line=number, remedy="write a backslash as \\\\")
        return _SIMPLE[simple]

    return _ESCAPE.sub(resolve, body)


def _numeric(escapes: str, number: int) -> str:
    values = [int(x, 16) if x else int(octal, 8) for x, octal in _NUMERIC.findall(escapes)]
    try:
        text = bytes(values).decode("utf-8")
    except ValueError:
        raise CatalogError(f"{escapes} is not UTF-8", line=number, remedy="write the characters themselves") from None
    if "\0" in text:
        raise CatalogError(
            f"{escapes} is a NUL character, which gettext cannot hold", line=number, remedy="delete it from the text"
        )
    return text
