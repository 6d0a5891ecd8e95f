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
from l10n.checks.tables.punctuation import PAIRED
from l10n.model.unit import Unit

_ASCII = bytes(range(128))
_ESCAPED = re.escape(PAIRED + "\\")
_DIGIT = re.compile(r"\d")
_SEEN, _SEEN_OF_ASCII = re.compile(rf"[{_ESCAPED}{END}\d]"), re.compile(f"[{_ESCAPED}{END}0-9]")


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
    def marks(self) -> Sequence[str]:
        """The brackets, quotation marks, backslashes and digits in the prose of each text, without what is between."""
        pattern = _SEEN if _DIGIT.search(self.alphabet) else _SEEN_OF_ASCII
        return "".join(pattern.findall(self.prose)).split(END)[1:-1]

    @cached_property
    def with_digits(self) -> Sequence[int]:
        """The texts with a digit in their prose."""
        return tuple([index for index, marks in enumerate(self.marks) if marks and _DIGIT.search(marks)])

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


class Texts:
    """The translations of an article, and what they translate.

    targets:  the msgstr of each unit
    """

    def __init__(self, units: Sequence[Unit], targets: Sequence[str]) -> None:
        self.units = units
        self.sources = Joined([unit.msgid for unit in units])
        self.targets = Joined(targets)

    @cached_property
    def sound(self) -> bool:
        """Whether no text holds what stands between them."""
        sides = (self.sources, self.targets)
        return all(side.text.count(END) == len(side.parts) + 1 for side in sides)

    def subject(self, index: int) -> Subject:
        """Return one of the translations."""
        return _Part(self, index) if self.sound else Subject(self.units[index], self.targets.parts[index])


class _Part(Subject):
    """One of many translations, whose prose is known from all of them."""

    def __init__(self, texts: Texts, index: int) -> None:
        super().__init__(texts.units[index], texts.targets.parts[index])
        self._texts = texts
        self._index = index

    @property
    def source_prose(self) -> str:
        return self._texts.sources.proses[self._index]

    @property
    def prose(self) -> str:
        return self._texts.targets.proses[self._index]


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
