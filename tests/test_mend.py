"""`l10n fix --translations`: catalogs put right, and nothing else in them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import subprocess

import pytest
from test_cli import Project

CATALOG = "locales/fr/LC_MESSAGES/a.po"
BLANK = "\u00a0"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["fr", "de"]\n')
    made.write("source/a.md", "# Next steps\n\nSave [it](b.md): now.\n\nFine.\n")
    made.write("source/b.md", "See:\n")
    made.run("extract")
    made.translate(CATALOG, "Save [it]({link1}): now.", "Enregistrez-\u200ble  [ici]({link1}) : vite.")
    made.translate(CATALOG, "Fine.", "Bien.")
    made.translate("locales/fr/LC_MESSAGES/b.po", "See:", "Voir :")
    made.translate("locales/de/LC_MESSAGES/b.po", "See:", "Siehe:")
    return made


def test_without_write_nothing_is_touched_and_the_diff_can_be_applied(project, tmp_path):
    before = project.read(CATALOG)
    shown = project.run("fix", "--translations")
    assert (shown.exit_code, project.read(CATALOG)) == (0, before)
    subprocess.run(["patch", "-p1", "--quiet"], input=shown.stdout.encode(), cwd=tmp_path, check=True)
    patched = project.read(CATALOG)
    project.write(CATALOG, before)
    project.run("fix", "--translations", "--write")
    assert project.read(CATALOG) == patched
    mended = f"Enregistrez-le [ici]({{link1}}){BLANK}: vite."
    assert patched == before.replace("Enregistrez-\u200ble  [ici]({link1}) : vite.", mended)
    assert "0 catalogs can be repaired" in project.run("fix", "--translations").stderr


def test_paths_and_languages_narrow_it(project):
    def counted(*arguments):
        return project.run("fix", "--translations", *arguments).stderr.splitlines()[0]

    assert counted() == "2 catalogs can be repaired: add --write"
    assert counted("source/b.md") == "1 catalog can be repaired: add --write"
    assert counted("--locale", "de") == "0 catalogs can be repaired: add --write"


def test_it_can_be_told_as_findings(project):
    result = project.run("fix", "--translations", "--format", "json", "--quiet", "b.md")
    told = [(one["code"], one["severity"], one["path"], one["remedy"]) for one in json.loads(result.stdout)]
    assert told == [("T07", "info", "locales/fr/LC_MESSAGES/b.po", "read the diff before you use it")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgid "See:"', '#, fuzzy\nmsgid "See:"'),
        ("#. Paragraph", "# l10n: ignore T07\n#. Paragraph"),
    ],
)
def test_what_is_not_used_or_waived_is_left_alone(project, old, new):
    path = "locales/fr/LC_MESSAGES/b.po"
    project.write(path, project.read(path).replace(old, new))
    before = project.read(path)
    project.run("fix", "--translations", "--write")
    assert project.read(path) == before


def test_what_is_off_is_left_alone(project):
    project.write("l10n.toml", 'locales = ["fr"]\n[checks.severity]\nT07 = "off"\n')
    project.run("fix", "--translations", "--write")
    assert "Enregistrez-le [ici]({link1}) : vite." in project.read(CATALOG)
    assert "Voir :" in project.read("locales/fr/LC_MESSAGES/b.po")


def test_what_would_not_ship_any_more_is_left_alone(project, monkeypatch):
    def spoiling(skeleton, messages, inspection):
        for key, target, reason in original(skeleton, messages, inspection):
            yield key, target.replace("{link1}", ""), reason

    import l10n.commands.mend

    original = l10n.commands.mend.mended
    monkeypatch.setattr(l10n.commands.mend, "mended", spoiling)
    before = project.read(CATALOG)
    project.run("fix", "--translations", "--write", "--jobs", "1")
    assert project.read(CATALOG) == before
    assert f"Voir{BLANK}:" in project.read("locales/fr/LC_MESSAGES/b.po")


def test_a_catalog_that_cannot_be_read_is_told_and_the_others_are_mended(project):
    project.write(CATALOG, project.read(CATALOG) + 'msgid "cut')
    result = project.run("fix", "--translations", "--write")
    assert result.exit_code == 1
    assert f"{CATALOG}:" in result.output
    assert f"Voir{BLANK}:" in project.read("locales/fr/LC_MESSAGES/b.po")


@pytest.mark.parametrize("others", [["--anchors"], ["--index"]])
def test_articles_are_repaired_by_themselves(project, others):
    assert project.run("fix", "--translations", *others).exit_code == 2


def test_what_cannot_be_written_is_told_and_stays_as_it_is(project):
    file = project.root / CATALOG
    before = file.read_bytes()
    file.chmod(0o444)
    result = project.run("fix", "--translations", "--write")
    assert (result.exit_code, file.read_bytes()) == (1, before)
    assert f"{CATALOG}: error[F06 unusable] is read-only" in result.output
    assert "1 catalog repaired" in result.output
    file.chmod(0o644)


def test_a_catalog_that_somebody_else_has_changed_meanwhile_is_left_alone(project, monkeypatch):
    import l10n.commands.mend

    def meanwhile(*arguments):
        with open(project.root / CATALOG, "a", encoding="utf-8") as file:
            file.write("\n# a word of a translator\n")
        return original(*arguments)

    original = l10n.commands.mend.with_targets
    monkeypatch.setattr(l10n.commands.mend, "with_targets", meanwhile)
    result = project.run("fix", "--translations", "--write", "a.md", "--jobs", "1")
    assert result.exit_code == 1
    assert "changed while we were at work" in result.output
    assert "Enregistrez-\u200ble" in project.read(CATALOG) and "a word of a translator" in project.read(CATALOG)


def test_what_a_link_leads_to_is_mended(project):
    (project.root / "elsewhere.po").write_bytes((project.root / CATALOG).read_bytes())
    (project.root / CATALOG).unlink()
    (project.root / CATALOG).symlink_to(project.root / "elsewhere.po")
    assert project.run("fix", "--translations", "--write").exit_code == 0
    assert (project.root / CATALOG).is_symlink()
    assert "Enregistrez-le" in project.read("elsewhere.po")
