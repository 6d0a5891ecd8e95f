"""The translation ends with another mark than its source: a full stop is lost, a question became a statement.

Marks are compared by what they mean, not by character: 。 ends a sentence in Chinese, ؟ asks in Arabic, `;` asks in
Greek. Brackets, quotes and emphasis behind the mark are looked through. Not for Thai, Lao, Khmer, Burmese and Tibetan,
which leave the end of a sentence unmarked. A full stop that the source forgot may be put behind a sentence and taken
from a title, an exclamation may become a statement, and a statement may introduce a list with a colon. In Spanish, the
¿ or ¡ that opens the sentence is looked for too.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.checks import CHECKERS, EVERYWHERE, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import HIDDEN
from l10n.checks.tables import row
from l10n.checks.tables.punctuation import CLOSERS, MARKS, OPENED, OWN_MARKS, SAME, UNMARKED, Mark
from l10n.model.diagnostic import Severity
from l10n.model.unit import Place

FINAL = declare("T06", "final-punctuation", Severity.WARNING, "end the text as the source ends", __doc__)

_SENTENCES: frozenset[Place] = frozenset({"paragraph", "cell", "first-cell", "html"})
"""Places where people write sentences; in the others they write titles."""
_ADDED, _DROPPED = {("", "full stop")}, {("full stop", "")}


@CHECKERS.register(FINAL.name)
def final_punctuation(setting: Setting) -> Inspect | None:
    """Return what finds texts that end with another mark; None where the language marks no ends."""
    locale = setting.locale
    if row(UNMARKED, locale, False):
        return None
    own = row(OWN_MARKS, locale, {})
    same = SAME[EVERYWHERE] | row(SAME, locale, frozenset())
    opened = row(OPENED, locale, {})
    marks = {**MARKS, **own}
    source_marks = {**MARKS, **row(OWN_MARKS, setting.source_locale, {})}

    def inspect(subject: Subject) -> Iterator[Finding]:
        expected, found = final_mark(subject.source_prose, source_marks), final_mark(subject.prose, marks)
        if (expected, found) in (_ADDED if subject.unit.place in _SENTENCES else _DROPPED):
            return
        if expected != found and (expected, found) not in same:
            yield Finding(FINAL, f"ends with {_named(found)}, the source with {_named(expected)}")
        elif found in opened and opened[found] not in subject.prose:
            yield Finding(FINAL, f"no {opened[found]} opens the sentence", f"write {opened[found]} where it begins")

    return inspect


def final_mark(prose: str, marks: Mapping[str, Mark]) -> Mark:
    """Return the mark that a text ends with, "" where it ends with none, or with something hidden that is no link.

    >>> final_mark("Really**?**", MARKS), final_mark("and so on...", MARKS), final_mark("(see there.)", MARKS)
    ('question mark', 'ellipsis', 'full stop')
    """
    text = prose.rstrip(CLOSERS)
    while text.endswith(HIDDEN) and text.rstrip(HIDDEN).endswith("]"):
        text = text.rstrip(HIDDEN).rstrip(CLOSERS)
    if text.endswith("..."):
        return "ellipsis"
    return marks.get(text[-1:], "")


def _named(mark: Mark) -> str:
    if not mark:
        return "no mark"
    return f"an {mark}" if mark[0] in "aeiou" else f"a {mark}"
