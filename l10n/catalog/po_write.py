"""`Catalog` -> PO bytes, in the form that `msgcat --no-wrap` and Poedit's save give back unchanged.

1. One string, one physical line, unless the text has a newline before its end: then `""` and one line for each.
2. The text is put together directly: through polib it takes eight times as long (research: spans-and-speed).
3. Nothing in a value can end its own line: comments are split, strings escaped.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import re

from l10n.model.catalog import Catalog, Key, Message


def format_po(catalog: Catalog) -> bytes:
    """Return the bytes of `catalog` as a PO file: UTF-8, LF, header, live messages, obsolete messages.

    NUL cannot stand in a PO file and is written as U+FFFD, which is what CommonMark (2.3) reads it as.
    law:     `msgcat --no-wrap` gives the same bytes back, unless a message has flags that gettext does not know
    source:  GNU gettext 0.21, write-po.c; research: po-qa-trust, section 1.6
    """
    live = [_live(catalog.messages)] if catalog.messages else []
    return "\n".join([*_header(catalog), *live, *map(_block, catalog.obsolete)]).encode()


@functools.lru_cache(maxsize=1)
def _live(messages: tuple[Message, ...]) -> str:
    """Return the live messages; an article's template and its new catalogs have the same, and come in a row."""
    return "\n".join(map(_block, messages))


def _header(catalog: Catalog) -> list[str]:
    """Return the header's entry, in a list; none where the catalog has nothing to say there."""
    if not (catalog.header or catalog.comments or catalog.header_flags):
        return []
    fields = "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in catalog.header)
    return [_block(Message(msgid="", msgstr=fields, flags=catalog.header_flags, comments=catalog.comments))]


def _block(message: Message) -> str:
    notes = _notes(message)
    if message.context is None and message.previous is None and message.plural is None and not message.obsolete:
        return f"{notes}msgid {format_string(message.msgid)}\nmsgstr {format_string(message.msgstr)}\n"
    strings = _identity((message.context, message.msgid), message.plural) + _targets(message)
    previous = _identity(message.previous, message.previous_plural) if message.previous else ""
    if message.obsolete:
        return notes + _marked("#~| ", previous) + _marked("#~ ", strings)
    return notes + _marked("#| ", previous) + strings


def _notes(message: Message) -> str:
    comments = _lines("#", message.comments) if message.comments else ""
    extracted = _lines("#.", message.extracted) if message.extracted else ""
    return f"{comments}{extracted}{_tail(message.references, message.flags)}"


@functools.lru_cache(maxsize=256)
def _tail(references: tuple[str, ...], flags: tuple[str, ...]) -> str:
    """Return the `#:` and `#,` lines, which most messages of a catalog share."""
    return (_lines("#:", _reference_lines(references)) if references else "") + (
        _lines("#,", (", ".join(flags),)) if flags else ""
    )


def _lines(mark: str, texts: tuple[str, ...]) -> str:
    block = f"{mark} " + f"\n{mark} ".join(texts) + "\n"
    if "" in texts or block.count("\n") != len(texts) or "\r" in block or "\0" in block or "\\\n" in block:
        return "".join(map(functools.partial(_tame_lines, mark), texts))
    return block


def _tame_lines(mark: str, text: str) -> str:
    """Return the lines of one comment; none ends in a backslash, which gettext reads as a splice with the next line."""
    lines = (f"{mark} {line}" if line else mark for line in re.split(r"[\n\r]+", text.replace("\0", "\ufffd")))
    return "".join(f"{line} \n" if line.endswith("\\") else f"{line}\n" for line in lines)


def _reference_lines(references: tuple[str, ...]) -> tuple[str, ...]:
    """Return the references in as many lines as gettext needs; several, of foreign entries, break at column 79."""
    lines = [_isolated(references[0])]
    for reference in map(_isolated, references[1:]):
        if len("#: ") + len(lines[-1]) + len(reference) >= _WIDTH:
            lines.append(reference)
        else:
            lines[-1] += f" {reference}"
    return tuple(lines)


_WIDTH = 79
_BLANK = re.compile(r"\s")
_LINE_NUMBER = re.compile(r"(.*?)((?::\d+)?)", re.DOTALL)


def _isolated(reference: str) -> str:
    """Return a path as `#:` holds it: with a blank of any kind inside, between U+2068 and U+2069 (gettext 0.22)."""
    match = _LINE_NUMBER.fullmatch(reference) if _BLANK.search(reference) else None
    return f"\u2068{match[1]}\u2069{match[2]}" if match else reference


def _identity(key: Key, plural: str | None) -> str:
    context, msgid = key
    return (
        ("" if context is None else f"msgctxt {format_string(context)}\n")
        + f"msgid {format_string(msgid)}\n"
        + ("" if plural is None else f"msgid_plural {format_string(plural)}\n")
    )


def _targets(message: Message) -> str:
    if message.plural is None:
        return f"msgstr {format_string(message.msgstr)}\n"
    return "".join(f"msgstr[{n}] {format_string(form)}\n" for n, form in enumerate(message.plurals or ("", "")))


def _marked(mark: str, block: str) -> str:
    return "".join(f"{mark}{line}\n" for line in block.split("\n")[:-1])


_CONTROLS = str.maketrans(
    {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\0": "\ufffd"}
)


def format_string(text: str) -> str:
    """Return `text` between quotes, in one line or, where it has a newline before its end, in one for each line."""
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    if text.isprintable() or not _has_controls(text):
        return f'"{text}"'
    if "\n" not in text[:-1]:
        return f'"{text.translate(_CONTROLS)}"'
    *lines, rest = text.split("\n")
    literals = [f"{line}\n".translate(_CONTROLS) for line in lines] + ([rest.translate(_CONTROLS)] if rest else [])
    return '""' + "".join(f'\n"{literal}"' for literal in literals)


def _has_controls(text: str) -> bool:
    # Eight scans in C take a tenth of the time of one `str.translate`.
    return (
        "\n" in text
        or "\t" in text
        or "\r" in text
        or "\a" in text
        or "\b" in text
        or "\f" in text
        or "\v" in text
        or "\0" in text
    )
