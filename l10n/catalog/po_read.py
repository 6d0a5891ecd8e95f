"""PO bytes -> `Catalog`, or a `CatalogError` that names the line.

1. The reader is the lint: what GNU gettext would reject is rejected, and so is what a truncated or half-merged file
   looks like. polib loads 281 of 300 truncated files without a word (research: po-qa-trust, section 1.3).
2. An entry in the very form that `format_po` writes is read whole, most in pieces that one search of the file finds;
   every other one line by line. All ways give the same message.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs

from l10n.catalog.po_entry import Entry, parse_flags, parse_references, split_line
from l10n.catalog.po_lines import RESTORE, decode, shown, unescape
from l10n.config.settings import DEFAULT_LIMITS, Limits
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Key, Message

_BEGINNINGS = ("#. ", "# ", "#: ", "#, ", "msgctxt ", "msgid ")
"""What an entry begins with; a string would go on with the one before it, in spite of an empty line."""


def parse_po(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Catalog:
    """Return the catalog that `data`, a PO or POT file, holds.

    path:    as the user names it, for messages only
    returns: live and obsolete messages, each in file order; `Catalog.header` is empty where there is no header entry
    raises:  CatalogError with the line at fault, counted from 1
    law:     `parse_po(format_po(catalog), path)` is `catalog`, apart from `Message.line`
    source:  GNU gettext 0.21, "PO Files"; research: po-qa-trust, sections 1.3 and 4.4
    """
    try:
        reader = _Reader(decode(data, limits))
        messages = reader.read()
        _check_messages(messages, limits)
        if len(data) > limits.line:
            _check_strings(messages, limits.line)
        return _catalog(messages, reader.dangling)
    except CatalogError as error:
        error.path = path
        raise


class _Tail(NamedTuple):
    """The last lines of an entry before its msgid, which most entries of a file share."""

    references: tuple[str, ...]
    flags: tuple[str, ...]
    context: str | None
    height: int
    """How many lines they take."""


_Piece = tuple[str, str, str, str, str | None]
"""Of an entry in the commonest form its `#.` lines, what follows `#: `, msgid and msgstr; or else a whole block."""
_PIECES = re.compile(
    r"""(\#\.[ ][^\n]*+ (?:\n\#\.[ ][^\n]*+)*+)
    \n\#:[ ] ([^\n]*+ (?:\n\#,[ ][^\n]*+)?+ (?:\nmsgctxt[ ][^\n]*+)?+)
    \nmsgid[ ]"([^\n]*)" \nmsgstr[ ]"([^\n]*)" \n (?:\n|\Z)
    | ((?:[^\n]++\n)++) (?:\n|\Z)""",
    re.X,
)
_STRIDE = 6
"""Parts of a file that stand for one entry: what lies before it, and five pieces."""


def _pieces(text: str) -> Sequence[_Piece] | None:
    """Return the blocks of a file in pieces; None where these are not all of it, or not all is plain.

    law: read in pieces and read in blocks, a file holds the same
    """
    parts = _PIECES.split(text)
    if len(parts) == 1 or any(parts[::_STRIDE]) or text.endswith("\n\n") or "\\ \n" in text:
        return None
    return list(zip(*(parts[number::_STRIDE] for number in range(1, _STRIDE)), strict=True))


def _message(lines: tuple[str, ...], tail: _Tail, msgid: str, msgstr: str, line: int) -> Message:
    """Return the message of an entry.

    lines:          of its extracted comments
    msgid, msgstr:  as they stand between their quotes
    line:           of the msgid
    """
    return Message(
        msgid=unescape(msgid, line) if "\\" in msgid or '"' in msgid else msgid,
        msgstr=unescape(msgstr, line + 1) if "\\" in msgstr or '"' in msgstr else msgstr,
        context=tail.context,
        flags=tail.flags,
        extracted=lines,
        references=tail.references,
        line=line,
    )


class _Reader:
    """Reads the messages of one file.

    dangling:  translator comments after the last entry, once `read` has returned
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ended = text.endswith("\n")
        self._entry = Entry()
        self._lined = False
        """Whether the last block was read line by line."""
        self._messages: list[Message] = []
        self._tails: dict[str, _Tail] = {}
        self.dangling: tuple[str, ...] = ()

    def read(self) -> list[Message]:
        """Return every message in file order, the header and obsolete ones too."""
        pieces = _pieces(self._text)
        number = self._in_blocks() if pieces is None else self._in_pieces(pieces)
        self._check_end(number - 2)
        self._file_entry()
        return self._messages

    def _in_blocks(self) -> int:
        """Read the file block by block, and return the number of the line behind the one after its last."""
        number = 1
        blocks = self._text.removesuffix("\n").split("\n\n")
        for block, following in zip(blocks, (*blocks[1:], _BEGINNINGS[0]), strict=True):
            number += self._take(block, number, following)
        return number

    def _in_pieces(self, pieces: Sequence[_Piece]) -> int:
        """Read the file likewise, most of its entries already in pieces."""
        number, last = 1, len(pieces) - 1
        extracted: dict[str, tuple[str, ...]] = {}
        for index, (notes, rest, msgid, msgstr, other) in enumerate(pieces):
            following = pieces[index + 1][-1] if index < last else None
            tail = self._tails.get(rest) or self._tail(rest) if rest and index else None
            if tail is None or (following and not following.startswith(_BEGINNINGS)) or self._lined:
                block = other[:-1] if other else f'{notes}\n#: {rest}\nmsgid "{msgid}"\nmsgstr "{msgstr}"'
                number += self._take(block, number, following or _BEGINNINGS[0])
                continue
            lines = extracted.get(notes) or extracted.setdefault(notes, tuple(notes[3:].split("\n#. ")))
            number += len(lines) + tail.height + 3
            self._messages.append(_message(lines, tail, msgid, msgstr, number - 3))
        return number

    def _take(self, block: str, number: int, following: str) -> int:
        """Read a block, and return how many lines it takes, with the empty one behind it.

        number:     of its first line
        following:  the next block, or how it begins
        """
        height = block.count("\n") + 1
        whole = self._whole if number > 1 else self._whole_header
        alone = following.startswith(_BEGINNINGS) and not (self._lined and self._entry.begun)
        message = whole(block, number, height) if alone else None
        if message is None:
            self._by_line(block, number)
        else:
            if self._lined:
                self._file_entry()
            self._messages.append(message)
        self._lined = message is None
        return height + 1

    def _by_line(self, block: str, first: int) -> None:
        for number, line in enumerate(block.split("\n"), first):
            word, rest, obsolete = split_line(line, number)
            if not word:
                continue
            if not self._entry.takes(word):
                self._file_entry()
            self._entry.add(word, rest, obsolete, number)

    def _file_entry(self) -> None:
        if self._entry.complete:
            self._messages.append(self._entry.message())
            self._entry = Entry()

    def _whole(self, block: str, number: int, height: int) -> Message | None:
        """Return the message of an entry of one form, the commonest: `#.` lines, one `#:`, `#,` or none, its strings.

        number:  of the block's first line
        height:  how many lines it has
        returns: None for every other form, good or bad
        """
        notes, _, strings = block.partition('\nmsgid "')
        msgid, found, msgstr = strings.partition('"\nmsgstr "')
        if not found or msgstr[-1:] != '"' or notes[:3] != "#. " or "\\ \n" in notes:
            return None
        extracted, _, tail = notes.partition("\n#: ")
        lines = extracted[3:].split("\n#. ")
        known = self._tails.get(tail) or self._tail(tail)
        if known is None or len(lines) + known.height + 2 != height:
            return None  # Some line is of another kind, perhaps inside what was taken for a string.
        return _message(tuple(lines), known, msgid, msgstr[:-1], number + height - 2)

    def _tail(self, tail: str) -> _Tail | None:
        """Return what follows an entry's first `#: `: the rest of that line, flags, a context; None for all else."""
        reference, *rest = tail.split("\n")
        context = rest.pop() if rest and rest[-1].startswith('msgctxt "') else None
        if context and (context.count('"') != 2 or context[-1] != '"' or "\\" in context):
            return None
        if not reference or len(rest) > 1 or not all(line.startswith("#, ") for line in rest):
            return None
        self._tails[tail] = found = _Tail(
            references=parse_references((reference,)),
            flags=parse_flags(tuple(line[3:] for line in rest)),
            context=context[9:-1] if context else None,
            height=1 + len(rest) + bool(context),
        )
        return found

    def _whole_header(self, block: str, number: int, height: int) -> Message | None:
        """Return the header of a file in the form that `format_po` gives it: one comment, a field on each line.

        returns: None for every other form, good or bad
        """
        comment, _, fields = block.partition('\nmsgid ""\nmsgstr ""\n"')
        lines = fields[:-1].split('"\n"')
        if comment[:2] != "# " or fields[-1:] != '"' or len(lines) + 3 != height or comment.endswith("\\ "):
            return None
        msgstr = "\n".join([line[:-2] for line in lines])
        if '"' in msgstr or "\\" in msgstr or not all(line.endswith("\\n") for line in lines):
            return None
        return Message(msgid="", msgstr=f"{msgstr}\n", comments=(comment[2:],), line=number + 1)

    def _check_end(self, number: int) -> None:
        """Refuse a file that looks cut off; put aside the comments that nothing follows.

        number:  of the last line
        """
        entry = self._entry
        cut = CatalogError("the file is cut off in its last entry", line=number, remedy=RESTORE)
        if not entry.complete:
            if entry.word or entry.texts.keys() - {"#"} or (entry.begun and not self._ended):
                raise cut
            self.dangling = entry.notes("#")
            self._entry = Entry()
            return
        if _looks_cut(entry.string("msgid"), entry.texts[entry.word]):
            raise cut


def _looks_cut(msgid: str, lines: list[str]) -> bool:
    """Return whether the lines of a msgstr can hardly be all of it.

    A msgstr ends as its msgid does. One that does not, in a layout that ours and msgcat's never is (one line only after
    the empty first one, or lines wrapped at blanks), lacks the lines that follow.
    """
    _, *following = lines
    if not msgid or not following:
        return False
    wrapped = len(following) == 1 or not all(line.endswith("\n") for line in following[:-1])
    return wrapped and any(lines[-1].endswith(end) and not msgid.endswith(end) for end in "\n ")


_HEADER: Key = (None, "")


def _check_messages(messages: list[Message], limits: Limits) -> None:
    if len(messages) > limits.entries:
        reason = f"{len(messages)} entries, more than {limits.entries}"
        raise CatalogError(reason, remedy="split the catalog", check="limit")
    # Distinct msgids are distinct keys; only the rare file with a msgid in two contexts needs the second look.
    if len({message.msgid for message in messages}) < len(messages):
        _check_keys(messages)


def _check_strings(messages: list[Message], longest: int) -> None:
    for message in messages:
        if max(len(message.msgid), len(message.msgstr)) > longest:
            reason = f"a string of more than {longest} characters"
            raise CatalogError(reason, line=message.line, remedy="shorten it", check="limit")


def _check_keys(messages: list[Message]) -> None:
    first: dict[Key, int] = {}
    for message in messages:
        line = first.setdefault(message.key, message.line)
        if line != message.line:
            what = "header" if message.key == _HEADER else f"entry for {shown(message.msgid)}"
            remedy = "keep one of the two, for example with: msguniq --use-first"
            raise CatalogError(f"a second {what}; the first is in line {line}", line=message.line, remedy=remedy)


_CHARSET = re.compile(r"charset=\s*([^\s;]*)")


def _check_header(header: Message, *, alone: bool) -> None:
    content = next((value for name, value in _fields(header.msgstr) if name.lower() == "content-type"), "")
    charset = _CHARSET.search(content)
    # xgettext writes "CHARSET" into templates: not chosen yet.
    if charset and charset[1].upper() not in ("UTF-8", "UTF8", "CHARSET"):
        remedy = "convert the file with: msgconv -t UTF-8"
        reason = f"the header says charset={charset[1]}, not UTF-8"
        raise CatalogError(reason, line=header.line, remedy=remedy, check="catalog-header")
    if alone and header.msgstr and not content:
        raise CatalogError("the file is cut off in its header", line=header.line, remedy=RESTORE)


@lru_cache(maxsize=64)
def _fields(msgstr: str) -> tuple[tuple[str, str], ...]:
    """Return the header's fields; a line without a colon, or with nothing before it, has the name "".

    All catalogs of a language have one header, as a rule.
    """
    lines = msgstr.removesuffix("\n").split("\n") if msgstr else ()
    parts = ((line, *line.partition(":")) for line in lines)
    return tuple(
        (name.strip(), value.strip()) if colon and name.strip() else ("", line) for line, name, colon, value in parts
    )


def _catalog(messages: list[Message], dangling: tuple[str, ...]) -> Catalog:
    if messages and dangling:
        messages[-1] = structs.replace(messages[-1], comments=messages[-1].comments + dangling)
        dangling = ()
    header = next((message for message in messages if not message.msgid and message.context is None), None)
    if header and header.obsolete:
        header = None
    if header:
        _check_header(header, alone=len(messages) == 1)
        messages.remove(header)
    return Catalog(
        comments=header.comments + header.extracted if header else dangling,
        header=_fields(header.msgstr) if header else (),
        header_flags=header.flags if header else (),
        messages=tuple([message for message in messages if not message.obsolete]),
        obsolete=tuple([message for message in messages if message.obsolete]),
    )
