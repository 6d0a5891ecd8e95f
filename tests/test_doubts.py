"""A catalog that `msgfmt` is not asked about is one that it has nothing to say about."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import itertools
import random
import shutil

import pytest
from msgspec import structs

from l10n.catalog.doubts import doubtful_lines
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.commands.msgfmt import _complaints
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Message

MSGFMT = shutil.which("msgfmt")
HEADER = (
    ("Project-Id-Version", "documentation"),
    ("POT-Creation-Date", "2026-01-01 00:00+0000"),
    ("PO-Revision-Date", "2026-01-01 00:00+0000"),
    ("Last-Translator", ""),
    ("Language-Team", ""),
    ("Language", "de"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
)
BRACES = ("python-brace-format",)


def message(msgid, msgstr, **fields):
    return Message(msgid=msgid, msgstr=msgstr, extracted=("Paragraph",), references=("source/a.md",), **fields)


MESSAGES = (
    message("Save", "Sichern", comments=("Is this so?",)),
    message("See [this]({link1}) and {{x}}.", "{{x}}, siehe [das]({link1}).", flags=BRACES),
    message("{code1} of {code2}", "{code2}: {code1}", flags=("fuzzy", *BRACES), previous=("title", "{code1}")),
    message('One\ntwo "three" \\four', 'Eins\nzwei „drei“ \\vier "', context="title"),
    message("Not yet", ""),
    message("A\tB\\x", "a\tb\\\\"),
)
CATALOG = Catalog(
    comments=("German translation of source/a.md",),
    header=HEADER,
    messages=MESSAGES,
    obsolete=(Message(msgid="{x} old\nlines", msgstr="alt", obsolete=True, flags=BRACES, previous=(None, "o")),),
)


def doubts(data):
    return doubtful_lines(data, parse_po(data, "de/a.po"))


def with_header(*fields):
    return format_po(structs.replace(CATALOG, header=fields))


def with_message(*args, **fields):
    return format_po(structs.replace(CATALOG, messages=(*MESSAGES, message(*args, **fields))))


def test_our_own_catalogs_leave_nothing_to_ask():
    assert doubts(format_po(CATALOG)) == ()


@pytest.mark.parametrize("forms", ["nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);"])
def test_the_plural_forms_that_editors_write_leave_nothing_to_ask(forms):
    assert doubts(with_header(*HEADER, ("Plural-Forms", forms))) == ()


@pytest.mark.parametrize(
    "msgid, msgstr, flags",
    [
        ("a {link1}", "b", BRACES),
        ("a", "b {link1}", BRACES),
        ("a {link1}", "b {link2}", BRACES),
        ("a {link1}", "b {link1} {", BRACES),
        ("a {link1}", "b { link1}", BRACES),
        ("a {link1}", "b {{link1}", BRACES),
        ("a {link1}", "b }} {link1}}", BRACES),
        ("a {0}", "b {0}", BRACES),
        ("\na", "b", ()),
        ("a", "\nb", ()),
        ("a\n", "b", ()),
        ("a", "b\n", ()),
    ],
)
def test_what_is_wrong_with_one_entry_names_its_line(msgid, msgstr, flags):
    data = with_message(msgid, msgstr, flags=flags)
    assert doubts(data) == (parse_po(data, "").messages[-1].line,)
    assert doubts(with_message(msgid, msgstr, flags=("fuzzy", *flags))) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf" + format_po(CATALOG),
        format_po(CATALOG).replace(b"\n", b"\r\n"),
        format_po(CATALOG) + b"\n# The end.\n",
        format_po(CATALOG).removesuffix(b"\n"),
        format_po(CATALOG).replace(b"#: source/a.md", "#: \u2068source/a b.md\u2069".encode()),
        format_po(CATALOG).replace(b"#. Paragraph", b"#. Para\\\n#. graph"),
        format_po(CATALOG).replace(b"Sichern", b"Sich\\x65rn"),
        format_po(CATALOG).replace(b"Sichern", b"Sich\\aern"),
        format_po(CATALOG).replace(b"Sichern", b"Sich\x01ern"),
        format_po(CATALOG).replace(b"#, python-brace-format", b"#, Fuzzy, python-brace-format"),
        format_po(structs.replace(CATALOG, header=())),
        format_po(structs.replace(CATALOG, header_flags=("fuzzy",))),
        with_header(*HEADER[1:]),
        with_header(*HEADER, HEADER[0]),
        with_header(*HEADER, ("Plural-Forms", "nplurals=2; plural=n;")),
        with_header(*HEADER, ("X-Plural", "nplurals=9; plural=(;")),
        with_header(*HEADER, ("", "loose")),
        with_header(("Project-Id-Version", "PACKAGE VERSION"), *HEADER[1:]),
        with_message("%d", "x", flags=("c-format",)),
        with_message("x", "", plural="xs", plurals=("x", "y")),
    ],
)
def test_what_is_not_known_for_sure_is_asked(data):
    assert doubts(data) is None


def mutations(chance):
    """Yield catalogs with one to three faults, as editors and accidents leave them."""
    whole = format_po(CATALOG)
    pieces = (
        *(b"\n", b'"', b"\\", b"\\n", b"{", b"}", b"{{", b"{link1}", b"{code1}", b"{0}", b"#", b"#, ", b"fuzzy", b"\t"),
        *(b"msgid ", b'msgstr "', b'msgctxt "x"\n', b"#~ ", b"#| ", b"#~| ", b" ", b"\\t", b"\\r", b"\\x41", b"\\q"),
        *(b"c-format", b"python-format", b"%d", b"no-", b"range: 0..1", b"Plural-Forms: nplurals=2\\n", b"charset=x"),
        *(
            b"\x00",
            b"\x1a",
            b"\x7f",
            b"\xe2\x81\xa8",
            b"\xff",
            b"\xef\xbb\xbf",
            "\u2028".encode(),
            b"domain",
            b"#=",
            b":",
        ),
    )
    while True:
        data = whole
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(data))
            kind = chance.random()
            if kind < 0.5:
                data = data[:start] + chance.choice(pieces) + data[start:]
            elif kind < 0.8:
                data = data[:start] + data[start + chance.choice((1, 1, 2, 5, 20)) :]
            else:
                lines = data.split(b"\n")
                lines[chance.randrange(len(lines))] = chance.choice(lines)
                data = b"\n".join(lines)
        yield data


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed")
def test_msgfmt_has_nothing_to_say_where_it_is_not_asked():
    seen = dict.fromkeys(("nothing", "lines", "anything"), 0)
    for data in itertools.islice(mutations(random.Random(3)), 3000):
        try:
            lines = doubts(data)
        except CatalogError:
            continue  # Then it is not asked in any case.
        seen["anything" if lines is None else "lines" if lines else "nothing"] += 1
        if lines is not None:
            refused = _complaints(MSGFMT, data)
            assert {line for line, _ in refused} <= set(lines), (refused, data.decode())
    assert min(seen.values()) > 30, seen
