"""`l10n merge-driver` on files, as git calls it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from click.testing import CliRunner

from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.cli import main
from l10n.model.catalog import Catalog, Message

HEADER = (("Language", "de"), ("Content-Type", "text/plain; charset=UTF-8"))
NAME = "locales/de/LC_MESSAGES/a.po"


def po(*messages, **translations):
    """Return a catalog: msgids as given, translated where a keyword says how."""
    found = tuple(Message(msgid=msgid, msgstr=translations.get(msgid, "")) for msgid in messages)
    return format_po(Catalog(comments=("German",), header=HEADER, messages=found))


@pytest.fixture
def merge(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(base, ours, theirs):
        for name, data in (("O", base), ("A", ours), ("B", theirs)):
            (tmp_path / name).write_bytes(data)
        result = CliRunner().invoke(main, ["merge-driver", "O", "A", "B", NAME], catch_exceptions=False)
        assert (tmp_path / "O").read_bytes() == base
        assert (tmp_path / "B").read_bytes() == theirs
        return result.exit_code, (tmp_path / "A").read_bytes(), result.output

    return run


def test_what_both_sides_translated_comes_together(merge):
    base = po("one", "two", "three")
    code, result, output = merge(base, po("one", "two", "three", one="eins"), po("one", "two", "three", two="zwei"))
    assert (code, output) == (0, "")
    assert result == po("one", "two", "three", one="eins", two="zwei")


def test_where_only_one_side_says_something_else_its_file_is_taken_as_it_is(merge):
    base, wrapped = po("one"), po("one", one="eins").replace(b'msgstr "eins"', b'msgstr ""\n"eins"')
    assert merge(base, base, wrapped)[:2] == (0, wrapped)
    assert merge(base, wrapped, base)[:2] == (0, wrapped)


def test_a_conflict_leaves_a_valid_file_with_both_translations(merge):
    code, result, output = merge(po("one", "two"), po("one", "two", one="eins"), po("one", "two", one="ein"))
    message = parse_po(result, NAME).messages[0]
    assert code == 1
    assert (message.msgstr, message.flags) == ("eins", ("fuzzy",))
    assert message.comments == ("The other side of a merge has: ein",)
    line = result.decode().splitlines().index('msgid "one"') + 1
    assert output.startswith(f"{NAME}:{line}: error[F10 merge-conflict] both sides changed the translation of 'one'")


def test_a_catalog_that_both_sides_added_has_no_ancestor(merge):
    code, result, _ = merge(b"", po("one", "two", one="eins"), po("one", "two", two="zwei"))
    assert (code, result) == (0, po("one", "two", one="eins", two="zwei"))


def test_a_file_that_is_no_catalog_is_merged_as_text(merge):
    base = po("one", "two", "three", "four")
    broken = base.replace(b'msgstr ""', b"msgstr oops", 2)
    code, result, output = merge(base, broken, po("one", "two", "three", "four", four="vier"))
    assert code == 0
    assert b"oops" in result and b"vier" in result
    assert "warning[F11 merge-as-text] our side is no valid PO file" in output


def test_a_conflict_of_texts_is_left_to_be_seen(merge):
    base = po("one")
    broken = base + b"<<<<<<< HEAD\n"
    code, result, output = merge(base, po("one", one="eins"), broken.replace(b'msgstr ""\n<', b'msgstr "ein"\n<'))
    assert code == 1
    assert b"<<<<<<< ours\n" in result and b">>>>>>> theirs\n" in result
    assert b"eins" in result and b'"ein"' in result
    assert "the other side is no valid PO file (a merge conflict marker)" in output


def test_what_cannot_be_read_or_written_makes_git_give_up(merge, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "A").write_bytes(po("one"))
    result = CliRunner().invoke(main, ["merge-driver", "missing", "A", "missing"], catch_exceptions=False)
    assert (result.exit_code, "missing: cannot be read" in result.output) == (255, True)
    (tmp_path / "A").chmod(0o444)
    for name in ("O", "B"):
        (tmp_path / name).write_bytes(po("one") if name == "O" else po("one", one="eins"))
    result = CliRunner().invoke(main, ["merge-driver", "O", "A", "B"], catch_exceptions=False)
    assert (result.exit_code, "A: is read-only" in result.output) == (255, True)
    assert (tmp_path / "A").read_bytes() == po("one")
