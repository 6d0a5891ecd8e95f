"""Texts inside a block's protected constructs: alternative texts, titles, attributes of tags, parameters of template
syntax.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from l10n.model.document import Block, Event
from l10n.model.unit import Place
from l10n.protectors import label_on_one_line

_TITLE_ENDS = "\"') \t\n"
"""What may stand before the parenthesis that closes a link with a title: a look at it spares nearly all searches."""
_TITLE = re.compile(
    r"(?<=[ \t\n>])(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))[ \t\n]*\)$", re.S
)
_ATTRIBUTE = re.compile(r"(?<=[\s\"'])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STRING = r"""(?:"(?P<double>(?:[^"\\\n]|\\.)*+)"|'(?P<single>(?:[^'\\\n]|\\.)*+)')"""
_LITERAL = re.compile(
    rf"""(?<![\w$.'"-])(?P<quoted>['"]?)(?P<name>[A-Za-z][\w-]*)(?P=quoted)(?::\s*|=\{{\s*){_STRING}(?=\s*(?:[,}}\n]|$))"""
)
_COMMENT = re.compile(r"/\*|(?m:^[ \t]*//)")
_OPENING_TAG = re.compile(r"<([A-Za-z][\w.-]*)")
_TEMPLATE = re.compile(r"(?::{3,}|\{[\{%<*][<%]?-?|\[!)\s*([\w./:-]+)")
_PARAMETER = re.compile(
    r"(?:(?P<name>[\w-]+)\s*=\s*)?(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'|[^\s\"']+)"
)
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*(?:[#.]|[\w:@-]+=)")
_IN_HUGO = ("{{<", "{{%")
_NAME = re.compile(r"(?:true|false|yes|no|on|off|auto|none)|[a-z0-9]*(?:[-_./:#?=&][\w%-]+)+/?")
"""What is no prose where only the parameter's name says that it is: switches, identifiers, paths."""
ATTRIBUTE_LIST = ""
"""Stands, among the names of template syntax, for an attribute list in braces."""
ANY = "*"
"""Stands there for whatever shortcode or tag."""
_NOTHING: frozenset[str] = frozenset()

Wanted = Mapping[str, frozenset[str]]
"""Name of a shortcode, tag or component -> its parameters that people read: names, or positions counted from 0."""


class Inner(msgspec.Struct, frozen=True):
    """One such text, by offsets in the block's content."""

    start: int
    end: int
    place: Place
    name: str = ""
    """Of the attribute or parameter."""
    tail: str = ""
    """What has to follow a translation; `end_of_tail` is where the text it takes the place of ends."""
    end_of_tail: int = 0
    quote: str = ""
    """The mark that ends the text."""


def wanted(parameters: Iterable[str], attributes: frozenset[str]) -> Wanted:
    """Return what to look for.

    parameters:  `shortcode.parameter`
    attributes:  those of tags, which attribute lists set as well

    >>> sorted(wanted(["figure.caption", "button.0"], frozenset())["figure"])
    ['caption']
    """
    found: dict[str, frozenset[str]] = {ATTRIBUTE_LIST: attributes}
    for parameter in parameters:
        name, _, key = parameter.rpartition(".")
        found[name] = found.get(name, frozenset()) | {key}
    return found


def alternative_text(event: Event) -> Inner:
    """Return the span of an image's alternative text; where it is a label too, the label is to be kept."""
    if event.form in ("shortcut", "collapsed"):
        label = label_on_one_line(event.label)
        return Inner(event.start + 2, event.mark, "alt", tail=f"][{label}]", end_of_tail=event.end)
    return Inner(event.start + 2, event.mark, "alt")


def title(block: Block, event: Event) -> Inner | None:
    """Return the span of an inline link's or image's title."""
    if event.form != "inline" or block.content[event.end - 2] not in _TITLE_ENDS:
        return None
    found = _TITLE.search(block.content, event.mark, event.end)
    if not found:
        return None
    group = found.lastindex or 1
    return Inner(*found.span(group), "title", quote="\"')"[group - 1])


def attributes(block: Block, event: Event, names: frozenset[str], wanted: Wanted) -> Iterator[Inner]:
    """Yield the spans of a raw tag's attributes that people read; a comment that holds a tag has none.

    names:   of those of any tag
    wanted:  those of a component beside them
    """
    opening = _OPENING_TAG.match(block.content, event.start)
    if not opening:
        return
    names = names | wanted[opening[1]] if opening[1] in wanted else names
    for found in _ATTRIBUTE.finditer(block.content, event.start, event.end):
        if found[1].lower() in names:
            group = 2 if found[2] is not None else 3
            yield Inner(*found.span(group), "attribute", found[1].lower(), quote="\"'"[group - 2])


def literals(block: Block, event: Event, names: frozenset[str]) -> Iterator[Inner]:
    """Yield the spans of the strings of an expression that people read: `title={'…'}`, `[{ label: "…" }]`.

    names:  of the attributes, or the keys of the data, lower case; in comments they name nothing
    """
    ends = [0]
    starts = [0]
    for start, end in _comments(block.content, event.start, event.end):
        starts.append(start)
        ends.append(end)
    for found in _LITERAL.finditer(block.content, event.start, event.end):
        outside = ends[bisect_right(starts, found.start()) - 1] <= found.start()
        if outside and found["name"].lower() in names:
            group, quote = ("double", '"') if found["double"] is not None else ("single", "'")
            yield Inner(*found.span(group), "script", found["name"].lower(), quote=quote)


def _comments(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the comments between braces, and of lines that are comments."""
    position = start
    while found := _COMMENT.search(content, position, end):
        line = found[0] != "/*"
        closing = content.find("\n" if line else "*/", found.end(), end)
        if closing < 0:
            if line:
                yield found.start(), end
            return
        position = closing + 1
        yield found.start(), position


def parameters(block: Block, event: Event, wanted: Wanted) -> Iterator[Inner]:
    """Yield the spans of the parameters of template syntax, or of an attribute list, that people read."""
    content = block.content
    opening = _TEMPLATE.match(content, event.start, event.end)
    names = wanted.get(opening[1] if opening else ATTRIBUTE_LIST, _NOTHING)
    usual = wanted.get(ANY, _NOTHING) - names if opening else _NOTHING
    if not (names or usual) or not (opening or _ATTRIBUTE_LIST.match(content, event.start)):
        return
    # Hugo reads the parameters of its shortcodes as Go does: a quote is escaped by a backslash, an entity is no quote.
    place: Place = "title" if content.startswith(_IN_HUGO, event.start) else "attribute"
    position = 0
    for found in _PARAMETER.finditer(content, opening.end() if opening else event.start + 1, event.end):
        name = found["name"]
        if not name:
            name, position = str(position), position + 1
        mark = next((mark for mark in ("double", "single") if found[mark] is not None), "")
        if mark and (name in names or (name in usual and not _NAME.fullmatch(found[mark]))):
            shown = f"{opening[1]}.{name}" if opening and name.isdigit() else name
            yield Inner(*found.span(mark), place, shown, quote='"' if mark == "double" else "'")
