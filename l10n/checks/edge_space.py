"""A blank stands before or after the text where the source has none. `l10n fix --translations` removes it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks import CHECKERS, Edit, Finding, Inspect, Setting, Subject, declare
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

EDGE_SPACE = declare("T04", "edge-space", Severity.INFO, "delete the blank beside the text", __doc__)


@CHECKERS.register(EDGE_SPACE.name)
def edge_space(setting: Setting) -> Inspect:
    """Return what finds blanks around a text."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        target, source = subject.target, subject.source
        edits: list[Edit] = []
        if target[:1].isspace() and not source[:1].isspace():
            edits.append((0, len(target) - len(target.lstrip()), ""))
        if target[-1:].isspace() and not source[-1:].isspace():
            edits.append((len(target.rstrip()), len(target), ""))
        if edits:
            where = " and ".join("after" if start else "before" for start, _, _ in edits)
            yield Finding(EDGE_SPACE, f"a blank {where} the text", edits=tuple(edits))

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    return (index for index, target in enumerate(texts.targets.parts) if target != target.strip())
