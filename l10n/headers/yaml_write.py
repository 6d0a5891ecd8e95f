"""A target -> the YAML scalar that says it, in the author's style where that can hold it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.headers.front_matter import normalise
from l10n.headers.yaml_read import NON_PRINTABLE, resolves_to_text

_UNPRINTABLE = re.compile(f"{NON_PRINTABLE.pattern}|[\x85\u2028\u2029\ufeff]")
"""What only an escape can hold: control characters, and what YAML 1.1 takes for the end of a line."""
_FLOW_UNSAFE = re.compile(rf"{_UNPRINTABLE.pattern}|[\t\n]")
_PLAIN_UNSAFE = re.compile(r"\A[-?:,\[\]{}#&*!|>'\"%@`]|\A\s|\s\Z|:(?:\s|\Z)|\s#")
_IN_FLOW_UNSAFE = re.compile(r"[,\[\]{}?]")
"""Brackets and commas; a question mark ends a plain scalar for PyYAML."""
_BLOCK_UNSAFE = {
    "literal": re.compile(rf"{_UNPRINTABLE.pattern}|\A\n*[ \t]|^[ \t]+$", re.MULTILINE),
    "folded": re.compile(rf"{_UNPRINTABLE.pattern}|^[ \t]", re.MULTILINE),
}
_TO_ESCAPE = re.compile(rf'{_FLOW_UNSAFE.pattern}|["\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def format_scalar(target: str, value_style: str) -> str:
    """Return the scalar that says `target`, as `YamlHeader.encode` does."""
    kind, _, rest = value_style.partition(" ")
    if kind in _BLOCK_UNSAFE:
        indent, _, header = rest.partition(" ")
        return _format_block(normalise(target, lines=True).rstrip("\n"), kind, int(indent), header)
    said = normalise(target, lines=rest == "lines")
    if kind in ("plain", "flow") and _is_plain(said, in_flow=kind == "flow"):
        return said
    if kind == "single" and not _FLOW_UNSAFE.search(said):
        return "'" + said.replace("'", "''") + "'"
    return _double_quoted(said)


def _is_plain(said: str, *, in_flow: bool) -> bool:
    """Whether `said` needs no quotes; without a letter it gets them, whatever it is to this or that parser."""
    if _FLOW_UNSAFE.search(said) or _PLAIN_UNSAFE.search(said) or (in_flow and _IN_FLOW_UNSAFE.search(said)):
        return False
    return any(map(str.isalpha, said)) and resolves_to_text(said)


def _format_block(said: str, kind: str, indent: int, header: str) -> str:
    """Return `said` as a block scalar, or between double quotes where a block cannot hold it."""
    if not said or _BLOCK_UNSAFE[kind].search(said):
        comment = header.partition("#")[2]
        return _double_quoted(said) + (f" #{comment}" if comment else "")
    if kind == "folded":
        said = re.sub(r"(?<=[^\n])\n+(?=[^\n])", r"\g<0>\n", said)
    return "\n".join([header, *(" " * indent + line if line else "" for line in said.split("\n"))])


def _double_quoted(said: str) -> str:
    return f'"{_TO_ESCAPE.sub(_escape, said)}"'


def _escape(character: re.Match[str]) -> str:
    code = ord(character[0])
    return _ESCAPES.get(character[0]) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
