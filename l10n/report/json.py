"""Findings as JSON, for programs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from l10n.model.diagnostic import Diagnostic
from l10n.report.order import by_place
from l10n.report.printable import printable

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def format_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return findings as a JSON array of objects, one a line, in order of their places."""
    return "[" + ",\n ".join(encode(msgspec.structs.asdict(found)) for found in by_place(diagnostics)) + "]"


def encode(value: object) -> str:
    """Return a value as JSON that can be shown anywhere: what steers a terminal is escaped, as JSON allows."""
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = msgspec.json.encode(_whole(msgspec.to_builtins(value))).decode()
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _whole(value: object) -> object:
    """Return a value whose texts are text: a file name may hold bytes that are not."""
    if isinstance(value, str):
        return _SURROGATE.sub(lambda match: printable(match.group()), value)
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value
