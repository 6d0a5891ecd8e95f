"""Stretches of an article that a dialect's patterns match, whatever blocks Markdown makes of them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.dialects import Dialect

_NAME = "NAME"


def raw_patterns(dialect: Dialect, shortcodes: Sequence[str] = ()) -> tuple[str, ...]:
    """Return patterns of what holds no prose: code, formulas, comments, scripts.

    shortcodes:  names of shortcodes whose content is code, beside the dialect's own
    """
    names = [*dialect.raw_shortcodes, *shortcodes]
    if not names or not dialect.shortcode_pair:
        return dialect.raw
    return (*dialect.raw, dialect.shortcode_pair.replace(_NAME, "|".join(map(re.escape, names))))


def stretches(text: str, body: int, patterns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans in an article's text, from its body on, that patterns match: of their group `code`, if any."""
    markdown = text[body:] if patterns else ""
    for pattern in patterns:
        for found in re.finditer(pattern, markdown):
            start, end = found.span("code" if "code" in found.re.groupindex else 0)
            yield start + body, end + body
