"""Which entries of a catalog `msgfmt --check` may refuse, so that it need not be asked about most catalogs.

1. What `msgfmt` looks at: the syntax, the header's fields, format strings by the flags of entries, line ends at both
   ends of strings, plural forms. A catalog in the form that `format_po` writes, with no flags but ours and no plurals,
   leaves little of that; the rest is looked at here.
2. "Anything" means only that it has to be asked. What is not known for sure is that: other flags, escapes of other
   characters, fields that are missing, plural forms that are not in our list.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.catalog.tokens import is_braced
from l10n.model.catalog import Catalog, Message

_BEGINNING = re.compile(rb'(?:#(?: [^\n]*)?\n)*+msgid ""\nmsgstr ""\n"')
"""Comments of translators, and the header with more than one line."""
_OTHER_LINE = re.compile(
    rb'\n(?!"|msg(?:id|str|ctxt) "|#[. \n]|#: [^\n\xe2]*+\n|#(?:~|\||~\|) (?:"|msg(?:id|str|ctxt) ")'
    rb"|#, (?:python-brace-format|fuzzy|fuzzy, python-brace-format)\n(?:m|#[|~])|\n|\Z)"
)
"""What is no line of ours: a reference with blanks, which not all versions read alike; flags in two lines, of which the
last alone counts."""
_LIVE_LINE = re.compile(rb'\n(?:"|msg|#\|)')
_END = b'"\n'
_SPLICE = b"\\\n"
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code != 0x0A)
_OTHER_ESCAPE = re.compile(rb'\\[^nt"]')
_STRING_LINE = re.compile(rb'^(?:#[~| ]* )?(?:msg[a-z]+ )?".*', re.MULTILINE)
_BRACES = re.compile(r"[{}](?:(?<=\{)(?:\{|[a-z]+[0-9]+\})|(?<=\})\}|)")
"""A placeholder, a brace doubled, or a loose one; one class of first characters, so that the search runs at C speed."""
_DOUBLED, _LOOSE = frozenset({"{{", "}}"}), frozenset("{}")
_FIELDS = frozenset(
    (
        "Project-Id-Version",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Language",
    )
)
_CONTENT = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}.items()
_UNFILLED = re.compile(r"PACKAGE|VERSION|YEAR-|HO:MI|FULL NAME|EMAIL@|LANGUAGE|LL@|CHARSET|ENCODING|plural")
"""What `msginit` and `xgettext` leave to be filled in; and what may be taken for plural forms."""
_COMMON_PLURALS = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=n != 1;",
    "nplurals=2; plural=n!=1;",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=n > 1;",
    "nplurals=2; plural=n>1;",
    "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
)
"""As editors write them."""


def doubtful_lines(data: bytes, catalog: Catalog) -> tuple[int, ...] | None:
    """Return the lines of the entries that `msgfmt --check` may refuse; None where it may refuse anything.

    data:    the file
    catalog: what `parse_po` has read from it
    source:  GNU gettext 0.21, po-lex.c, po-gram-gen.y, msgl-check.c, format-python-brace.c
    """
    if (
        _BEGINNING.match(data)
        and data.endswith(_END)
        and not _OTHER_LINE.search(b"\n" + data)
        and _has_obsolete_last(data)
        and _SPLICE not in data
        and len(data.translate(None, _CONTROLS)) == len(data)
        and not _has_other_escapes(data)
        and _has_whole_header(catalog)
    ):
        return tuple([message.line for message in catalog.messages if _is_doubtful(message) and message.translated])
    return None


def _has_obsolete_last(data: bytes) -> bool:
    """Return whether no line of a live entry stands behind or within obsolete ones, the previous msgid included."""
    live, _, obsolete = data.partition(b"\n#~")
    return not obsolete or (live.rfind(b"\n#|") < live.rfind(b"\nmsg") and not _LIVE_LINE.search(obsolete))


def _has_other_escapes(data: bytes) -> bool:
    if not _OTHER_ESCAPE.search(data.replace(rb"\\", b"")):
        return False
    # Perhaps in a comment only, where a backslash is nothing else.
    return any(_OTHER_ESCAPE.search(line.replace(rb"\\", b"")) for line in _STRING_LINE.findall(data))


def _has_whole_header(catalog: Catalog) -> bool:
    fields = dict(catalog.header)
    if catalog.header_flags or len(fields) < len(catalog.header):
        return False
    plurals = fields.pop("Plural-Forms", None)
    return (
        fields.keys() >= _FIELDS
        and fields.items() >= _CONTENT
        and (plurals is None or plurals in _COMMON_PLURALS)
        and not any(_UNFILLED.search(value) for value in fields.values())
        and "" not in fields
    )


def _is_doubtful(message: Message) -> bool:
    """Return whether a translation ends in another way than its source, or has other placeholders or loose braces."""
    msgid, msgstr = message.msgid, message.msgstr
    if not msgid or (("\n" in msgid or "\n" in msgstr) and _edges(msgid) != _edges(msgstr)):
        return True
    if not is_braced(message):
        return False
    ours, theirs = set(_BRACES.findall(msgid)), set(_BRACES.findall(msgstr))
    return not (ours.isdisjoint(_LOOSE) and theirs.isdisjoint(_LOOSE) and ours - _DOUBLED == theirs - _DOUBLED)


def _edges(text: str) -> tuple[bool, bool]:
    return text.startswith("\n"), text.endswith("\n")
