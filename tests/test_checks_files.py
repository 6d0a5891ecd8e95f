"""F: what is found about whole files, each with its code, its line and a way out; and what `msgfmt` adds."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import shutil
import stat
import xml.etree.ElementTree as ElementTree

import pytest
from test_cli import Project

from l10n.checks import CHECKS
from l10n.commands import msgfmt

CATALOG, OTHER, UI = (f"locales/fr/LC_MESSAGES/{name}.po" for name in ("a", "b", "_ui"))
needs_msgfmt = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["fr"]\n')
    made.write("source/a.md", "# Next steps\n\nSave [the file](b.md).\n")
    made.write("source/b.md", "# Other\n\nWords.\n")
    made.run("extract")
    made.translate(CATALOG, "Next steps", "Étapes suivantes")
    made.translate(OTHER, "Words.", "Mots.")
    return made


def found(project, command="check", *arguments):
    result = project.run(command, "--format", "json", "--quiet", *arguments)
    return [(one["code"], one["severity"], one["path"], one["line"]) for one in json.loads(result.stdout)]


def replaced(project, path, before, after):
    text = project.read(path)
    assert before in text
    project.write(path, text.replace(before, after, 1))


UTF_8 = "charset=UTF-8"
NOTHING_USED = {
    "F01": lambda data: data + b"<<<<<<< ours\n",
    "F02": lambda data: data.replace(b"charset=UTF-8", b"charset=latin-1"),
    "F04": lambda data: data.replace("É".encode(), b"\xc9"),
    "F05": lambda data: data + b"# " + b"x" * 2_000_000 + b"\n",
}


@pytest.mark.parametrize("command", ["extract", "build", "check"])
@pytest.mark.parametrize("code", NOTHING_USED)
def test_a_catalog_that_cannot_be_used_is_an_error_with_a_code(project, code, command):
    damaged = NOTHING_USED[code]((project.root / CATALOG).read_bytes())
    project.write(CATALOG, damaged)
    assert [one[:3] for one in found(project, command)] == [(code, "error", CATALOG)]
    assert project.run(command).exit_code == 1
    assert (project.root / CATALOG).read_bytes() == damaged


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's here")
def test_a_catalog_that_lies_elsewhere_is_an_error_with_a_code(project):
    (project.root / CATALOG).unlink()
    (project.root / CATALOG).symlink_to("/etc/passwd")
    assert [one[:3] for one in found(project)] == [("F06", "error", CATALOG)]


def test_every_format_has_the_code(project):
    project.write(CATALOG, NOTHING_USED["F01"]((project.root / CATALOG).read_bytes()))
    shown = {name: project.run("check", "--quiet", "--format", name).stdout for name in ("sarif", "github", "junit")}
    rules = json.loads(shown["sarif"])["runs"][0]["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["properties"]) for rule in rules] == [("catalog-syntax", {"code": "F01"})]
    assert "title=F01 catalog-syntax" in shown["github"]
    assert ElementTree.fromstring(shown["junit"]).find(".//testcase").get("name").startswith("F01 catalog-syntax")


HEADERS = {
    "fuzzy": ("msgid", "#, fuzzy\nmsgid"),
    "no charset": ("; charset=UTF-8", ""),
    "two languages": ("Language: fr\\n", 'Language: fr\\n"\n"language: de\\n'),
    "plural forms": ("Language: fr\\n", 'Language: fr\\n"\n"Plural-Forms: nplurals=99999999; plural=n;\\n'),
    "a program": ("Language: fr\\n", "Language: fr\\n\"\n\"Plural-Forms: nplurals=2; plural=__import__('os')\\n"),
}


@pytest.mark.parametrize("fault", HEADERS)
def test_a_header_that_gettext_reads_otherwise_is_a_warning(project, fault):
    replaced(project, CATALOG, *HEADERS[fault])
    assert ("F07", "warning", CATALOG, 0) in found(project)
    assert not [one for one in found(project, "build") if one[0] == "F07"]
    assert "# Étapes suivantes\n" in project.read("output/fr/a.md")
    project.write("l10n.toml", 'locales = ["fr"]\n[checks.severity]\nF07 = "off"\n')
    assert "F07" not in {one[0] for one in found(project)}


@pytest.mark.parametrize(
    "forms",
    [
        "nplurals=2; plural=(n > 1);",
        "nplurals=1; plural=0",
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    ],
)
def test_plural_forms_as_languages_have_them_pass(project, forms):
    replaced(project, CATALOG, "Language: fr\\n", f'Language: fr\\n"\n"Plural-Forms: {forms}\\n')
    assert found(project) == []


def test_findings_about_articles_weigh_what_the_configuration_says(project):
    project.write("source/b.md", "---\na: [\n---\n\n<!-- l10n:index -->\n")
    codes = {"S08", "S10"}
    assert {one[0] for one in found(project, "check", "--source") if one[1] == "warning"} == codes
    weights = '[checks.severity]\nheader = "off"\nS10 = "error"\n'
    project.write("l10n.toml", f'locales = ["fr"]\n{weights}')
    assert {one[:2] for one in found(project, "check", "--source")} == {("S10", "error")}


def with_something_to_ask_about(project, *paths):
    """Write something harmless into catalogs that only `msgfmt` itself can know to be harmless."""
    for path in paths:
        project.write(path, project.read(path) + "\n# The end.\n")


@needs_msgfmt
def test_msgfmt_names_the_line(project):
    replaced(project, CATALOG, 'msgid "Next steps"', '#, c-format\nmsgid "%d steps"')
    replaced(project, CATALOG, 'msgstr "Étapes suivantes"', 'msgstr "étapes"')
    line = project.read(CATALOG).split("\n").index('msgid "%d steps"') + 1
    assert found(project) == [("F03", "error", CATALOG, line)]
    assert found(project, "build") == []


@needs_msgfmt
def test_msgfmt_is_not_heard_on_what_is_known(project):
    line = 'msgid "Save [the file]({link1})."\nmsgstr "'
    replaced(project, CATALOG, line, f"{line}Enregistrez.")
    assert [code for code, *_ in found(project)] == ["P01"]


@needs_msgfmt
def test_msgfmt_sees_labels_and_catalogs_without_a_charset(project):
    project.write(UI, 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, c-format\nmsgid "%d"\n')
    project.write(UI, project.read(UI) + 'msgstr "x"\n')
    project.write(OTHER, project.read(OTHER).replace("; charset=UTF-8", ""))
    told = found(project)
    assert ("F03", "error", UI, 5) in told
    assert ("F07", "warning", OTHER, 0) in told


@needs_msgfmt
def test_msgfmt_takes_a_byte_order_mark_and_equal_keys_in_two_catalogs(project):
    project.write("source/b.md", "# Next steps\n")
    project.run("extract")
    project.write(OTHER, b"\xef\xbb\xbf" + project.read(OTHER).replace("Étapes suivantes", "La suite").encode())
    assert {code for code, *_ in found(project)} <= {"T15"}


@needs_msgfmt
def test_msgfmt_is_asked_about_what_has_changed(project, monkeypatch):
    asked = []
    ask = msgfmt._ask
    monkeypatch.setattr(msgfmt, "_ask", lambda *given: asked.append(sorted(given[1])) or ask(*given))
    assert found(project) == []
    assert asked == []  # Nothing is in these catalogs that it could refuse.
    with_something_to_ask_about(project, CATALOG, OTHER)
    for _ in range(2):
        assert found(project) == []
    replaced(project, OTHER, "Mots.", "Des mots.")
    assert found(project) == []
    assert asked == [[CATALOG, OTHER], [OTHER]]


@pytest.mark.skipif(os.name != "posix", reason="a program of the shell")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("kill -SEGV $$", "msgfmt says: nothing, and ends with -11"),
        ("exit 3", "msgfmt says: nothing, and ends with 3"),
        ("echo 'msgfmt: out of memory' >&2; exit 1", "msgfmt says: out of memory"),
        ("printf '<stdin>:7: \\033[2J::error::x\\n' >&2; exit 1", "2: error[F03 msgfmt] msgfmt says: "),
        ("exec sleep 9", "msgfmt says: nothing, for 20 seconds"),
    ],
)
def test_a_msgfmt_that_fails_is_a_finding(project, monkeypatch, script, said):
    path = project.write("bin/msgfmt", f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    with_something_to_ask_about(project, CATALOG, OTHER)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(msgfmt, "_SECONDS", 1)
    result = project.run("check", "--locale", "fr", "source/a.md")
    assert result.exit_code == 1
    assert said in result.output
    assert "\x1b" not in result.output


@pytest.mark.skipif(os.name != "posix", reason="a program of the shell")
def test_once_msgfmt_takes_too_long_it_is_left_alone_and_asked_again_the_next_time(project, monkeypatch):
    path = project.write("bin/msgfmt", f"#!/bin/sh\necho x >> {project.root}/asked\nexec sleep 9\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    with_something_to_ask_about(project, CATALOG, OTHER)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(msgfmt, "_SECONDS", 0.3)
    for run in (1, 2):
        assert [one[0] for one in found(project)] == ["F03"]
        assert project.read("asked").count("x") == 2 * run  # All catalogs at once, then the first alone.


def test_without_msgfmt_nothing_is_asked(project, monkeypatch):
    replaced(project, CATALOG, 'msgid "Next steps"', '#, c-format\nmsgid "%d steps"')
    monkeypatch.setenv("PATH", os.fspath(project.root))
    project.write("msgfmt", "#!/bin/sh\nexit 1\n").chmod(0o755)
    monkeypatch.setattr(msgfmt, "find_program", lambda name: None)
    assert found(project) == []


@pytest.mark.skipif(os.name != "posix", reason="a program of the shell")
def test_a35_a_msgfmt_in_the_working_directory_is_not_run(project, monkeypatch):
    project.write("msgfmt", "#!/bin/sh\ntouch ran\nexit 1\n").chmod(0o755)
    with_something_to_ask_about(project, CATALOG, OTHER)
    for path in (os.fspath(project.root)[:0], ".", ""):
        monkeypatch.setenv("PATH", f"{path}{os.pathsep}.")
        assert found(project) == []
    assert not (project.root / "ran").exists()


def test_every_check_of_files_is_documented():
    codes = {CHECKS[name].code for name in CHECKS}
    assert {f"F{number:02}" for number in range(1, 12)} <= codes
    assert {f"S{number:02}" for number in range(1, 11)} <= codes
