"""Web addresses that stand in running text without brackets, as links."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.anchor import Link
from l10n.model.document import Document
from l10n.protectors.addresses import addresses, mask, may_hold_address


def bare_addresses(document: Document) -> Iterator[Link]:
    """Yield the bare addresses of an article, in no order; those in code and other constructs are none."""
    for block in document.blocks:
        if block.kind == "html" or not may_hold_address(block.content):
            continue
        masked = mask(block.content, ((event.start, event.end) for event in block.events))
        for start, end in addresses(masked, 0, len(masked)):
            yield Link(
                syntax="autolink",
                destination=block.content[start:end],
                start=block.at(start),
                end=block.end_at(end),
                line=block.line + block.content.count("\n", 0, start),
                list=block.list,
            )
