"""A stretch of inline content -> msgid with placeholders (design, section 3, "msgid form")."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from l10n.model.document import Block, Event
from l10n.model.unit import Placeholder
from l10n.protectors import PROTECTORS, Protected, Scope, one_line
from l10n.protectors.addresses import FILLER, addresses, mask, may_hold_address
from l10n.protectors.ui_strings import labels

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_ENTITY = re.compile(r"&#?\w+;")
_HIDDEN_ENTITY = re.compile(r"&(?!gt;)#?\w+;")
"""`&gt;` stays visible to the detection of labels: it may link the parts of a menu chain."""
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CODE_TAGS = frozenset({"code", "kbd", "samp", "var", "pre", "script", "style", "textarea"})
_BRACES = re.compile(r"[{}]")


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

    whole:   offsets in the content at which a link starts that is one token with its text (index entries)
    detect:  whether UI labels are looked for
    """

    def __init__(self, block: Block, scope: Scope, *, whole: frozenset[int] = frozenset(), detect: bool = True) -> None:
        self._block = block
        self._scope = scope
        self._whole = whole
        self._detect = detect and block.kind not in ("heading", "html", "term")

    def compose(self, start: int, end: int) -> Composition:
        """Return the msgid of the content between two offsets."""
        events = [event for event in self._block.events if start <= event.start and event.end <= end]
        protected = list(self._protected(events))
        protected = sorted((*protected, *self._addresses(start, end, protected)), key=_by_start)
        if self._detect:
            ui = self._labels(start, end, protected)
            protected = sorted((*protected, *ui), key=_by_start) if ui else protected
        return self._assemble(start, end, protected, self._breaks(events, protected))

    def _breaks(self, events: Sequence[Event], protected: Sequence[Protected]) -> list[Event]:
        """Return the hard breaks of the text; in HTML blocks and inside a hidden construct there are none."""
        if self._block.kind == "html":
            return []
        return [
            event
            for event in events
            if event.kind == "hardbreak" and not any(span.start < event.start < span.end for span in protected)
        ]

    def _protected(self, events: Sequence[Event]) -> Iterator[Protected]:
        covered = -1
        pairs = _code_pairs(events, self._scope.content)
        for event in events:
            if event.start < covered or event.kind == "hardbreak":
                continue
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
            yield span

    def _is_disputed(self, event: Event) -> bool:
        """Parsers differ in whether `[label]` is a link in an HTML block or before `[^1]`; kept whole, it is right in all."""
        in_html = self._block.kind == "html" and event.form in ("shortcut", "collapsed")
        return in_html or (event.form == "shortcut" and self._scope.content.startswith("[^", event.end))

    def _addresses(
        self, start: int, end: int, protected: Sequence[Protected]
    ) -> Iterator[Protected]:
        """Yield the bare URLs and e-mail addresses of the text (GFM 6.9)."""
        content = self._scope.content
        if not may_hold_address(content):
            return
        masked = mask(content, ((span.start, span.end) for span in protected))
        for first, last in addresses(masked, start, end):
            yield Protected(start=first, end=last, name="link", value=content[first:last])

    def _labels(self, start: int, end: int, protected: Sequence[Protected]) -> list[Protected]:
        content = self._scope.content
        if "**" not in content and "__" not in content:
            return []
        masked = mask(content, ((span.start, span.end) for span in protected))[start:end].replace("\n", " ")
        masked = _HIDDEN_ENTITY.sub(lambda match: FILLER * len(match.group()), masked) if "&" in masked else masked
        return [
            Protected(
                start=start + label.start,
                end=start + label.end,
                name="ui",
                value=one_line(label.text),
                form="label",
            )
            for label in labels(masked, ordered_step=self._block.item == "ordered")
        ]

    def _assemble(
        self, start: int, end: int, protected: Sequence[Protected], breaks: Sequence[Event]
    ) -> Composition:
        flagged = any(span.name for span in protected)
        parts: list[str] = []
        placeholders: list[Placeholder] = []
        counts: dict[str, int] = {}
        has_words = False
        position = start
        for span in (*protected, Protected(start=end, end=end)):
            text = self._text(position, span.start, breaks)
            has_words = has_words or span.form == "label" or _has_words(text)
            parts.append(_BRACES.sub(r"\g<0>\g<0>", text) if flagged and _BRACES.search(text) else text)
            if not span.name:
                parts.append(_LINE_END.sub(" ", self._scope.content[span.start : span.end]))
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
            has_words=has_words,
        )

    def _placeholder(self, span: Protected, name: str) -> Placeholder:
        start, end = self._block.at(span.start), self._block.end_at(span.end)
        return Placeholder(name, start, end, span.value, span.form, span.label)

    def _text(self, start: int, end: int, breaks: Sequence[Event]) -> str:
        content = self._scope.content
        parts = []
        for event in breaks:
            if start <= event.start < end:
                parts += [_LINE_END.sub(" ", content[start : event.start]), "\n"]
                start = event.end
        rest = content[start:end]
        parts.append(_LINE_END.sub(" ", rest) if "\n" in rest else rest)
        return "".join(parts)


def shown(placeholder: Placeholder) -> str:
    """Return a placeholder as it stands in a msgid.

    >>> shown(Placeholder("link1", 0, 0, "", "full"))
    ']({link1})'
    """
    bare = placeholder.form in ("bare", "label")
    return f"{{{placeholder.name}}}" if bare else f"]({{{placeholder.name}}})"


def _by_start(span: Protected) -> tuple[int, int]:
    return (span.start, span.end)


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in (_ENTITY.sub("", text) if "&" in text else text))


def _code_pairs(events: Sequence[Event], content: str) -> dict[int, int]:
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
