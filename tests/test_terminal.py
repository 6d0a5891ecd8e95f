"""What people see: findings grouped and coloured, a way out of each, and good manners where nobody can read."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import ast
import errno
import io
import os
import pathlib
import re
import subprocess
import sys

import click
import pytest
from rich.console import Console
from test_cli import Project

from l10n.cli import main
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.terminal import print_diagnostics
from l10n.report.text import is_terminal, write_diagnostics, write_table

FULL = pathlib.Path("/dev/full")
CODE = pathlib.Path(__file__).parents[1] / "l10n"
STOPS = {"ConfigError", "TextError", "CatalogError", "UnknownNameError", "WorkspaceError", "L10nError", "Diagnostic"}
"""What is told to users, each with a remedy."""


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path)
    made.write("l10n.toml", 'locales = ["de"]\n')
    links = ("#A", *(f"#nowhere-{number}" for number in range(3000)))
    made.write("source/a.md", "# A\n\n" + "".join(f"[x]({link})\n\n" for link in links))
    return made


def run(project, *arguments, **streams):
    command = [sys.executable, "-m", "l10n", *arguments]
    return subprocess.run(command, cwd=project.root, stderr=subprocess.PIPE, text=True, check=False, **streams)


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        *(["check", "--source"], ["check"], ["check", "--source", "--format", "json"], ["status"], ["slugs"], ["ui"]),
        *(["fix", "--anchors", "--index"], ["extract"], ["init"], ["--version"], ["check", "--help"]),
    ],
    ids=" ".join,
)
def test_a_full_disk_behind_the_output_is_one_line(project, tmp_path, command):
    if command == ["init"]:
        (tmp_path / "l10n.toml").unlink()
    with FULL.open("w") as full:
        result = run(project, *command, stdout=full)
    assert result.returncode == 1
    assert "error: the output cannot be written: No space left on device\n" in result.stderr
    assert "Traceback" not in result.stderr and "Exception ignored" not in result.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
def test_with_no_way_to_say_anything_the_exit_code_does(project):
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "l10n", "check", "--source"]
        assert subprocess.run(command, cwd=project.root, stdout=full, stderr=full, check=False).returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("command", ["check --source", "check --source --quiet --format sarif", "check --help"])
def test_a_reader_that_has_seen_enough_is_told_nothing(project, command):
    script = f'"{sys.executable}" -m l10n {command} | head -1'
    result = subprocess.run(["sh", "-c", script], cwd=project.root, capture_output=True, text=True, check=False)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


@pytest.mark.parametrize(
    "error", [OSError("no number"), OSError(errno.EMFILE, "Too many open files"), OSError(errno.ENOSPC, "full", "file")]
)
def test_what_is_wrong_with_something_else_is_not_told_of_the_output(monkeypatch, error):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr(click.Group, "main", fails)
    with pytest.raises(OSError, match=re.escape(str(error))):
        main.main([])


FOUND = (
    Diagnostic(check="x", severity=Severity.ERROR, path="b.po", line=7, message="m", remedy="r", source="b.md:3"),
    Diagnostic(check="y", code="T06", severity=Severity.WARNING, path="a.po", line=12, message="n", remedy="s"),
    Diagnostic(check="z", severity=Severity.INFO, path="a.po", line=2, column=5, message="[bold]o[/bold]", remedy="t"),
)
GROUPED = """\
a.po:2:5: info[z] [bold]o[/bold]
    t
a.po:12: warning[T06 y] n
    s

b.po:7: error[x] m
    r (b.md:3)
"""


def shown(**options):
    stream = io.StringIO()
    print_diagnostics(Console(file=stream, width=20, force_terminal=True, **options), FOUND)
    return stream.getvalue()


def test_a_terminal_shows_findings_by_file_with_the_remedy_below():
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown()) == GROUPED


def test_severities_have_colours():
    assert "\x1b[1;31merror[x]\x1b[0m" in shown(color_system="standard")


def test_no_color_is_honoured(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert set(re.findall(r"\x1b\[([0-9;]*)m", shown(color_system="standard"))) <= {"0", "1", "2"}


def test_a_pipe_gets_one_line_a_finding():
    stream = io.StringIO()
    write_diagnostics(stream, FOUND)
    assert stream.getvalue().splitlines() == [
        "a.po:2:5: info[z] [bold]o[/bold]; t",
        "a.po:12: warning[T06 y] n; s",
        "b.po:7: error[x] m (b.md:3); r",
    ]


def test_a_pipe_gets_tables_as_wide_as_they_are():
    stream = io.StringIO()
    path = f"{'long/' * 40}a.md"
    write_table(stream, "2 files", ("article", "new"), [(path, 1), ("日本語", 300)])
    assert stream.getvalue().splitlines() == [
        "2 files",
        f"article{' ' * (len(path) - 7)}  new",
        f"{path}    1",
        f"日本語{' ' * (len(path) - 6)}  300",
    ]


def test_a_table_without_columns_is_its_title():
    stream = io.StringIO()
    write_table(stream, "2 files", (), ())
    assert stream.getvalue() == "2 files\n"


@pytest.mark.parametrize(
    "environment", [{}, {"FORCE_COLOR": "1"}, {"FORCE_COLOR": ""}, {"TTY_COMPATIBLE": "1"}, {"TTY_COMPATIBLE": "0"}]
)
@pytest.mark.parametrize("terminal", [False, True])
def test_a_terminal_is_what_rich_takes_for_one(environment, terminal, monkeypatch):
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    stream.isatty = lambda: terminal
    assert is_terminal(stream) == Console(file=stream).is_terminal


def calls():
    """Yield every place where something is told to users."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in STOPS:
                yield f"{path.relative_to(CODE).as_posix()}:{node.lineno}", node


def test_whatever_is_told_says_what_to_do():
    found = dict(calls())
    assert len(found) > 50
    lacking = [
        place for place, call in found.items() if not any(keyword.arg == "remedy" for keyword in call.keywords)
    ]
    assert lacking == []
