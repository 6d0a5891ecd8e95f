"""The tolerant ladder: a fragment -> the anchor it means, exactly or by ever weaker likeness.

1. A rung answers only if it answers with one place (see `places`).
2. Tables are built once per article, and those past `exact` only when something in it is dead.
3. The weak rungs (prefix, text, target) never lead to an anchor with other numbers (step 2 is not step 3), and never
   to the article's title.

source: rungs, thresholds and their precision were measured on 540 dead links of 4,725 Azure articles
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import unquote

import msgspec

from l10n.anchors.headings import fragments
from l10n.anchors.places import places
from l10n.model.anchor import Anchor, Rung, Slug
from l10n.slugs.text import text_of

SAFE_RUNGS: tuple[Rung, ...] = ("exact", "case", "normalised", "skeleton")
"""Rungs that may lead anywhere, into other articles too."""

_LEAST_PREFIX = 0.6
"""Share of the longer name that the shorter one has to make up."""
_LEAST_TEXT = 80
_SAME_TEXT = 95
_LEAST_TARGET = 90
_LEAST_CONTRARY = 75
_MARGIN = 5
"""By how much the best match has to beat that of any other place."""
_LEAST_NEAR = 60
_NEAR = 3
_FUZZY_WORK = 2_000_000
"""Comparisons per article after which the fuzzy rungs fall silent: ten thousand dead links among as many headings."""
_NO_PLACE = -1

_SEPARATORS = re.compile(r"[\s_-]+")
_DIGITS = re.compile(r"\d+")

Choices = Mapping[str, int]
"""Some form of the anchors' names -> the anchor that has it, or no place where two have."""


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An anchor, and the rung that led to it."""

    anchor: int
    rung: Rung


def normalised(name: str) -> str:
    """Return a name without regard to case and to how its words are divided.

    >>> normalised("Set_Up -- Größe"), normalised("-set-up-größe-")
    ('set-up-grösse', 'set-up-grösse')
    """
    return _SEPARATORS.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")


def skeleton(name: str) -> str:
    """Return the letters and digits of a name.

    >>> skeleton("#What-was Stolen?")
    'whatwasstolen'
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


_KEYS: dict[Rung, Callable[[str], str]] = {"case": str.casefold, "normalised": normalised, "skeleton": skeleton}
"""What the safe rungs compare instead of the names."""


