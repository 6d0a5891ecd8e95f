"""The rungs for messages whose msgid is new, but says the same as another one."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from l10n.catalog.normal_form import NormalForm, count_words, loose, normal_forms
from l10n.catalog.pool import Origin, Rank
from l10n.catalog.swap import adapt_tokens, swap_tokens
from l10n.catalog.work import WORDS_OF_A_TEXT, Work, fits
from l10n.config.settings import Update

_MOST_COMPARED = 8
"""How many origins of one normal form are asked whether they agree."""


class _Form(NamedTuple):
    origin: Origin
    form: NormalForm


def carry(work: Work, labels: Mapping[str, str]) -> None:
    """Give a msgid of a known normal form its translation, with the tokens swapped ("carried").

    labels:  UI label -> its translation in this language, as far as known
    """
    known: dict[str, list[_Form]] = defaultdict(list)
    for origin in work.pool.origins:
        for form in normal_forms(origin.message):
            known[form.text].append(_Form(origin, form))
    takers: dict[tuple[str, str | None], list[tuple[int, NormalForm]]] = defaultdict(list)
    for index, fresh in work.open():
        if found := next((form for form in normal_forms(fresh) if form.text in known), None):
            takers[found.text, fresh.context].append((index, found))
    for (text, context), group in takers.items():
        _carry_group(work, _nearest(work, known[text], context), group, labels)


def _nearest(work: Work, forms: Sequence[_Form], context: str | None) -> list[_Form]:
    """Return the nearest origins among those of one normal form: of the context if there are any, of one rank."""
    free = [form for form in forms if not work.pool.is_used(form.origin)] or forms
    same = [form for form in free if form.origin.message.context == context] or free
    rank = min(form.origin.rank for form in same)
    return [form for form in same if form.origin.rank == rank]


def _carry_group(
    work: Work, nearest: Sequence[_Form], group: Sequence[tuple[int, NormalForm]], labels: Mapping[str, str]
) -> None:
    """Settle the takers of one normal form and context: the first from the first origin, and so on."""
    rank = nearest[0].origin.rank
    paired = len(nearest) == len(group) and rank != Rank.LIVE
    for number, (index, form) in enumerate(group):
        first = min(number, len(nearest) - 1)
        fresh = work.fresh[index]
        origin = nearest[first].origin
        asked = nearest[first : first + 1] if paired else [nearest[first], *nearest[:_MOST_COMPARED]]
        swapped = [swap_tokens(other.origin.message.msgstr, other.form, form, labels) for other in asked]
        agreed = len({other.target for other in swapped}) == 1
        at_home = rank != Rank.LIVE and origin.message.context == fresh.context
        sure = swapped[0].sure and agreed and (at_home or count_words(form.text) >= WORDS_OF_A_TEXT)
        for label, wording in (pair for other in swapped for pair in other.labels):
            work.labels.setdefault(label, wording)
        target = swapped[0].target
        # A label's translation that is known nowhere else must not leave the catalog with its origin.
        told = all(labels.get(label) == wording for label, wording in swapped[0].labels)
        move = told and number < len(nearest) and rank <= Rank.OBSOLETE and not work.pool.is_used(origin)
        work.inherit(index, "carried", origin, target, fuzzy=not sure or not fits(target, fresh), move=move)


def edit(work: Work, settings: Update) -> None:
    """Give a msgid that differs in case, punctuation, emphasis or blanks what the other one had ("edited")."""
    known: dict[str, list[Origin]] = defaultdict(list)
    for origin in work.pool.origins:
        known[loose(work.form(origin.message).text)].append(origin)
    for index, fresh in work.open():
        form = work.form(fresh)
        words = loose(form.text)
        if not words or words not in known:
            continue
        origin = min(
            known[words],
            key=lambda origin: (work.pool.is_used(origin), origin.message.context != fresh.context, origin.rank),
        )
        target = adapt_tokens(origin.message.msgstr, work.form(origin.message), form, in_order=True)
        inherit_edited(work, index, origin, target, settings)


def inherit_edited(work: Work, index: int, origin: Origin, target: str, settings: Update) -> None:
    """Settle a message as a small edit of another one: fuzzy, unless the project keeps small edits."""
    fresh = work.fresh[index]
    removed = origin.rank == Rank.REMOVED and not work.pool.is_used(origin)
    keep = settings.small_edits == "keep" and removed and origin.message.context == fresh.context
    work.inherit(index, "edited", origin, target, fuzzy=not (keep and fits(target, fresh)), move=removed)
