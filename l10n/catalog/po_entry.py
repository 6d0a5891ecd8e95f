"""One entry of a PO file, taken line by line, and the message it makes.

1. A line is a word and a rest. One table says which word may follow which. Lines that do not start with a word of the
   table (continuations, `#~`, odd spacing) are read as if they did.
2. What we do not understand is kept: a comment of an unknown kind is a translator's comment.
3. Errors carry the line; the caller adds the path.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import re

from msgspec import structs

from l10n.catalog.po_lines import RESTORE, shown, unquote
from l10n.errors import CatalogError
from l10n.model.catalog import Message

_MORE = ' "'
"""Our word for a line that is a string only; its blank keeps it apart from what stands before a line's first blank."""

# The place of a word within an entry, and the places it may come right after.
_NOTE, _OLD_CONTEXT, _OLD_ID, _OLD_PLURAL, _CONTEXT, _ID, _PLURAL, _TARGET, _TARGETS, _CONTINUATION = range(10)
_PLACES = {
    **dict.fromkeys(("#", "#.", "#:", "#,", "#="), _NOTE),
    "#| msgctxt": _OLD_CONTEXT,
    "#| msgid": _OLD_ID,
    "#| msgid_plural": _OLD_PLURAL,
    "msgctxt": _CONTEXT,
    "msgid": _ID,
    "msgid_plural": _PLURAL,
    "msgstr": _TARGET,
    **{f"msgstr[{n}]": _TARGETS for n in range(10)},
    **dict.fromkeys((_MORE, f"#| {_MORE}"), _CONTINUATION),
}
_AFTER = {
    _NOTE: {_NOTE},
    _OLD_CONTEXT: {_NOTE},
    _OLD_ID: {_NOTE, _OLD_CONTEXT},
    _OLD_PLURAL: {_OLD_ID},
    _CONTEXT: {_NOTE, _OLD_ID, _OLD_PLURAL},
    _ID: {_NOTE, _OLD_ID, _OLD_PLURAL, _CONTEXT},
    _PLURAL: {_ID},
    _TARGET: {_ID},
    _TARGETS: {_PLURAL, _TARGETS},
    _CONTINUATION: set(range(_OLD_CONTEXT, _CONTINUATION)),
}
_NO_LINES: list[str] = []


class Entry:
    """The lines of one entry so far.

    texts:     word -> what followed it; for a string, its physical lines, unquoted
    word:      the last word of a string: where a continuation line belongs
    place:     of that word, as in `_PLACES`
    obsolete:  whether its strings are marked `#~`
    line:      of its msgid, counted from 1
    """

    __slots__ = ("line", "obsolete", "place", "texts", "word")

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.word = ""
        self.place = _NOTE
        self.obsolete = False
        self.line = 0

    @property
    def begun(self) -> bool:
        """Whether it has something, but not its msgstr."""
        return bool(self.texts) and not self.complete

    @property
    def complete(self) -> bool:
        """Whether it has its msgstr; a plural form or a continuation may still follow."""
        return self.place >= _TARGET

    def takes(self, word: str) -> bool:
        """Return whether a line with `word` belongs to this entry and not to the next."""
        return not self.complete or _PLACES[word] >= _TARGET

    def add(self, word: str, rest: str, obsolete: bool, number: int) -> None:
        """Take line `number`, which `takes` says belongs here.

        raises:  CatalogError without a path, for a line that cannot stand here
        """
        place = _PLACES[word]
        if place == _NOTE == self.place:
            # The blank keeps gettext from taking the backslash for a splice; see po_write.
            self.texts.setdefault(word, []).append(rest[:-1] if rest.endswith("\\ ") else rest)
            return
        if self.place not in _AFTER[place] or (place != _CONTINUATION and word in self.texts):
            raise CatalogError(f"{_named(word)} is out of place here", line=number, remedy=RESTORE)
        if obsolete != self.obsolete:
            self._mark(obsolete, number)
        if place == _CONTINUATION:
            self._continue(word, unquote(rest, number), number)
            return
        self.texts[word] = [unquote(rest, number)]
        self.word = word
        self.place = place
        if place == _ID:
            self.line = number

    def _mark(self, obsolete: bool, number: int) -> None:
        if self.place > _NOTE:
            raise CatalogError("only a part of the entry is marked #~", line=number, remedy="mark all of it, or none")
        self.obsolete = obsolete

    def _continue(self, word: str, text: str, number: int) -> None:
        if (word == _MORE) != (self.place >= _CONTEXT):
            raise CatalogError(f"{_named(word)} continues another kind of line", line=number, remedy=RESTORE)
        self.texts[self.word].append(text)

    def notes(self, word: str) -> tuple[str, ...]:
        """Return the lines of a comment of one kind: "#.", "#:", "#"."""
        return tuple(self.texts.get(word, _NO_LINES))

    def string(self, word: str) -> str:
        """Return the text of a string, its physical lines joined; "" where there is none."""
        return "".join(self.texts.get(word, _NO_LINES))

    def optional(self, word: str) -> str | None:
        """Return the text of a string that an entry need not have; None where it has not."""
        return self.string(word) if word in self.texts else None

    def message(self) -> Message:
        """Return the message of a complete entry."""
        message = Message(
            msgid=self.string("msgid"),
            msgstr=self.string("msgstr"),
            context=self.optional("msgctxt"),
            flags=parse_flags(self.notes("#,") + self.notes("#=")),
            comments=self.notes("#"),
            extracted=self.notes("#."),
            references=parse_references(self.notes("#:")),
            obsolete=self.obsolete,
            line=self.line,
        )
        return self._with_rare_parts(message) if self.texts.keys() & {"#| msgid", "msgid_plural"} else message

    def _with_rare_parts(self, message: Message) -> Message:
        forms = [word for word in self.texts if _PLACES[word] == _TARGETS]
        if forms != [f"msgstr[{n}]" for n in range(len(forms))]:
            raise CatalogError("plural forms must be numbered 0, 1, 2, …", line=self.line, remedy=RESTORE)
        previous = (self.optional("#| msgctxt"), self.string("#| msgid"))
        return structs.replace(
            message,
            previous=previous if "#| msgid" in self.texts else None,
            previous_plural=self.optional("#| msgid_plural"),
            plural=self.optional("msgid_plural"),
            plurals=tuple(self.string(form) for form in forms),
        )


