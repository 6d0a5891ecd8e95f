"""Reading and writing PO files: what is refused, what is kept, and that gettext and polib read the same."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import random
import re
import shutil
import subprocess

import polib
import pytest
from msgspec import structs

from l10n.catalog import po_read
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.config.settings import Limits
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Message

FIXTURES = pathlib.Path(__file__).parent / "fixtures" / "catalog"
MSGCAT = shutil.which("msgcat")
needs_msgcat = pytest.mark.skipif(MSGCAT is None, reason="GNU gettext is not installed")

HEADER = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))


def cases(name):
    """Return the cases of a fixture file: title, input and expected text, each ended by a line with a full stop."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    found = re.findall(r"(?P<title>[^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.\n", text, re.DOTALL)
    return [pytest.param(f"{given}\n", expected, id=title) for title, given, expected in found]


def msgcat(data):
    """Return what `msgcat --no-wrap`, and so Poedit's save, makes of a PO file."""
    return subprocess.run([MSGCAT, "--no-wrap", "-"], input=data, capture_output=True, check=True).stdout


def without_lines(catalog):
    return structs.replace(
        catalog,
        messages=tuple(structs.replace(message, line=0) for message in catalog.messages),
        obsolete=tuple(structs.replace(message, line=0) for message in catalog.obsolete),
    )


def refusal(data, **limits):
    with pytest.raises(CatalogError) as caught:
        parse_po(data, "de/a.po", Limits(**limits))
    assert caught.value.path == "de/a.po"
    return f"{caught.value.line}: {caught.value.reason}"


@pytest.mark.parametrize(("given", "expected"), cases("rejected.md"))
def test_what_is_refused(given, expected):
    assert refusal(given.encode()) == expected


@pytest.mark.parametrize(("given", "expected"), cases("canonical.md"))
def test_the_form_that_is_written(given, expected):
    assert format_po(parse_po(given.encode(), "a.po")).decode() == f"{expected}\n"


@needs_msgcat
@pytest.mark.parametrize(("given", "expected"), cases("canonical.md"))
def test_msgcat_leaves_the_form_alone(given, expected):
    # Without a charset in a header msgcat knows ASCII only.
    text = f"{expected}\n" if "charset" in expected else f'msgid ""\nmsgstr "{CHARSET}"\n\n{expected}\n'
    if "no colon here" not in text:
        assert msgcat(text.encode()).decode() == text


CHARSET = "Content-Type: text/plain; charset=UTF-8\\n"

FULL = format_po(
    Catalog(
        comments=("German translation of source/articles/mfa.md",),
        header=(*HEADER, ("Content-Transfer-Encoding", "8bit")),
        messages=(
            Message(msgid="Sign in", msgstr="Anmelden", extracted=("Heading 1",), references=("source/a.md",)),
            Message(
                msgid="See [“this”]({link1})\nand \\that\\.",
                msgstr="Siehe [„das“]({link1})\nund \\jenes\\.",
                flags=("fuzzy", "python-brace-format"),
                comments=("Ist das so?",),
                extracted=("Paragraph", "{link1} = b.md"),
                references=("source/a.md",),
                previous=(None, "See [this]({link1})"),
            ),
            Message(msgid="Azure", context="title", msgstr="Azure", extracted=("Title",), references=("source/a.md",)),
        ),
        obsolete=(Message(msgid='The "end"', msgstr='Das "Ende"', obsolete=True), Message(msgid="x", obsolete=True)),
    )
)


def is_whole_part(part, whole):
    """Return whether a catalog is another one without its last entries.

    Two things cannot be told from a whole file: translator comments at its end, which are kept with the entry before,
    and a `msgstr ""` at its end that the lines of a translation should have followed.
    """
    read, full = ((*catalog.messages, *catalog.obsolete) for catalog in (part, whole))
    if not read:
        return True
    last, expected = read[-1], full[len(read) - 1]
    several_lines = not last.msgstr and "\n" in expected.msgstr
    last = structs.replace(last, comments=expected.comments, msgstr=expected.msgstr if several_lines else last.msgstr)
    return (*read[:-1], last) == full[: len(read)]


def test_a_file_cut_anywhere_is_refused_or_ends_between_entries():
    whole = parse_po(FULL, "a.po")
    accepted = []
    for end in range(len(FULL)):
        try:
            part = parse_po(FULL[:end], "a.po")
        except CatalogError:
            continue
        accepted.append(end)
        assert is_whole_part(part, whole), FULL[:end]
    assert len(accepted) < 30


def test_of_300_cuts_of_a_long_file_nearly_all_are_refused():
    entry = "Wort und noch ein Wort, ein Punkt. "
    long = format_po(
        Catalog(
            header=HEADER,
            messages=tuple(
                Message(
                    msgid=f"{number} {entry * 3}",
                    msgstr=f"{number} „{entry * 4}“",
                    extracted=("Paragraph",),
                    references=("source/a.md",),
                )
                for number in range(200)
            ),
        )
    )
    whole = parse_po(long, "a.po")
    refused = 0
    for end in random.Random(7).sample(range(len(long)), 300):
        try:
            assert is_whole_part(parse_po(long[:end], "a.po"), whole)
        except CatalogError:
            refused += 1
    assert refused >= 290


AWKWARD = (
    'say "hi"',
    "back\\slash",
    "\\n is no newline",
    "\\",
    '\\"',
    "tab\there",
    "\t",
    "cr\rhere",
    "crlf\r\nhere",
    "\a\b\f\v",
    "line\nline",
    "\nlead",
    "trail\n",
    "\n",
    "\n\n",
    "a\n\nb\n",
    "U+2028 \u2028 here",
    "U+2029\u2029",
    "NEL \u0085 here",
    "unit \x1f separator",
    "escape \x1b[1m",
    "delete \x7f",
    "RTL \u202e override \u202c",
    "\u05e9\u05dc\u05d5\u05dd",
    "مرحبا",
    "emoji 👩‍👩‍👧‍👦 👍🏽",
    "zalgo z\u0300\u0301\u0302",
    "\u3000ideographic\u3000",
    "中文，标点。",
    "nbsp\u00a0here",
    "\u200bzero\u200b",
    "\ufeffbom inside",
    "\U000e0041 tag",
    "\U0001f1e9\U0001f1ea",
    "% s %d %(x)s",
    "{{braces}} {link1}",
    "# not a comment",
    "#~ msgid",
    'msgid "x"',
    "<<<<<<< HEAD",
    "=======",
    "$(rm -rf /)",
    "<script>alert(1)</script>",
    "..",
    "~",
    "null",
    " lead and trail ",
    "trailing \\",
    'quote at end"',
    '"quote at start',
    "\u2068isolated\u2069",
    "�",
    "x" * 65536,
    "é" * 65536,
    'word \\" ' * 4096,
    "line\n" * 2048,
)


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_text_survives(text):
    catalog = awkward_catalog([text, f"{text}{text}", f"a{text}", f"{text}b"])
    data = format_po(catalog)
    assert without_lines(parse_po(data, "a.po")) == catalog


@needs_msgcat
def test_awkward_text_survives_msgcat():
    data = format_po(
        awkward_catalog([variant for text in AWKWARD for variant in (text, f"{text}{text}", f"a{text}", f"{text}b")])
    )
    assert msgcat(data) == data


def test_awkward_text_survives_polib(tmp_path):
    catalog = awkward_catalog([text for text in AWKWARD if "\a" not in text])  # an escape that polib does not know
    (tmp_path / "a.po").write_bytes(format_po(catalog))
    entries = polib.pofile(str(tmp_path / "a.po"), encoding="utf-8", wrapwidth=0)
    assert [(e.msgid, e.msgstr) for e in entries] == [(m.msgid, m.msgstr) for m in catalog.messages]


def awkward_catalog(texts):
    texts = dict.fromkeys(texts)
    return Catalog(
        comments=("Awkward",),
        header=HEADER,
        messages=tuple(
            Message(msgid=f"{number}", msgstr=text, context=text, comments=("c",)) for number, text in enumerate(texts)
        ),
    )


def test_nul_is_written_as_what_markdown_reads_it_as():
    data = format_po(Catalog(messages=(Message(msgid="a\0", msgstr="b\0", extracted=("{code1} = \0",)),)))
    assert data.decode() == '#. {code1} = \ufffd\nmsgid "a\ufffd"\nmsgstr "b\ufffd"\n'


def test_a_comment_cannot_break_out_of_its_line():
    message = Message(msgid="a", extracted=('{var1} = x\nmsgid "evil"',), comments=("one\r\ntwo",))
    data = format_po(Catalog(messages=(message,)))
    assert data.decode() == '# one\n# two\n#. {var1} = x\n#. msgid "evil"\nmsgid "a"\nmsgstr ""\n'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfem\x00", "1: byte 0xff is not UTF-8"),
        ('msgid "a"\nmsgstr "ä"\n'.encode("latin-1"), "2: byte 0xe4 is not UTF-8"),
        (b'msgid "a"\nmsgstr "b\0\0\0\n', "2: a NUL character: the file is damaged"),
        (b'msgid "a"\rmsgstr "b"\r', "1: a carriage return without a line feed"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data, expected):
    assert refusal(data) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"catalog": 99}, "0: the file has 100 bytes, more than 99"),
        ({"line": 30}, "8: a line of 34 characters, more than 30"),
        ({"entries": 2}, "0: 3 entries, more than 2"),
    ],
)
def test_what_is_too_large_is_refused(limits, expected):
    data = (
        b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\nmsgid "d"\nmsgstr "0123456789012345678901234"\n'.ljust(99)
        + b"\n"
    )
    assert refusal(data, **limits) == expected


