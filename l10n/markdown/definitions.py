"""Where the destination and the title of a reference definition stand (CommonMark 4.7)."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.markdown.spans import line_marks, offset_at
from l10n.model.document import Definition

_DEFINITION = re.compile(
    r"""[ \t]*\[(?P<label>(?:[^\[\]\\]|\\.|\\\n)*)\]:
        [ \t]*(?:\n[ \t]*)?
        (?:<(?P<angle>(?:[^<>\\\n]|\\.)*)>|(?P<bare>[^\s<]\S*|<\S+))
        (?:(?:[ \t]+|[ \t]*\n[ \t]*)
           (?:"(?P<double>(?:[^"\\]|\\.|\\\n)*)"|'(?P<single>(?:[^'\\]|\\.|\\\n)*)'|\((?P<paren>(?:[^()\\]|\\.|\\\n)*)\))
           [ \t]*(?:\n|$))?""",
    re.X | re.S,
)


def parse_definition(content: str, starts: list[int], line: int) -> Definition | None:
    """Return a definition that the parser has accepted, with its spans.

    content:  its lines, container prefixes removed
    starts:   offset in the article at which the text of each line begins
    line:     number of the first one, counted from 1
    """
    from markdown_it.common.utils import normalizeReference

    match = _DEFINITION.match(content)
    if not match:
        return None
    marks = line_marks(content, starts)
    where = "angle" if match["angle"] is not None else "bare"
    start, end = match.span(where)
    title = next((name for name in ("double", "single", "paren") if match[name] is not None), "")
    title_start, title_end = match.span(title) if title else (0, 0)
    return Definition(
        label=normalizeReference(match["label"]),
        destination=match[where],
        start=offset_at(marks, start),
        end=offset_at(marks, end),
        title_start=offset_at(marks, title_start) if title else 0,
        title_end=offset_at(marks, title_end) if title else 0,
        line=line,
    )
