"""Whether a target has its source's structure, unit by unit.

Source and target are read as inline Markdown and their events compared as multisets: any order inside a block,
emphasis left out. `shape` takes the look at the whole article, with another parser.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from l10n.checks import Check, Finding
from l10n.checks.markup import ADDRESS, MARKUP, TAG
from l10n.model.document import Event
from l10n.model.unit import Unit
from l10n.protectors.addresses import addresses, mask, may_hold_address

ReadEvents = Callable[[str], Sequence[Event]]
"""Inline Markdown -> its events, in the article's dialect and with its definitions."""

_NOUNS = {
    "link": "link",
    "image": "image",
    "code": "code",
    "html": "tag",
    "autolink": "address",
    "syntax": "template syntax",
    "math": "formula",
    "note": "footnote reference",
}
_NOT_MARKDOWN = frozenset({"attribute", "header", "container", "title"})
"""Places whose text is never read as inline Markdown."""
_STAND_IN = re.compile(r"<x:[a-z]+[0-9]+>")

Token = tuple[str, str]
"""(kind, text) of a thing that has to be there in the target as often as in the source."""


def compare(unit: Unit, source: str, target: str, read: ReadEvents) -> tuple[Finding, ...]:
    """Return what a target lost or added.

    source, target:  msgid and msgstr as `fill.reading` gives them
    """
    if unit.place in _NOT_MARKDOWN:
        return ()
    if unit.place == "alt":
        source, target = f"![{source}](x)", f"![{target}](x)"
    expected, found = Counter(_tokens(source, read)), Counter(_tokens(target, read))
    return tuple((*_findings("is missing", expected - found), *_findings("is not in the msgid", found - expected)))


def _tokens(text: str, read: ReadEvents) -> Iterator[Token]:
    events = read(text)
    for event in events:
        if event.kind == "hardbreak":
            continue
        start = event.mark if event.kind in ("link", "image") else event.start
        yield event.kind, " ".join(text[start : event.end].split())
    if may_hold_address(text):
        masked = mask(text, ((event.start, event.end) for event in events if event.kind not in ("link", "image")))
        for start, end in addresses(masked, 0, len(masked)):
            yield "address", text[start:end]


def _findings(what: str, tokens: Counter[Token]) -> Iterator[Finding]:
    for (kind, text), count in sorted(tokens.items()):
        noun = _NOUNS.get(kind, kind)
        times = f" ({count} times)" if count > 1 else ""
        yield Finding(_check_of(kind, text), f'the {noun} "{text}"{times} {what}')


def _check_of(kind: str, text: str) -> Check:
    if kind == "html":
        return TAG
    if kind in ("address", "autolink") and not _STAND_IN.fullmatch(text):
        return ADDRESS
    return MARKUP
