"""The rung for messages whose msgid is new: the most similar translation, or one put together from sentences."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

from l10n.catalog.alike import inherit_edited
from l10n.catalog.normal_form import loose
from l10n.catalog.pool import Origin, Rank
from l10n.catalog.sentences import Assembled, SentenceMemory
from l10n.catalog.similar import SimilarTexts
from l10n.catalog.swap import adapt_tokens
from l10n.catalog.work import Work, translated
from l10n.config.settings import Update
from l10n.model.catalog import Message

_SAME_TEXT = 80.0
"""Likeness, 0 to 100, from which a message is the other one, edited: its translation moves and is not copied."""
_ASSEMBLED_LEAD = 5.0
"""By how much a suggestion made of sentences has to beat a whole translation."""
_FOREIGN_CONTEXT = 5.0
_STILL_LIVE = 2.0
"""What another msgctxt, and being in use elsewhere, take off the likeness."""


class _Offer(NamedTuple):
    rank: float
    """The likeness, less what speaks against the origin."""
    distance: float
    """How far the origin's place in its article is from the taker's, 0 to 1."""
    taker: int
    """Index of the fresh message."""
    score: float
    """The likeness, 0 to 100."""
    origin: Origin


def suggest(work: Work, settings: Update) -> None:
    """Give a msgid the best that the catalog offers ("suggested", "assembled"); a typo corrected is "edited"."""
    assembled = _assembled(work, settings.similarity)
    offers = _offers(work, assembled, settings.similarity)
    for copies in (False, True):
        for offer in offers:
            origin = offer.origin
            used = work.pool.is_used(origin)
            if work.results[offer.taker] is None and (copies or not used):
                _inherit(work, offer, settings)
    for index, fresh in work.open():
        if best := assembled.get(index):
            previous = (fresh.context, best.source)
            message = translated(fresh, best.target, fuzzy=True, previous=previous if previous != fresh.key else None)
            work.settle(index, "assembled", message)
    for index, fresh in work.open():
        work.settle(index, "untranslated", fresh)


def _assembled(work: Work, cutoff: float) -> dict[int, Assembled]:
    """Return the suggestions made of sentences, by index of the message."""
    memory = SentenceMemory(origin.message for origin in work.pool.origins if origin.rank != Rank.LIVE)
    made = ((index, memory.assemble(fresh)) for index, fresh in work.open())
    return {index: found for index, found in made if found and found.score >= cutoff}


def _offers(work: Work, assembled: Mapping[int, Assembled], cutoff: float) -> list[_Offer]:
    """Return the whole translations worth a thought, best first."""
    origins = work.pool.origins
    texts = SimilarTexts([origin.message.msgid for origin in origins])
    offers: list[_Offer] = []
    for taker, fresh in work.open():
        least = max(cutoff, assembled[taker].score - _ASSEMBLED_LEAD if taker in assembled else 0)
        place = taker / len(work.fresh)
        for match in texts.matches(fresh.msgid, least):
            origin = origins[match.index]
            other_context = origin.message.context != fresh.context
            rank = match.score - _FOREIGN_CONTEXT * other_context - _STILL_LIVE * (origin.rank == Rank.LIVE)
            offers.append(_Offer(rank, abs(origin.place - place), taker, match.score, origin))
    return sorted(offers, key=lambda offer: (-offer.rank, offer.distance, offer.taker))


def _inherit(work: Work, offer: _Offer, settings: Update) -> None:
    taker, origin = offer.taker, offer.origin
    fresh = work.fresh[taker]
    same_text = offer.score >= _SAME_TEXT
    old, new = work.form(origin.message), work.form(fresh)
    target = adapt_tokens(origin.message.msgstr, old, new, in_order=same_text)
    removed = origin.rank == Rank.REMOVED and not work.pool.is_used(origin)
    if removed and _is_typo(work, origin.message, fresh, settings.edit_distance):
        inherit_edited(work, taker, origin, target, settings)
    else:
        work.inherit(taker, "suggested", origin, target, fuzzy=True, move=removed and same_text)


_LETTERS_OF_A_WORD = 4


def _is_typo(work: Work, old: Message, new: Message, distance: int) -> bool:
    """Return whether the msgids differ in the spelling of words only.

    "now" for "not", "disable" for "enable", 8 for 9 change the meaning, however few letters they take: the words have
    to be long enough, and to begin alike.
    distance:  how many characters may change; beyond a tenth of the text it is no typo
    """
    from rapidfuzz.distance import Levenshtein

    before, after = loose(work.form(old).text), loose(work.form(new).text)
    most = min(distance, len(after) // 10)
    if Levenshtein.distance(before, after, score_cutoff=most) > most:
        return False
    lost, gained = Counter(before.split()), Counter(after.split())
    pairs = list(zip_longest(sorted((lost - gained).elements()), sorted((gained - lost).elements()), fillvalue=""))
    return all(
        min(len(one), len(other)) >= _LETTERS_OF_A_WORD and one[0] == other[0] and (one + other).isalpha()
        for one, other in pairs
    )
