"""Tag characters (U+E0000 to U+E0FFF) stand in the text: a copy of ASCII that no reader sees and that programs read.

They can carry instructions past a reviewer. Their only use in documents is in the flags of regions (🏴󠁧󠁢󠁷󠁬󠁳󠁿), which pass.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

HIDDEN_TEXT = declare("C07", "hidden-text", Severity.ERROR, "delete the hidden characters", __doc__)

_TAGS = re.compile("[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]+")
_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{2,6}\U000e007f")


@CHECKERS.register(HIDDEN_TEXT.name)
def hidden_text(setting: Setting) -> Inspect:
    """Return what finds tag characters."""

    def inspect(subject: Subject) -> Iterator[Finding]:
        if subject.target.isascii() or not _TAGS.search(subject.target):
            return
        for match in _TAGS.finditer(_FLAG.sub("", subject.target)):
            text = "".join(chr(ord(character) - 0xE0000) for character in match.group())
            shown = "".join(character for character in text if character.isprintable() and character.isascii())
            yield Finding(HIDDEN_TEXT, f'{len(text)} tag characters that nobody sees, they read "{shown[:40]}"')
            return

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterable[int]:
    targets = texts.targets
    return targets.holding(_TAGS, targets.text) if _TAGS.search(targets.alphabet) else ()
