"""`glossary.tbx`: what terminology tools export, of 2008 and of 2019, and what becomes of it in a project."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import importlib.util
import json

import pytest
from test_cli import Project

from l10n.catalog.termbase import parse_termbase
from l10n.checks.terms import Term
from l10n.errors import ConfigError, TextError
from l10n.model.locale import LocaleTag

OLD = """\
<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en">
<text><body>
<termEntry id="c1">
 <descripGrp><descrip type="definition">hardware only</descrip></descripGrp>
 <langSet xml:lang="en-US"><tig><term>device</term></tig><tig><term>appliance</term></tig>
  <tig><term>gadget</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
 <langSet xml:lang="de">
  <note>not a machine</note>
  <tig><term>Gerät*</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
  <tig><term>End<hi>gerät</hi>*</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
  <tig><term>Apparat</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  <ntig><termGrp><term>Maschine</term>
   <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
 </langSet>
 <langSet xml:lang="fr"><tig><term>appareil</term></tig></langSet>
</termEntry>
<!-- only one language -->
<termEntry id="c2"><langSet xml:lang="en"><tig><term>file</term></tig></langSet></termEntry>
</body></text>
</martif>
"""
NEW = """\
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader/><text><body>
<conceptEntry id="c1">
 <langSec xml:lang="en"><termSec><term>device</term></termSec></langSec>
 <langSec xml:lang="DE-de"><termSec><term>Gerät</term>
  <basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus></termSec>
  <termSec><term>Apparat</term>
  <basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""
EN, DE = LocaleTag("en"), LocaleTag("de")


def parsed(text, locale=DE, source=EN):
    return parse_termbase(text.encode(), "glossary.tbx", source, locale)


def test_wordings_statuses_and_notes():
    german = {"translations": ("Gerät*", "Endgerät*"), "forbidden": ("Apparat", "Maschine")}
    assert parsed(OLD) == (
        Term(term="device", **german, note="hardware only; not a machine", line=6),
        Term(term="appliance", **german, note="hardware only; not a machine", line=6),
    )


def test_the_edition_of_2019():
    assert parsed(NEW) == (Term(term="device", translations=("Gerät",), forbidden=("Apparat",), line=5),)


@pytest.mark.parametrize(
    ("locale", "expected"), [("fr", 2), ("fr-CA", 2), ("de-AT", 2), ("es", 0), ("sr-Latn", 0)]
)
def test_a_region_takes_the_terms_of_its_language(locale, expected):
    assert len(parsed(OLD, LocaleTag(locale))) == expected


def test_another_script_does_not():
    text = NEW.replace("DE-de", "zh-CN")
    assert (len(parsed(text, LocaleTag("zh-Hans"))), len(parsed(text, LocaleTag("zh-TW")))) == (1, 0)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no valid XML"),
        (OLD[:700], 12, "no valid XML"),
        ("<html/>", 1, "is no TBX file"),
        (OLD.replace("<term>gadget</term>", ""), 7, "an entry without a term"),
        (OLD.replace("<term>gadget</term>", "<term> </term>"), 7, "an entry without a term"),
        (OLD.replace(' xml:lang="fr"', ""), 16, "xml:lang"),
        (OLD.replace('"fr"', '"../x"'), 16, "xml:lang"),
        (OLD.replace('encoding="UTF-8"', 'encoding="bogus"'), 1, "no valid XML"),
    ],
)
def test_a_fault_is_named_with_its_line(text, line, reason):
    with pytest.raises(TextError) as caught:
        parsed(text)
    assert caught.value.reason.startswith(reason)
    assert (caught.value.path, caught.value.line) == ("glossary.tbx", line)
    assert caught.value.remedy


BOMB = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))


@pytest.mark.parametrize("entities", ['<!ENTITY a0 "lol">' + BOMB, '<!ENTITY a11 SYSTEM "file:///etc/hostname">'])
def test_entities_lead_nowhere_and_do_not_grow(entities):
    text = OLD.replace("<martif ", f"<!DOCTYPE martif [{entities}]>\n<martif ", 1)
    assert [term.translations for term in parsed(text)] == [("Gerät*", "Endgerät*")] * 2
    try:
        found = parsed(text.replace("<term>device</term>", "<term>&a11;</term>"))
    except TextError:
        return
    assert [term.term for term in found] == ["&a11;", "appliance"]


def test_a_missing_reader_is_named(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="not installed"):
        parsed(OLD)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["de", "fr"]\n')
    made.write("source/a.md", "# Files\n\nChoose a device.\n")
    made.write("locales/de/glossary.tbx", OLD)
    made.run("extract")
    return made


DEVICE = "#. Glossary: device = Gerät*, Endgerät*; not: Apparat, Maschine (hardware only; not a machine)\n"


def test_translators_are_told_and_translations_held_to_it(project):
    assert DEVICE in project.read("locales/de/LC_MESSAGES/a.po")
    assert "Glossary" not in project.read("locales/fr/LC_MESSAGES/a.po")
    catalog = "locales/de/LC_MESSAGES/a.po"
    project.translate(catalog, "Choose a device.", "Wählen Sie einen Apparat.")
    (found,) = json.loads(project.run("check", "--format", "json", "--quiet").stdout)
    assert (found["code"], found["message"]) == ("T14", '"Apparat" must not stand for "device"')
    project.write(catalog, project.read(catalog).replace("einen Apparat", "Geräte"))
    assert project.run("check", "--format", "json", "--quiet").stdout == "[]\n"


def test_the_table_goes_before_the_other_file(project):
    project.write("locales/de/glossary.csv", "term,translation\nDevice,Ding\nfile,Datei\n")
    project.run("extract")
    text = project.read("locales/de/LC_MESSAGES/a.po")
    assert "#. Glossary: Device = Ding\n" in text and "#. Glossary: file = Datei\n" in text
    assert DEVICE not in text


def test_a_broken_file_stops_extract_and_is_named_by_check(project):
    project.write("locales/de/glossary.tbx", OLD[:700])
    before = project.files()
    result = project.run("extract")
    assert result.exit_code == 1
    assert "locales/de/glossary.tbx:12: no valid XML" in result.output
    assert project.files() == before
    result = project.run("check")
    assert result.exit_code == 1
    assert "locales/de/glossary.tbx:12: error[F06 unusable] no valid XML" in result.output
