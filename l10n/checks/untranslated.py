"""The translation is its source, word for word, and the source is a phrase: three words or more in lower case.

Names, commands and titles that stay as they are have fewer. Where a sentence is meant to stay, say so with the
translator comment `l10n: ignore untranslated`.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import excerpt
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

UNTRANSLATED = declare("T02", "untranslated", Severity.WARNING, "translate it, or leave the msgstr empty", __doc__)

_WORD = re.compile(r"(?<![^\s(\"'])[a-z]{2,}(?![^\s.,:;!?)\"'])")
_TOGETHER = re.compile(r"(?<![^\s(\"'])[a-z]{2,} [a-z]{2,}\b")
"""A list of types or names has commas between all its words."""
_ENOUGH = 3


@CHECKERS.register(UNTRANSLATED.name)
def untranslated(setting: Setting) -> Inspect:
    """Return what finds sentences that were copied."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        if subject.target != subject.source:
            return
        if len(_WORD.findall(subject.prose)) >= _ENOUGH and _TOGETHER.search(subject.prose):
            yield Finding(UNTRANSLATED, f'"{excerpt(subject.target, 0, 30)}" is the source, word for word')

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    sides = zip(texts.sources.parts, texts.targets.parts, strict=True)
    return (index for index, (source, target) in enumerate(sides) if source == target)
