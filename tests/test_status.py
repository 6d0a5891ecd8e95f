"""`l10n status`: the same numbers as the last build, where that holds; what the catalogs say, where none does."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from test_cli import Project

CATALOG = "locales/de/LC_MESSAGES/a.po"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["de", "fr"]\n')
    made.write("source/a.md", "# Title\n\nSave [it](b.md) now.\n")
    made.write("source/b.md", "# Other\n")
    made.run("extract")
    made.translate(CATALOG, "Title", "Titel")
    made.write(CATALOG, made.read(CATALOG).replace('now."\nmsgstr ""', 'now."\nmsgstr "Jetzt sichern."'))
    return made


def told(project, *arguments):
    """Return the title, and of each row the article, the language and how many messages are translated and not."""
    lines = project.run("status", *arguments).stdout.splitlines()
    title = "" if lines[0].startswith("article") else lines.pop(0)
    rows = (line.split() for line in lines[1:])
    return title, {(row[0], row[1]): (int(row[4]), int(row[6])) for row in rows}


COUNTED = "what a build refuses counts there as translated"
NOT_BUILT = f"not yet built: {COUNTED}"


def test_what_a_build_refuses_is_untranslated_once_it_was_built(project):
    title, rows = told(project)
    assert (title, rows["a.md", "de"]) == (f"2 articles {NOT_BUILT}", (2, 0))
    assert "1 translation refused" in project.run("build").output
    title, rows = told(project)
    assert (title, rows["a.md", "de"], rows["a.md", "fr"]) == ("1 translation refused, see l10n check", (1, 1), (0, 2))
    assert told(project, "source/b.md") == ("", {("b.md", "de"): (0, 1), ("b.md", "fr"): (0, 1)})


def test_an_article_or_catalog_that_has_changed_since_is_counted_anew(project):
    project.run("build")
    project.write("source/b.md", "# Other\n\nMore.\n")
    title, rows = told(project)
    assert title == f"1 translation refused, see l10n check; 1 article {NOT_BUILT}"
    assert (rows["a.md", "de"], rows["b.md", "de"]) == ((1, 1), (0, 2))
    project.write(CATALOG, project.read(CATALOG).replace("Titel", "Der Titel"))
    title, rows = told(project)
    assert (title, rows["a.md", "de"]) == (f"not yet built: 2 articles in de, 1 article in fr: {COUNTED}", (2, 0))


def test_a_build_of_one_language_counts_for_that_language(project):
    project.run("build", "--locale", "de")
    refused = "1 translation refused, see l10n check"
    assert told(project, "--locale", "de")[0] == refused
    title, rows = told(project)
    assert (title, rows["a.md", "de"]) == (f"{refused}; not yet built: 2 articles in fr: {COUNTED}", (1, 1))
    project.run("build")
    assert told(project, "--locale", "de") == (refused, {("a.md", "de"): (1, 1), ("b.md", "de"): (0, 1)})
    assert told(project, "--locale", "fr")[0] == ""


def test_a_catalog_that_cannot_be_used_is_told_whether_it_was_built_or_not(project):
    project.write(CATALOG, "msgid\n")
    before = project.run("status")
    project.run("build")
    after = project.run("status")
    assert (before.exit_code, after.exit_code) == (1, 1)
    assert CATALOG in before.output and CATALOG in after.output
