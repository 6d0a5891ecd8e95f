"""A stretch of inline content -> msgid with placeholders (design, section 3, "msgid form")."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from l10n.model.document import Block, Event
from l10n.model.unit import Placeholder
from l10n.protectors import PROTECTORS, Protected, Scope, one_line
from l10n.protectors.addresses import FILLER, addresses, mask, may_hold_address
from l10n.protectors.ui_rules import DETECTED, LabelRules
from l10n.protectors.ui_spans import may_hold
from l10n.protectors.ui_strings import labels
from l10n.segmenter.events import Events

LINE_END = re.compile(r"[ \t]*\n[ \t]*")
"""A soft break with the blanks round it: one blank of a msgid."""
_ENTITY = re.compile(r"&#?\w+;")
_HIDDEN_ENTITY = re.compile(r"&(?!gt;)#?\w+;")
"""`&gt;` stays visible to the detection of labels: it may link the parts of a menu chain."""
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CODE_TAGS = frozenset({"code", "kbd", "samp", "var", "pre", "script", "style", "textarea"})
WITHOUT_LABELS = frozenset({"heading", "html", "term"})
"""Kinds of blocks in which nothing is looked for that the product's interface says."""


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """A msgid and what its placeholders stand for."""

    msgid: str
    placeholders: tuple[Placeholder, ...]
    breaks: tuple[tuple[int, int], ...]
    """Spans of the hard breaks in the article."""
    has_words: bool
    """Whether anything is left to translate."""


class Composer:
    """Composes msgids from the content of one block.

    events:  the block's
    syntax:  matches the dialect's own syntax, for text that is no Markdown
    terms:   matches what the article's author keeps untranslated
    whole:   offsets in the content at which a link starts that is one token with its text (index entries)
    rules:   which UI labels are looked for
    """

    def __init__(
        self,
        block: Block,
        scope: Scope,
        events: Events,
        *,
        syntax: re.Pattern[str] | None = None,
        terms: re.Pattern[str] | None = None,
        whole: frozenset[int] = frozenset(),
        rules: LabelRules = DETECTED,
    ) -> None:
        self._block = block
        self._scope = scope
        self._events = events
        self._syntax = syntax
        self._terms = terms
        self._whole = whole
        self._rules = rules
        self._has_address = may_hold_address(scope.content)
        self._has_labels = block.kind not in WITHOUT_LABELS and may_hold(scope.content, rules.marks)

    def compose(self, start: int, end: int) -> Composition:
        """Return the msgid of the Markdown between two offsets of the content."""
        events = self._events.within(start, end)
        protected = list(self._protected(events)) if events else []
        protected = self._with_addresses(start, end, protected)
        if self._has_labels:
            protected = self._with_labels(start, end, protected)
        return self._assemble(start, end, protected, self._breaks(events, protected))

    def compose_plain(self, start: int, end: int) -> Composition:
        """Return the msgid of a text that is no Markdown: an attribute's, a title's."""
        content = self._scope.content
        protected = [
            Protected(start=found.start(), end=found.end(), name="var", value=one_line(found.group()))
            for found in (self._syntax.finditer(content, start, end) if self._syntax else ())
        ]
        return self._assemble(start, end, self._with_addresses(start, end, protected), ())

    def _breaks(self, events: Sequence[Event], protected: Sequence[Protected]) -> Sequence[Event]:
        """Return the hard breaks of the text; in HTML blocks and inside a hidden construct there are none."""
        breaks = [event for event in events if event.kind == "hardbreak"]
        if not breaks or self._block.kind == "html":
            return ()
        starts = [span.start for span in protected]
        ends = [0, *accumulate((span.end for span in protected), max)]
        return [event for event in breaks if event.start >= ends[bisect_left(starts, event.start)]]

    def _protected(self, events: Sequence[Event]) -> Iterator[Protected]:
        covered = -1
        tails: list[Event] = []
        pairs = code_pairs(events, self._scope.content)
        for event in events:
            while tails and tails[-1].end <= event.start:
                tails.pop()
            if event.start < covered or event.kind == "hardbreak" or (tails and event.start > tails[-1].mark):
                continue
            if event.kind in ("link", "image"):
                tails.append(event)
            if event.start in pairs:
                span = Protected(
                    start=event.start,
                    end=pairs[event.start],
                    name="code",
                    value=one_line(self._scope.content[event.start : pairs[event.start]]),
                )
            elif event.kind == "link" and (event.start in self._whole or self._is_disputed(event)):
                text = one_line(self._scope.content[event.start + 1 : event.mark])
                span = Protected(start=event.start, end=event.end, name="link", value=text)
            elif found := PROTECTORS[event.kind](event, self._scope):
                span = found
            else:
                continue
            if span.start == event.start:
                covered = span.end
            yield self._with_brackets(span)

    def _with_brackets(self, span: Protected) -> Protected:
        """Return the stretch with the `](…)` around it: `]({html1})` would be read as the end of a link."""
        content = self._scope.content
        alone = not span.name or span.form != "bare"
        if alone or not content.startswith("](", span.start - 2) or not content.startswith(")", span.end):
            return span
        return msgspec.structs.replace(span, start=span.start - 2, end=span.end + 1, form="inline")

    def _is_disputed(self, event: Event) -> bool:
        """Parsers differ in whether `[label]` is a link in an HTML block, or before `[^1]`; whole, it suits all."""
        in_html = self._block.kind == "html" and event.form in ("shortcut", "collapsed")
        return in_html or (event.form == "shortcut" and self._scope.content.startswith("[^", event.end))

    def _with_addresses(self, start: int, end: int, protected: list[Protected]) -> list[Protected]:
        """Return the protected stretches, the text's bare addresses (GFM 6.9) and the author's terms, in order."""
        content = self._scope.content
        has_address = self._has_address
        if has_address or self._terms:
            masked = self._masked(start, end, protected)
            # Most addresses are destinations, which are masked by now.
            if has_address and may_hold_address(masked.lower()):
                found = [(start + first, start + last) for first, last in addresses(masked, 0, len(masked))]
                protected += [Protected(start=a, end=b, name="link", value=content[a:b]) for a, b in found]
                masked = self._masked(start, end, protected) if found and self._terms else masked
            for term in self._terms.finditer(masked) if self._terms else ():
                protected.append(
                    Protected(start=start + term.start(), end=start + term.end(), name="var", value=term.group())
                )
        return sorted(protected, key=_by_start) if len(protected) > 1 else protected

    def _masked(self, start: int, end: int, protected: Sequence[Protected]) -> str:
        return mask(self._scope.content, ((span.start, span.end) for span in protected), start, end)

    def _with_labels(self, start: int, end: int, protected: list[Protected]) -> list[Protected]:
        masked = self._masked(start, end, protected) if protected else self._scope.content[start:end]
        masked = masked.replace("\n", " ")
        masked = _HIDDEN_ENTITY.sub(lambda match: FILLER * len(match.group()), masked) if "&" in masked else masked
        found = [
            Protected(
                start=start + label.start,
                end=start + label.end,
                name="ui",
                value=label.text,
                form="label",
                label=label.reason,
            )
            for label in labels(masked, ordered_step=self._block.item == "ordered", rules=self._rules)
        ]
        return sorted((*protected, *found), key=_by_start) if found else protected

    def _assemble(self, start: int, end: int, protected: Sequence[Protected], breaks: Sequence[Event]) -> Composition:
        if not protected and not breaks:
            rest = self._scope.content[start:end]
            msgid = LINE_END.sub(" ", rest) if "\n" in rest else rest
            return Composition(msgid=msgid, placeholders=(), breaks=(), has_words=has_words(msgid))
        text = _Text(self._scope.content, breaks)
        flagged = any(span.name for span in protected)
        parts: list[str] = []
        placeholders: list[Placeholder] = []
        counts: dict[str, int] = {}
        worded = False
        position = start
        for span in (*protected, Protected(start=end, end=end)):
            words = text.one_line(position, span.start)
            worded = worded or span.form == "label" or has_words(words)
            doubled = flagged and ("{" in words or "}" in words)
            parts.append(words.replace("{", "{{").replace("}", "}}") if doubled else words)
            if not span.name:
                parts.append(LINE_END.sub(" ", self._scope.content[span.start : span.end]))
            else:
                counts[span.name] = ordinal = counts.get(span.name, 0) + 1
                placeholder = self._placeholder(span, f"{span.name}{ordinal}")
                placeholders.append(placeholder)
                parts.append(shown(placeholder))
            position = span.end
        at = self._block.at
        return Composition(
            msgid="".join(parts),
            placeholders=tuple(placeholders),
            breaks=tuple((at(event.start), at(event.end)) for event in breaks),
            has_words=worded,
        )

    def _placeholder(self, span: Protected, name: str) -> Placeholder:
        start, end = self._block.at(span.start), self._block.end_at(span.end)
        return Placeholder(name, start, end, span.value, span.form, span.label)


