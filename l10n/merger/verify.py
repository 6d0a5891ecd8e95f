"""Whether a target has its source's structure, unit by unit.

Source and target are read as the inline phase of a parser sees them in the article, with what their placeholders stand
for, and their events are compared as multisets: any order inside a block, emphasis left out. `shape` takes the look at
the whole article, with another parser.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from l10n.checks import Finding
from l10n.checks.markup import ADDRESS, MARKUP, TAG
from l10n.checks.placeholders import LINK_FORM
from l10n.merger.characters import INVISIBLE
from l10n.merger.reading import Reading
from l10n.model.diagnostic import Severity
from l10n.model.document import Event
from l10n.model.unit import Place

_NOUNS = {
    "link": "link",
    "image": "image",
    "code": "code",
    "html": "tag",
    "autolink": "address",
    "syntax": "template syntax",
    "math": "formula",
    "note": "footnote reference",
}
_CHECKS = {"html": TAG, "autolink": ADDRESS}
_NOT_MARKDOWN: frozenset[Place] = frozenset({"attribute", "header", "title", "script"})
"""Places whose text is never read as inline Markdown."""
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)")
_DESTINATION = re.compile(r"\]\(\s*(<[^>]*>|\S*?)(?:\s[^)]*)?\)")
_FORMS = ("pair", "unopened", "across", "blank")
"""Kinds of tokens that are no constructs, but tell how such stand."""
_MOST = 4
"""Findings of one unit that tell more than noise."""

Token = tuple[str, str]
"""(kind, text) of a thing that has to be there in the target as often as in the source."""


def compare(place: Place, source: Reading, target: Reading, names: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what a target lost or added.

    names:  what a placeholder stands for -> its name
    """
    if place in _NOT_MARKDOWN:
        return ()
    expected, found = Counter(_tokens(source)), Counter(_tokens(target))
    labels = {f"[{event.reference}]": event.label for event in (*target.events, *source.events) if event.reference}
    missing = _findings("is missing", expected - found, names, labels)
    added = _findings("is not in the msgid", found - expected, {}, labels)
    return tuple([*missing, *added][:_MOST])


def _tokens(reading: Reading) -> Iterator[Token]:
    content = reading.content
    yield from _pairs(content, [event for event in reading.events if event.kind == "html"])
    for event in reading.events:
        if event.kind in ("link", "image"):
            yield event.kind, f"[{event.reference}]" if event.reference else _one_line(content[event.mark : event.end])
            if not INVISIBLE.sub("", content[event.start : event.mark].lstrip("![").strip("*_~")):
                yield "blank", event.kind
        elif event.kind != "hardbreak":
            yield event.kind, _one_line(content[event.start : event.end])


def _pairs(content: str, tags: Sequence[Event]) -> Iterator[Token]:
    """Yield each pair of tags, and what is no pair as it should be: closed before it is opened, or across another."""
    opened: list[tuple[str, str]] = []
    for tag in tags:
        text = content[tag.start : tag.end]
        found = _TAG.match(text)
        if not found or text.endswith("/>"):
            continue
        name = found[2].lower()
        if not found[1]:
            opened.append((name, text))
            continue
        at = next((index for index in range(len(opened) - 1, -1, -1) if opened[index][0] == name), -1)
        if at < 0:
            yield "unopened", text
            continue
        across = [other for _, other in opened[at + 1 :]]
        yield "pair", f"{opened[at][1]}…{text}"
        yield from (("across", f"{opened[at][1]} and {other}") for other in across)
        del opened[at]


def _findings(
    what: str, tokens: Counter[Token], names: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[Finding]:
    lost = what == "is missing"
    for (kind, text), count in sorted(tokens.items()):
        if kind in _FORMS:
            if not lost and (finding := _about_form(kind, text)):
                yield finding
            continue
        noun, times = _NOUNS.get(kind, kind), f" ({count} times)" if count > 1 else ""
        check = _CHECKS.get(kind, MARKUP)
        if name := names.get(text, ""):
            yield Finding(check, f"{{{name}}} is not read as {_article(noun)} where it stands{times}", _remedy(kind))
        elif text in labels and not lost:
            label = f"[{_one_line(labels[text])}]"
            yield Finding(check, f'"{label}" leads to a definition of the article', f"write \\{label} if it is text")
        else:
            yield Finding(check, f"the {noun} {_quoted(kind, text)} {what}{times}")


def _about_form(kind: str, text: str) -> Finding | None:
    if kind == "blank" and text == "link":
        return Finding(LINK_FORM, "the text of a link is blank", "write the link's text between the brackets")
    if kind == "blank":
        message = "the text of an image is blank"
        return Finding(LINK_FORM, message, "describe the image between the brackets", Severity.WARNING)
    if kind == "unopened":
        return Finding(TAG, f'the tag "{text}" closes what was not opened', "put the tags in the order of the msgid")
    if kind == "across":
        return Finding(TAG, f"the tags {text} do not enclose each other", "close first what was opened last")
    return None


def _remedy(kind: str) -> str:
    if kind == "link":
        return "keep [text]({link1}) in one piece, and each bracket within the text closed"
    return "leave a blank on both sides" if kind != "code" else "close each ` that is opened"


def _quoted(kind: str, text: str) -> str:
    if kind in ("link", "image"):
        found = _DESTINATION.fullmatch(text)
        return f'to "{found[1]}"' if found else f'"{text}"'
    return f'"{text.strip("<>") if kind == "autolink" else text}"'


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}" if noun not in ("code", "template syntax") else noun


def _one_line(text: str) -> str:
    return " ".join(text.split())
