"""All translations of an article at once, so that a check can say cheaply which of them it has to look at.

1. Nearly all translations give nearly all checks nothing to say. A `Screen` goes over the texts joined, one search for
   all of them, and names those where its check may find something; the check itself looks at these alone.
2. Each text stands between two `END`, which no text holds: U+0000 is in no PO file, and CommonMark has it replaced in
   articles. It is no word, blank or mark to any pattern, and the patterns that join and hide text stop at it, so that
   what is found in the joined text is what is found in its parts.
3. A screen may name too many, never too few.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from l10n.checks import Finding, Inspect, Subject
from l10n.checks.prose import END, prose
from l10n.model.unit import Unit

_ASCII = bytes(range(128))
_DIGIT, _ASCII_DIGIT = re.compile(r"\d"), re.compile("[0-9]")


class Joined:
    """Texts, and the same joined.

    parts:  the texts
    """

    def __init__(self, parts: Sequence[str]) -> None:
        self.parts = parts

    @cached_property
    def text(self) -> str:
        """All texts, an END before each and behind the last."""
        return f"{END}{END.join(self.parts)}{END}"

    @cached_property
    def prose(self) -> str:
        """The prose of all texts, likewise; offsets are those of the text."""
        return prose(self.text)

    @cached_property
    def proses(self) -> Sequence[str]:
        """The prose of each text."""
        return self.prose[1:-1].split(END)

    @cached_property
    def alphabet(self) -> str:
        """Each character of the texts beyond ASCII once."""
        if self.text.isascii():
            return ""
        rest = self.text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        return "".join(set(rest.decode("utf-8", "surrogatepass")))

    @cached_property
    def with_digits(self) -> Sequence[int]:
        """The texts with a digit in their prose."""
        pattern = _DIGIT if _DIGIT.search(self.alphabet) else _ASCII_DIGIT
        return tuple(self.holding(pattern, self.prose))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return tuple(itertools.accumulate((len(part) + 1 for part in self.parts), initial=1))

    def holding(self, pattern: re.Pattern[str], joined: str) -> Iterator[int]:
        """Yield the index of each text in which a pattern is found, ascending.

        pattern:  may begin with the END before a text
        joined:   `text`, `prose` or what has as many characters, where it is searched for
        """
        starts, search = self._starts, pattern.search
        found = search(joined)
        while found:
            index = bisect_right(starts, found.end() - 1) - 1
            yield index
            found = search(joined, starts[index + 1] - 1)

    def found_in_each(self, pattern: re.Pattern[str]) -> Sequence[str]:
        """Return what is found in the prose of each text, one after the other.

        pattern:  of what is looked for, or END
        """
        return "\n".join(pattern.findall(self.prose)).split(END)[1:-1]


class Texts:
    """The translations of an article, and what they translate.

    targets:  the msgstr of each unit
    """

    def __init__(self, units: Sequence[Unit], targets: Sequence[str]) -> None:
        self.units = units
        self.sources = Joined([unit.msgid for unit in units])
        self.targets = Joined(targets)

    @property
    def sound(self) -> bool:
        """Whether no text holds what stands between them."""
        sides = (self.sources, self.targets)
        return all(side.text.count(END) == len(side.parts) + 1 for side in sides)

    def subject(self, index: int) -> Subject:
        """Return one of the translations."""
        return Subject(self.units[index], self.targets.parts[index])


Screen = Callable[[Texts], Iterable[int]]
"""Names the translations in which a check may find something, in any order, each once or more."""


class Screened:
    """What finds a check's faults in one language, and can tell beforehand where it will find none.

    law: `inspect` finds nothing in a translation that `screen` does not name
    """

    def __init__(self, inspect: Inspect, screen: Screen) -> None:
        self.inspect = inspect
        self.screen = screen

    def __call__(self, subject: Subject) -> Iterable[Finding]:
        return self.inspect(subject)
