"""Three versions of a catalog become one."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import difflib
import shutil
import subprocess

import pytest
from msgspec import structs

from l10n.catalog.guard import drop_guard
from l10n.catalog.merge import Merged, merge3
from l10n.catalog.po_write import format_po
from l10n.catalog.template import messages as fresh_messages
from l10n.catalog.update import update
from l10n.model.catalog import Catalog, Message
from l10n.model.unit import Unit


def done(msgid, msgstr="", *, fuzzy=False, **fields):
    return Message(msgid=msgid, msgstr=msgstr, flags=("fuzzy",) * fuzzy, **fields)


def parked(message):
    return structs.replace(message, obsolete=True)


def catalog(*messages, **fields):
    live = tuple(message for message in messages if not message.obsolete)
    return Catalog(messages=live, obsolete=tuple(message for message in messages if message.obsolete), **fields)


A, B, C = done("a", "A"), done("b", "B"), done("c", "C")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param([A, B], [A, B], [A, done("b", "B2")], [A, done("b", "B2")], id="only they changed"),
        pytest.param([A, B], [A, done("b", "B2")], [A, B], [A, done("b", "B2")], id="only we changed"),
        pytest.param([A, B], [B, done("a", "A2")], [done("a", "A3"), B], None, id="both changed"),
        pytest.param([done("a")], [A], [A], [A], id="both changed alike"),
        pytest.param(
            [done("a"), done("b")], [A, done("b")], [done("a"), B], [A, B], id="each translated another message"
        ),
        pytest.param([A, C], [A, B, C], [A, C, done("d")], [A, B, C, done("d")], id="each added a message"),
        pytest.param([A], [A, B], [A, C], [A, C, B], id="each added a message in one place"),
        pytest.param([], [A], [A, B], [A, B], id="both added the file"),
        pytest.param([A, B], [A, parked(B)], [A, B, C], [A, C, parked(B)], id="we retired a message"),
        pytest.param([A, parked(B)], [A, B], [A, parked(B), C], [A, C, B], id="we revived a message"),
        pytest.param([A, B, C], [A, B], [done("a", "A2"), B, C], [done("a", "A2"), B], id="we dropped a message"),
        pytest.param(
            [A, B], [A], [A, done("b", "B2")], [A, parked(done("b", "B2"))], id="we dropped what they worked on"
        ),
        pytest.param(
            [done("a", "A", fuzzy=True)],
            [done("a", "A", comments=("why",), fuzzy=True)],
            [A],
            [done("a", "A", comments=("why",))],
            id="they confirmed it, we wrote a comment",
        ),
        pytest.param(
            [done("a")],
            [done("a", "A", fuzzy=True)],
            [A],
            [A],
            id="same wording, one of the two confirmed",
        ),
        pytest.param(
            [done("a", "A")],
            [done("a", "")],
            [done("a", "A2")],
            [done("a", "A2", fuzzy=True)],
            id="we emptied what they changed",
        ),
        pytest.param(
            [done("a", comments=("1", "2"))],
            [done("a", comments=("1", "2", "ours"))],
            [done("a", comments=("2", "theirs"))],
            [done("a", comments=("2", "ours", "theirs"))],
            id="comments line by line",
        ),
    ],
)
def test_what_one_side_changed_is_taken(base, ours, theirs, expected):
    merged = merge3(*(catalog(*messages) for messages in (base, ours, theirs)))
    if expected is None:
        assert merged.conflicts == ((None, "a"),)
    else:
        assert merged == Merged(catalog(*expected))


def test_a_translation_that_both_changed_is_ours_fuzzy_and_theirs_a_comment():
    base = catalog(done("a", "A", comments=("Hm",)), B)
    ours, theirs = catalog(done("a", "A1", comments=("Hm",)), B), catalog(done("a", "A\n2", comments=("Hm",)), B)
    note = "The other side of a merge has: A\\n2"
    assert merge3(base, ours, theirs) == Merged(
        catalog(done("a", "A1", fuzzy=True, comments=("Hm", note)), B), ((None, "a"),)
    )


def test_an_unchanged_side_gives_the_other_side_as_it_is():
    base = catalog(A, B, C, header=(("Language", "de"),))
    other = catalog(C, parked(B), done("d"), comments=("x",), header=(("X-Generator", "y"), ("Language", "de")))
    assert merge3(base, base, other) == Merged(other)
    assert merge3(base, other, base) == Merged(other)


def test_header_fields_are_merged_one_by_one():
    def of(**fields):
        return catalog(A, header=tuple(fields.items()))

    merged = merge3(of(Language="de", Team=""), of(Language="de", Team="Us"), of(Language="de", Team="", Generator="P"))
    assert merged.catalog.header == (("Language", "de"), ("Team", "Us"), ("Generator", "P"))
    both = merge3(of(Date="1"), of(Date="2"), of(Date="3"))
    assert both.catalog.header == (("Date", "2"),)


def articles(*texts):
    units = [Unit(kind="Paragraph", place="paragraph", msgid=text, start=0, end=1, line=1) for text in texts]
    return fresh_messages(units, "source/a.md")


@pytest.fixture
def usual():
    """Return the three sides of the usual merge: an extract in CI inserted a paragraph, a translator filled in five."""
    texts = [f"Paragraph number {number} of the article." for number in range(40)]
    base = Catalog(header=(("Language", "de"),), messages=articles(*texts))
    extracted = update(base, articles(*texts[:20], "Something else altogether.", *texts[20:])).catalog
    translated = structs.replace(
        base,
        messages=tuple(
            structs.replace(message, msgstr=f"Absatz {number}") if number in (3, 9, 17, 25, 31) else message
            for number, message in enumerate(base.messages)
        ),
    )
    return base, extracted, translated


def test_an_inserted_paragraph_adds_its_lines_and_no_others(usual):
    before, after = (format_po(catalog).decode().splitlines() for catalog in usual[:2])
    changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert sorted(changes) == [
        "+ ",
        "+ #. Paragraph",
        "+ #: source/a.md",
        '+ msgid "Something else altogether."',
        '+ msgstr ""',
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_alone_merges_an_inserted_paragraph_with_translations(usual, tmp_path):
    for name, side in zip(("base", "ours", "theirs"), usual, strict=True):
        (tmp_path / name).write_bytes(format_po(side))
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (run.returncode, run.stdout) == (0, format_po(merge3(*usual).catalog))


def test_a_paragraph_inserted_while_a_translator_worked(usual):
    base, extracted, translated = usual
    merged = merge3(base, extracted, translated)
    assert merged.conflicts == ()
    assert drop_guard(translated, merged.catalog) == ()
    assert [message.key for message in merged.catalog.messages] == [message.key for message in extracted.messages]


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("text", "obsolete"),
    [
        pytest.param("Enter the code of this app.", [], id="edited"),
        pytest.param("Then copy the code which the app shows.", ["Neu"], id="merely similar"),
    ],
)
def test_a_suggestion_follows_the_translation_it_was_made_from(text, obsolete, swapped):
    base = Catalog(messages=tuple(structs.replace(m, msgstr="Alt") for m in articles("Enter the code of the app.")))
    extracted = update(base, articles(text)).catalog
    improved = structs.replace(base, messages=tuple(structs.replace(m, msgstr="Neu") for m in base.messages))
    merged = merge3(base, *((improved, extracted) if swapped else (extracted, improved)))
    assert [(m.msgid, m.msgstr, m.fuzzy) for m in merged.catalog.messages] == [(text, "Neu", True)]
    assert [m.msgstr for m in merged.catalog.obsolete] == obsolete


def test_nothing_is_lost_where_the_suggestion_was_changed_too():
    base = Catalog(messages=tuple(structs.replace(m, msgstr="Alt") for m in articles("Enter the code of the app.")))
    extracted = update(base, articles("Enter the code which the app shows.")).catalog
    confirmed = structs.replace(
        extracted, messages=tuple(structs.replace(m, msgstr="Ganz neu", flags=()) for m in extracted.messages)
    )
    improved = structs.replace(base, messages=tuple(structs.replace(m, msgstr="Neu") for m in base.messages))
    merged = merge3(base, confirmed, improved)
    assert [(m.msgstr, m.fuzzy) for m in merged.catalog.messages] == [("Ganz neu", False)]
    assert [m.msgstr for m in merged.catalog.obsolete] == ["Neu"]
