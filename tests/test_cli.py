"""The commands on whole projects, as a user runs them: in a folder, with exit codes and messages."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import pathlib

import pytest
from click.testing import CliRunner

from l10n.cli import main


class Project:
    """A project in a folder of its own."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> pathlib.Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return target

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def run(self, *arguments: str):
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    def translate(self, path: str, msgid: str, msgstr: str) -> None:
        text = self.read(path)
        marker = f'msgid "{msgid}"\nmsgstr ""\n'
        assert marker in text
        self.write(path, text.replace(marker, f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'))

    def files(self) -> dict[str, tuple[bytes, int]]:
        found = (path for path in self.root.rglob("*") if path.is_file() and ".l10n" not in path.parts)
        return {path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["de"]\n')
    return made


GUIDE = "# Guide\n\nSee [setup](setup.md#first-steps) and [below](#more).\n\n## More\n\nText.\n"
SETUP = "# Setup\n\n## First steps\n\nDo this.\n"


def test_links_follow_their_headings_through_the_tree(project):
    project.write("source/guide.md", GUIDE)
    project.write("source/setup.md", SETUP)
    assert project.run("extract").exit_code == 0
    project.translate("locales/de/LC_MESSAGES/setup.po", "First steps", "Erste Schritte")
    project.translate("locales/de/LC_MESSAGES/guide.po", "More", "Mehr")
    assert project.run("build").exit_code == 0
    assert project.read("output/de/guide.md") == GUIDE.replace("#first-steps", "#erste-schritte").replace(
        "#more", "#mehr"
    ).replace("## More", "## Mehr")


def test_nothing_to_do_writes_nothing(project):
    project.write("source/guide.md", GUIDE)
    for command in ("extract", "build"):
        project.run(command)
    before = project.files()
    for command in ("extract", "build", "check", "status", "slugs"):
        assert project.run(command).exit_code == 0
    assert project.files() == before


def test_one_run_extracts_and_builds_as_two_do(project):
    project.write("source/guide.md", GUIDE)
    project.write("source/setup.md", SETUP)
    assert [project.run(command).exit_code for command in ("extract", "build")] == [0, 0]
    apart = {path: data for path, (data, _) in project.files().items()}
    for path in apart.keys() - {"l10n.toml", "source/guide.md", "source/setup.md"}:
        (project.root / path).unlink()
    together = project.run("build", "--extract")
    assert together.exit_code == 0
    assert {path: data for path, (data, _) in project.files().items()} == apart
    assert "2 articles, 7 messages, 4 files written" in together.output
    assert "2 files written, 0 translations refused" in together.output


def test_one_run_with_nothing_to_do_writes_nothing_and_tells_the_same(project):
    project.write("source/guide.md", "# Guide\n\nSee [below](#nowhere).\n")
    project.run("build", "--extract")
    before = project.files()
    again = project.run("build", "--extract")
    assert project.files() == before
    assert "#nowhere" in again.output and again.output.count("0 files written") == 2
    project.write("source/guide.md", "# Guide\n\nSee [below](#guide).\n")
    after = project.run("build", "--extract")
    assert "#nowhere" not in after.output
    assert project.read("output/de/guide.md") == project.read("source/guide.md")


def test_what_keeps_one_run_from_extracting_is_told_once_and_the_rest_is_built(project):
    project.write("source/guide.md", GUIDE)
    project.write("source/odd.md", b"\xff\xfe\x00")
    result = project.run("build", "--extract")
    assert result.exit_code == 1
    assert result.output.count("source/odd.md") == 1
    assert project.read("output/de/guide.md") == GUIDE


def test_an_untranslated_build_is_the_source_byte_for_byte(project):
    data = b"\xef\xbb\xbf# A\r\n\r\n* b  \r\n  c\t\r\r\n> d\x00e\xc2\xa0\n\n| f | g\n|--|--\n| h \\| i | j"
    project.write("source/a.md", data)
    project.run("extract")
    project.run("build")
    assert (project.root / "output/de/a.md").read_bytes() == data


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (b"# A\n\nB \xff\n", "source/bad.md:3", "not UTF-8"),
        ("# Ä\n".encode("utf-16"), "source/bad.md:1", "not UTF-8"),
    ],
)
def test_an_article_that_cannot_be_read_is_named_and_the_rest_is_done(project, data, place, reason):
    project.write("source/bad.md", data)
    project.write("source/good.md", "# Good\n")
    for command in ("extract", "build"):
        result = project.run(command)
        assert result.exit_code == 1
        assert place in result.output and reason in result.output
    assert project.read("output/de/good.md") == "# Good\n"
    assert not (project.root / "output/de/bad.md").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "---\ntitle: Only\n---\n",
        "---\ntitle: [unclosed\n---\n\n# A\n",
        "```\nno end\n",
        "- item\n" * 10_000,
        "> " * 90 + "deep\n",
        "[a](<b\n",
        "\ufeff",
        "| a |\n|---|\n" + "| b |\n" * 500,
    ],
    ids=["empty", "blank", "header", "bad header", "fence", "list", "quotes", "link", "bom", "table"],
)
def test_odd_articles_come_back_as_they_are(project, text):
    project.write("source/odd.md", text)
    assert project.run("extract").exit_code == 0
    assert project.run("build").exit_code == 0
    assert project.read("output/de/odd.md") == text


