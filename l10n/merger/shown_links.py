"""Links whose destination translators see: it stands in their text, and is rewritten there.

Everywhere else a destination is copied from the article, and an edit inside it is made as it is copied.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from l10n.merger.splice import Edit, Splicer
from l10n.model.anchor import Link
from l10n.textio import SourceText


def with_shown_links(
    targets: Iterable[Edit], links: Iterable[Link], edits: Sequence[Edit], source: SourceText
) -> list[Edit]:
    """Return the edits that put translations in place, with what changes in the destinations that these repeat.

    edits:  of destinations
    """
    changed = _changed(links, sorted(edits, key=lambda edit: edit.start), source)
    starts = [link.start for link, _ in changed]
    return [_rewritten(target, changed[slice(*_between(starts, target))], source) for target in targets]


def _changed(links: Iterable[Link], edits: Sequence[Edit], source: SourceText) -> list[tuple[Link, str]]:
    """Return the inline links that change, in document order, with their new destinations."""
    starts = [edit.start for edit in edits]
    inline = sorted((link for link in links if link.syntax == "inline"), key=lambda link: link.start)
    inner = ((link, edits[bisect_left(starts, link.start) : bisect_left(starts, link.end)]) for link in inline)
    return [(link, Splicer(source, own).render(link.start, link.end)) for link, own in inner if own]


def _between(starts: Sequence[int], target: Edit) -> tuple[int, int]:
    return bisect_left(starts, target.start), bisect_left(starts, target.end)


def _rewritten(target: Edit, changed: Sequence[tuple[Link, str]], source: SourceText) -> Edit:
    if not changed:
        return target
    copied = [piece for piece in target.pieces if not isinstance(piece, str)]
    shown = {
        source.slice(link.start, link.end): new
        for link, new in changed
        if not any(start <= link.start and link.end <= end for start, end in copied)
    }
    if not shown:
        return target
    written = re.compile(rf"(?<=\]\()(\s*<?)({'|'.join(map(re.escape, shown))})(?=[\s>)])")
    return msgspec.structs.replace(
        target,
        pieces=tuple(
            written.sub(lambda found: found[1] + shown[found[2]], piece) if isinstance(piece, str) else piece
            for piece in target.pieces
        ),
    )
