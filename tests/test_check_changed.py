"""`l10n check --changed REV` in a real git repository: what a change bears on, and nothing else."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from test_cli import Project

from l10n.commands.git import changed_since

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
WRONG = "<b>Falsch</b>"
"""A translation that is refused, so that each catalog that is looked at gives one error."""


class Repository(Project):
    def git(self, *arguments):
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def looked_at(self, revision="HEAD", *arguments):
        result = self.run("check", "--changed", revision, "--format", "json", "--quiet", *arguments)
        found = json.loads(result.stdout)
        assert result.exit_code == int(any(one["severity"] == "error" for one in found))
        return sorted({one["path"].removeprefix("locales/") for one in found})


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    made.write(".gitignore", ".l10n/\noutput/\n")
    made.write("l10n.toml", 'locales = ["de", "fr"]\n')
    for name in ("a", "b", "c"):
        made.write(f"source/{name}.md", f"# Title of {name}\n\n[dead](#nowhere)\n")
    made.run("extract")
    for locale in ("de", "fr"):
        for name in ("a", "b", "c"):
            made.translate(f"locales/{locale}/LC_MESSAGES/{name}.po", f"Title of {name}", WRONG)
    made.commit()
    return made


EVERY = [f"{locale}/LC_MESSAGES/{name}.po" for locale in ("de", "fr") for name in ("a", "b", "c")]


def test_nothing_changed_is_nothing_to_look_at(repository):
    assert repository.looked_at() == []
    assert repository.looked_at("HEAD", "--source") == []


def test_a_catalog_bears_on_itself(repository):
    path = "locales/fr/LC_MESSAGES/b.po"
    repository.write(path, repository.read(path) + "\n")
    assert repository.looked_at() == ["fr/LC_MESSAGES/b.po"]
    assert repository.looked_at("HEAD", "--source") == ["fr/LC_MESSAGES/b.po"]


def test_an_article_bears_on_its_catalogs_and_itself(repository):
    repository.write("source/b.md", repository.read("source/b.md") + "\nMore.\n")
    assert repository.looked_at() == ["de/LC_MESSAGES/b.po", "fr/LC_MESSAGES/b.po"]
    assert repository.looked_at("HEAD", "--source") == ["de/LC_MESSAGES/b.po", "fr/LC_MESSAGES/b.po", "source/b.md"]


@pytest.mark.parametrize("path", ["locales/fr/glossary.csv", "locales/fr/LC_MESSAGES/_ui.po"])
def test_what_a_language_shares_bears_on_all_its_catalogs(repository, path):
    repository.write(path, "term,translation\n" if path.endswith("csv") else 'msgid ""\nmsgstr "Language: fr\\n"\n')
    assert [found for found in repository.looked_at() if found in EVERY] == EVERY[3:]


@pytest.mark.parametrize("path", ["l10n.toml", "locales/ui-labels.csv"])
def test_the_configuration_bears_on_everything(repository, path):
    before = repository.read(path) if path == "l10n.toml" else "label,decision\n"
    repository.write(path, f"{before}\n")
    assert repository.looked_at() == EVERY


def test_a_renamed_article_is_looked_at_under_its_new_name(repository):
    repository.git("mv", "source/a.md", "source/z.md")
    repository.run("extract")
    assert repository.looked_at() == ["de/LC_MESSAGES/z.po", "fr/LC_MESSAGES/z.po"]
    repository.commit()
    assert repository.looked_at() == []
    assert repository.looked_at("HEAD~1") == ["de/LC_MESSAGES/z.po", "fr/LC_MESSAGES/z.po"]


def test_a_deleted_article_is_nothing_to_look_at(repository):
    repository.git("rm", "-q", "source/a.md", *(path for path in map("locales/{}".format, EVERY) if "/a.po" in path))
    assert repository.looked_at() == []


@pytest.mark.parametrize("name", ["new article.md", "ü\u3000ö.md", '"quoted".md', "-x.md"])
def test_a_new_file_counts_before_git_knows_it(repository, name):
    repository.write(f"source/{name}", "# New\n")
    repository.write(f"locales/de/LC_MESSAGES/{name[:-3]}.po", repository.read("locales/de/LC_MESSAGES/a.po"))
    assert changed_since(repository.root, "HEAD").all == {f"source/{name}", f"locales/de/LC_MESSAGES/{name[:-3]}.po"}


def test_what_happened_elsewhere_since_a_branch_began_does_not_count(repository):
    repository.git("switch", "-q", "-c", "branch")
    repository.write("source/a.md", "# Title of a\n\nOurs.\n")
    repository.commit()
    repository.git("switch", "-q", "main")
    repository.write("source/b.md", "# Title of b\n\nTheirs.\n")
    repository.commit()
    repository.git("switch", "-q", "branch")
    assert repository.looked_at("main") == ["de/LC_MESSAGES/a.po", "fr/LC_MESSAGES/a.po"]


def test_a_project_in_a_folder_of_the_repository(repository, monkeypatch):
    folder = repository.root / "docs"
    folder.mkdir()
    for name in ("l10n.toml", "source", "locales"):
        repository.git("mv", name, f"docs/{name}")
    repository.commit()
    monkeypatch.chdir(folder)
    repository.write("docs/source/c.md", "# Title of c\n\nMore.\n")
    repository.write("outside.md", "# x\n")
    assert repository.looked_at() == ["de/LC_MESSAGES/c.po", "fr/LC_MESSAGES/c.po"]


def test_a_hook_sets_the_surroundings_of_git(repository, monkeypatch):
    repository.write("source/b.md", repository.read("source/b.md") + "\nMore.\n")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    (repository.root / "sub").mkdir()
    monkeypatch.chdir(repository.root / "sub")
    assert repository.looked_at() == ["de/LC_MESSAGES/b.po", "fr/LC_MESSAGES/b.po"]


@pytest.mark.parametrize("revision", ["nowhere", "", "--help", "-p", "HEAD:l10n.toml", "HEAD..main", "a b", "$(id)"])
def test_a_revision_that_is_none_is_named(repository, revision):
    result = repository.run("check", f"--changed={revision}")
    assert result.exit_code == 2
    assert result.output == f'error: --changed: there is no revision "{revision}"; fetch it, or name another one\n'


def test_without_a_repository_there_is_nothing_to_compare_with(repository, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(repository.root.parent))
    shutil.rmtree(repository.root / ".git")
    result = repository.run("check", "--changed", "HEAD")
    assert (result.exit_code, result.output) == (2, "error: --changed: this is no git repository; leave it out\n")


def test_without_git_it_says_so(repository, monkeypatch):
    monkeypatch.setenv("PATH", os.fspath(repository.root))
    result = repository.run("check", "--changed", "HEAD")
    assert (result.exit_code, result.output) == (1, "error: there is no git on this machine; install git\n")


def test_paths_narrow_a_change_further(repository):
    for name in ("a", "b"):
        repository.write(f"source/{name}.md", repository.read(f"source/{name}.md") + "\nMore.\n")
    assert repository.looked_at("HEAD", "source/a.md") == ["de/LC_MESSAGES/a.po", "fr/LC_MESSAGES/a.po"]


def test_a_second_run_remembers_the_first_and_sees_the_next_change(repository):
    for name in ("a", "b"):
        repository.write(f"source/{name}.md", repository.read(f"source/{name}.md") + "\nMore.\n")
        expected = [f"{locale}/LC_MESSAGES/{one}.po" for locale in ("de", "fr") for one in ("a", "b") if one <= name]
        assert repository.looked_at() == expected
        assert repository.looked_at() == expected


def test_findings_on_articles_follow_the_paths(repository):
    result = repository.run("check", "--source", "--format", "json", "--quiet", "source/a.md")
    assert {one["path"] for one in json.loads(result.stdout) if one["path"].startswith("source/")} == {"source/a.md"}


def test_what_cannot_be_read_is_told_whatever_changed(repository):
    repository.write("source/b.md", b"\xff")
    repository.commit()
    repository.write("source/a.md", "# Title of a\n\nMore.\n")
    result = repository.run("check", "--changed", "HEAD")
    assert result.exit_code == 1
    assert "source/b.md:1: error[F04 encoding] not UTF-8" in result.output


TARGET = "# Target\n\n## First steps\n\nText.\n\n## Last steps\n\nText.\n"
LINKS = "# Links\n\n[one](target.md#first-steps)\n\n[two](target.md#last-steps)\n\n[old](target.md#gone-before)\n"


@pytest.fixture
def linked(repository):
    repository.write("source/target.md", TARGET)
    repository.write("source/links.md", LINKS)
    more = "# More\n\n[ref][r] and [all](../target.md)\n\n[r]: ../target.md#first-steps\n"
    repository.write("source/sub/more.md", more)
    repository.write("source/sub/page.md", "# Page\n\n[own](#page) [c](../c.md#title-of-c)\n")
    repository.run("extract")
    repository.commit()
    return repository


def broken(repository, *arguments):
    result = repository.run("check", "--source", "--changed", "HEAD", "--format", "json", "--quiet", *arguments)
    found = json.loads(result.stdout)
    return [(one["code"], one["path"], one["line"]) for one in found if one["path"].startswith("source/")]


ONE, REFERENCE = ("S06", "source/links.md", 3), ("S06", "source/sub/more.md", 5)


@pytest.mark.parametrize("cold", [False, True])
def test_a_renamed_heading_breaks_links_elsewhere_and_only_these_are_told(linked, cold):
    linked.run("check", "--source")
    linked.write("source/target.md", TARGET.replace("## First steps", "## Beginning"))
    if cold:
        shutil.rmtree(linked.root / ".l10n")
    assert broken(linked) == [ONE, REFERENCE]
    assert broken(linked) == [ONE, REFERENCE]
    assert broken(linked, "source/sub") == [REFERENCE]
    linked.write("source/target.md", TARGET)
    assert broken(linked) == []


def test_a_link_that_is_led_on_by_likeness_only_is_broken_too(linked):
    linked.write("source/target.md", TARGET.replace("## First steps", "## First-Steps!"))
    assert broken(linked) == []
    linked.write("source/target.md", TARGET.replace("## First steps", "## First  step's"))
    assert broken(linked) == [ONE, REFERENCE]


def test_a_link_that_was_dead_or_changed_itself_is_not_told_as_broken(linked):
    linked.write("source/target.md", TARGET.replace("## Last steps", "## Gone after"))
    assert broken(linked) == [("S06", "source/links.md", 5)]
    linked.write("source/links.md", LINKS + "\nMore.\n")
    assert broken(linked) == [("S06", "source/links.md", 5), ("S06", "source/links.md", 7)]


def test_a_deleted_or_renamed_article_breaks_links_elsewhere(linked):
    linked.git("rm", "-q", "source/target.md")
    told = [("S07", "source/links.md", line) for line in (3, 5)]  # The third link was dead before.
    told += [("S07", "source/sub/more.md", line) for line in (3, 5)]
    assert broken(linked) == told
    linked.write("source/renamed.md", TARGET)
    assert broken(linked) == told


@pytest.mark.parametrize(
    ("setting", "folder", "shown"), [("", "source/media", "media"), ('dialect = "hugo"', "static/media", "/media")]
)
def test_a_deleted_image_breaks_articles_that_show_it(linked, setting, folder, shown):
    linked.write("l10n.toml", linked.read("l10n.toml") + setting)
    linked.write(f"{folder}/shown.png", b"x")
    linked.write(f"{folder}/other.png", b"y")
    linked.write("source/links.md", f"# Links\n\n![]({shown}/shown.png) ![]({shown}/never.png)\n")
    linked.commit()
    linked.git("rm", "-q", f"{folder}/shown.png")
    assert broken(linked) == [("S11", "source/links.md", 3)]
    linked.write(f"{folder}/shown.png", b"x")
    assert broken(linked) == []


def test_a_link_to_what_was_never_there_is_not_told_as_broken(linked):
    linked.write("source/early.md", "# Early\n\n[x](later.md#steps) [y](target.md#first-steps)\n")
    linked.commit()
    linked.write("source/later.md", "# Later\n")
    linked.write("source/target.md", TARGET.replace("## First steps", "## Beginning"))
    assert broken(linked) == [("S06", "source/early.md", 3), ONE, REFERENCE]


def test_articles_that_were_never_readable_break_nothing(linked):
    linked.write("source/target.md", b"\xff")
    linked.commit()
    linked.write("source/target.md", TARGET.replace("## First steps", "## Beginning"))
    assert broken(linked) == []


def test_a_heading_that_came_from_an_included_file(linked):
    linked.write("l10n.toml", 'locales = ["de"]\ndialect = "azure"\n')
    linked.write("source/inc.md", "## Shared part\n")
    linked.write("source/target.md", "# Target\n\n[!INCLUDE [x](inc.md)]\n")
    linked.write("source/links.md", "# Links\n\n[one](target.md#shared-part)\n")
    linked.run("extract")
    linked.commit()
    linked.write("source/inc.md", "## Another part\n")
    assert broken(linked) == [ONE]


def test_what_the_configuration_switches_off_is_not_told(linked):
    linked.write("l10n.toml", 'locales = ["de"]\n[checks.severity]\nS06 = "off"\n')
    linked.commit()
    linked.write("source/target.md", TARGET.replace("## First steps", "## Beginning"))
    assert broken(linked) == []


@pytest.mark.parametrize("path", ["locales/fr/glossary.csv", "locales/fr/LC_MESSAGES/_ui.po"])
def test_what_a_language_shared_and_lost_bears_on_all_its_catalogs(repository, path):
    repository.write(path, "term,translation\n" if path.endswith("csv") else 'msgid ""\nmsgstr "Language: fr\\n"\n')
    repository.commit()
    (repository.root / path).unlink()
    assert [found for found in repository.looked_at() if found in EVERY] == EVERY[3:]
