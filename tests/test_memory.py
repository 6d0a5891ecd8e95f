"""`l10n compile-memory`: the catalogs as a translation memory."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys

import pytest
from click.testing import CliRunner

from l10n.catalog.po_write import format_po
from l10n.cli import main
from l10n.model.catalog import Catalog, Message

HEADER = (("Content-Type", "text/plain; charset=UTF-8"),)


def message(msgid, msgstr, **rest):
    return Message(msgid=msgid, msgstr=msgstr, **rest)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "l10n.toml").write_text('locales = ["de", "pt-BR"]\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.md").write_text("# A\n", encoding="utf-8")

    def write(locale, name, *messages):
        path = tmp_path / f"locales/{locale}/LC_MESSAGES/{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        live = tuple(each for each in messages if not each.obsolete)
        dead = tuple(each for each in messages if each.obsolete)
        path.write_bytes(format_po(Catalog(comments=("x",), header=HEADER, messages=live, obsolete=dead)))

    return write


def run(*arguments):
    return CliRunner().invoke(main, ["compile-memory", *arguments], catch_exceptions=False)


def units(path):
    """Return source, language, target and context of each unit, read by the toolkit."""
    tmx = pytest.importorskip("translate.storage.tmx")
    found = tmx.tmxfile.parsestring(path.read_bytes()).units
    return [(unit.source, language(unit), unit.target, unit.getcontext()) for unit in found]


def language(unit):
    _, target = unit.xmlelement.iter("tuv")
    return target.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_confirmed_translations_of_all_languages_stand_in_it_once(project, tmp_path):
    project("de", "b", message("See [x]({link1}) & <b>", "Siehe [x]({link1}) & <b>"), message("One", "Eins"))
    project("de", "sub/a", message("One", "Eins"), message("One", "Ein", context="alt"), message("Two", ""))
    project("pt_BR", "b", message("One", "Um"), message("Two", "Dois", flags=("fuzzy",)))
    project("pt_BR", "c", message("Three", "Três", obsolete=True), message("a\nb", "c\nd"))
    result = run("--output", "out/memory.tmx")
    assert (result.exit_code, "5 translations in out/memory.tmx" in result.output) == (0, True)
    assert units(tmp_path / "out/memory.tmx") == [
        ("One", "de", "Ein", "alt"),
        ("One", "de", "Eins", ""),
        ("One", "pt-BR", "Um", ""),
        ("See [x]({link1}) & <b>", "de", "Siehe [x]({link1}) & <b>", ""),
        ("a\nb", "pt-BR", "c\nd", ""),
    ]


def test_it_is_tmx_14_and_the_same_each_time(project, tmp_path):
    pytest.importorskip("translate")
    project("de", "b", message("One", "Eins\x01"))
    assert run().exit_code == 0
    written = (tmp_path / "memory.tmx").read_bytes()
    assert b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">' in written
    assert b'creationtool="l10n"' in written and b'segtype="paragraph"' in written and b'srclang="en"' in written
    assert b"<seg>Eins</seg>" in written
    assert run().exit_code == 0
    assert (tmp_path / "memory.tmx").read_bytes() == written


def test_a_broken_catalog_is_named_and_the_rest_is_in(project, tmp_path):
    pytest.importorskip("translate")
    project("de", "b", message("One", "Eins"))
    (tmp_path / "locales/de/LC_MESSAGES/c.po").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    result = run()
    assert (result.exit_code, "locales/de/LC_MESSAGES/c.po:1: error" in result.output) == (1, True)
    assert b"Eins" in (tmp_path / "memory.tmx").read_bytes()


def test_without_the_toolkit_it_says_what_to_install(project, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "translate.storage.tmx", None)
    project("de", "b", message("One", "Eins"))
    result = run()
    assert (result.exit_code, 'pip install "l10n-markdown[tmx]"' in result.output) == (2, True)
    assert not (tmp_path / "memory.tmx").exists()
