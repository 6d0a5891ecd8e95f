"""The translation is much shorter or longer than its source, as if a sentence had been left out or put in.

How long a translation may be depends on the language; characters of East Asian scripts count twice. Short texts are
left alone, since their lengths vary most.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.tables import row
from l10n.checks.tables.lengths import RATIOS, USUAL
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

LENGTH = declare("T11", "length", Severity.WARNING, "translate all of it, and nothing more", __doc__)

_TWO_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\U00020000-\U0003fffd"
_NOT_WIDE = "\u0300-\u036f\u200b-\u200f\u20d0-\u20ff\ufe00-\ufe0f"
_SHORT = 60
"""Sources below this width are not compared."""


@CHECKERS.register(LENGTH.name)
def length(setting: Setting) -> Inspect:
    """Return what finds texts of an unlikely length."""
    low, high = row(RATIOS, setting.locale, USUAL)

    def inspect(subject: Subject) -> Iterator[Finding]:
        source = width(subject.source)
        if source < _SHORT:
            return
        target = width(subject.target)
        if not low * source <= target <= high * source:
            yield Finding(
                LENGTH,
                f"{target / source:.1f} times as wide as the source; {low:g} to {high:g} times is usual",
                "see whether something was left out" if target < source else "see whether something was added",
            )

    def screen(texts: Texts) -> Iterator[int]:
        plain = not any(_any_of(_TWO_WIDE + _NOT_WIDE).search(side.alphabet) for side in (texts.sources, texts.targets))
        for index, (source, target) in enumerate(zip(texts.sources.parts, texts.targets.parts, strict=True)):
            wide = len(source)
            if not plain or (wide >= _SHORT and not low * wide <= len(target) <= high * wide):
                yield index

    return Screened(inspect, screen)


def width(text: str) -> int:
    """Return how wide a text is: characters of East Asian scripts count twice, loose accents not at all.

    >>> width("abc"), width("語り"), width("e\\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return len(text) + len(_any_of(_TWO_WIDE).findall(text)) - len(_any_of(_NOT_WIDE).findall(text))


@functools.cache
def _any_of(ranges: str) -> re.Pattern[str]:
    """Return what finds one of these characters: compiling so many takes a while, and no build looks for them."""
    return re.compile(f"[{ranges}]")