def test_a_string_of_many_lines_is_measured_whole():
    assert (
        refusal(b'msgid "a"\nmsgstr ""\n' + b'"0123456789"\n' * 5, line=40) == "1: a string of more than 40 characters"
    )


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_a_byte_order_mark_and_crlf_are_tolerated(change):
    assert parse_po(change(FULL), "a.po") == parse_po(FULL, "a.po")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n"])
def test_a_file_without_entries_is_an_empty_catalog(data):
    assert parse_po(data, "a.po").messages == ()


def test_a_header_alone_is_a_catalog_without_messages():
    data = FULL[: FULL.index(b"\n#. ")]
    assert parse_po(data, "a.po").header == (*HEADER, ("Content-Transfer-Encoding", "8bit"))


def test_messages_know_their_lines():
    lines = FULL.decode().split("\n")
    catalog = parse_po(FULL, "a.po")
    starts = [lines[message.line - 1].removeprefix("#~ ")[:6] for message in (*catalog.messages, *catalog.obsolete)]
    assert starts == ["msgid "] * 5


def test_a_path_with_a_blank_stands_between_isolates():
    message = Message(msgid="a", references=("source/my file.md",))
    data = format_po(Catalog(messages=(message,)))
    assert data.decode().split("\n")[0] == "#: \u2068source/my file.md\u2069"
    assert parse_po(data, "a.po").messages[0].references == ("source/my file.md",)


def test_a_path_with_a_blank_that_an_old_gettext_has_broken_is_put_together():
    data = '#: \u2068source/my\n#: file.md\u2069\nmsgid "a"\nmsgstr ""\n'.encode()
    assert parse_po(data, "a.po").messages[0].references == ("source/my file.md",)


def test_reading_whole_entries_equals_reading_line_by_line(monkeypatch):
    whole = parse_po(FULL, "a.po")
    monkeypatch.setattr(po_read._Reader, "_whole", lambda *_: None)
    monkeypatch.setattr(po_read._Reader, "_whole_header", lambda *_: None)
    assert parse_po(FULL, "a.po") == whole


def test_a_header_line_with_nothing_before_its_colon_is_kept():
    data = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n": x\\n"\n" : y\\n"\n'
    catalog = parse_po(data, "a.po")
    assert catalog.header[1:] == (("", ": x"), ("", " : y"))
    assert parse_po(format_po(catalog), "a.po") == catalog
