"""More combining marks stand on one letter than any language writes: they run over the lines above and below.

Five is the limit; Thai needs two, Vietnamese two, vocalised Hebrew three, Tibetan is left alone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

STACKED = declare(
    "C08", "stacked-marks", Severity.WARNING, "delete the marks that do not belong to the letter", __doc__
)

_MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_ANY, _STACK = re.compile(_MARK), re.compile(f"{_MARK}{{6,}}")


@CHECKERS.register(STACKED.name)
def stacked_marks(setting: Setting) -> Inspect:
    """Return what finds heaps of combining marks."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        if subject.prose.isascii():
            return
        if match := _STACK.search(subject.prose):
            yield Finding(STACKED, f"{match.end() - match.start()} combining marks on one letter")

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterable[int]:
    targets = texts.targets
    return targets.holding(_STACK, targets.prose) if _ANY.search(targets.alphabet) else ()
