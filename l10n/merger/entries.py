"""Entries of index lists: their text is their heading's, in every language."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from l10n.merger.splice import Edit
from l10n.model.anchor import Link
from l10n.model.skeleton import IndexEntry

_MARKUP = re.compile(r"[\\`*\[\]<{$]|(?<!\w)_|_(?!\w)|(?<!\w)~|~(?!\w)|&(?=#?\w+;)|!(?=\[)|:(?=[\w+-]+:)")
"""Signs that some site reads as more than text, expressions and formulas included."""


def entry_edits(entries: Sequence[IndexEntry], links: Sequence[Link], texts: Mapping[int, str]) -> Iterator[Edit]:
    """Yield the edits that give entries the texts of their headings.

    links:  of the article
    texts:  index of an anchor -> plain text of its heading, for the headings that ship translated
    """
    for entry in entries:
        if text := texts.get(entry.anchor):
            yield Edit(entry.start, entry.end, (text if entry.code and "`" not in text else escape_text(text),))
            link = links[entry.link]
            if link.label:
                # Its text was the label that led to the definition.
                yield Edit(link.text_end, link.close, (f"][{' '.join(link.label.split())}]",))


def escape_text(text: str) -> str:
    """Return a plain text as Markdown that renders as it.

    >>> escape_text("a[b] *c* snake_case {d}")
    'a\\\\[b\\\\] \\\\*c\\\\* snake_case \\\\{d}'
    """
    return _MARKUP.sub(r"\\\g<0>", text)
