"""`[limits]`: what a project sets holds in every command that reads what it limits."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from click.testing import CliRunner

from l10n.cli import main
from l10n.config.settings import Limits

ARTICLE = "# Guide\n\nFirst words.\n\n> > > Words deep inside.\n\nLast words.\n"
CATALOG = "locales/de/LC_MESSAGES/guide.po"
OUTPUT = "output/de/guide.md"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "source/guide.md").write_text(ARTICLE, "utf-8")
    limit(tmp_path, "")
    assert run("extract").exit_code == 0
    translate(tmp_path, "First words.", "Die ersten Worte.")
    return tmp_path


def limit(root, setting):
    (root / "l10n.toml").write_text(f'locales = ["de"]\n\n[limits]\n{setting}\n', "utf-8")


def translate(root, msgid, msgstr):
    before, mark, after = (root / CATALOG).read_text("utf-8").partition(f'msgid "{msgid}"\nmsgstr "')
    assert mark
    (root / CATALOG).write_text(before + mark + msgstr + after, "utf-8")


def run(*arguments):
    return CliRunner().invoke(main, [*arguments, "--jobs", "1"], catch_exceptions=False)


REFUSED = {
    "catalog = 100": "larger than 100 bytes",
    "entries = 2": "entries, more than 2",
    "line = 40": "characters, more than 40",
    "article = 10": "larger than 10 bytes",
}


@pytest.mark.parametrize("command", ["extract", "build", "check", "status"])
@pytest.mark.parametrize("setting", REFUSED)
def test_what_is_past_a_limit_is_refused(project, setting, command):
    limit(project, setting)
    before = (project / CATALOG).read_bytes()
    result = run(command)
    assert result.exit_code == 1
    assert REFUSED[setting] in result.output
    assert (project / CATALOG).read_bytes() == before


@pytest.mark.parametrize("command", ["extract", "build", "check", "status"])
def test_a_limit_can_be_raised(project, command):
    long = "x" * (Limits().line + 1)
    data = (project / CATALOG).read_text("utf-8")
    (project / CATALOG).write_text(f"# {long}\n{data}", "utf-8")
    assert run(command).exit_code == 1
    limit(project, f"line = {len(long) + 2}")
    assert run(command).exit_code == 0


@pytest.mark.parametrize(
    "setting", ["target = 16", "target-factor = 1\ntarget-extra = 4"], ids=["target", "target-factor"]
)
def test_a_translation_that_is_too_long_does_not_ship(project, setting):
    assert run("build").exit_code == 0
    assert "Die ersten Worte." in (project / OUTPUT).read_text("utf-8")
    limit(project, setting)
    result = run("build")
    assert "17 characters for a msgid of 12" in result.output
    assert (project / OUTPUT).read_text("utf-8") == ARTICLE


def test_what_is_nested_too_deeply_is_copied_as_it_is_and_told(project):
    translate(project, "Words deep inside.", "Worte tief drin.")
    limit(project, "nesting = 3")
    for command in (("build",), ("check", "--source")):
        result = run(*command)
        assert result.exit_code == 0
        told = " ".join(result.output.split())
        assert "source/guide.md:5: warning[S09 nesting] blocks are nested deeper than 3 levels" in told
        assert "nest them less deeply, or raise limits.nesting" in told
    assert (project / OUTPUT).read_text("utf-8") == ARTICLE.replace("First words.", "Die ersten Worte.")
