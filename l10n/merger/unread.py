"""The targets of an article that leave their source's markup as it is, told at one look at all of them.

law: `untouched.untouched_edit`, asked for one after the other, comes to the same edits
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
from l10n.model.unit import Placeholder, Unit

_HELD = re.compile(r"(\]\(\{[a-z]+[0-9]+\}\)|\{[a-z]+[0-9]+\})")
"""What stands for something else."""
_IN_THEIR_OWN_FORM = ("collapsed", "shortcut")
"""Forms of links that depend on their text."""


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
        if unit.place == "header" and not mask.signed:
            pass
        elif unit.place not in PLACES and (mask.signed or not _stands_alone(unit, msgstr)):
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
    """Return whether words without signs need no other form where a unit stands."""
    return unit.place == "html" or (unit.place in ALONE and not QUOTES.search(msgstr))


def _pieces(unit: Unit, msgstr: str, labels: Mapping[str, str], limits: Limits) -> tuple[str | Span, ...]:
    """Return what is to be spliced in for a target with its source's signs; nothing where that depends on more."""
    held = unit.placeholders
    if _HELD.findall(unit.msgid) != [_written(one) for one in held]:
        return ()
    data: list[str | Span] = []
    for one in held:
        found = None if one.form in _IN_THEIR_OWN_FORM else data_of(one, labels, limits)
        if found is None:
            return ()
        data.append(found)
    texts = _HELD.split(msgstr)[::2]
    return (*filter(None, chain.from_iterable(zip_longest(texts, data))),)


def _written(placeholder: Placeholder) -> str:
    name = placeholder.name
    return f"{{{name}}}" if placeholder.form in ("bare", "label") else f"]({{{name}}})"
