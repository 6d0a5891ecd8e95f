"""The texts of a pool that are most like a text, without comparing everything with everything.

1. Candidates share words with the text, rare ones first; short texts, in which one typo leaves no word in common, are
   compared with the short ones of the pool directly.
2. Likeness is the normalised Indel similarity of GNU msgmerge's kind: twice the common characters over all characters.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from l10n.catalog.normal_form import UNDIVIDED

_CANDIDATES = 24
"""How many of the pool's texts are compared with one text."""
_RARE_WORDS = 12
"""How many of a text's words, rarest first, candidates are looked for by."""
_POSTINGS = 200
"""How many of the pool's texts a word may lead to."""
_SHORT = 32
"""Characters up to which a text is compared with every other short text."""

_WORD = re.compile(rf"[{UNDIVIDED}]{{1,2}}|[^\W_]+")


class Match(msgspec.Struct, frozen=True, gc=False):
    """One text of the pool that is like another."""

    index: int
    """In the pool."""
    score: float
    """0 to 100, where 100 is equality."""


class SimilarTexts:
    """An index over a pool of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._postings: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            for word in _words(text):
                self._postings.setdefault(word, []).append(index)
        self._short = {index: text for index, text in enumerate(texts) if len(text) <= _SHORT}

    def matches(self, text: str, cutoff: float) -> list[Match]:
        """Return the texts of the pool that are like `text`, most like first.

        cutoff:  the least score, 0 to 100
        """
        candidates = {index: self._texts[index] for index in self._candidates(text)}
        if len(text) <= _SHORT:
            candidates |= self._short
        from rapidfuzz import fuzz, process

        found = process.extract(text, candidates, scorer=fuzz.ratio, score_cutoff=cutoff, limit=_CANDIDATES)
        return [Match(index, score) for _, score, index in found]

    def _candidates(self, text: str) -> list[int]:
        known = [word for word in _words(text) if word in self._postings]
        known.sort(key=lambda word: (len(self._postings[word]), word))
        weights: defaultdict[int, float] = defaultdict(float)
        for word in known[:_RARE_WORDS]:
            postings = self._postings[word]
            for index in postings[:_POSTINGS]:
                weights[index] += 1 / len(postings)
        return heapq.nlargest(_CANDIDATES, weights, key=lambda index: weights[index])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
