"""Translations that would turn the beginning of an article without a header into one.

Between two lines of dashes, `Note` is text and `Note: more` is YAML: a site would take the lines for front matter, and
show nothing of them.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.dialects import DIALECTS
from l10n.headers import HEADERS
from l10n.merger.splice import Edit, Splicer
from l10n.textio import SourceText

Edits = Sequence[tuple[int, Edit]]
"""(index of the unit, edit), by place in the article."""

_FIRST = ("-", "+", "{", "<")
"""What headers begin with."""
_SUSPECTS = 40
"""Units looked at one by one: a header is short, and stands at the beginning."""


def header_makers(source: SourceText, body: int, edits: Edits, dialect: str) -> Iterator[int]:
    """Yield units without whose targets no header begins the article.

    body:  offset at which the article's own header ends; where it has one, no text can make another
    """
    text = source.text
    first = edits[0][1].start if edits else len(text)
    if text[:body].strip("\ufeff") or not (first == body or text.startswith(_FIRST, body)):
        return
    source = SourceText(text, text)  # header syntaxes know LF only
    remaining = list(edits)
    while remaining and _has_header(source, body, remaining, dialect):
        suspects = range(min(len(remaining), _SUSPECTS))
        without = (remaining[:number] + remaining[number + 1 :] for number in suspects)
        alone = next((n for n, others in enumerate(without) if not _has_header(source, body, others, dialect)), 0)
        yield remaining.pop(alone)[0]


def _has_header(source: SourceText, body: int, edits: Edits, dialect: str) -> bool:
    built = Splicer(source, (edit for _, edit in edits)).render(body, len(source.text))
    if not built.startswith(_FIRST):
        return False
    return any(HEADERS[name].parse(built, 0) for name in DIALECTS[dialect].headers)
