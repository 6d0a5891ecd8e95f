"""Emphasis in a target: does what the translator marked still render, and if not, can it be made to?

`**重要。**次` is no strong emphasis to CommonMark: a closing mark after punctuation must not touch a letter. Where the
source has more emphasis than the target renders, such pairs become `<strong>…</strong>`, which renders everywhere.

source: CommonMark 0.31.2 section 6.2; commonmark-spec issue 650
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from l10n.checks import Finding
from l10n.checks.markup import EMPHASIS
from l10n.model.unit import Placeholder, Unit

ReadEmphasis = Callable[[str], Counter[str]]
"""Inline Markdown -> how often it renders "strong" and "em"."""

_TAGS = {1: "em", 2: "strong"}
_MARKS = re.compile(r"\\.|(?P<code>(?<!`)(`+)(?!`).*?(?<!`)\2(?!`))|(?P<run>\*+|_+)", re.S)
_TOKEN = re.compile(r"\]\(\{([a-z]+[0-9]+)\}\)|\{([a-z]+[0-9]+)\}")
_NAMES = {"strong": "bold", "em": "italic"}


class Mended(msgspec.Struct, frozen=True):
    """A msgstr whose emphasis has been looked at."""

    msgstr: str
    findings: tuple[Finding, ...] = ()


class _Run(msgspec.Struct, frozen=True):
    """A run of `*` or `_`."""

    start: int
    end: int
    opens: bool
    closes: bool

    def __len__(self) -> int:
        return self.end - self.start


def mend_emphasis(
    unit: Unit, msgstr: str, labels: Mapping[str, str], read: Callable[[str], str], count: ReadEmphasis
) -> Mended:
    """Return the msgstr with emphasis that renders, as far as that can be had.

    read:   msgid or msgstr -> inline Markdown with stand-ins, see `fill.reading`
    """
    if not _has_marks(unit.msgid) and not _has_marks(msgstr):
        return Mended(msgstr)
    expected = count(read(unit.msgid))
    lost = expected - count(read(msgstr))
    if lost:
        repaired, texts = _with_tags(unit, msgstr, labels)
        if texts and not expected - _rendered(repaired, read, count):
            return Mended(repaired, tuple(map(_repaired, texts)))
    return Mended(msgstr, tuple(_differences(lost, count(read(msgstr)) - expected)))


def _has_marks(text: str) -> bool:
    return "*" in text or "_" in text


def _rendered(repaired: str, read: Callable[[str], str], count: ReadEmphasis) -> Counter[str]:
    tags = Counter({name: repaired.count(f"<{name}>") for name in _TAGS.values()})
    return count(read(repaired)) + tags


def _repaired(text: str) -> Finding:
    return Finding(EMPHASIS, f'the marks round "{text}" would not render, written as tags')


def _differences(lost: Counter[str], added: Counter[str]) -> Iterator[Finding]:
    for name, times in sorted(lost.items()):
        yield Finding(EMPHASIS, f"{times} {_NAMES[name]} text less than the msgid, as rendered")
    for name, times in sorted(added.items()):
        yield Finding(EMPHASIS, f"{times} {_NAMES[name]} text more than the msgid, as rendered")


def _with_tags(unit: Unit, msgstr: str, labels: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the msgstr with each pair of marks that does not render as a pair of tags, and the texts in them."""
    runs = list(_runs(msgstr, {found.name: found for found in unit.placeholders}, labels))
    parts: list[str] = []
    texts: list[str] = []
    position = 0
    for opener, closer in _pairs(runs, msgstr):
        if opener.opens and closer.closes:
            continue
        inner = msgstr[opener.end : closer.start]
        tag = _TAGS[len(opener)]
        lead, text, tail = _outer_blanks(inner)
        parts += [msgstr[position : opener.start], lead, f"<{tag}>", text, f"</{tag}>", tail]
        texts.append(text)
        position = closer.end
    return "".join((*parts, msgstr[position:])), texts


def _outer_blanks(text: str) -> tuple[str, str, str]:
    core = text.strip()
    start = text.index(core) if core else 0
    return text[:start], core, text[start + len(core) :]


def _pairs(runs: Sequence[_Run], text: str) -> Iterator[tuple[_Run, _Run]]:
    """Yield the runs that belong together as their writer sees it: alike, one after the other, with words between."""
    index = 0
    while index + 1 < len(runs):
        opener, closer = runs[index], runs[index + 1]
        alike = text[opener.start] == text[closer.start] and len(opener) == len(closer) and len(opener) in _TAGS
        if alike and text[opener.end : closer.start].strip():
            yield opener, closer
            index += 2
        else:
            index += 1


def _runs(text: str, placeholders: Mapping[str, Placeholder], labels: Mapping[str, str]) -> Iterator[_Run]:
    tokens = {match.start(): match for match in _TOKEN.finditer(text)}
    ends = {match.end(): match for match in tokens.values()}
    for match in _MARKS.finditer(text):
        if match["run"] is None:
            continue
        start, end = match.span("run")
        before = _edge(ends[start], placeholders, labels, -1) if start in ends else text[start - 1 : start]
        after = _edge(tokens[end], placeholders, labels, 0) if end in tokens else text[end : end + 1]
        yield _run(start, end, before, after, text[start])


def _edge(token: re.Match[str], placeholders: Mapping[str, Placeholder], labels: Mapping[str, str], side: int) -> str:
    """Return the character that a placeholder's data shows on one side."""
    found = placeholders.get(token[1] or token[2])
    if found is None:
        return token.group()[side]
    if found.form == "label":
        return (labels.get(found.value) or found.value or " ")[side]
    return ("](" if side == 0 else ")")[0] if found.form != "bare" else (found.value or " ")[side]


def _run(start: int, end: int, before: str, after: str, mark: str) -> _Run:
    """Return a run with what CommonMark lets it do between these two characters."""
    blank_before, blank_after = not before.strip(), not after.strip()
    point_before, point_after = _is_punctuation(before), _is_punctuation(after)
    left = not blank_after and (not point_after or blank_before or point_before)
    right = not blank_before and (not point_before or blank_after or point_after)
    if mark == "*":
        return _Run(start, end, left, right)
    return _Run(start, end, left and (not right or point_before), right and (not left or point_after))


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
