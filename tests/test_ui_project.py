"""UI labels on whole projects: what is extracted, filled, shipped and listed."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import csv
import itertools
import json

import pytest
from test_cli import Project
from test_ui_products import mo

from l10n.report.labels import LabelUse, format_labels_csv, format_labels_json, format_labels_text

STEPS = "# Steps\n\n1. Click **Save**, then *Open*.\n2. Choose **Contoso**.\n3. The **Tags** are many.\n"
UI = "locales/de/LC_MESSAGES/_ui.po"
CATALOG = "locales/de/LC_MESSAGES/steps.po"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("source/steps.md", STEPS)
    configure(made, "")
    return made


def configure(project: Project, settings: str, locales: str = '["de"]') -> None:
    project.write("l10n.toml", f"locales = {locales}\n[ui]\n{settings}\n")


def po(language: str, **texts: str) -> str:
    entries = "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in texts.items())
    return f'msgid ""\nmsgstr "Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n{entries}'


def labels(project: Project, path: str = UI) -> list[str]:
    """Return the labels of a catalog with their translations: `label=translation`."""
    lines = project.read(path).split("\n")
    found = []
    for msgid, msgstr in itertools.pairwise(lines):
        if msgid.startswith('msgid "') and msgid != 'msgid ""':
            found.append(f"{msgid[7:-1]}={msgstr[8:-1]}")
    return found


def test_decisions_overrule_the_detection(project):
    project.run("extract")
    assert labels(project) == ["Save=", "Contoso=", "Tags="]
    project.write("locales/ui-labels.csv", "label,decision,note\nContoso,refuse,the reader's own\nTags,accept\n")
    configure(project, 'refuse = ["Save"]')
    assert project.run("extract").exit_code == 0
    assert labels(project) == ["Tags="]
    assert "Choose **Contoso**." in project.read(CATALOG)


def test_a_label_that_was_refused_keeps_its_translation(project):
    project.run("extract")
    project.translate(UI, "Save", "Speichern")
    project.translate(CATALOG, "Click **{ui1}**, then *Open*.", "Klicken Sie auf **{ui1}**, dann *Öffnen*.")
    configure(project, 'refuse = ["Save"]')
    project.run("extract")
    assert 'msgstr "Klicken Sie auf **Speichern**, dann *Öffnen*."' in project.read(CATALOG)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("confidence = 0.9", ["Save=", "Contoso="]),
        ('marks = ["bold", "italic"]', ["Save=", "Open=", "Contoso=", "Tags="]),
        ('detect = "catalog"\nknown = ["Save", "Open"]', ["Save="]),
        ('detect = "catalog"\naccept = ["Tags"]', ["Tags="]),
    ],
)
def test_what_counts_as_a_label_is_configuration(project, settings, expected):
    configure(project, settings)
    project.run("extract")
    assert labels(project) == expected


def test_no_labels(project):
    configure(project, 'detect = "off"\naccept = ["Tags"]')
    project.run("extract")
    assert "{ui1}" not in project.read(CATALOG)
    assert not (project.root / UI).exists()


@pytest.mark.parametrize(
    ("settings", "decisions", "expected"),
    [
        ('detect = "catalog"', "", "ui.detect"),
        ('accept = ["a"]\nrefuse = ["a"]', "", '"a" is accepted and refused'),
        ("", "label,decision\nA,yes\n", "locales/ui-labels.csv:2"),
        ("", "label,decision\nA,acept\n", 'did you mean "accept"?'),
        ("", "label,decision\nA,accept\nA,refuse\n", "locales/ui-labels.csv:3"),
        ("", "label\nA\n", "locales/ui-labels.csv:1"),
        ("", 'label,decision\n"A,accept\n', "locales/ui-labels.csv:"),
        ("", "label,decision\n,accept\n", "without a label"),
        ('marks = ["bolt"]', "", 'did you mean "bold"?'),
        ("confidence = 2", "", "ui.confidence"),
        ('import = ["app/de.txt"]', "", "app/de.txt"),
        ('import = ["app.json"]', "", "holds one language only"),
        ('import = ["{lang}/{lang}.po"]', "", "ui.import"),
        ('form = { fr = "{}" }', "", "ui.form.fr"),
        ('import = ["app/de.po"]', "", "app/de.po"),
        ('import = ["app/{lang}.json"]', "", "app/{lang}.json"),
    ],
)
def test_contradictions_stop_everything(project, settings, decisions, expected):
    configure(project, settings)
    if decisions:
        project.write("locales/ui-labels.csv", decisions)
    before = project.files()
    result = project.run("extract")
    assert (result.exit_code, expected in result.output) == (2, True)
    assert project.files() == before


def test_decisions_survive_a_spreadsheet(project):
    project.write("source/steps.md", "Click **+ New**.\n")
    project.write("locales/ui-labels.csv", "\ufefflabel,decision,note\r\n'+ New,Refuse,\r\n\r\n")
    project.run("extract")
    assert "Click **+ New**." in project.read(CATALOG)


def test_the_product_fills_what_nobody_translated(project):
    configure(project, 'import = ["app/de.po", "app/{lang}.json"]')
    project.write("app/de.po", po("de", **{"&Save": "&Speichern"}))
    project.write("app/en.json", '{"tags": "Tags", "same": "Contoso"}')
    project.write("app/de.json", '{"tags": "Kategorien", "same": "Contoso"}')
    assert project.run("extract").exit_code == 0
    assert labels(project) == ["Save=Speichern", "Contoso=", "Tags=Kategorien"]
    before = project.files()
    project.run("extract")
    assert project.files() == before


def test_what_somebody_wrote_stays(project):
    project.run("extract")
    project.translate(UI, "Save", "Sichern")
    project.write("app/de.po", po("de", Save="Speichern", Tags="Kategorien"))
    configure(project, 'import = ["app/de.po"]')
    project.run("extract")
    assert labels(project) == ["Save=Sichern", "Contoso=", "Tags=Kategorien"]


@pytest.mark.parametrize(
    ("locale", "pattern", "files", "expected"),
    [
        ("pt-BR", "app/{lang}/x.po", {"app/pt_BR/x.po": po("", Save="Salvar")}, "Salvar"),
        ("de-AT", "{lang}.po", {"de.po": po("", Save="Speichern")}, "Speichern"),
        ("zh-TW", "{lang}.po", {"zh_Hant.po": po("", Save="儲存"), "zh.po": po("", Save="保存")}, "儲存"),
        ("zh-TW", "{lang}.po", {"zh.po": po("", Save="保存")}, ""),
        ("de", "i18n/x-{lang}.json", {"i18n/x.json": '{"a":"Save"}', "i18n/x-de.json": '{"a":"Sichern"}'}, "Sichern"),
        ("de", "{lang}/x.json", {"en/x.json": '{"a":"Save"}', "DE/x.json": '{"a":"Sichern"}'}, "Sichern"),
        ("de", "app/{lang}.po", {"app/fr.po": po("", Save="Enregistrer")}, ""),
    ],
)
def test_the_file_of_a_language_is_found(project, locale, pattern, files, expected):
    for path, text in files.items():
        project.write(path, text)
    configure(project, f'import = ["{pattern}"]', locales=f'["{locale}"]')
    assert project.run("extract").exit_code == 0
    path = f"locales/{locale.replace('-', '_')}/LC_MESSAGES/_ui.po"
    assert labels(project, path)[0] == f"Save={expected}"


def test_android(project):
    pytest.importorskip("translate")
    strings = "<resources><string name='save'>{}</string></resources>"
    project.write("res/values/strings.xml", strings.format("Save"))
    project.write("res/values-pt-rBR/strings.xml", strings.format("Salvar"))
    project.write("res/values-night/strings.xml", strings.format("Dark"))
    configure(project, 'import = ["res/values-{lang}/strings.xml"]', locales='["pt-BR"]')
    project.run("extract")
    assert labels(project, "locales/pt_BR/LC_MESSAGES/_ui.po")[0] == "Save=Salvar"


RESX = '<root><data name="save"><value>{}</value></data></root>'
PRODUCTS = {
    "app.po": {"app.po": po("de", Save="Speichern")},
    "{lang}.po": {"de.po": po("de", Save="Speichern")},
    "app.mo": {"app.mo": mo({"": "Language: de\n", "Save": "Speichern"})},
    "{lang}/app.mo": {"de/app.mo": mo({"": "", "Save": "Speichern"})},
    "{lang}.json": {"en.json": '{"save": "Save"}', "de.json": '{"save": "Speichern"}'},
    "m_{lang}.properties": {"m.properties": "save=Save\n", "m_de.properties": "save=Speichern\n"},
    "R.{lang}.resx": {"R.resx": RESX.format("Save"), "R.de.resx": RESX.format("Speichern")},
}


@pytest.mark.parametrize("pattern", PRODUCTS)
def test_every_format_fills_labels(project, pattern):
    if pattern.endswith((".properties", ".resx")):
        pytest.importorskip("translate")
    for path, data in PRODUCTS[pattern].items():
        project.write(f"app/{path}", data)
    configure(project, f'import = ["app/{pattern}"]')
    assert project.run("extract").exit_code == 0
    assert labels(project) == ["Save=Speichern", "Contoso=", "Tags="]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("app/de.po", {"app/de.po": po("", Save="x")}),
        ("app/{lang}.json", {"app/de.json": '{"a":"x"}'}),
    ],
)
def test_a_product_catalog_that_says_too_little(project, pattern, files):
    for path, text in files.items():
        project.write(path, text)
    configure(project, f'import = ["{pattern}"]')
    result = project.run("extract")
    assert result.exit_code in (1, 2)
    assert "language" in result.output


def test_a_broken_product_catalog_is_named_and_the_rest_is_done(project):
    project.write("app/en.json", '{"a": "Save"}')
    project.write("app/de.json", '{"a": ')
    configure(project, 'import = ["app/{lang}.json"]')
    result = project.run("extract")
    assert (result.exit_code, "app/de.json" in result.output) == (1, True)
    assert (project.root / CATALOG).exists()


def test_only_what_the_product_has_is_a_label(project):
    project.write("app/fr.po", po("fr", Save="Enregistrer"))
    configure(project, 'detect = "catalog"\nimport = ["app/fr.po"]')
    project.run("extract")
    assert labels(project) == ["Save="]


def test_the_form_of_a_language_goes_inside_the_mark_and_ships_as_plain_text(project):
    project.write("source/steps.md", "Click **Save**.\n\nClick **Open**.\n\nClick **Stop**.\n")
    configure(project, 'form = { ja = "[{}]" }', locales='["de", "ja"]')
    project.run("extract")
    for language in ("de", "ja"):
        path = f"locales/{language}/LC_MESSAGES/steps.po"
        project.translate(path, "Click **{ui1}**.", "X **{ui1}**.")
        project.translate(f"locales/{language}/LC_MESSAGES/_ui.po", "Save", "S")
    project.run("build")
    assert project.read("output/de/steps.md") == "X **S**.\n\nX **Open**.\n\nX **Stop**.\n"
    assert project.read("output/ja/steps.md") == "X **\\[S\\]**.\n\nX **\\[Open\\]**.\n\nX **\\[Stop\\]**.\n"


def test_a_form_that_would_not_render_is_mended(project):
    project.write("source/steps.md", "Click **Save** now.\n")
    configure(project, 'form = { ja = "「{}」" }', locales='["ja"]')
    project.run("extract")
    project.translate("locales/ja/LC_MESSAGES/steps.po", "Click **{ui1}** now.", "今**{ui1}**を押す。")
    project.run("build")
    assert project.read("output/ja/steps.md") == "今<strong>「Save」</strong>を押す。\n"


@pytest.mark.parametrize("form", ["x", "{}{}", "{0}", "{ }", "{}\\n", "{}" + "x" * 21, "{}\\u202e", "{{}}"])
def test_forms_that_are_none(project, form):
    configure(project, f'form = {{ de = "{form}" }}')
    result = project.run("extract")
    assert (result.exit_code, "ui.form.de" in result.output) == (2, True)


def listed(project: Project) -> dict[str, dict]:
    result = project.run("ui", "--format", "json", "--quiet")
    assert result.exit_code == 0
    return {label["label"]: label for label in json.loads(result.stdout)}


def test_labels_are_listed_with_the_doubtful_first(project):
    project.write("source/more.md", "Click **Save** or **save**.\n")
    project.run("extract")
    project.translate(UI, "Save", "Sichern")
    project.write("app/de.po", po("de", Save="Speichern"))
    configure(project, 'import = ["app/de.po"]\nrefuse = ["Contoso"]')
    found = listed(project)
    assert list(found) == ["Tags", "save", "Save", "Contoso"]
    assert found["Save"] == {
        "label": "Save",
        "decision": "",
        "note": "",
        "count": 2,
        "articles": ["source/more.md", "source/steps.md"],
        "confidence": 0.97,
        "reasons": {"verb": 2},
        "translations": {"de": "Sichern"},
        "conflicts": ['also written "save"', 'de: "Sichern" is "Speichern" in the product'],
    }
    assert (found["Contoso"]["decision"], found["Contoso"]["count"]) == ("refuse", 0)


def test_the_list_writes_nothing(project):
    before = project.files()
    for form in ("text", "json", "csv"):
        assert project.run("ui", "--format", form).exit_code == 0
    assert project.files() == before


def test_the_csv_can_be_kept_as_the_decisions(project):
    project.write("source/steps.md", "Click **+ New** or **Save**.\n")
    project.write("locales/ui-labels.csv", "label,decision,note\nOld,refuse,gone\nSave,accept,\n")
    table = project.run("ui", "--format", "csv", "--quiet").stdout
    rows = list(csv.DictReader(table.splitlines()))
    assert [(row["label"], row["decision"], row["note"]) for row in rows] == [
        ("'+ New", "", ""),
        ("Save", "accept", ""),
        ("Old", "refuse", "gone"),
    ]
    project.write("locales/ui-labels.csv", table)
    assert project.run("ui", "--format", "csv", "--quiet").stdout == table


def test_paths_narrow_the_list(project):
    project.write("source/more.md", "Click **Next**.\n")
    result = project.run("ui", "source/more.md", "--quiet")
    assert result.stdout == "Next  (0.97 verb; 1 time in 1 article)\n"


def test_a_label_does_not_steer_a_terminal_or_a_spreadsheet():
    label = LabelUse(label="=1+1\x1b[2J", count=1, translations={"de": "@x"}, conflicts=("-a",))
    assert format_labels_text([label], ["de"]).startswith("=1+1\\x1b[2J  (")
    assert format_labels_csv([label], ["de"]).split("\n")[1] == "'=1+1\x1b[2J,,,1,0,0.00,,'@x,'-a"


def test_json_of_labels_steers_no_terminal():
    label = LabelUse(label="a\x1b[2J\x9b2J\u202eb", count=1)
    said = format_labels_json([label], [])
    assert said.removesuffix("\n").isprintable()
    assert json.loads(said)[0]["label"] == label.label


@pytest.mark.parametrize("detect", ["auto", "catalog"])
@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("app/de.po", 'l10n.toml:4: ui.import: there is no file "app/de.po"; correct the path'),
        ("app/{lang}.json", 'l10n.toml:4: ui.import: of "app/{lang}.json", the file of the source language, en, is'),
    ],
)
def test_what_the_configuration_seeks_in_vain_is_told_with_its_line(project, detect, pattern, expected):
    project.write("app/de.json", '{"save": "Sichern"}')
    configure(project, f'detect = "{detect}"\nimport = ["{pattern}"]')
    commands = ["ui"] if detect == "auto" else ["ui", "extract", "check"]
    for command in commands:
        result = project.run(command)
        assert (result.exit_code, expected in result.output) == (2, True)


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("app/en.json", '{"a": "b",\n "c": }', 2),
        ("app/values-en.xml", "<resources>\n\n<string name=></resources>", 3),
        ("app/en.resx", "<root>\n<data>\n</root>", 3),
    ],
)
def test_a_product_catalog_that_is_broken_is_told_with_its_line(project, path, text, line):
    if not path.endswith(".json"):
        pytest.importorskip("translate")
    for language in ("en", "de"):
        project.write(path.replace("en", language), text)
    configure(project, f'import = ["{path.replace("en", "{lang}")}"]')
    assert f"{path}:{line}: no valid" in project.run("ui").output
