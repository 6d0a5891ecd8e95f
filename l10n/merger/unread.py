"""The targets of an article that leave their source's markup as it is, told at one look at all of them.

law: the long way (`verdicts.Judge.looked_at`) comes to the same edits, without a finding
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from l10n.config.settings import Limits
from l10n.merger.characters import is_oversized
from l10n.merger.fill import header_edit
from l10n.merger.masks import Mask, read_alike
from l10n.merger.signs import SIGN
from l10n.merger.splice import Edit
from l10n.merger.untouched import ALONE, PLACES, QUOTES, pieces_of
from l10n.model.unit import Unit


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
    msgids = [_seen(unit, unit.msgid) for unit in units]
    alike = read_alike(msgids, [_seen(unit, target) for unit, target in zip(units, targets, strict=True)])
    for index, (unit, msgstr, mask) in enumerate(zip(units, targets, alike, strict=True)):
        if mask is None or msgstr == unit.msgid or unit.tail:
            continue
        if unit.place not in PLACES and not _stands_alone(unit, msgstr, mask):
            continue
        if len(msgstr) > safe and is_oversized(msgstr, unit.msgid, limits):
            continue
        if unit.place == "header":
            yield index, header_edit(unit, msgstr)
        elif not unit.placeholders:
            yield index, Edit(unit.start, unit.end, (msgstr,))
        elif pieces := pieces_of(SIGN.split(msgstr), unit, labels, limits):
            yield index, Edit(unit.start, unit.end, pieces)


def _seen(unit: Unit, text: str) -> str:
    """Return a text as it is looked at: a pipe between a title and its site is no sign, and most titles have one."""
    return text.replace("|", ",") if unit.place == "header" else text


def _stands_alone(unit: Unit, msgstr: str, mask: Mask) -> bool:
    """Return whether a text needs no other form than its place gives it, as all do in a header."""
    if unit.place == "header":
        return not mask.lettered
    return not mask.signed and (unit.place == "html" or (unit.place in ALONE and not QUOTES.search(msgstr)))