class Ladder:
    """One article's anchors as things to be found."""

    def __init__(self, anchors: Sequence[Anchor], slugs: Sequence[Slug]) -> None:
        self._anchors = anchors
        self._names = fragments(anchors, slugs)
        for name, index in tuple(self._names.items()) if any("%" in name for name in self._names) else ():
            self._names.setdefault(unquote(name), index)
        self._tables: dict[Rung, Choices] = {}
        self._work = 0

    def exact(self, fragment: str) -> Hit | None:
        """Return where a browser would go, None if nowhere."""
        index = self._names.get(fragment)
        return None if index is None else Hit(index, "exact")

    def safe(self, fragment: str, rung: Rung) -> Hit | None:
        """Return what one of the safe rungs leads to."""
        if rung == "exact":
            return self.exact(fragment)
        index = self._table(rung).get(_KEYS[rung](fragment), _NO_PLACE)
        return None if index == _NO_PLACE else Hit(index, rung)

    def weak(self, fragment: str, texts: Iterable[str]) -> Hit | None:
        """Return what the other rungs lead to, once the safe ones have led nowhere.

        texts:  of the links that have this destination
        """
        hit = self._weak(fragment, texts)
        return None if hit is None or hit.anchor == self._title else hit

    def _weak(self, fragment: str, texts: Iterable[str]) -> Hit | None:
        # Two places may have the fragment's letters and digits. Then the fragment says no more, but the text may.
        says_more = skeleton(fragment) not in self._table("skeleton")
        if says_more and (found := self._prefix(fragment)) is not None:
            return Hit(found, "prefix")
        texts = tuple(texts)
        likes = {self._like(text, self._headings, _LEAST_TEXT) for text in texts} - {_NO_PLACE}
        if len(likes) == 1:
            like = likes.pop()
            return None if self._says_otherwise(fragment, texts, like) else Hit(like, "text")
        like = self._like(fragment, self._targets, _LEAST_TARGET) if says_more else _NO_PLACE
        return None if like == _NO_PLACE else Hit(like, "target")

    def nearest(self, fragment: str, texts: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """Return up to three anchors that a dead link may mean, the likeliest first, each with its likeness in percent.

        The likeness is that of the fragment and the anchor's name, or of the link's text and the heading's.
        """
        scores: dict[int, float] = {}
        queries = [(fragment, self._targets), *((text, self._headings) for text in texts)]
        for query, choices in queries:
            for _, score, place in self._scored(query, choices, _LEAST_NEAR):
                if place != self._title:
                    scores[place] = max(score, scores.get(place, 0))
        ordered = sorted(scores, key=lambda place: (-scores[place], place))
        return tuple((place, round(scores[place])) for place in ordered[:_NEAR])

    @cached_property
    def _title(self) -> int:
        """The only heading of level 1, no place if there are several: it resembles whatever is said of the article."""
        titles = [index for index, anchor in enumerate(self._anchors) if anchor.level == 1]
        return titles[0] if len(titles) == 1 else _NO_PLACE

    @cached_property
    def _places(self) -> Sequence[int]:
        return places(self._anchors)

    def _table(self, rung: Rung) -> Choices:
        """Return the anchors by the form of their names that a rung compares.

        To skeletons of the names those of the headings' words are added: "C", "C#" and "C++" are three. So are those of
        the words as HTML: some made their fragments of that, `#a-amp-b`.
        """
        if (table := self._tables.get(rung)) is None:
            names = (*self._names.items(), *(self._skeletons() if rung == "skeleton" else ()))
            table = self._tables[rung] = self._unambiguous(names, _KEYS[rung])
        return table

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self._table("normalised"))

    @cached_property
    def _headings(self) -> Choices:
        return self._unambiguous(self._worded(), _sorted_words)

    @cached_property
    def _targets(self) -> Choices:
        return self._unambiguous(self._names.items(), _sorted_words)

    def _skeletons(self) -> Iterator[tuple[str, int]]:
        for text, index in self._worded():
            yield text, index
            if (escaped := html.escape(text)) != text:
                yield escaped, index

    def _worded(self) -> Iterator[tuple[str, int]]:
        for index, anchor in enumerate(self._anchors):
            if anchor.kind == "heading" and anchor.text is not None:
                yield text_of(anchor.text), index

    def _unambiguous(self, names: Iterable[tuple[str, int]], key: Callable[[str], str]) -> dict[str, int]:
        """Return the anchors by a key of their names; where it is that of two places, by no place."""
        found: dict[str, int] = {}
        for name, index in names:
            if not (word := key(name)):
                continue
            first = found.setdefault(word, index)
            if first != index and not self._same_place(index, first):
                found[word] = _NO_PLACE
        return found

    def _prefix(self, fragment: str) -> int | None:
        """Return the only anchor that begins as the fragment does, or the longest that the fragment begins with."""
        wanted, table = normalised(fragment), self._table("normalised")
        if not wanted:
            return None
        starting = self._starting(wanted)
        name = next(starting, "") or next((name for name in _beginnings(wanted) if name in table), "")
        index = table.get(name, _NO_PLACE)
        if index == _NO_PLACE or not _prefix_counts(wanted, name):
            return None
        return index if all(self._same_place(index, table[other]) for other in starting) else None

    def _same_place(self, one: int, other: int) -> bool:
        return other != _NO_PLACE and self._places[one] == self._places[other]

    def _starting(self, wanted: str) -> Iterator[str]:
        """Yield the normalised names that begin with what is wanted."""
        for at in range(bisect_left(self._sorted, wanted), len(self._sorted)):
            if not self._sorted[at].startswith(wanted):
                return
            yield self._sorted[at]

    def _like(self, query: str, choices: Choices, least: int) -> int:
        """Return the anchor whose words are most like the query's, no place if none is or two are."""
        scored = self._scored(query, choices, least - _MARGIN)
        if not scored or scored[0][1] < least:
            return _NO_PLACE
        words, best, index = scored[0]
        rivals = [score for _, score, other in scored[1:] if not self._same_place(index, other)]
        if rivals and rivals[0] > best - _MARGIN:
            return _NO_PLACE
        return index if _numbers(words) == _numbers(query) else _NO_PLACE

    def _says_otherwise(self, fragment: str, texts: Iterable[str], like: int) -> bool:
        """Return whether the fragment names another place, while a link's text is not just what the heading says.

        "prerequisites" is like the heading "Azure prerequisites", but `#configuration-server-prerequisites` is not.
        """
        if any(self._like(text, self._headings, _SAME_TEXT) == like for text in texts):
            return False
        found = self._scored(fragment, self._targets, _LEAST_CONTRARY)
        return bool(found) and not any(self._same_place(like, place) for _, _, place in found)

    def _scored(self, query: str, choices: Choices, least: int) -> list[tuple[str, float, int]]:
        self._work += len(choices)
        if self._work > _FUZZY_WORK:
            return []
        from rapidfuzz import fuzz, process

        found = process.extract(_sorted_words(query), choices.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=4)
        return [(words, score, choices[words]) for words, score, _ in found if choices[words] != _NO_PLACE]


def _sorted_words(text: str) -> str:
    """Return the words of a text in order: likeness of these is rapidfuzz's `token_sort_ratio`."""
    from rapidfuzz import utils

    return " ".join(sorted(utils.default_process(text.replace("_", " ")).split()))


def _numbers(text: str) -> list[str]:
    return sorted(_DIGITS.findall(text))


def _prefix_counts(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_PREFIX * len(long) and _numbers(short) == _numbers(long)


def _beginnings(name: str) -> Iterator[str]:
    """Yield what a name begins with, whole words only, the longest first, as far as that counts."""
    at = name.rfind("-")
    while at >= _LEAST_PREFIX * len(name):
        yield name[:at]
        at = name.rfind("-", 0, at)
