"""Two blanks stand together where one would do and the source has none such. `l10n fix --translations` joins them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import excerpt
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

DOUBLE_SPACE = declare("T05", "double-space", Severity.INFO, "write one blank", __doc__)

_TWO = re.compile("  ")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


@CHECKERS.register(DOUBLE_SPACE.name)
def double_space(setting: Setting) -> Inspect:
    """Return what finds two blanks in a row."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = subject.prose
        if "  " not in prose or "  " in subject.source_prose.strip():
            return
        found = [match.span() for match in _SPACES.finditer(prose)]
        if found:
            message = f'{found[0][1] - found[0][0]} blanks in "{excerpt(subject.target, *found[0])}"'
            yield Finding(DOUBLE_SPACE, message, edits=tuple((start, end, " ") for start, end in found))

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    sources, targets = texts.sources.proses, texts.targets
    return (index for index in targets.holding(_TWO, targets.prose) if "  " not in sources[index].strip())
