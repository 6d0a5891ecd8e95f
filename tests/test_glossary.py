"""What translators are told about terms, and that nothing else in a catalog changes for it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from test_cli import Project

from l10n.catalog.glossary import glossary_line, with_terms
from l10n.checks.terms import Term, TermFinder
from l10n.model.catalog import Message

DEVICE = Term(term="device", translations=("Gerät",))
CATALOG = "locales/de/LC_MESSAGES/a.po"


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("device", "A device here.", True),
        ("device", "Devices here.", True),
        ("device", "A devicelike thing.", False),
        ("device", "A sub-device.", True),
        ("match", "Two matches.", True),
        ("MFA", "The MFA here.", True),
        ("MFA", "The mfa here.", False),
        ("access key", "Two access keys.", True),
        ("access key", "Access\nkey", True),
        ("access key", "access the key", False),
        ("C++", "In C++ only.", True),
        ("++", "In C++ only.", False),
    ],
)
def test_where_a_term_occurs(term, text, expected):
    assert bool(list(TermFinder([Term(term=term)]).find(text))) is expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(term="device", translations=("Gerät", "Apparat")), "Glossary: device = Gerät, Apparat"),
        (Term(term="device", forbidden=("Apparat",)), "Glossary: device; not: Apparat"),
        (Term(term="device", note="in\nhardware"), "Glossary: device (in hardware)"),
    ],
)
def test_a_term_takes_one_line(term, expected):
    assert glossary_line(term) == expected


def test_only_messages_that_hold_a_term_are_touched():
    fresh = [
        Message(msgid="A device.", extracted=("Paragraph",)),
        Message(msgid="Another thing.", extracted=("Paragraph",)),
        Message(msgid="`device` and [x](device.md)", extracted=("Paragraph",)),
    ]
    noted = with_terms(fresh, (DEVICE,))
    assert noted[0].extracted == ("Paragraph", "Glossary: device = Gerät")
    assert [one is other for one, other in zip(noted, fresh, strict=True)] == [False, True, True]
    assert with_terms(fresh, ()) is fresh


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["de", "fr"]\n')
    made.write("source/a.md", "A device.\n\nClick **Device**.\n\nSomething else.\n")
    made.write("source/b.md", "Nothing of it.\n")
    made.write("locales/de/glossary.csv", "term,translation\ndevice,Gerät\n")
    return made


def test_a_language_is_told_about_its_terms_and_no_other_one(project):
    project.run("extract")
    assert project.read(CATALOG).count("#. Glossary: device = Gerät\n") == 1
    assert "#. UI label\n#. Glossary: device = Gerät\n" in project.read("locales/de/LC_MESSAGES/_ui.po")
    assert "Glossary" not in project.read(CATALOG.replace("/de/", "/fr/"))
    assert "Glossary" not in project.read("locales/templates/a.pot")


def test_nothing_to_do_writes_nothing(project):
    project.run("extract")
    before = project.files()
    project.run("extract")
    project.run("extract", "source/b.md")
    assert project.files() == before


def test_a_change_of_the_glossary_touches_entries_with_the_term_only(project):
    project.run("extract")
    project.translate(CATALOG, "A device.", "Ein Gerät.")
    before, other = project.read(CATALOG), project.files()["locales/de/LC_MESSAGES/b.po"]
    project.write("locales/de/glossary.csv", "term,translation\ndevice,Endgerät\n")
    project.run("extract")
    assert project.read(CATALOG) == before.replace("device = Gerät", "device = Endgerät")
    assert project.files()["locales/de/LC_MESSAGES/b.po"] == other
    (project.root / "locales/de/glossary.csv").unlink()
    project.run("extract")
    assert project.read(CATALOG) == before.replace("#. Glossary: device = Gerät\n", "")


def test_a_broken_glossary_stops_before_anything_is_written(project):
    project.write("locales/de/glossary.csv", "term,translation\n,x\n")
    before = project.files()
    result = project.run("extract")
    assert (result.exit_code, "locales/de/glossary.csv:2" in result.output) == (1, True)
    assert project.files() == before
