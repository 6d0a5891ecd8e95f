"""Laws of PO files: what is written is read back, by us, by gettext and by polib; no bytes make the reader crash."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from l10n.catalog import po_read
from l10n.catalog.guard import drop_guard, same_messages
from l10n.catalog.merge import merge3
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.catalog.update import update
from l10n.errors import CatalogError
from l10n.model.catalog import Catalog, Message

MSGCAT = shutil.which("msgcat")

TEXT = st.text(
    st.sampled_from('ab é中"\\\n\t\r\v\u2028{}`*_[]()<>#~|:.,0') | st.characters(exclude_categories=["Cs"]), max_size=30
)
# gettext cannot hold NUL, takes EOT for the end of a msgctxt, and polib does not know the escape of BEL.
TEXT = TEXT.map(lambda text: re.sub(r"[\0\4\a]", "", text))
LINE = TEXT.map(lambda text: text.replace("\n", "").replace("\r", ""))
NOTE = LINE.filter(lambda line: line == line.strip(" \t"))
PATH = st.text("abc/-_é ", min_size=1, max_size=30).filter(lambda path: path == " ".join(dict.fromkeys(path.split())))


@st.composite
def messages(draw, obsolete=False):
    msgstr = draw(TEXT.filter(bool) if obsolete else TEXT)  # msgcat drops obsolete entries without a translation,
    fuzzy = bool(msgstr) and draw(st.booleans())  # and "fuzzy" where there is none
    return Message(
        msgid=draw(TEXT.filter(bool)),
        msgstr=msgstr,
        context=draw(st.none() | TEXT),
        flags=("fuzzy",) * fuzzy + ("python-brace-format",) * draw(st.booleans()),
        comments=draw(st.lists(NOTE, max_size=2).map(tuple)),
        extracted=draw(st.lists(NOTE, max_size=3).map(tuple)),
        references=draw(st.lists(PATH, max_size=1).map(tuple)),
        previous=draw(st.none() | st.tuples(st.none() | TEXT, TEXT)) if fuzzy else None,
        obsolete=obsolete,
    )


@st.composite
def catalogs(draw):
    live = draw(st.lists(messages(), max_size=6, unique_by=lambda message: message.key))
    keys = {message.key for message in live}
    parked = draw(st.lists(messages(obsolete=True), max_size=3, unique_by=lambda message: message.key))
    return Catalog(
        comments=("A catalog",),
        header=(("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8")),
        messages=tuple(live),
        obsolete=tuple(message for message in parked if message.key not in keys),
    )


@given(catalogs())
def test_what_is_written_is_read_back(catalog):
    assert same_messages(parse_po(format_po(catalog), "a.po"), catalog)


@given(catalogs())
def test_reading_whole_entries_equals_reading_line_by_line(catalog):
    data = format_po(catalog)
    assert read_whole(data) == read_by_line(data)


ODD_LINES = (
    '"Language: de\\n"',
    '"Language: de"',
    '"a\\\\n"',
    '"\\"\\n"',
    '""',
    "",
    "# note",
    "# note \\ ",
    "#. Heading",
    "#: a.md",
    "#, fuzzy",
    "#~ x",
    'msgctxt "alt"',
    'msgctxt ""',
    'msgctxt "a\\"b"',
    'msgctxt "a" "b"',
    'msgid ""',
    'msgid "x"',
    'msgstr ""',
    'msgstr "y"',
)
"""Lines that make an entry of another form, or no entry at all."""


@given(catalogs(), st.data())
def test_reading_whole_entries_equals_reading_line_by_line_where_lines_are_odd(catalog, data):
    lines = format_po(catalog).decode().split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines)))
        lines[at : at + data.draw(st.integers(0, 1))] = [data.draw(st.sampled_from(ODD_LINES))]
    changed = "\n".join(lines).encode()
    assert read_whole(changed) == read_by_line(changed)


@pytest.mark.parametrize("odd", ODD_LINES)
def test_an_odd_line_anywhere_is_read_the_same_whole_as_line_by_line(odd):
    message = Message(msgid="a", context="alt", flags=("fuzzy",), extracted=("Text",), references=("a.md",))
    header = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))
    lines = format_po(Catalog(comments=("A catalog",), header=header, messages=(message,))).decode().split("\n")
    for at in range(len(lines) + 1):
        for taken in (0, 1):
            changed = "\n".join([*lines[:at], odd, *lines[at + taken :]]).encode()
            assert read_whole(changed) == read_by_line(changed)


def read_whole(data):
    """Return the catalog, or the message and the line of what is wrong."""
    try:
        return parse_po(data, "a.po")
    except CatalogError as error:
        return str(error), error.line


def read_by_line(data):
    """Return the same without the quick ways."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(po_read, "_pieces", lambda _: None)
        patch.setattr(po_read._Reader, "_whole", lambda *_: None)
        patch.setattr(po_read._Reader, "_whole_header", lambda *_: None)
        return read_whole(data)