class _Text:
    """The text between protected stretches, read from front to back."""

    def __init__(self, content: str, breaks: Sequence[Event]) -> None:
        self._content = content
        self._breaks = breaks
        self._next = 0

    def one_line(self, start: int, end: int) -> str:
        """Return the text between two offsets: a line end is a blank, a hard break a newline."""
        parts: list[str] = []
        while self._next < len(self._breaks) and self._breaks[self._next].start < end:
            event = self._breaks[self._next]
            self._next += 1
            parts += [LINE_END.sub(" ", self._content[start : event.start]), "\n"]
            start = event.end
        rest = self._content[start:end]
        rest = LINE_END.sub(" ", rest) if "\n" in rest else rest
        return "".join((*parts, rest)) if parts else rest


def shown(placeholder: Placeholder) -> str:
    """Return a placeholder as it stands in a msgid.

    >>> shown(Placeholder("link1", 0, 0, "", "full"))
    ']({link1})'
    """
    bare = placeholder.form in ("bare", "label")
    return f"{{{placeholder.name}}}" if bare else f"]({{{placeholder.name}}})"


def _by_start(span: Protected) -> tuple[int, int]:
    return (span.start, span.end)


def has_words(text: str) -> bool:
    """Return whether a text has a letter outside its entities."""
    text = _ENTITY.sub("", text) if "&" in text else text
    return text[:1].isalpha() or any(map(str.isalpha, text))


def code_pairs(events: Sequence[Event], content: str) -> dict[int, int]:
    """Return start -> end of each `<code>…</code>` and its like."""
    pairs: dict[int, int] = {}
    opened: tuple[str, int] | None = None
    for event in events:
        match = _TAG_NAME.match(content, event.start) if event.kind == "html" else None
        if not match or match[2].lower() not in _CODE_TAGS:
            continue
        closing, name = match[1], match[2].lower()
        if opened and closing and name == opened[0]:
            pairs[opened[1]] = event.end
            opened = None
        elif not opened and not closing and not content.endswith("/>", event.start, event.end):
            opened = (name, event.start)
    return pairs
