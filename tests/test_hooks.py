"""What other repositories use of this one: the hooks of pre-commit and the GitHub action."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys

import pytest
import yaml
from test_check_changed import Repository

ROOT = pathlib.Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
BIN = pathlib.Path(sys.executable).parent
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
needs_bash = pytest.mark.skipif(shutil.which("bash") is None or os.name != "posix", reason="no bash")


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("github-actions", ["action.yml"]), ("github-workflows", sorted((ROOT / ".github/workflows").glob("*.yml")))],
)
def test_github_accepts_the_files(schema, paths):
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join((str(BIN), os.environ["PATH"])))
    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    made.write(".gitignore", ".l10n/\noutput/\n")
    made.write("l10n.toml", 'locales = ["de"]\n')
    made.write("source/a.md", "# Title\n")
    made.run("extract")
    made.commit()
    return made


CATALOG = "locales/de/LC_MESSAGES/a.po"


@needs_git
def test_pre_commit_runs_the_hooks(repository, tmp_path, monkeypatch):
    """As pre-commit runs them, but with the package that is installed: an environment of their own needs a network."""
    pytest.importorskip("pre_commit")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / ".cache"))
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    repository.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
    repository.write(".gitignore", ".l10n/\noutput/\n.cache/\n")
    repository.commit()

    def run(*arguments):
        command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", *arguments]
        done = subprocess.run(command, cwd=repository.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    code, said = run("--all-files")
    assert (code, said.count("Passed")) == (0, 2), said
    repository.translate(CATALOG, "Title", "<b>Titel</b>")
    repository.git("add", "-A")
    code, said = run()
    assert code == 1
    assert f"{CATALOG}:" in said and "error[M07 tag]" in said
    repository.write(CATALOG, repository.read(CATALOG).replace("<b>Titel</b>", "Titel"))
    repository.write("source/a.md", "# Title\n\nMore.\n")
    repository.git("add", "-A")
    code, said = run()
    assert code == 1
    assert "files were modified by this hook" in said
    assert 'msgid "More."' in repository.read(CATALOG)
    repository.git("add", "-A")
    assert run()[0] == 0
    repository.commit()
    repository.write("notes.txt", "x\n")
    repository.git("add", "-A")
    assert run()[1].count("Skipped") == 2


def act(repository, tmp_path, **inputs):
    """Run the action's last step as the runner does: its inputs are text that the script sees as variables."""
    given = {name: str(field["default"]) for name, field in ACTION["inputs"].items()} | inputs
    step = ACTION["runs"]["steps"][-1]
    environment = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()
    }
    script = tmp_path / "step.sh"
    script.write_text(step["run"], "utf-8")
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script]
    environment = {**os.environ, **environment, "RUNNER_TEMP": str(tmp_path)}
    folder = repository.root / given["working-directory"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@needs_git
@needs_bash
def test_the_action_annotates_what_changed(repository, tmp_path):
    assert act(repository, tmp_path).returncode == 0
    repository.translate(CATALOG, "Title", "<b>Titel</b>")
    done = act(repository, tmp_path, changed="HEAD", arguments="--source  --strict")
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={CATALOG},line=")
    repository.commit()
    assert act(repository, tmp_path, changed="HEAD").returncode == 0
    assert act(repository, tmp_path).returncode == 1
    assert act(repository, tmp_path, command="status").returncode == 0


@needs_git
@needs_bash
@pytest.mark.parametrize("text", ["$(touch pwned)", "`touch pwned`", "; touch pwned", "' && touch pwned '", "*"])
@pytest.mark.parametrize("name", ["command", "arguments", "changed"])
def test_inputs_of_the_action_are_text(repository, tmp_path, name, text):
    assert act(repository, tmp_path, **{name: text}).returncode == 2
    assert not (repository.root / "pwned").exists()


@needs_git
@needs_bash
def test_the_action_imports_nothing_of_the_project(repository, tmp_path):
    for name in ("l10n/__init__.py", "l10n/__main__.py", "click.py", "sitecustomize.py"):
        repository.write(name, "open('pwned', 'w')\n")
    assert act(repository, tmp_path).returncode == 0
    assert not (repository.root / "pwned").exists()


def test_no_input_is_pasted_into_a_script():
    assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]
