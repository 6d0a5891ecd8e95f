"""`l10n check` on whole projects: weights, waivers, glossary, comparison of articles, what a build refuses."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import shutil

import pytest
from test_cli import Project

CATALOG = "locales/fr/LC_MESSAGES/a.po"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["fr"]\n')
    made.write("source/a.md", "# Next steps\n\nSave the file.\n")
    made.run("extract")
    return made


def found(project, *arguments):
    result = project.run("check", "--format", "json", "--quiet", *arguments)
    return [(one["code"], one["severity"], one["path"], one["line"]) for one in json.loads(result.stdout)]


def comment(project, text):
    """Put a translator comment on the second message."""
    before = "#. Paragraph\n"
    project.write(CATALOG, project.read(CATALOG).replace(before, f"# {text}\n{before}"))


def test_a_warning_is_reported_at_its_line_and_ships(project):
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier")
    line = project.read(CATALOG).split("\n").index('msgid "Save the file."') + 1
    assert found(project) == [("T06", "warning", CATALOG, line)]
    assert project.run("check").exit_code == 0
    assert project.run("check", "--strict").exit_code == 1
    project.run("build")
    assert "Enregistrez le fichier\n" in project.read("output/fr/a.md")


def test_a_build_says_nothing_of_warnings(project):
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier")
    assert project.run("build", "--format", "json", "--quiet").stdout == "[]\n"


def typeset(project, broken, followed):
    """Make an article with as many translations that have a plain blank before a colon, and a no-break space."""
    texts = [f"See number {chr(97 + n // 26)}{chr(97 + n % 26)}:" for n in range(broken + followed)]
    project.write("source/b.md", "\n\n".join(texts) + "\n")
    project.run("extract")
    for n, text in enumerate(texts):
        colon = " :" if n < broken else "\u00a0:"
        project.translate("locales/fr/LC_MESSAGES/b.po", text, f"Voir {text[-3:-1]}{colon}")


@pytest.mark.parametrize(
    ("broken", "followed", "once"), [(21, 0, True), (20, 0, False), (25, 24, True), (25, 25, False)]
)
def test_what_most_translations_do_is_told_once(project, broken, followed, once):
    typeset(project, broken, followed)
    told = [one for one in found(project) if one[0] == "T07"]
    assert told == [("T07", "warning", "l10n.toml", 0)] if once else len(told) == broken
    assert found(project) == found(project)  # as it is remembered


def test_what_most_translations_do_is_told_with_how_to_mend_it_and_as_heavy_as_it_is_to_be(project):
    typeset(project, 30, 2)
    result = project.run("check")
    told = (
        "l10n.toml: warning[T07 french-spacing] 30 of the 32 translations for which it matters, the first in"
        ' locales/fr/LC_MESSAGES/b.po:17: a no-break space is missing in "Voir aa :"; mend them all with "l10n fix'
        ' --translations --locale fr", or leave them as they are with french-spacing = "off" in [checks.locales.fr]\n'
    )
    assert result.output.startswith(told)
    settings = project.read("l10n.toml")
    project.write("l10n.toml", f'{settings}\n[checks.locales.fr]\nT07 = "info"\n')
    assert found(project) == [("T07", "info", "l10n.toml", 0)]
    project.write("l10n.toml", f'{settings}\n[checks.locales.fr]\nfrench-spacing = "off"\n')
    assert found(project) == []


def test_errors_are_no_habit(project):
    project.write("l10n.toml", 'locales = ["fr"]\n[checks.locales.fr]\nT07 = "error"\n')
    typeset(project, 30, 0)
    assert [one[:3] for one in found(project)] == [("T07", "error", "locales/fr/LC_MESSAGES/b.po")] * 30


def test_a_habit_of_one_language_is_none_of_another(project):
    project.write("l10n.toml", 'locales = ["fr", "fr-CH"]\n')
    typeset(project, 30, 0)
    project.translate("locales/fr_CH/LC_MESSAGES/b.po", "See number aa:", "Voir aa :")
    assert [one for one in found(project) if one[0] == "T07"] == [
        ("T07", "warning", "l10n.toml", 0),
        ("T07", "warning", "locales/fr_CH/LC_MESSAGES/b.po", 17),
    ]


@pytest.mark.parametrize("text", ["l10n: ignore T06", "l10n: ignore double-space, final-punctuation"])
def test_a_comment_waives_a_warning(project, text):
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier")
    comment(project, text)
    assert found(project) == []


@pytest.mark.parametrize("setting", ['severity = {T06 = "off"}', 'locales = {fr = {final-punctuation = "off"}}'])
def test_the_configuration_switches_a_check_off(project, setting):
    project.write("l10n.toml", f'locales = ["fr"]\n[checks]\n{setting}\n')
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier")
    assert found(project) == []


@pytest.mark.parametrize("msgstr", ["Enregistrez le fichier activ\u00c3\u00a9.", "Enregistrez.\U000e0068\U000e0069"])
@pytest.mark.parametrize("text", ["l10n: ignore mojibake, hidden-text", "l10n: ignore C04 C07"])
def test_an_error_keeps_a_translation_from_shipping_and_cannot_be_waived(project, msgstr, text):
    project.translate(CATALOG, "Save the file.", msgstr)
    comment(project, text)
    assert [severity for _, severity, _, _ in found(project)] == ["error"]
    assert project.run("check").exit_code == 1
    result = project.run("build", "--strict", "--format", "json", "--quiet")
    assert result.exit_code == 1
    assert [one["severity"] for one in json.loads(result.stdout)] == ["error"]
    assert project.read("output/fr/a.md") == "# Next steps\n\nSave the file.\n"


def test_a_warning_can_be_made_an_error(project):
    project.write("l10n.toml", 'locales = ["fr"]\n[checks]\nseverity = {T06 = "error"}\n')
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier")
    assert [one[:2] for one in found(project)] == [("T06", "error")]
    project.run("build")
    assert project.read("output/fr/a.md") == "# Next steps\n\nSave the file.\n"


@pytest.mark.parametrize("command", ["extract", "build", "check", "status", "slugs"])
@pytest.mark.parametrize(
    "setting, message",
    [
        ('severity = {final-punctation = "off"}', 'severity.final-punctation: unknown check "final-punctation"; did'),
        ('severity = {P01 = "info"}', "severity.P01: placeholder is an error and stays one; take it out"),
        ('severity = {merge-as-text = "off"}', "severity.merge-as-text: merge-as-text is told by git's merges, which"),
        ('severity = {F11 = "warning"}', "severity.F11: merge-as-text is told by git's merges, which ask no"),
        ('locales = {fr = {T99 = "off"}}', 'locales.fr.T99: unknown check "T99"; '),
    ],
)
def test_names_of_checks_are_checked_by_every_command(project, command, setting, message):
    project.write("l10n.toml", f'locales = ["fr"]\n[checks]\n{setting}\n')
    result = project.run(command)
    assert result.exit_code == 2
    assert f"l10n.toml:3: checks.{message}" in result.output


def test_an_error_may_be_called_one(project):
    project.write("l10n.toml", 'locales = ["fr"]\n[checks.severity]\nP01 = "error"\n')
    assert project.run("check").exit_code == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('locales = ["fr", "xx"]', 'l10n.toml:1: locales: nobody knows a language "xx"; use an ISO 639 code'),
        ('locales = ["fr"]\n[ui]\ndetect = "catalog"', 'l10n.toml:3: ui.detect: "catalog", and there is no catalog'),
    ],
)
def test_what_only_the_project_can_tell_names_file_and_line(project, text, message):
    project.write("l10n.toml", f"{text}\n")
    result = project.run("extract")
    assert (result.exit_code, message in result.output) == (2, True)


def test_a_glossary(project):
    project.write("locales/fr/glossary.csv", "term,translation\nfile,document\n")
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier.")
    assert [one[:2] for one in found(project)] == [("T14", "warning")]


def test_a_glossary_that_cannot_be_read_is_named_and_stops_nothing(project):
    project.write("locales/fr/glossary.csv", "word\n")
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier")
    assert [one[:3] for one in found(project)] == [
        ("T06", "warning", CATALOG),
        ("F06", "error", "locales/fr/glossary.csv"),
    ]


def test_headings_that_are_translated_in_two_ways(project):
    project.write("source/b.md", "# Next steps\n")
    project.write("source/c.md", "# Next steps\n")
    project.run("extract")
    for name, msgstr in (("a", "Étapes suivantes"), ("b", "Étapes suivantes"), ("c", "Suite")):
        project.translate(f"locales/fr/LC_MESSAGES/{name}.po", "Next steps", msgstr)
    assert [one[:3] for one in found(project)] == [("T15", "warning", "locales/fr/LC_MESSAGES/c.po")]


def test_a_catalog_that_did_not_change_is_outvoted_warm_and_cold(project):
    for name in ("b", "c"):
        project.write(f"source/{name}.md", "# Next steps\n")
    project.run("extract")
    catalogs = {name: f"locales/fr/LC_MESSAGES/{name}.po" for name in ("a", "b", "c")}
    for name, msgstr in (("a", "Suite"), ("b", "Suite"), ("c", "Étapes")):
        project.translate(catalogs[name], "Next steps", msgstr)
    assert [one[2] for one in found(project)] == [catalogs["c"]]
    for name in ("a", "c"):
        project.write(catalogs[name], project.read(catalogs[name]).replace("Suite", "Étapes"))
    warm = found(project)
    assert [one[2] for one in warm] == [catalogs["b"]]
    shutil.rmtree(project.root / ".l10n")
    assert found(project) == warm
    assert found(project, "source/a.md") == []


def test_headings_that_become_the_same(project):
    project.write("source/a.md", "# Example\n\n## Sample\n")
    project.run("extract")
    for msgid in ("Example", "Sample"):
        project.translate(CATALOG, msgid, "Exemple")
    assert [one[0] for one in found(project)] == ["M10"]


def test_fuzzy_and_invisible_translations_are_not_looked_at(project):
    project.translate(CATALOG, "Next steps", "\u200b")
    project.translate(CATALOG, "Save the file.", "Enregistrez")
    text = project.read(CATALOG)
    project.write(CATALOG, text.replace('msgid "Save', '#, fuzzy\nmsgid "Save'))
    assert [one[0] for one in found(project)] == ["T01"]


def test_the_source_is_looked_at_when_asked(project):
    project.write("source/a.md", "# Next steps\n\nDon\u00e2\u20ac\u2122t [save](#next-steps).\n\n# Next steps\n")
    project.write("source/b.md", '<a name="x"></a>\n\nOne.\n\n<a name="x"></a>\n\nTwo.\n')
    project.run("extract")
    mojibake, heading = ("S01", "warning", "source/a.md", 3), ("S04", "info", "source/a.md", 5)
    assert found(project) == []
    assert found(project, "--source") == [mojibake, heading, ("S05", "warning", "source/b.md", 5)]
    assert found(project, "--source", "source/a.md") == [mojibake, heading]


def test_dead_links_weigh_what_the_configuration_says(project):
    project.write("source/a.md", "# Next steps\n\n[x](#gone) [y](b.md)\n")
    project.run("extract")
    configuration = project.read("l10n.toml")
    missing, file = ("S06", "warning", "source/a.md", 3), ("S07", "warning", "source/a.md", 3)
    assert found(project, "--source") == [missing, file]
    project.write("l10n.toml", f"{configuration}\n[checks.severity]\nanchor-missing = \"info\"\nS07 = \"off\"\n")
    assert found(project, "--source") == [("S06", "info", "source/a.md", 3)]
    assert "gone" in project.run("build").output
    project.write("l10n.toml", f"{configuration}\n[checks.severity]\nS06 = \"off\"\nfile-missing = \"off\"\n")
    assert found(project, "--source") == []
    assert "gone" not in project.run("build").output


def told_until_it_is_there(project, folder, shown):
    """Hold a project that lacks `a.png` in a folder to what it says until the image is there, and when it went again.

    shown:  the folder as the article writes it
    """
    missing = ("S11", "warning", "source/a.md", 3)
    assert found(project, "--source") == [missing]
    assert f'image "{shown}/a.png" is not there' in project.run("build").output
    project.write(f"{folder}/A.png", b"")
    assert found(project, "--source") == [missing]
    assert f'write "{shown}/A.png"' in project.run("build").output
    (project.root / folder / "A.png").rename(project.root / folder / "a.png")
    assert found(project, "--source") == []
    assert f"{shown}/a.png".removeprefix("/") not in project.run("build").output
    (project.root / folder / "a.png").unlink()
    assert found(project, "--source") == [missing]


def test_a_missing_image_is_told_until_it_is_there(project):
    project.write("source/a.md", "# Next steps\n\nSee ![it](media/a.png)\n\n![](img/b.png)\n")
    project.write("source/media/other.png", b"")
    project.run("extract")
    assert found(project) == []
    told_until_it_is_there(project, "source/media", "media")
    project.write("l10n.toml", 'locales = ["fr"]\nexclude = ["media"]\n')
    assert found(project, "--source") == []


def test_a_missing_image_of_the_site_is_told_until_it_is_there(project):
    project.write("l10n.toml", 'locales = ["fr"]\ndialect = "docusaurus"\n')
    project.write("source/a.md", "# Next steps\n\nSee ![it](/img/a.png)\n")
    project.run("extract")
    assert found(project, "--source") == []
    project.write("static/img/other.png", b"")
    told_until_it_is_there(project, "static/img", "/img")
    (project.root / "static/img/other.png").unlink()
    assert found(project, "--source") == []


def test_images_in_hidden_folders_and_outside_are_none_of_ours(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "other.png").write_bytes(b"")
    project.write("source/.media/other.png", b"")
    (project.root / "source/linked").symlink_to(outside)
    project.write("source/a.md", "# Next steps\n\n![](.media/a.png) ![](linked/a.png) ![](../x.png)\n")
    assert found(project, "--source") == []


@pytest.mark.parametrize(
    ("header", "accepted"),
    [("fr", 1), ("fr_CA", 1), ("", 1), ("French", 1), ("FR", 1), ("de", 0), ("fro", 0), ("sr@latin", 0)],
)
def test_a_catalog_of_another_language_is_refused(project, header, accepted):
    project.translate(CATALOG, "Save the file.", "Enregistrez le fichier.")
    before = project.read(CATALOG).replace("Language: fr\\n", f"Language: {header}\\n")
    project.write(CATALOG, before)
    results = [project.run(command, "--jobs", "1") for command in ("build", "check", "extract")]
    assert {result.exit_code for result in results} == {1 - accepted}
    told = f'{CATALOG}: error[F02 catalog-header] the header says "Language: {header}"'
    assert {told in result.output for result in results} == {not accepted}
    assert ("Enregistrez" in project.read("output/fr/a.md")) == accepted
    assert accepted or project.read(CATALOG) == before