def _named(word: str) -> str:
    strings = {_MORE: "a string", f"#| {_MORE}": "a string after #|"}
    return strings.get(word, f"a {word} line" if word[0] == "#" else word)


_STRING_LINE = re.compile(r'([a-z_]+(?:\[\d\])?|)[ \t]*(".*)', re.DOTALL)
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")


def split_line(line: str, number: int) -> tuple[str, str, bool]:
    """Return a line's word, what follows it, and whether the line is marked `#~`.

    >>> split_line('#~| msgid "old"', 1)
    ('#| msgid', '"old"', True)

    returns: a word that `Entry.add` knows, or "" for a blank line
    raises:  CatalogError without a path
    """
    word, _, rest = line.partition(" ")
    return (word, rest, False) if word in _PLACES else _split_odd(line, number)


def _split_odd(line: str, number: int) -> tuple[str, str, bool]:
    if line.startswith('"'):
        return _MORE, line, False
    text = line.lstrip(" \t")
    obsolete = text.startswith("#~")
    if obsolete:
        text = text[2:].lstrip(" \t")
        text = f"#{text}" if text.startswith("|") else text
    prefix = "#| " if text.startswith("#|") else ""
    if text.startswith("#") and not prefix:
        word = text[:2] if text[:2] in _PLACES else "#"
        return word, text[len(word) :].removeprefix(" "), False
    match = _STRING_LINE.match(text[2:].lstrip(" \t") if prefix else text)
    word = prefix + (match[1] or _MORE) if match else ""
    if match and word in _PLACES:
        return word, match[2], obsolete
    if text or obsolete:
        raise _not_a_line(line, number)
    return "", "", False


def _not_a_line(line: str, number: int) -> CatalogError:
    if _CONFLICT.match(line):
        remedy = "resolve the conflict, or set up l10n merge-driver"
        return CatalogError("a merge conflict marker", line=number, remedy=remedy)
    return CatalogError(f"not a line of a PO file: {shown(line)}", line=number, remedy=RESTORE)


@functools.lru_cache(maxsize=256)
def parse_flags(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the flags of `#,` lines: "fuzzy", then formats, then what we do not know.

    >>> parse_flags(("python-brace-format, Fuzzy",))
    ('fuzzy', 'python-brace-format')
    """
    flags = (flag.strip() for line in lines for flag in line.split(","))
    known = dict.fromkeys("fuzzy" if flag.lower() == "fuzzy" else flag for flag in flags if flag)
    return tuple(sorted(known, key=lambda flag: (flag != "fuzzy", not flag.endswith("-format"))))


_REFERENCE = re.compile("(?:\u2068[^\u2069]*\u2069|[^\\s\u2068])+")
_ISOLATES = re.compile("[\u2068\u2069]")


@functools.lru_cache(maxsize=256)
def parse_references(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths of `#:` lines; one with a blank stands between U+2068 and U+2069 (gettext 0.22)."""
    return tuple(_ISOLATES.sub("", path) for path in _REFERENCE.findall(" ".join(lines)))
