"""How sites number headings that would get the same slug.

1. `Checked`: the smallest `-n` that nothing has yet. Ids are unique.
2. `CheckedOnwards`: Python-Markdown's variant, which counts on from a number that is there already.
3. `Counted`: a counter per slug, compared with nothing, so that ids can coincide.

Each takes about constant time per heading, whatever the headings are: numbers found taken are not tried again.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from l10n.model.anchor import HeadingText, Slug

# A longer run of digits is not read as a number: `int` refuses it.
_NUMBERED = re.compile(r"(.*)_([0-9]{1,4000})", re.DOTALL)


def slugs_of(
    headings: Sequence[HeadingText],
    base: Callable[[HeadingText], str],
    take: Callable[[str], str],
    reserve: Callable[[str], None] | None = None,
) -> tuple[Slug, ...]:
    """Return the id of each heading: the explicit one as it is, or the numbered slug.

    base:     makes a heading's slug, without a number
    take:     numbers a slug
    reserve:  is told each explicit id where it stands; None where the site does not compare slugs with them

    >>> taken = Checked()
    >>> own = HeadingText("Setup", (), id="usage")
    >>> slugs_of([own, HeadingText("usage", ())], lambda heading: heading.raw, taken.take, taken.reserve)
    ('usage', 'usage-1')
    """
    slugs = []
    for heading in headings:
        if not heading.id:
            slugs.append(Slug(take(base(heading))))
            continue
        if reserve:
            reserve(heading.id)
        slugs.append(Slug(heading.id))
    return tuple(slugs)


def explicit_ids(headings: Iterable[HeadingText]) -> Iterable[str]:
    """Return the ids written in the headings.

    >>> list(explicit_ids([HeadingText("a", ()), HeadingText("b", (), id="own")]))
    ['own']
    """
    return (heading.id for heading in headings if heading.id)


class Checked:
    """Numbers a slug that is taken with the smallest number that makes it free.

    >>> taken = Checked()
    >>> [taken.take(slug) for slug in ("usage", "usage", "usage-1", "usage")]
    ['usage', 'usage-1', 'usage-1-1', 'usage-2']
    """

    separator = "-"

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = set(reserved)
        self._onwards: dict[str, int] = {}
        """For a taken `base-n`: a number above n below which all from n on are taken."""

    def reserve(self, slug: str) -> None:
        """Note an id that came about elsewhere."""
        self._taken.add(slug)

    def take(self, slug: str) -> str:
        """Return the slug, numbered if something has it already, and note it."""
        if slug in self._taken:
            slug = self._free(slug, 1)
        self._taken.add(slug)
        return slug

    def take_unless_empty(self, slug: str) -> str:
        """Return "" for "", which is then no id and never taken; otherwise do as `take`."""
        return self.take(slug) if slug else ""

    def _free(self, base: str, number: int) -> str:
        """Return the first free `base-number` from a number on. The caller is to take it at once."""
        passed = []
        while (candidate := f"{base}{self.separator}{number}") in self._taken:
            passed.append(candidate)
            number = self._onwards.get(candidate, number + 1)
        self._onwards.update(dict.fromkeys(passed, number + 1))
        return candidate


class CheckedOnwards(Checked):
    """Numbers with `_`, counting on from a slug's own number; an empty slug is always numbered.

    source: Python-Markdown 3.11, `toc.unique`

    >>> taken = CheckedOnwards(["usage"])
    >>> [taken.take(slug) for slug in ("usage", "usage_1", "", "")]
    ['usage_1', 'usage_2', '_1', '_2']
    """

    separator = "_"

    def take(self, slug: str) -> str:
        """Return the slug, numbered if it is empty or something has it already, and note it."""
        if not slug or slug in self._taken:
            numbered = _NUMBERED.fullmatch(slug)
            slug = self._free(numbered[1], int(numbered[2]) + 1) if numbered else self._free(slug, 1)
        self._taken.add(slug)
        return slug


class Counted:
    """Numbers the repetitions of each slug, compared with nothing else.

    >>> counted = Counted()
    >>> [counted.take(slug) for slug in ("usage", "usage", "usage-1")]
    ['usage', 'usage-1', 'usage-1']
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def take(self, slug: str) -> str:
        """Return the slug, numbered from its second occurrence on."""
        repetitions = self._seen[slug]
        self._seen[slug] += 1
        return f"{slug}-{repetitions}" if repetitions else slug
