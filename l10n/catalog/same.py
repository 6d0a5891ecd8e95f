"""The rungs for messages whose msgid is known: here before, or in another article."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from l10n.catalog.normal_form import count_words
from l10n.catalog.pool import Origin, Rank
from l10n.catalog.swap import adapt_tokens
from l10n.catalog.work import WORDS_OF_A_TEXT, Work, fits, merged_flags, translated
from l10n.model.catalog import Catalog, Key, Message


def keep(work: Work, old: Catalog) -> None:
    """Give the messages of a known key what they had: "kept", or "revived" where they were obsolete."""
    live = {message.key: message for message in old.messages}
    obsolete = {message.key: message for message in old.obsolete}
    for index, fresh in work.open():
        if before := live.get(fresh.key):
            work.settle(index, "kept", _refreshed(before, fresh))
        elif before := obsolete.get(fresh.key):
            work.settle(index, "revived", _refreshed(before, fresh))


def _refreshed(before: Message, fresh: Message) -> Message:
    """Return `before` with what the article says about it today; the same object where that is the same."""
    flags = merged_flags(before, fresh, fuzzy=before.fuzzy)
    if (before.extracted, before.references, before.flags, before.obsolete) == (
        fresh.extracted,
        fresh.references,
        flags,
        False,
    ):
        return before
    return structs.replace(before, extracted=fresh.extracted, references=fresh.references, flags=flags, obsolete=False)


def revert(work: Work) -> None:
    """Give a msgid that is back after an edit its translation back ("revived"): a suggestion has kept it meanwhile.

    The suggestion's `previous` is that msgid. Whoever confirms a suggestion for the edited text takes both marks away,
    so what still has them is, as far as anybody has said, the translation of the msgid that is back.
    """
    origins: dict[Key, list[Origin]] = {}
    for origin in work.pool.origins:
        if origin.rank == Rank.REMOVED and origin.message.fuzzy and origin.message.previous:
            origins.setdefault(origin.message.previous, []).append(origin)
    for index, fresh in work.open():
        if len(found := origins.get(fresh.key, [])) != 1:
            continue
        (origin,) = found
        target = adapt_tokens(origin.message.msgstr, work.form(origin.message), work.form(fresh), in_order=True)
        if fits(target, fresh):
            confirmed = structs.replace(translated(fresh, target, fuzzy=False), comments=origin.message.comments)
            work.pool.use(origin)
            work.settle(index, "revived", confirmed)


def move(work: Work) -> None:
    """Give the units of articles that are gone what they had there ("reused")."""
    gone = {origin.message.key: origin.message for origin in work.pool.origins if origin.rank == Rank.GONE}
    for index, fresh in work.open():
        if before := gone.get(fresh.key):
            work.settle(index, "reused", _refreshed(before, fresh))


def reuse(work: Work, memory: Mapping[Key, Sequence[str]]) -> None:
    """Give a msgid without a translation the one it has in other articles of the language ("reused").

    One of several, or one of a text of two words or less, is a suggestion: it may not fit here.
    """
    for index, fresh in enumerate(work.fresh):
        result = work.results[index]
        renderings = memory.get(fresh.key, ())
        if not renderings or (result and (result.msgstr or result.plural is not None)):
            continue
        short = count_words(work.form(fresh).text) < WORDS_OF_A_TEXT
        reused = translated(fresh, renderings[0], fuzzy=short or len(renderings) > 1)
        if result:
            work.outcomes["kept"] -= 1
            reused = structs.replace(reused, comments=result.comments)
        work.settle(index, "reused", reused)
