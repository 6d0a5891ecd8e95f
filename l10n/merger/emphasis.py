"""Emphasis in a target: does what the translator marked still render, and if not, can it be made to?

`**重要。**次` is no strong emphasis to CommonMark: a closing mark after punctuation must not touch a letter. Such a
pair is written in the first form that renders: without the blanks inside its marks, with `*` for `_`, with tags. Where
sites drop tags, the letter that it touches is written as a reference: to the marks, `&` and `;` are punctuation. Stars
for underscores are for the report only: no reader sees a difference, and a script without blanks has no other way. So
is emphasis that a translator adds, marks and all, or moves from italics to bold: foreign words are in italics in
Portuguese, and no script of East Asia has italics.

source: CommonMark 0.31.2 section 6.2; commonmark-spec issue 650
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import EMPHASIS
from l10n.merger.delimiters import Delimiters, Run
from l10n.merger.targets import Target
from l10n.model.diagnostic import Severity

_TAGS = {1: ("em",), 2: ("strong",), 3: ("strong", "em")}
_NAMES = {"strong": "bold", "em": "italic"}


class Emphasis(msgspec.Struct, frozen=True):
    """What a source does with emphasis."""

    counts: Counter[str]
    """How often it renders "strong" and "em"."""
    runs: int = 0
    """How many runs of marks it has."""
    alone: frozenset[str] = frozenset()
    """Marks that it shows, for want of a partner."""
    meant: Counter[str] = msgspec.field(default_factory=Counter)
    """How often marks were meant as "strong" and "em", and are shown: `**Save **`. A target may set them right."""
    letters: frozenset[str] = frozenset()
    """Underscores that never render in it: `__metadata`, twice."""


class Mended(msgspec.Struct, frozen=True):
    """A target whose emphasis has been looked at."""

    target: Target
    findings: tuple[Finding, ...] = ()


class _Pair(msgspec.Struct, frozen=True):
    """Two runs that belong together as their writer sees it."""

    opener: Run
    closer: Run

    @property
    def renders(self) -> bool:
        return self.opener.opens and self.closer.closes


class _Mending(msgspec.Struct, frozen=True):
    """A pair in another form."""

    edits: tuple[tuple[int, int, str], ...]
    tags: tuple[str, ...]
    """Elements that it was written as, none where marks are enough."""
    finding: Finding


def mend_emphasis(
    target: Target,
    source: Emphasis,
    delimiters: Delimiters,
    count: Callable[[Target], Counter[str]],
    *,
    tags: bool = True,
) -> Mended:
    """Return the target with emphasis that renders, as far as that can be had.

    tags: whether sites show raw HTML
    law: where each pair renders, and as many as in the source, the target comes back as it is
    """
    expected = source.counts
    found = count(target)
    # Where as much renders as in the source, single marks that seem to pair are letters: `**Food_1.csv** and a _b`.
    pairs = [pair for pair in _pairs(delimiters.runs(target)) if pair.opener.marks not in source.letters]
    mendings = tuple(_mendings(pairs, target, delimiters, bold_only=found == expected, tags=tags))
    if mendings:
        repaired = _edited(target, dict.fromkeys(edit for mending in mendings for edit in mending.edits))
        rendered = count(repaired) + Counter(tag for mending in mendings for tag in mending.tags)
        if rendered == expected or (expected - found and not expected - rendered):
            findings = (mending.finding for mending in mendings)
            return Mended(repaired, (*findings, *_left(repaired, source, rendered, delimiters)))
    return Mended(target, tuple(_left(target, source, found, delimiters)))


def source_emphasis(counts: Counter[str], runs: Sequence[Run]) -> Emphasis:
    """Return what a source does with emphasis.

    counts:  how often it renders "strong" and "em"
    """
    pairs = tuple(_pairs(runs))
    rendered = {pair.opener.marks for pair in pairs if pair.renders}
    return Emphasis(
        counts=counts,
        runs=len(runs),
        alone=_alone(runs),
        meant=Counter(tag for pair in pairs if not pair.renders for tag in _TAGS[len(pair.opener)]),
        letters=frozenset(pair.opener.marks for pair in pairs if pair.opener.marks[0] == "_") - rendered,
    )


def _alone(runs: Sequence[Run]) -> frozenset[str]:
    """Return the marks of bold text that readers will see, because one has no partner."""
    marks = Counter(run.marks for run in runs if len(run) > 1 and (run.opens or run.closes))
    return frozenset(mark for mark, times in marks.items() if times % 2)


def _left(target: Target, source: Emphasis, found: Counter[str], delimiters: Delimiters) -> Iterator[Finding]:
    runs = delimiters.runs(target)
    shown = sorted(_alone(runs) - source.alone)
    less, more = source.counts - found, found - source.counts - source.meant
    if not shown and less.total() == more.total():
        for old, new in zip(sorted(less.elements()), sorted(more.elements()), strict=True):
            message = f"the msgid has {_NAMES[old]} text where this has {_NAMES[new]} text"
            yield Finding(EMPHASIS, message, severity=Severity.INFO)
        return
    yield from _differences("less", less)
    # Marks that a translator has put in come in twos; without them, stars of the source happen to pair: `2 *3 *4`.
    wanted = not shown and len(runs) - source.runs >= 2 * more.total()
    yield from _differences("more", more, Severity.INFO if wanted else None)
    for marks in shown:
        yield Finding(EMPHASIS, f'one "{marks}" has no partner, it would be seen', f'write "{marks}" on both sides')


def _differences(what: str, counts: Counter[str], severity: Severity | None = None) -> Iterator[Finding]:
    for name, times in sorted(counts.items()):
        message = f"{times} {_NAMES[name]} text{'s' * (times > 1)} {what} than in the msgid, as rendered"
        yield Finding(EMPHASIS, message, severity=severity)


def _mendings(
    pairs: Iterable[_Pair], target: Target, delimiters: Delimiters, *, bold_only: bool, tags: bool
) -> Iterator[_Mending]:
    """Yield what would make each pair render that does not."""
    for pair in pairs:
        wanted = not pair.renders and (len(pair.opener) > 1 or not bold_only)
        if wanted and delimiters.encloses(target, pair.opener.end, pair.closer.start):
            mending = _mending(pair, target, delimiters)
            yield mending if tags or not mending.tags else _with_references(pair, target, delimiters, mending)


def _pairs(runs: Sequence[Run]) -> Iterator[_Pair]:
    """Yield the pairs of each kind of mark, two by two, where none is left over."""
    kinds: dict[str, list[Run]] = {}
    for run in runs:
        if run.marks in ("*", "_", "**", "__", "***", "___") and not run.is_text:
            kinds.setdefault(run.marks, []).append(run)
    for found in kinds.values():
        if len(found) % 2 == 0:
            yield from (_Pair(*two) for two in zip(found[::2], found[1::2], strict=True))


def _mending(pair: _Pair, target: Target, delimiters: Delimiters) -> _Mending:
    inner = target.text[pair.opener.end : pair.closer.start]
    core = inner.strip()
    lead, tail = inner.index(core), len(inner) - len(core) - inner.index(core)
    start, end = pair.opener.end + lead, pair.closer.start - tail
    before = delimiters.before(target, pair.opener.start) or " "
    after = delimiters.after(target, pair.closer.end) or " "
    outer = (" " if lead and before.strip() else "", " " if tail and after.strip() else "")
    marks, tags = _form(pair.opener.marks, target, delimiters, start, end, outer[0] or before, outer[1] or after)
    shown = f"<{tags[0]}>" if tags else marks[0]
    message = f'the marks round "{delimiters.excerpt(target, start, end)}" would not render; written with {shown}'
    edits = (
        (pair.opener.start, start, outer[0] + marks[0]),
        (end, pair.closer.end, marks[1] + outer[1]),
    )
    moved = bool(tags) or lead > 0 or tail > 0
    return _Mending(edits, tags, Finding(EMPHASIS, message, severity=None if moved else Severity.INFO))


def _with_references(pair: _Pair, target: Target, delimiters: Delimiters, mending: _Mending) -> _Mending:
    """Return the mending that leaves the marks and hides the letters they touch; the one given where none can be."""
    start, end = pair.opener.start, pair.closer.end
    inner = target.text[pair.opener.end : pair.closer.start]
    if inner != inner.strip():
        return mending
    marks = "*" * len(pair.opener)
    first, last = delimiters.after(target, pair.opener.end), delimiters.before(target, pair.closer.start)
    before, after = delimiters.before(target, start) or " ", delimiters.after(target, end) or " "
    edits = [(start, pair.opener.end, marks), (pair.closer.start, end, marks)]
    hidden = ""
    for touched, renders in (
        (start - 1, Run.between(marks, before, first).opens),
        (end, Run.between(marks, last, after).closes),
    ):
        letter = "" if renders else target.text[touched : touched + 1]
        if not renders and (not letter.isalnum() or target.text[:touched].endswith("\\")):
            return mending
        if letter:
            hidden += letter
            edits.append((touched, touched + 1, f"&#{ord(letter)};"))
    excerpt = delimiters.excerpt(target, pair.opener.end, pair.closer.start)
    message = f'the marks round "{excerpt}" would not render beside "{hidden}", which is written as a reference'
    return _Mending(tuple(edits), (), Finding(EMPHASIS, message))


def _form(
    marks: str, target: Target, delimiters: Delimiters, start: int, end: int, before: str, after: str
) -> tuple[tuple[str, str], tuple[str, ...]]:
    """Return the first form, opening and closing, that renders between these neighbours; and its elements."""
    first, last = delimiters.after(target, start), delimiters.before(target, end)
    for form in dict.fromkeys((marks, "*" * len(marks))):
        opener, closer = Run.between(form, before, first), Run.between(form, last, after)
        if opener.opens and closer.closes:
            return (form, form), ()
    tags = _TAGS[len(marks)]
    opening = "".join(f"<{tag}>" for tag in tags)
    closing = "".join(f"</{tag}>" for tag in reversed(tags))
    return (opening, closing), tags


def _edited(target: Target, edits: Iterable[tuple[int, int, str]]) -> Target:
    parts = []
    position = 0
    for start, end, replacement in sorted(edits):
        parts += [target.text[position:start], replacement]
        position = end
    return msgspec.structs.replace(target, text="".join((*parts, target.text[position:])))
