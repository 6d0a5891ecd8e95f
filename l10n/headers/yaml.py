"""YAML front matter between `---` and `---` or `...`.

1. An article without it costs nothing: what knows YAML is loaded where there are two fences.
2. Only text values are touched (`yaml_read`). The author's style stays where it can hold the target; everything fits
   between double quotes (`yaml_write`).
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.headers import HEADERS, Header, HeaderValue
from l10n.headers.front_matter import find_fence, line_of

_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


class YamlHeader:
    """Front matter of nearly every site generator."""

    def parse(self, text: str, start: int) -> Header | None:
        r"""Return the front matter; None for a thematic break, and for what is text and no mapping (as MkDocs does).

        A block scalar's text has no line ends at its end; its span ends with its last line's text. Unreadable YAML
        behind a blank line is taken for a thematic break too (as Pandoc does).

        >>> header = YamlHeader().parse("---\ntitle: 'It''s'\ndraft: no\n---\n", 0)
        >>> [(value.key, value.text) for value in header.values]
        [('title', "It's")]
        """
        fence = find_fence(text, start, _OPEN, _CLOSE)
        if fence is None:
            return None
        from l10n.headers.yaml_read import read_values  # and PyYAML

        body = text[fence.start : fence.close]
        values = read_values(body, fence.start)
        if values.problem and not body.partition("\n")[0].strip():
            return None
        if values.problem:
            line = line_of(text, fence.start + values.at)
            return Header(syntax="yaml", start=start, end=fence.end, problem=values.problem, line=line)
        if not values.mapping:
            return None
        return Header(syntax="yaml", start=start, end=fence.end, values=values.found)

    def encode(self, target: str, value_style: str) -> str:
        """Return the scalar that says `target`.

        value_style:  plain, flow (plain inside brackets), single or double, each with " lines" where the source has
                      more than one line and the target may; or "literal 2 |-": block style, columns of indentation,
                      block header. A block drops line ends at the target's end.

        >>> YamlHeader().encode("Azure: an overview", "plain")
        '"Azure: an overview"'
        """
        from l10n.headers.yaml_write import format_scalar

        return format_scalar(target, value_style)


def values_in(text: str, start: int, end: int) -> tuple[HeaderValue, ...]:
    """Return the text values of the YAML between two offsets; none where it cannot be read."""
    from l10n.headers.yaml_read import read_values  # and PyYAML

    return read_values(text[start:end], start).found


HEADERS.add("yaml", YamlHeader())
