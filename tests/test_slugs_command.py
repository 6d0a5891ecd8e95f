"""`l10n slugs` on a project: what a site is told so that old deep links live on; and modes of single languages."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import pathlib

import pytest
from click.testing import CliRunner

from l10n.cli import main

GUIDE = "# Guide\n\nSee [setup](#first-steps).\n\n## First steps\n\n## More\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "guide.md").write_text(GUIDE)
    configure()
    assert run("extract").exit_code == 0
    return tmp_path


def configure(text='locales = ["de", "fr"]\n'):
    pathlib.Path("l10n.toml").write_text(text, encoding="utf-8")


def run(*arguments):
    return CliRunner().invoke(main, [*arguments, "--quiet", "--jobs", "1"], catch_exceptions=False)


def translate(locale, **texts):
    path = pathlib.Path(f"locales/{locale}/LC_MESSAGES/guide.po")
    lines = path.read_text(encoding="utf-8").split("\n")
    for at, line in enumerate(lines):
        for msgid, msgstr in texts.items():
            if line == f'msgid "{msgid.replace("_", " ")}"':
                lines[at + 1] = f'msgstr "{msgstr}"'
    path.write_text("\n".join(lines), encoding="utf-8")


def slugs(*arguments):
    result = run("slugs", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_old_slugs_lead_to_new_ones_through_several_translations(project):
    assert slugs() == {"de": {}, "fr": {}}
    translate("de", First_steps="Erste Schritte")
    assert run("slugs", "--output", "slugs.json").exit_code == 0
    first = json.loads(pathlib.Path("slugs.json").read_text(encoding="utf-8"))
    assert first == {"de": {"guide.md": {"first-steps": "erste-schritte"}}, "fr": {}}
    translate("de", First_steps="Los geht es", More="Mehr")
    found = slugs("--previous", "slugs.json")
    assert found["de"]["guide.md"] == {
        "erste-schritte": "los-geht-es",
        "first-steps": "los-geht-es",
        "more": "mehr",
    }


def test_the_previous_answer_can_be_replaced_in_place(project):
    translate("de", First_steps="Erste Schritte")
    run("slugs", "--output", "slugs.json")
    translate("de", First_steps="Los")
    assert run("slugs", "--previous", "slugs.json", "--output", "slugs.json").exit_code == 0
    found = json.loads(pathlib.Path("slugs.json").read_text(encoding="utf-8"))
    assert found["de"]["guide.md"] == {"erste-schritte": "los", "first-steps": "los"}
    assert run("slugs", "--previous", "slugs.json", "--output", "slugs.json").exit_code == 0
    assert json.loads(pathlib.Path("slugs.json").read_text(encoding="utf-8")) == found


def test_a_name_that_leads_nowhere_any_more_is_told(project):
    translate("de", More="Mehr")
    run("slugs", "--output", "slugs.json")
    (project / "source" / "guide.md").write_text(GUIDE.replace("## More\n", ""))
    result = run("slugs", "--previous", "slugs.json")
    assert json.loads(result.stdout)["de"] == {}
    told = 'source/guide.md: warning[A04 slug-gone] "#mehr" led to a heading, and leads nowhere any more'
    assert told in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("nothing.json", None, "cannot be read"),
        ("bad.json", "[1]", "no answer of `l10n slugs`"),
        ("../outside.json", None, "lies outside the project"),
    ],
)
def test_a_previous_answer_that_cannot_be_used_is_a_usage_error(project, name, text, reason):
    if text is not None:
        pathlib.Path(name).write_text(text, encoding="utf-8")
    result = run("slugs", "--previous", name)
    assert result.exit_code == 2
    assert reason in result.output


def test_languages_have_modes_of_their_own(project):
    configure('locales = ["de", "fr"]\n[anchors]\nmode = "both"\nlocales = { fr = "pin" }\n')
    translate("de", First_steps="Erste Schritte")
    translate("fr", First_steps="Premiers pas")
    assert run("build").exit_code == 0
    german = pathlib.Path("output/de/guide.md").read_text(encoding="utf-8")
    french = pathlib.Path("output/fr/guide.md").read_text(encoding="utf-8")
    assert "](#erste-schritte)" in german and '## <a id="first-steps"></a>Erste Schritte' in german
    assert "](#first-steps)" in french and '## <a id="first-steps"></a>Premiers pas' in french


def test_an_unsuitable_slug_algorithm_is_told_once_per_language(project):
    settings = 'locales = ["de", "ja"]\n[anchors]\nslugger = "mkdocs"\n'
    configure(settings)
    run("extract")
    translate("de", First_steps="Erste Schritte", More="Mehr")
    translate("ja", First_steps="はじめに", More="詳細")
    for command in ("build", "check"):
        told = [line for line in run(command).stdout.splitlines() if "slugger-unsuitable" in line]
        assert len(told) == 1
        assert '"mkdocs" makes slugs without a letter of 2 of 2 headings: "_1" of "はじめに"' in told[0]
    configure(settings + 'locales = { ja = "pin" }\n')
    assert "slugger-unsuitable" not in run("check").stdout


def test_links_to_files_that_are_there_or_not_localized_are_no_findings(project):
    (project / "source" / "left-out.md").write_text("# Left out\n")
    (project / "source" / "near.md").write_text("# Near\n")
    configure('locales = ["de"]\nexclude = ["left-out.md"]\n')
    (project / "source" / "guide.md").write_text(
        "[a](left-out.md) [b](elsewhere/x.md) [c](missing.md) [d](Near.md#near)\n"
    )
    told = [line for line in run("check", "--source").stdout.splitlines() if "file-missing" in line]
    assert [line.partition("] ")[2] for line in told] == [
        'link "Near.md#near" leads to no article; did you mean "near.md#near"?; write "near.md#near"',
        'link "missing.md" leads to no article; correct the path, or take the link out',
    ]
