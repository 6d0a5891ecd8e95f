"""Runs of `*` and `_`, and what CommonMark lets them do between their neighbours.

source: CommonMark 0.31.2 section 6.2, left- and right-flanking delimiter runs
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import msgspec

from l10n.merger.syntax import CODE, ESCAPE
from l10n.merger.targets import CLOSE, MARKS, Target
from l10n.model.unit import Placeholder

Show = Callable[[Placeholder], str]
"""A placeholder -> what it stands for."""

_DESTINATION = r"\]\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)"
_ADDRESS = r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.)[^\s<*]+"
_RUN = re.compile(
    rf"{ESCAPE}|{CODE}|<[^<>]*>|{_DESTINATION}|{_ADDRESS}|(?P<run>\*+|_+)|(?P<bracket>!?\[)|[~{CLOSE}]", re.S
)
_SKIPPED = re.compile(rf"{ESCAPE}|{CODE}", re.S)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_VOID = re.compile(r"<(?:br|hr|img|input|wbr)\b|.*/>$", re.I | re.S)
_WORD = re.compile(r"[A-Za-z0-9]{2}")

Layout = tuple[tuple[str, bool, bool], ...]


class Run(msgspec.Struct, frozen=True):
    """A run of one mark."""

    start: int
    end: int
    marks: str
    opens: bool
    closes: bool
    is_text: bool
    """Nobody would take it for a mark: a single one between blanks, or an underscore within a word."""

    def __len__(self) -> int:
        return self.end - self.start

    @classmethod
    def between(cls, marks: str, before: str, after: str, start: int = 0) -> Run:
        """Return a run between two characters, blanks at the edges of the text.

        >>> run = Run.between("**", "。", "次")
        >>> run.opens, run.closes
        (True, False)
        """
        opens, closes = _flanks(marks[0], before, after)
        within = marks == "_" and _WORD.fullmatch(before + after) is not None
        apart = len(marks) == 1 and not before.strip() and not after.strip()
        return cls(start, start + len(marks), marks, opens, closes, within or apart)


class Delimiters:
    """Reads the runs of texts in which placeholders stand.

    show:  what they stand for decides what a run touches
    """

    def __init__(self, show: Show) -> None:
        self._show = show

    def runs(self, target: Target) -> list[Run]:
        """Return the runs outside code, tags, addresses and escapes."""
        return [
            Run.between(match[0], self.before(target, match.start()), self.after(target, match.end()), match.start())
            for match in _RUN.finditer(target.text)
            if match["run"]
        ]

    def layout(self, target: Target) -> Layout | None:
        """Return everything that emphasis depends on; None where other marks than plain links take part.

        law: two texts with one signature (see `signature`) and one layout render the same emphasis
        """
        found = []
        for match in _RUN.finditer(target.text):
            if match["run"]:
                before, after = self.before(target, match.start()), self.after(target, match.end())
                opens, closes = _flanks(match[0][0], before, after)
                if opens or closes:
                    found.append((match[0], opens, closes))
            elif match[0] == "~":
                return None
            elif match["bracket"] or match[0] == CLOSE:
                found.append((match[0], False, False))
        return tuple(found)

    def before(self, target: Target, offset: int) -> str:
        """Return the character that is shown before an offset, "" at the start."""
        character = target.text[offset - 1 : offset] if offset else ""
        return self._shown(target, offset - 1)[-1:] if MARKS.match(character) else character

    def after(self, target: Target, offset: int) -> str:
        """Return the character that is shown behind an offset, "" at the end."""
        character = target.text[offset : offset + 1]
        return self._shown(target, offset)[:1] if MARKS.match(character) else character

    def encloses(self, target: Target, start: int, end: int) -> bool:
        """Return whether a stretch has words in it, and both ends of each link and tag, or none."""
        placeholders = iter(target.placeholders[_marks_before(target, start) :])
        inner = MARKS.sub(lambda match: self._show(next(placeholders)), target.text[start:end])
        text = _SKIPPED.sub("", inner)
        tags = [tag for tag in _TAG.findall(text) if not _VOID.match(tag)]
        closing = sum(tag.startswith("</") for tag in tags)
        return bool(inner.strip()) and text.count("[") == text.count("]") and len(tags) == 2 * closing

    def excerpt(self, target: Target, start: int, end: int) -> str:
        """Return a stretch as a translator wrote it, shortened."""
        names = (f"{{{placeholder.name}}}" for placeholder in target.placeholders[_marks_before(target, start) :])
        text = target.text[start:end]
        return MARKS.sub(lambda match: f"]({next(names)})" if match[0] == CLOSE else next(names), text)[:40]

    def _shown(self, target: Target, offset: int) -> str:
        return self._show(target.placeholders[_marks_before(target, offset)])


@lru_cache(maxsize=4096)
def _flanks(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether a run of a mark can open and can close emphasis between two characters."""
    blank_before, blank_after = not before.strip(), not after.strip()
    point_before, point_after = _is_punctuation(before), _is_punctuation(after)
    left = not blank_after and (not point_after or blank_before or point_before)
    right = not blank_before and (not point_before or blank_after or point_after)
    if mark == "_":
        return left and (not right or point_before), right and (not left or point_after)
    return left, right


def has_marks(target: Target) -> bool:
    """Return whether looking closer is worth it."""
    return "*" in target.text or "_" in target.text


def _marks_before(target: Target, offset: int) -> int:
    return len(MARKS.findall(target.text, 0, offset))


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
