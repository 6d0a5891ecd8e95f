"""A word mixes scripts, or the text is written in another script than the language's.

A Cyrillic `а` in a Latin word looks right and is not found by search; at worst it leads readers to another address.
Whole words in a script that the language does not use pass only where the source has that script too. Text of a
language with its own script that has no letter of it counts from three words on.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import excerpt
from l10n.checks.tables.scripts import PARTS, RANGES
from l10n.checks.texts import Screened, Texts
from l10n.locales import describe_locale
from l10n.model.diagnostic import Severity

SCRIPT = declare("C05", "script", Severity.WARNING, "write the word in one script, the language's own", __doc__)

_ALIKE = "".join(RANGES[script] for script in ("Grek", "Cyrl", "Armn", "Cher"))
_LATIN = RANGES["Latn"]
_SEAM = re.compile(f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_SYMBOLS = re.compile(
    "(?<![\u0370-\u03ff])[\u03b1-\u03c9\u0393\u0394\u0398\u039b\u03a0\u03a3\u03a6\u03a9](?![\u0370-\u03ff])"
)
"""A lone Greek letter: µs, kΩ, Δt."""
_WORD = r"[^\W\d_]"
_THREE_WORDS = re.compile(f"(?:[{_LATIN}]{{2,40}}[ ,]{{1,3}}){{2}}[a-z]{{2,40}}")


@CHECKERS.register(SCRIPT.name)
def mixed_scripts(setting: Setting) -> Inspect | None:
    """Return what finds words in the wrong script; None where nobody knows the language's script."""
    script = describe_locale(setting.locale).script
    own = "".join(RANGES.get(part, "") for part in PARTS.get(script, (script,)))
    if not own:
        return None
    foreign = "".join(letters for name, letters in RANGES.items() if name != "Latn" and letters not in own)
    suspicious = re.compile(f"[{foreign}{_ALIKE}]")
    strangers = re.compile(f"[{foreign}]{{2,}}")
    mine = re.compile(f"[{own}]")
    latin = script == "Latn"

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = subject.prose
        if not prose.isascii() and suspicious.search(prose):
            yield from _seams(prose)
            found = strangers.search(prose)
            if found and not strangers.search(subject.source):
                yield Finding(SCRIPT, f'{_scripts(found.group())} in "{excerpt(subject.target, *found.span())}"')
        if not latin and subject.target != subject.source and not mine.search(prose) and _THREE_WORDS.search(prose):
            yield Finding(SCRIPT, f'no letter of the language\'s script in "{excerpt(subject.target, 0, 20)}"')

    def screen(texts: Texts) -> Iterator[int]:
        targets = texts.targets
        if suspicious.search(targets.alphabet):
            yield from targets.holding(suspicious, targets.prose)
        if not latin:
            yield from targets.holding(_THREE_WORDS, targets.prose)

    return Screened(inspect, screen)


def _seams(prose: str) -> Iterator[Finding]:
    """Yield the first word that mixes scripts, lone symbols aside."""
    if seam := _SEAM.search(_SYMBOLS.sub(".", prose)):
        start, end = _word_around(prose, seam.start(), seam.end())
        yield Finding(SCRIPT, f'"{prose[start:end]}" mixes {_scripts(prose[start:end])}')


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start and re.match(_WORD, text[start - 1]):
        start -= 1
    while end < len(text) and re.match(_WORD, text[end]):
        end += 1
    return start, end


_NAMES = {
    "Latn": "Latin",
    "Grek": "Greek",
    "Cyrl": "Cyrillic",
    "Armn": "Armenian",
    "Cher": "Cherokee",
    "Hani": "Chinese",
}


def _scripts(word: str) -> str:
    """Return the names of a word's scripts: "Latin and Cyrillic letters (U+0430)"."""
    found = [script for script, letters in RANGES.items() if re.search(f"[{letters}]", word)]
    odd = next((character for character in word if not re.match(f"[{_LATIN}]", character)), "")
    return f"{' and '.join(_NAMES.get(script, script) for script in found)} letters (U+{ord(odd):04X})"
