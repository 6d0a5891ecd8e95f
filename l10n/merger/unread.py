"""The targets of an article that leave their source's markup as it is, told at one look at all of them.

law: the long way (`merge._Merger.looked_at`) comes to the same edits, without a finding
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest

from l10n.config.settings import Limits
from l10n.headers import HEADERS
from l10n.merger.characters import is_oversized
from l10n.merger.masks import read_alike
from l10n.merger.splice import Edit, Span
from l10n.merger.untouched import ALONE, PLACES, QUOTES, data_of
from l10n.model.unit import PlaceholderForm, Unit

_HELD = re.compile(r"(\]\(\{[a-z]+[0-9]+\}\)|\{[a-z]+[0-9]+\})")
"""What stands for something else."""
_SPANS: frozenset[PlaceholderForm] = frozenset({"bare", "inline", "full"})
"""Forms of what is copied; a label may be translated, and other links depend on their text."""
_WRITTEN: Mapping[PlaceholderForm, str] = {
    **dict.fromkeys(("bare", "label"), "{%s}"),
    **dict.fromkeys(("inline", "full", "collapsed", "shortcut"), "]({%s})"),
}
"""How the name of a placeholder of each form stands in a msgid."""


def unread_edits(
    units: Sequence[Unit], targets: Sequence[str], labels: Mapping[str, str], limits: Limits
) -> Iterator[tuple[int, Edit]]:
    """Yield the edits that ship targets with their source's markup, by index of the unit; others may have to be read.

    targets:  the msgstr of each unit, "" where there is none
    labels:   source text of a UI label -> its translation
    """
    if not any(targets):
        return
    safe = min(limits.target, limits.target_extra)
    alike = read_alike([unit.msgid for unit in units], targets)
    for index, (unit, msgstr, mask) in enumerate(zip(units, targets, alike, strict=True)):
        if mask is None or msgstr == unit.msgid or unit.tail:
            continue
        if unit.place not in PLACES and (mask.signed or not _stands_alone(unit, msgstr)):
            continue
        if len(msgstr) > safe and is_oversized(msgstr, unit.msgid, limits):
            continue
        if unit.place == "header":
            syntax, _, style = unit.syntax.partition(":")
            yield index, Edit(unit.start, unit.end, (HEADERS[syntax].encode(msgstr, style),))
        elif not unit.placeholders:
            yield index, Edit(unit.start, unit.end, (msgstr,))
        elif pieces := _pieces(unit, msgstr, labels, limits):
            yield index, Edit(unit.start, unit.end, pieces)


def _stands_alone(unit: Unit, msgstr: str) -> bool:
    """Return whether words without signs need no other form than their place gives them."""
    return unit.place in ("header", "html") or (unit.place in ALONE and not QUOTES.search(msgstr))


def _pieces(unit: Unit, msgstr: str, labels: Mapping[str, str], limits: Limits) -> tuple[str | Span, ...]:
    """Return what is to be spliced in for a target with its source's signs; nothing where that depends on more."""
    held = unit.placeholders
    texts = _HELD.split(msgstr)
    if texts[1::2] != [_WRITTEN[one.form] % one.name for one in held]:
        return ()
    data: list[str | Span | None] = [
        (one.start, one.end) if one.form in _SPANS else data_of(one, labels, limits) if one.form == "label" else None
        for one in held
    ]
    if None in data:
        return ()
    return (*filter(None, chain.from_iterable(zip_longest(texts[::2], data))),)
