"""A catalog brought up to what its article says today.

1. Pure: an old catalog and fresh messages in, a catalog out. Nothing is dropped that somebody wrote: it is live,
   obsolete, or has moved, whole, into the message that took its place.
2. The rungs run in one order, exact before alike, and each settles messages for good.
3. What did not change is the same object, so that the caller can see at once that there is nothing to write.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from l10n.catalog.alike import carry, edit
from l10n.catalog.pool import Pool
from l10n.catalog.same import keep, move, reuse, revert
from l10n.catalog.suggest import suggest
from l10n.catalog.work import Work
from l10n.config.settings import Update
from l10n.model.catalog import Catalog, Key, Message

_SETTINGS = Update()
_NO_MEMORY: Mapping[Key, Sequence[str]] = {}
_NO_LABELS: Mapping[str, str] = {}


class Updated(msgspec.Struct, frozen=True, kw_only=True):
    """What an update made of a catalog. Every live message is counted once."""

    catalog: Catalog
    kept: int = 0
    """The key was there, translated or not."""
    revived: int = 0
    """The key was obsolete, or its translation had become the suggestion for an edited text."""
    carried: int = 0
    """Only protected tokens, emphasis marks, blanks, or the hidden form of a label changed."""
    reused: int = 0
    """The key is translated in an article that is gone, or in another one of the language."""
    edited: int = 0
    """Case, punctuation, emphasis or a typo changed."""
    suggested: int = 0
    """Like another message."""
    assembled: int = 0
    """A suggestion put together from sentences."""
    untranslated: int = 0
    """New, and like nothing that is translated."""
    retired: int = 0
    """Messages that became obsolete; not live."""
    labels: Mapping[str, str] = {}
    """UI label -> its translation, of labels that became hidden: to be offered to the catalog of labels."""


def update(
    old: Catalog,
    fresh: Sequence[Message],
    *,
    memory: Mapping[Key, Sequence[str]] = _NO_MEMORY,
    gone: Sequence[Message] = (),
    labels: Mapping[str, str] = _NO_LABELS,
    settings: Update = _SETTINGS,
) -> Updated:
    """Return `old` with the messages of `fresh` live, translated as far as `old` and the rest can tell.

    fresh:     untranslated, in document order, from `template.messages`
    memory:    key -> the translations that other articles of the language have for it, commonest first
    gone:      messages of articles that are gone and have units in common with this one
    labels:    UI label -> its translation in this language
    returns:   header and comments of `old` untouched; `drop_guard(old, result.catalog)` is empty
    law:       updating the result with the same `fresh` changes nothing
    """
    pool = Pool(old, fresh, gone)
    work = Work(fresh, pool)
    keep(work, old)
    if any(work.open()):
        revert(work)
        move(work)
        carry(work, labels)
    reuse(work, memory)
    if any(work.open()):
        edit(work, settings)
        suggest(work, settings)
    obsolete = pool.retired()
    return Updated(
        catalog=structs.replace(old, messages=tuple(filter(None, work.results)), obsolete=obsolete),
        retired=len({message.key for message in obsolete} - {message.key for message in old.obsolete}),
        labels=work.labels,
        **work.outcomes,
    )
