"""An accent is a character of its own instead of part of its letter (the text is not in Unicode's form NFC).

It looks the same, but search, sorting and the anchors of headings tell the two apart. `l10n fix --translations`
composes it.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Edit, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import HIDDEN, excerpt
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

NORMAL_FORM = declare("C06", "normal-form", Severity.INFO, "save the text in Unicode's form NFC", __doc__)

_STRETCH = re.compile(f"[^{HIDDEN}]+")


@CHECKERS.register(NORMAL_FORM.name)
def normal_form(setting: Setting) -> Inspect:
    """Return what finds text that is not in NFC."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = subject.prose
        if prose.isascii() or unicodedata.is_normalized("NFC", prose):
            return
        edits = tuple(_edits(prose, subject.target))
        if edits:
            start = edits[0][0]
            yield Finding(
                NORMAL_FORM, f'letters with loose accents in "{excerpt(subject.target, start, start)}"', edits=edits
            )

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterable[int]:
    targets = texts.targets
    if unicodedata.is_normalized("NFC", targets.prose):
        return ()
    return (index for index, prose in enumerate(targets.proses) if not unicodedata.is_normalized("NFC", prose))


def _edits(prose: str, target: str) -> Iterator[Edit]:
    for match in _STRETCH.finditer(prose):
        written = target[match.start() : match.end()]  # In the prose, `&nbsp;` is six blanks.
        composed = unicodedata.normalize("NFC", written)
        if composed != written:
            yield match.start(), match.end(), composed
