"""A character that nobody sees stands in the text: a zero-width space, a joiner, a soft hyphen, a variation selector.

They come along when text is copied from web pages and word processors; search does not find words that hold them.
Left alone are those that the language's spelling needs (the non-joiner of Persian, the zero-width space of Thai),
those that emoji are made with, and those that the source has too. `l10n fix --translations` removes them.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import excerpt
from l10n.checks.tables import row
from l10n.checks.tables.scripts import DIRECTION_MARKS, JOINERS
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

INVISIBLE = declare("C03", "invisible-character", Severity.WARNING, "delete it", __doc__)

_CHARACTERS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0100-\U000e01ef"
)
_FOUND = re.compile(f"[{_CHARACTERS}]")
_JOINER, _SELECTORS = "\u200d", re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@CHECKERS.register(INVISIBLE.name)
def invisible_characters(setting: Setting) -> Inspect:
    """Return what finds characters that nobody sees."""
    needed = row(JOINERS, setting.locale, "") + row(DIRECTION_MARKS, setting.locale, "")

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = subject.prose
        if prose.isascii() or not _FOUND.search(prose):
            return
        found = [
            match.start()
            for match in _FOUND.finditer(prose)
            if match.group() not in needed
            and match.group() not in subject.source
            and not _in_symbol(prose, match.start())
        ]
        if found:
            first = prose[found[0]]
            name = unicodedata.name(first, "unnamed").lower()
            yield Finding(
                INVISIBLE,
                f'U+{ord(first):04X} ({name}) in "{excerpt(subject.target, found[0], found[0] + 1)}"',
                edits=tuple((at, at + 1, "") for at in found),
            )

    def screen(texts: Texts) -> Iterable[int]:
        targets = texts.targets
        odd = set(_FOUND.findall(targets.alphabet)).difference(needed)
        return targets.holding(_FOUND, targets.prose) if odd else ()

    return Screened(inspect, screen)


def _in_symbol(prose: str, at: int) -> bool:
    """Whether a joiner stands between symbols, or a selector behind a symbol or an ideograph: 👩‍💻, ❤️, 葛󠄀."""
    before = prose[at - 1 : at]
    if not before:
        return False
    symbol = unicodedata.category(before) in ("So", "Sk", "Sm") or before in "0123456789#*\u203c\u2049"
    if _SELECTORS.match(prose, at):
        return symbol or unicodedata.name(before, "").startswith("CJK")
    return prose[at] == _JOINER and (symbol or _SELECTORS.match(before) is not None)