@pytest.mark.skipif(MSGCAT is None, reason="GNU gettext is not installed")
@settings(max_examples=40, deadline=None)
@given(catalogs())
def test_msgcat_gives_the_same_bytes_back(catalog):
    data = format_po(catalog)
    assert (
        subprocess.run([MSGCAT, "--no-wrap", "--force-po", "-"], input=data, capture_output=True, check=True).stdout
        == data
    )


@settings(max_examples=60, deadline=None)
@given(catalogs())
def test_polib_reads_the_same(catalog):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.po")
        path.write_bytes(format_po(catalog))
        entries = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    messages = (*catalog.messages, *catalog.obsolete)
    assert [(e.msgctxt, e.msgid, e.msgstr, e.obsolete) for e in entries] == [
        (m.context, m.msgid, m.msgstr, m.obsolete) for m in messages
    ]


PIECES = (
    'msgid "a"',
    'msgstr "b"',
    'msgctxt "c"',
    '"d"',
    "#",
    "#~ ",
    "#| ",
    "#, fuzzy",
    "#. x",
    "\n",
    "\n\n",
    "\\",
    '"',
    " ",
    "x",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode) | st.binary(max_size=60))
def test_no_bytes_make_the_reader_crash(data):
    try:
        catalog = parse_po(data, "a.po")
    except CatalogError:
        return
    assert same_messages(parse_po(format_po(catalog), "a.po"), catalog)


WORDS = st.lists(
    st.sampled_from(["save", "the", "file", "`code`", "*now*", "{link1}", "Open", "**A**", "and", "x."]),
    min_size=1,
    max_size=6,
)
SENTENCES = WORDS.map(" ".join)


@st.composite
def articles(draw):
    """Return the fresh messages of an article."""
    texts = draw(st.lists(SENTENCES, max_size=8, unique=True))
    return tuple(
        Message(
            msgid=text,
            flags=("python-brace-format",) if "{" in text else (),
            extracted=("Paragraph", *(f"{{link1}} = {draw(st.sampled_from('uv'))}.md" for _ in range("{" in text))),
            references=("source/a.md",),
        )
        for text in texts
    )


def translate(message, number):
    return structs.replace(message, msgstr=f"{message.msgid} ({number})")


@settings(deadline=None)
@given(articles(), articles(), articles())
def test_an_update_loses_nothing_and_comes_to_rest(first, second, third):
    catalog = Catalog(messages=tuple(translate(message, number) for number, message in enumerate(first)))
    for fresh in (second, third, first):
        before, catalog = catalog, update(catalog, fresh).catalog
        assert drop_guard(before, catalog) == ()
        assert [message.key for message in catalog.messages] == [message.key for message in fresh]
        keys = [message.key for message in (*catalog.messages, *catalog.obsolete)]
        assert len(set(keys)) == len(keys)
        assert update(catalog, fresh).catalog == catalog


@settings(deadline=None)
@given(catalogs(), st.lists(messages(), max_size=6, unique_by=lambda message: message.key))
def test_no_text_makes_an_update_crash_or_lose_something(old, new):
    untranslated = [
        structs.replace(m, msgstr="", flags=tuple(set(m.flags) - {"fuzzy"}), comments=(), previous=None) for m in new
    ]
    updated = update(old, untranslated, memory={message.key: ["x"] for message in new[:2]}).catalog
    assert drop_guard(old, updated) == ()
    assert same_messages(parse_po(format_po(updated), "a.po"), updated)


@st.composite
def edited(draw, catalog, side):
    """Return a catalog after an extract, a translator's work, or both."""
    if draw(st.booleans()):
        catalog = update(catalog, draw(articles())).catalog
    worked = [
        structs.replace(message, msgstr=f"{side} {number}", flags=()) if draw(st.booleans()) else message
        for number, message in enumerate(catalog.messages)
    ]
    return structs.replace(catalog, messages=tuple(worked))


@settings(deadline=None)
@given(st.data())
def test_a_merge_loses_nothing_that_a_side_wrote(data):
    fresh = data.draw(articles())
    base = Catalog(messages=tuple(translate(message, number) for number, message in enumerate(fresh)))
    ours, theirs = data.draw(edited(base, "ours")), data.draw(edited(base, "theirs"))
    merged = merge3(base, ours, theirs).catalog
    there = [text for m in (*merged.messages, *merged.obsolete) for text in (m.msgstr, *m.comments)]
    written = {m.msgstr for side in (ours, theirs) for m in side.messages} - {m.msgstr for m in base.messages}
    lost = [text for text in written if text.startswith(("ours", "theirs")) and not any(text in line for line in there)]
    assert lost == []
    keys = [message.key for message in (*merged.messages, *merged.obsolete)]
    assert len(set(keys)) == len(keys)
    assert same_messages(parse_po(format_po(merged), "a.po"), merged)