def test_a_header_that_cannot_be_read_is_reported(project):
    project.write("source/a.md", "---\ntitle: [unclosed\n---\n\n# A\n")
    result = project.run("check", "--source")
    assert "source/a.md:" in result.output and "warning[S08 header]" in result.output


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda text: text[:-3], "locales/de/LC_MESSAGES/a.po:"),
        (lambda text: text.replace("msgid", "msgidd", 2), "locales/de/LC_MESSAGES/a.po:"),
        (lambda text: "<<<<<<< HEAD\n" + text, "conflict"),
        (lambda text: text.replace("charset=UTF-8", "charset=UTF-7"), "UTF-7"),
    ],
    ids=["truncated", "keyword", "conflict", "charset"],
)
def test_a_broken_catalog_is_named_and_left_alone(project, damage, reason):
    project.write("source/a.md", "# A\n\nText.\n")
    project.write("source/b.md", "# B\n")
    project.run("extract")
    path = "locales/de/LC_MESSAGES/a.po"
    broken = damage(project.read(path))
    project.write(path, broken)
    for command in ("extract", "build", "check", "status"):
        result = project.run(command)
        assert result.exit_code == 1, command
        assert reason in result.output
    assert project.read(path) == broken
    assert project.read("output/de/a.md") == "# A\n\nText.\n"
    assert project.read("output/de/b.md") == "# B\n"


def test_without_catalogs_articles_ship_in_the_source_language(project):
    project.write("source/a.md", "# A\n")
    assert project.run("build").exit_code == 0
    assert project.read("output/de/a.md") == "# A\n"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ('locales = ["de"]\nsuorce = "x"\n', ["l10n.toml:2", "suorce", 'did you mean "source"?']),
        ('locales = ["de"]\ndialect = "azur"\n', ["l10n.toml:2", "azur", 'did you mean "azure"?']),
        ('locales = ["de"]\n[anchors]\nslugger = "githb"\n', ["l10n.toml:3", 'did you mean "github"?']),
        ('locales = ["de"\n', ["l10n.toml:", "TOML"]),
        ("", ["l10n.toml", "locales"]),
        ('locales = ["jp"]\n', ["jp", 'did you mean "ja"?']),
        ('locales = ["../x"]\n', ["l10n.toml:1"]),
    ],
    ids=["key", "dialect", "slugger", "syntax", "missing", "unknown language", "path as language"],
)
def test_a_wrong_configuration_stops_everything_before_anything_is_touched(project, config, expected):
    project.write("source/a.md", "# A\n")
    project.write("l10n.toml", config)
    before = project.files()
    result = project.run("extract")
    assert result.exit_code == 2
    assert [part for part in expected if part not in result.output] == []
    assert project.files() == before


