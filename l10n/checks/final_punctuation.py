"""The translation ends with another mark than its source: a full stop is lost, a question became a statement.

Marks are compared by what they mean, not by character: 。 ends a sentence in Chinese, ؟ asks in Arabic, `;` asks in
Greek. Brackets, quotes, tags and emphasis behind the mark are looked through. Not for Thai, Lao, Khmer, Burmese and
Tibetan, which leave the end of a sentence unmarked. A full stop that the source forgot may be put behind a sentence and
taken from a title, a title may be asked, an exclamation may become a statement, a statement may introduce a list with a
colon, and a remark in brackets may follow the full stop. The dot of an abbreviation (etc., a.m.) may go, or be three.
Chinese, Japanese and Korean cells and items of a list need no full stop unless they have one inside, and may have a
semicolon. In Spanish, the ¿ or ¡ that opens the sentence is looked for too.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set

from l10n.checks import CHECKERS, EVERYWHERE, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import HIDDEN
from l10n.checks.tables import row
from l10n.checks.tables.punctuation import CLOSERS, MARKS, OPENED, OWN_MARKS, SAME, TERSE, UNMARKED, Mark
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity
from l10n.model.unit import Place, Unit

FINAL = declare("T06", "final-punctuation", Severity.WARNING, "end the text as the source ends", __doc__)

_SENTENCES: frozenset[Place] = frozenset({"paragraph", "cell", "first-cell", "html"})
"""Places where people write sentences; in the others they write titles."""
_TITLES: frozenset[Place] = frozenset({"heading", "container"})
_ADDED: tuple[Mark, Mark] = ("", "full stop")
_DROPPED: tuple[Mark, Mark] = ("full stop", "")
_ASKED: tuple[Mark, Mark] = ("", "question mark")
_JOINED: tuple[Mark, Mark] = ("full stop", "semicolon")
_ABBREVIATED: frozenset[Mark] = frozenset({"", "full stop", "ellipsis"})
_ABBREVIATION = re.compile(
    r"(?:^|.*[\W_])etc\."
    r"|\W*(?:\w+\W+)?(?:[ap]\.m|e\.g|i\.e|no|vs|inc|ltd|corp|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.",
    re.I | re.S,
)
"""*etc.* at the end of anything, and others that are all there is: *6 a.m.*"""
_CLOSING_TAG = re.compile("</[A-Za-z][^<>]*>")
_REMARK = re.compile(r"(?<!\s)\s*[(\uff08][^()\uff08\uff09]*[)\uff09]\s*$")
_STOP_INSIDE = re.compile(r"[\u3002\uff0e]|\.(?=\s)")
_ITEMS = ("List item", "Table cell")


@CHECKERS.register(FINAL.name)
def final_punctuation(setting: Setting) -> Inspect | None:
    """Return what finds texts that end with another mark; None where the language marks no ends."""
    locale = setting.locale
    if row(UNMARKED, locale, False):
        return None
    own = row(OWN_MARKS, locale, {})
    same = SAME[EVERYWHERE] | row(SAME, locale, frozenset())
    terse = row(TERSE, locale, False)
    opened = row(OPENED, locale, {})
    marks = {**MARKS, **own}
    source_marks = {**MARKS, **row(OWN_MARKS, setting.source_locale, {})}

    def inspect(subject: Subject) -> Iterator[Finding]:
        source, target = _bare(subject.source_prose, subject.source), _bare(subject.prose, subject.target)
        expected, found = final_mark(source, source_marks), final_mark(target, marks)
        if expected == found:
            if found in opened and opened[found] not in subject.prose:
                yield Finding(FINAL, f"no {opened[found]} opens the sentence", f"write {opened[found]} where it begins")
        elif not (
            (expected, found) in same
            or (expected, found) in _allowed(subject.unit, terse=terse and not _STOP_INSIDE.search(target))
            or (expected == "full stop" and found in _ABBREVIATED and _ABBREVIATION.fullmatch(source.rstrip(CLOSERS)))
            or (found == "" and expected == "full stop" == final_mark(_REMARK.sub("", target), marks))
        ):
            yield Finding(FINAL, f"ends with {_named(found)}, the source with {_named(expected)}")

    differing = frozenset(mark for mark in marks.keys() | source_marks if marks.get(mark) != source_marks.get(mark))
    undecided = frozenset({">"}) | differing | {mark for mark, meaning in marks.items() if meaning in opened}

    def is_plain(before: str, after: str) -> bool:
        """Return whether two texts end with the same mark behind their links, and nothing opens it."""
        found = final_mark(after, marks)
        return found == final_mark(before, source_marks) and found not in opened

    return Screened(inspect, lambda texts: _screen(texts, undecided, is_plain))


def _screen(texts: Texts, undecided: Set[str], is_plain: Callable[[str, str], bool]) -> Iterator[int]:
    """Name what does not plainly end as its source does.

    undecided:  what may mean something else in one of the languages
    is_plain:   whether two texts that end with something hidden, but no tag, end alike
    """
    for index, (source, target) in enumerate(zip(texts.sources.proses, texts.targets.proses, strict=True)):
        if _ends_plainly(source, target, undecided):
            continue
        before, after = source.rstrip(CLOSERS), target.rstrip(CLOSERS)
        if before.endswith(HIDDEN) and after.endswith(HIDDEN):
            alike = is_plain(before, after) and not _is_tagged(texts, index)
        else:
            alike = _ends_alike(before, after, undecided)
        if not alike:
            yield index


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


def _ends_plainly(source: str, target: str, undecided: Set[str]) -> bool:
    """Return whether both end in a letter or digit, or in one full stop: what is true of most is seen at once."""
    start, end = source[-1:], target[-1:]
    if start == end == ".":
        return end not in undecided and source[-2:] != ".." != target[-2:]
    return start.isalnum() and end.isalnum()


def _ends_alike(before: str, after: str, undecided: Set[str]) -> bool:
    """Return whether texts without closers plainly end with the same character, or both without a mark."""
    start, end = before[-1:], after[-1:]
    if start.isalnum() and end.isalnum():
        return True
    same = start == end and (end != "." or after.endswith("...") == before.endswith("..."))
    return same and end not in undecided and not end.isspace()


def _is_tagged(texts: Texts, index: int) -> bool:
    """Return whether one of the sides may end with a tag, which is looked through."""
    return any(side.parts[index].rstrip().endswith(">") for side in (texts.sources, texts.targets))


def _allowed(unit: Unit, *, terse: bool) -> Iterator[tuple[Mark, Mark]]:
    """Yield which marks go together where a unit stands.

    terse:  whether items of lists end without a mark
    """
    yield _ADDED if unit.place in _SENTENCES else _DROPPED
    if unit.place in _TITLES:
        yield _ASKED
    if terse and unit.kind.startswith(_ITEMS):
        yield _DROPPED
        yield _JOINED


def _bare(prose: str, text: str) -> str:
    """Return prose without the tags that are closed behind the last mark.

    text:  as written; the prose has its length
    """
    end = len(text.rstrip())
    bare = len(prose)
    while text.endswith(">", 0, end) and _CLOSING_TAG.fullmatch(text, start := max(0, text.rfind("<", 0, end)), end):
        bare = end = len(text[:start].rstrip())
    return prose[:bare]


def _named(mark: Mark) -> str:
    if not mark:
        return "no mark"
    return f"an {mark}" if mark[0] in "aeiou" else f"a {mark}"
