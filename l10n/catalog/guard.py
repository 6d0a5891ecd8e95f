"""What two catalogs have in common: whether one may take the other's place."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from l10n.catalog.tokens import BOLD, TOKEN, is_braced, split_tokens, unbraced
from l10n.model.catalog import Catalog, Message


def same_messages(one: Catalog, other: Catalog) -> bool:
    """Return whether two catalogs say the same, whatever the layout of the files they come from."""
    if (one.comments, one.header, one.header_flags) != (other.comments, other.header, other.header_flags):
        return False
    pairs = ((one.messages, other.messages), (one.obsolete, other.obsolete))
    return all(len(left) == len(right) for left, right in pairs) and all(
        a is b or structs.replace(a, line=0) == structs.replace(b, line=0)
        for left, right in pairs
        for a, b in zip(left, right, strict=True)
    )


def drop_guard(old: Catalog, new: Catalog) -> tuple[Message, ...]:
    """Return the messages of `old` whose translation is in no live or obsolete message of `new`.

    Protected tokens and bold words are not compared: an update swaps the ones, and hides UI labels among the others.
    A caller must not replace the one by the other unless this is empty.
    """
    there = {target for message in _all(new) for target in _targets(message)}
    missing = [message for message in _all(old) if any(target not in there for target in _targets(message))]
    if not missing:
        return ()
    bare = {_without_tokens(message, target) for message in _all(new) for target in _targets(message)}
    return tuple(
        message
        for message in missing
        if any(_without_tokens(message, target) not in bare for target in _targets(message) if target not in there)
    )


def _all(catalog: Catalog) -> Iterator[Message]:
    yield from catalog.messages
    yield from catalog.obsolete


def _targets(message: Message) -> Iterator[str]:
    return filter(None, (message.msgstr, *message.plurals))


def _without_tokens(message: Message, target: str) -> str:
    braced = is_braced(message)
    pieces = split_tokens(BOLD.sub("**", target), {}, braced=braced)
    text = "".join(TOKEN if piece.kind else piece.text for piece in pieces)
    return unbraced(text) if braced else text