def test_no_configuration_at_all_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 2
    assert "l10n init" in result.output


def test_init_writes_a_configuration_that_works(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("source/a.md", "> [AZURE.NOTE] Hello there.\n")
    result = made.run("init", "--locale", "fr", "--locale", "pt_BR")
    assert result.exit_code == 0
    assert "azure" in result.output
    assert made.run("extract").exit_code == 0
    assert (tmp_path / "locales/pt_BR/LC_MESSAGES/a.po").exists()
    assert made.run("init").exit_code == 2


def test_a_refused_translation_ships_the_source_and_names_its_line(project):
    project.write("source/a.md", "# A\n\nSee [this](http://example.com/).\n\nOther text.\n")
    project.run("extract")
    catalog = "locales/de/LC_MESSAGES/a.po"
    project.translate(catalog, "See [this]({link1}).", "Siehe dies.")
    project.translate(catalog, "Other text.", "Anderer Text.")
    result = project.run("build")
    line = project.read(catalog).splitlines().index('msgid "See [this]({link1})."') + 1
    assert f"{catalog}:{line}: error[P01 placeholder]" in result.output
    assert "source/a.md:3" in result.output
    assert project.read("output/de/a.md") == "# A\n\nSee [this](http://example.com/).\n\nAnderer Text.\n"
    assert result.exit_code == 0
    assert project.run("build", "--strict").exit_code == 1
    assert project.run("check").exit_code == 1


def test_paths_narrow_what_is_written(project):
    project.write("source/a.md", "# A\n")
    project.write("source/b/c.md", "# C\n")
    project.run("extract", "source/b")
    assert not (project.root / "locales/de/LC_MESSAGES/a.po").exists()
    assert (project.root / "locales/de/LC_MESSAGES/b/c.po").exists()
    project.run("build", "b/c.md")
    assert (project.root / "output/de/b/c.md").exists()
    assert not (project.root / "output/de/a.md").exists()
    assert project.run("build", "nothing").exit_code == 2


def test_an_article_that_is_gone_leaves_no_output_and_loses_no_translation(project):
    project.write("source/a.md", "# Apple\n\nOne text.\n")
    project.write("source/b.md", "# B\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/a.po", "Apple", "Apfel")
    project.run("build")
    (project.root / "source/a.md").unlink()
    project.run("extract")
    project.run("build")
    assert not (project.root / "output/de/a.md").exists()
    assert not (project.root / "locales/templates/a.pot").exists()
    assert "Apfel" in project.read("locales/de/_obsolete/a.po")
    project.write("source/a.md", "# Apple\n\nOne text.\n")
    project.run("extract")
    assert 'msgid "Apple"\nmsgstr "Apfel"' in project.read("locales/de/LC_MESSAGES/a.po")
    assert not (project.root / "locales/de/_obsolete/a.po").exists()


def test_building_one_language_leaves_the_others_alone(project):
    project.write("l10n.toml", 'locales = ["de", "fr"]\n')
    project.write("source/a.md", "# Apple\n")
    project.run("build")
    project.run("build", "--locale", "fr")
    assert (project.root / "output/de/a.md").exists()
    assert project.run("build", "--locale", "it").exit_code == 2


def test_a_renamed_article_takes_its_catalog_along(project):
    project.write("source/a.md", "# Apple\n\nOne long text about apples.\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/a.po", "Apple", "Apfel")
    (project.root / "source/a.md").rename(project.root / "source/fruit.md")
    project.run("extract")
    assert 'msgid "Apple"\nmsgstr "Apfel"' in project.read("locales/de/LC_MESSAGES/fruit.po")
    assert not (project.root / "locales/de/LC_MESSAGES/a.po").exists()


def test_ui_labels_are_translated_once_and_ship_as_plain_text(project):
    project.write("l10n.toml", 'locales = ["de"]\ndialect = "azure"\n')
    project.write("source/a.md", "Click **Save**.\n")
    project.write("source/b.md", "Then click **Save** again.\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/_ui.po", "Save", "Speichern *jetzt*")
    project.translate("locales/de/LC_MESSAGES/a.po", "Click **{ui1}**.", "Klicken Sie auf **{ui1}**.")
    project.run("build")
    assert project.read("output/de/a.md") == "Klicken Sie auf **Speichern \\*jetzt\\***.\n"
    assert project.read("output/de/b.md") == "Then click **Save** again.\n"


def test_files_beside_articles_come_along(project):
    project.write("source/a.md", "![x](img/x.png)\n")
    project.write("source/img/x.png", b"english")
    project.write("source/img/x.de.png", b"german")
    project.run("build")
    assert (project.root / "output/de/img/x.png").read_bytes() == b"german"
    project.write("l10n.toml", 'locales = ["de"]\n[assets]\nmode = "repoint"\n')
    project.run("build")
    assert project.read("output/de/a.md") == "![x](../../source/img/x.de.png)\n"
    assert not (project.root / "output/de/img/x.png").exists()


def test_an_untranslated_article_can_stand_under_a_notice(project):
    project.write("l10n.toml", 'locales = ["de"]\n[build]\nuntranslated = "notice"\n')
    project.write("source/a.md", "---\ntitle: A\n---\n# Apple\n")
    project.write("source/b.md", "# Bean\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/b.po", "Bean", "Bohne")
    project.translate(
        "locales/de/LC_MESSAGES/_ui.po", "This article has not been translated yet.", "Noch nicht <b>übersetzt</b>."
    )
    project.run("build")
    notice = "> [!NOTE]\n> Noch nicht &lt;b&gt;übersetzt&lt;/b&gt;.\n\n"
    assert project.read("output/de/a.md") == f"---\ntitle: A\n---\n{notice}# Apple\n"
    assert project.read("output/de/b.md") == "# Bohne\n"


def test_an_untranslated_article_can_be_left_out(project):
    project.write("l10n.toml", 'locales = ["de"]\n[build]\nuntranslated = "omit"\n')
    project.write("source/a.md", "# Apple\n\n[b](b.md#bean) [c](c.md)\n")
    project.write("source/b.md", "# Bean\n")
    project.write("source/c.md", "# Carrot\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/a.po", "Apple", "Apfel")
    project.translate("locales/de/LC_MESSAGES/c.po", "Carrot", "Karotte")
    project.run("build")
    assert project.read("output/de/a.md") == "# Apfel\n\n[b](../../source/b.md#bean) [c](c.md)\n"
    assert not (project.root / "output/de/b.md").exists()


def test_an_article_below_the_percentage_counts_as_untranslated(project):
    project.write("l10n.toml", 'locales = ["de"]\n[build]\nkeep = 60\n')
    project.write("source/a.md", "# Apple\n\nText.\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/a.po", "Apple", "Apfel")
    project.run("build")
    assert project.read("output/de/a.md") == "# Apple\n\nText.\n"


def test_the_output_can_be_formatted_where_that_changes_nothing_a_reader_sees(project):
    project.write("l10n.toml", 'locales = ["de"]\n[build]\nstyle = "mdformat"\n')
    project.write("source/a.md", "---\ntitle: A\n---\n\nTitle\n=====\n\n*   one\n*   two\n")
    project.write("source/b.md", "a | b\n--|--\nc | d\n")
    project.run("build")
    assert project.read("output/de/a.md") == "---\ntitle: A\n---\n\n# Title\n\n- one\n- two\n"
    assert project.read("output/de/b.md") == "a | b\n--|--\nc | d\n"


def test_slugs_tell_where_a_heading_went(project):
    project.write("source/a.md", "# Apple\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/a.po", "Apple", "Roter Apfel")
    assert json.loads(project.run("slugs").output) == {"de": {"a.md": {"apple": "roter-apfel"}}}


def test_findings_as_json(project):
    project.write("source/a.md", "[x](#nowhere)\n")
    found = json.loads(project.run("check", "--source", "--format", "json", "--quiet").output)
    assert [(item["check"], item["path"], item["line"]) for item in found] == [("anchor-missing", "source/a.md", 1)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_read_or_written_outside_the_project(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("# Secret\n")
    project.write("source/a.md", "# A\n")
    (project.root / "source/secret.md").symlink_to(outside / "secret.md")
    (project.root / "output").mkdir()
    (project.root / "output/de").symlink_to(outside)
    result = project.run("build")
    assert result.exit_code == 1
    assert "outside the project" in result.output
    assert sorted(path.name for path in outside.iterdir()) == ["secret.md"]


def test_init_says_what_it_found_and_counts_agree_with_their_nouns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    assert "articles below source/ (none there yet; set source where they are elsewhere)\n" in made.run("init").output
    (tmp_path / "l10n.toml").unlink()
    made.write("source/a.md", "# One\n")
    assert made.run("init").output.endswith("articles below source/ (1 of them there)\n")
    assert "1 article, 1 message, 2 files written\n" in made.run("extract").output
    assert "2 files written, 0 translations refused\n" in made.run("build").output
    made.translate("locales/de/LC_MESSAGES/a.po", "One", "Eins")
    assert "1 file written, 0 translations refused\n" in made.run("build").output
    path = "locales/de/LC_MESSAGES/a.po"
    made.write(path, made.read(path).replace("Eins", "Eins \ufffd"))
    assert "1 file written, 1 translation refused\n" in made.run("build").output
    assert made.run("check").output.endswith("1 error, 0 warnings\n")


@pytest.mark.parametrize(
    ("files", "source", "dialect"),
    [
        (["mkdocs.yml", "docs/a.md", "docs/b/c.md"], "docs", "mkdocs"),
        (["docs/source/conf.py", "docs/source/a.md", "docs/README.md"], "docs/source", "myst"),
        (["docs/.vitepress/config.js", "docs/a.md"], "docs", "vitepress"),
        (["book.toml", "src/SUMMARY.md"], "src", "mdbook"),
        (["mkdocs.yml", "docs/a.md", "source/a.md"], "source", "mkdocs"),
    ],
)
def test_init_finds_the_articles_of_a_project_as_it_is(tmp_path, monkeypatch, files, source, dialect):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    for path in files:
        made.write(path, "# One\n")
    output = made.run("init").output
    assert f"dialect {dialect} (guessed" in output
    assert f"articles below {source}/ (" in output
    assert f'source = "{source}"' in made.read("l10n.toml")
    assert made.run("extract").exit_code == 0


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("> [WACOM.NOTE] Mind this.", "azure"),
        ("::: moniker range=\"x\"\n\nText.\n\n::: moniker-end", "docfx"),
        ("[!INCLUDE[](~/includes/a.md)]", "docfx"),
        ("## [C#](#tab/csharp)", "docfx"),
        ("::: code-group\n\n:::", "vitepress"),
    ],
)
def test_init_knows_a_dialect_by_what_articles_hold(tmp_path, monkeypatch, text, dialect):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("source/a.md", f"# One\n\n{text}\n")
    assert f"dialect {dialect} (guessed" in made.run("init").output


def test_the_list_of_commands_cuts_no_sentence_off(project):
    assert "..." not in project.run("--help").output.partition("Commands:")[2]


def test_a_tag_is_told_once_and_as_it_was_typed(project):
    project.write("source/a.md", "# One\n")
    project.run("extract")
    project.translate("locales/de/LC_MESSAGES/a.po", "One", "<b>Eins")
    output = project.run("check").output
    assert output.count("error[M07 tag]") == 1
    assert 'the tag "<b>" is not in the msgid' in output
