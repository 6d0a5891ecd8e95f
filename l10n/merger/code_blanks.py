"""Code whose blanks a translator lost or added: `--port ` for `--port`, `Bearer` for `Bearer `."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter

import msgspec

from l10n.merger.targets import Target

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)([^`]+)(?<!`)\1(?!`)")


def with_blanks_of(source: Target, target: Target) -> Target:
    """Return a target whose code has the blanks of the source's, where it has the same letters and signs but for these.

    >>> with_blanks_of(Target("the `--port` or `a b`"), Target("`ab` oder ` --port `, `c`")).text
    '`a b` oder `--port`, `c`'
    """
    if "`" not in source.text:
        return target
    ours = [match[0] for match in _CODE.finditer(source.text)]
    theirs = Counter(match[0] for match in _CODE.finditer(target.text))
    lacking: dict[str, list[str]] = {}
    for code in (Counter(ours) - theirs).elements():
        lacking.setdefault(_bare(code), []).append(code)
    known = set(ours)

    def put_back(match: re.Match[str]) -> str:
        meant = lacking.get(_bare(match[0]))
        return meant.pop() if meant and match[0] not in known else match[0]

    return msgspec.structs.replace(target, text=_CODE.sub(put_back, target.text)) if lacking else target


def _bare(code: str) -> str:
    return "".join(code.split())
