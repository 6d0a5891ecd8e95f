"""A header value is longer than what search engines show of it: 60 characters of a title, 160 of a description.

Where the source is over the limit too, it is not the translator's doing and passes.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.tables.lengths import HEADER_LIMITS
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

HEADER_LENGTH = declare("T19", "header-length", Severity.INFO, "shorten it", __doc__)


@CHECKERS.register(HEADER_LENGTH.name)
def header_length(setting: Setting) -> Inspect:
    """Return what finds header values that will be cut."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        if subject.unit.place != "header":
            return
        limit = HEADER_LIMITS.get((subject.unit.context or "").removeprefix("meta:").lower(), 0)
        if len(subject.target) > limit >= len(subject.source):
            yield Finding(HEADER_LENGTH, f"{len(subject.target)} characters, {limit} are shown")

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    return (index for index, unit in enumerate(texts.units) if unit.place == "header")
