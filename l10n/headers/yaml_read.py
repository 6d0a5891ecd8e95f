"""YAML text -> its values that are text: what PyYAML knows of it.

1. libyaml's events say where each scalar stands; nothing is composed or constructed, so that aliases do not multiply,
   tags do not act, and nesting does not recurse.
2. A value is a scalar that YAML 1.1 and 1.2 both take for a string. What has a tag, is a key, or is used again by an
   alias is never touched.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml
from yaml.reader import Reader
from yaml.resolver import Resolver

from l10n.headers import HeaderValue
from l10n.headers.front_matter import DEPTH, LIMIT, Path, format_path

NON_PRINTABLE: re.Pattern[str] = Reader.NON_PRINTABLE
"""What no YAML text may hold."""
BLOCK_STYLES = ("literal", "folded")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_RESOLVER: Any = Resolver()
_NOT_TEXT = re.compile(
    r"[-+]?(?:0o[0-7]+|0x[0-9a-f]+|(?:\.[0-9]+|[0-9][0-9_,]*(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?)"
    r"|[-+]?\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n|=|<<",
    re.IGNORECASE,
)
"""What YAML 1.2, a YAML 1.1 parser other than PyYAML, or a lax one takes for something else than a string."""

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+(?:\s|#[^\n]*\n)*")


class Values(NamedTuple):
    """What a YAML text holds."""

    found: tuple[HeaderValue, ...] = ()
    mapping: bool = True
    """Whether it is a mapping, or empty."""
    problem: str = ""
    """Why it cannot be read, "" where it can."""
    at: int = 0
    """Offset of the problem in the text."""


def read_values(body: str, offset: int) -> Values:
    """Return the text values of a YAML text.

    offset:  of the text in the article, from which the values' places count
    """
    walk = _Walk(body, offset)
    problem, at = _read(body, walk)
    return Values(problem=problem, at=at) if problem else Values(walk.values(), walk.mapping)


def resolves_to_text(plain: str) -> bool:
    """Return whether every reader of YAML takes a plain scalar for a string."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, plain, (True, False))
    return bool(tag == _TEXT) and _NOT_TEXT.fullmatch(plain) is None


class _Scalar(NamedTuple):
    """A text value, and what decides whether it may be touched."""

    event: yaml.ScalarEvent
    path: Path
    in_flow: bool
    anchors: frozenset[str]
    """Of the value and of all that holds it."""


class _Level:
    """A collection that is being read."""

    def __init__(self, event: yaml.CollectionStartEvent, path: Path, *, inert: bool, anchors: frozenset[str]) -> None:
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.path = path
        self.inert = inert or event.tag is not None
        self.in_flow = bool(event.flow_style)
        self.anchors = anchors
        self._nodes = 0
        self._key = ""

    def place(self, event: yaml.NodeEvent) -> Path | None:
        """Return the path of the next node, None for a key."""
        self._nodes += 1
        if not self.mapping:
            return (*self.path, self._nodes - 1)
        if self._nodes % 2 == 0:
            return (*self.path, self._key)
        self._key = event.value if isinstance(event, yaml.ScalarEvent) else "?"
        return None


class _Walk:
    """Gathers the text values of a stream of events."""

    def __init__(self, body: str, offset: int) -> None:
        self._body = body
        self._offset = offset
        self._levels: list[_Level] = []
        self._scalars: list[_Scalar] = []
        self._anchors: set[str] = set()
        self._used: set[str] = set()
        self.documents = 0
        self.mapping = True
        """Whether the document is a mapping, or empty."""

    def values(self) -> tuple[HeaderValue, ...]:
        """Return what was gathered, without what an alias repeats elsewhere."""
        free = [scalar for scalar in self._scalars if not scalar.anchors & self._used]
        return tuple(value for scalar in free if (value := _read_value(scalar, self._body, self._offset)))

    def feed(self, event: yaml.Event) -> str:
        """Take in the next event; return what is wrong with it, "" in general."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            return "more than one document" if self.documents > 1 else ""
        if isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()
        elif isinstance(event, yaml.AliasEvent):
            return self._use(event)
        elif isinstance(event, yaml.NodeEvent):
            self._enter(event)
        return f"nested more than {DEPTH} levels deep" if len(self._levels) > DEPTH else ""

    def _use(self, alias: yaml.AliasEvent) -> str:
        anchor = alias.anchor or ""
        if anchor not in self._anchors:
            return f"no anchor is called {anchor!r}"
        self._levels[-1].place(alias)
        self._used.add(anchor)
        return ""

    def _enter(self, event: yaml.NodeEvent) -> None:
        above = self._levels[-1] if self._levels else None
        path = above.place(event) if above else ()
        inert = path is None or (above is not None and above.inert)
        anchors = above.anchors if above else frozenset[str]()
        if event.anchor:
            self._anchors.add(event.anchor)
            anchors |= {event.anchor}
        if above is None:
            self.mapping = isinstance(event, yaml.MappingStartEvent) or getattr(event, "value", None) == ""
        if isinstance(event, yaml.CollectionStartEvent):
            self._levels.append(_Level(event, path or (), inert=inert, anchors=anchors))
        elif isinstance(event, yaml.ScalarEvent) and path and not inert and _is_text(event):
            self._scalars.append(_Scalar(event, path, bool(above and above.in_flow), anchors))


def _read(body: str, walk: _Walk) -> tuple[str, int]:
    """Feed the events of `body` to `walk`; return the first problem and its offset, ("", 0) where there is none."""
    if len(body) > LIMIT:
        return f"longer than {LIMIT} characters", 0
    if odd := NON_PRINTABLE.search(body):
        return f"character U+{ord(odd[0]):04X} is not allowed in YAML", odd.start()
    try:
        for event in yaml.parse(body, Loader=_LOADER):
            if problem := walk.feed(event):
                return problem, _index(event.start_mark)
    except yaml.MarkedYAMLError as error:
        return error.problem or "not YAML", _index(error.problem_mark)
    return "", 0


def _index(mark: Any) -> int:
    """Return the offset of one of PyYAML's two kinds of mark, 0 where an error has none."""
    return mark.index if mark else 0


def _read_value(scalar: _Scalar, body: str, offset: int) -> HeaderValue | None:
    """Return the value; None for a block scalar of blank lines."""
    event = scalar.event
    start, end = _index(event.start_mark), _index(event.end_mark)
    if anchor := _ANCHOR.match(body, start):
        start = anchor.end()
    kind = _STYLES.get(event.style or "", "flow" if scalar.in_flow else "plain")
    text = event.value
    if kind in BLOCK_STYLES:
        if not text.strip(" \n"):
            return None
        text, end, style = _read_block(text, kind, body, start, end)
    else:
        style = f"{kind} lines" if "\n" in text or "\n" in body[start:end] else kind
    key = format_path(scalar.path)
    return HeaderValue(key=key, text=text, start=offset + start, end=offset + end, style=style)


def _read_block(value: str, kind: str, body: str, start: int, end: int) -> tuple[str, int, str]:
    """Return a block scalar's text, the end of its last line that says something, and its style."""
    header, *lines = body[start:end].split("\n")
    indent = _indentation(lines) - _indentation(value.split("\n"))
    while not lines[-1][indent:]:
        lines.pop()
    return value.rstrip("\n"), start + len("\n".join([header, *lines])), f"{kind} {indent} {header}"


def _indentation(lines: Iterable[str]) -> int:
    """Return the spaces before the first line that has more than spaces."""
    return next(len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" "))


def _is_text(event: yaml.ScalarEvent) -> bool:
    return event.tag is None and (bool(event.style) or resolves_to_text(event.value))
