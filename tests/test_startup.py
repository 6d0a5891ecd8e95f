"""`l10n --help` is there at once, and loads nothing that only work needs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import subprocess
import sys

import pytest

HELP = ("-m", "l10n", "--help")
HEAVY = {"babel", "cmarkgfm", "distributed", "jinja2", "markdown_it", "mdformat", "mdit_py_plugins", "polib", "rich"}


def cpu(*arguments: str) -> float:
    """Return the least CPU seconds that Python takes for something, of several tries."""
    resource = pytest.importorskip("resource")
    tries = []
    for _ in range(7):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        tries.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(tries)


def test_help_costs_little_more_than_starting_python():
    """Of 0.015 s that starting takes here, 0.15 s is ten times."""
    assert cpu(*HELP) < 10 * cpu("-c", "pass")


@pytest.mark.parametrize("arguments", [HELP, ("-m", "l10n", "build", "--help"), ("-m", "l10n", "--version")])
def test_help_imports_nothing_heavy(arguments):
    done = subprocess.run([sys.executable, "-X", "importtime", *arguments], check=True, capture_output=True, text=True)
    imported = set(re.findall(r"\| +([\w.]+)$", done.stderr, re.MULTILINE))
    assert "l10n.cli" in imported
    assert {name for name in imported if name.partition(".")[0] in HEAVY} == set()


ALWAYS_HEAVY = {"asyncio", "cffi", "cmarkgfm", "concurrent", "distributed", "jinja2", "mdformat", "multiprocessing"}
ALWAYS_HEAVY |= {"polib", "pycparser", "rich.console", "tomlkit", "translate", "watchfiles", "yaml"}
ALWAYS_HEAVY |= {"filelock"} if sys.platform != "win32" else set()
"""What no edit of an article has a use for, unless it has YAML front matter."""
READS_ARTICLES = {"markdown_it", "mdit_py_plugins", "l10n.segmenter"}
COMPARES_TEXTS = {"rapidfuzz", "l10n.catalog.update"}
KNOWS_LANGUAGES = {"babel"}


@pytest.fixture
def project(tmp_path):
    """Return a project that nothing is to be done about."""
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\ndialect = "azure"\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    for name in "abc":
        header = f'<properties pageTitle="{name}" />\n\n'
        text = f"{header}# Article {name}\n\nSome words about [this](a.md#article-a), and `that`.\n\nMore words.\n"
        (tmp_path / f"source/{name}.md").write_text(text, encoding="utf-8")
    for command in ("extract", "build", "extract", "build"):
        loaded(tmp_path, command)
    return tmp_path


def loaded(root, command, *arguments):
    """Run a command, and return the packages and modules that it has loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "l10n", command, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=root,
    )
    names = set(re.findall(r"\| +([\w.]+)$", done.stderr, re.MULTILINE))
    assert "l10n.stamp" in names
    return names | {name.rpartition(".")[0] for name in names} | {name.partition(".")[0] for name in names}


def edit(root):
    path = root / "source/b.md"
    path.write_text(path.read_text("utf-8").replace("More words", "Many more words"), "utf-8")


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
@pytest.mark.parametrize("command", ["extract", "build", "check"])
def test_nothing_to_do_loads_nothing_that_does_something(project, command, quiet):
    loaded(project, command, *quiet)
    found = loaded(project, command, *quiet)
    assert found & (ALWAYS_HEAVY | READS_ARTICLES | COMPARES_TEXTS | KNOWS_LANGUAGES) == set()
    assert found & {"sqlite3", "l10n.commands", "l10n.pipeline"} == set()


def test_an_edit_loads_what_reads_one_article_and_no_more(project):
    edit(project)
    found = loaded(project, "extract")
    assert found >= READS_ARTICLES | {"l10n.catalog.update"}
    assert found & (ALWAYS_HEAVY | KNOWS_LANGUAGES) == set()


@pytest.mark.parametrize(("header", "is_loaded"), [("", False), ("---\n\n", False), ("---\ntitle: A\n---\n\n", True)])
def test_only_front_matter_loads_what_knows_yaml(project, header, is_loaded):
    (project / "l10n.toml").write_text('locales = ["de"]\ndialect = "gfm"\n', encoding="utf-8")
    (project / "source/b.md").write_text(f"{header}# Article\n\nWords.\n", encoding="utf-8")
    assert ("yaml" in loaded(project, "extract")) is is_loaded


def test_a_build_reads_no_article_that_was_extracted(project):
    edit(project)
    loaded(project, "extract")
    found = loaded(project, "build")
    assert "l10n.merger" in found
    assert {f"l10n.checks.{name}" for name in ("numbers", "final_punctuation", "untranslated")} & found == set()
    assert found & {"l10n.merger.verdicts", "l10n.merger.culprits"} == set()
    assert found & (ALWAYS_HEAVY | READS_ARTICLES | COMPARES_TEXTS | KNOWS_LANGUAGES) == set()


def test_a_touched_file_loads_nothing_that_reads_it(project):
    for name in "abc":
        (project / f"source/{name}.md").touch()
    for command in ("extract", "build"):
        assert loaded(project, command) & (ALWAYS_HEAVY | READS_ARTICLES | COMPARES_TEXTS | KNOWS_LANGUAGES) == set()
