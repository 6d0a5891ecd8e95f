"""The git of this machine, and what it knows of a project."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from l10n.commands.programs import find_program
from l10n.errors import ConfigError, WorkspaceError

_LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def run_git(arguments: Sequence[str], folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git and wait for it.

    folder:  where; the working directory where it is left out
    raises:  WorkspaceError where there is no git
    """
    # A hook's environment names the repository by paths that hold in another folder only.
    environment = {name: value for name, value in os.environ.items() if not (folder and name in _LOCAL)}
    try:
        return subprocess.run(
            [_program(), *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise WorkspaceError(f"git cannot be run: {error.strerror}", remedy="install git") from None


def _program() -> str:
    if program := find_program("git"):
        return program
    raise WorkspaceError("there is no git on this machine", remedy="install git")


class Change(NamedTuple):
    """What differs from the commit that a branch started from. Paths are relative to the project's root, with `/`."""

    base: str
    """That commit."""
    files: frozenset[str]
    """Edited, new or renamed, committed or not; not those that git ignores."""
    new: frozenset[str]
    """Those of them that were not there."""
    gone: frozenset[str]
    """Deleted, or renamed."""

    @property
    def all(self) -> frozenset[str]:
        """Both."""
        return self.files | self.gone


def changed_since(root: Path, revision: str) -> Change:
    """Return what has changed.

    root:      of the project, which may be a folder of the repository
    revision:  a commit, branch or tag; where it has gone on since, what happened there does not count
    raises:    ConfigError where there is no such revision or no repository; WorkspaceError where there is no git
    """
    named = f"{revision}^{{commit}}"
    found = run_git(["rev-parse", "--verify", "--quiet", "--end-of-options", named], root)
    if found.returncode:
        raise _unknown(root, revision)
    commit = found.stdout.decode().strip()
    base = run_git(["merge-base", commit, "HEAD"], root).stdout.decode().strip() or commit
    difference = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative"]
    there, added, gone = (_listed([*difference, f"--diff-filter={kind}", base, "--", "."], root) for kind in "dAD")
    unknown = _listed(["ls-files", "-z", "--others", "--exclude-standard", "--", "."], root)
    files = there | unknown
    return Change(base, files, (added | unknown) - gone, gone - files)


def content_of(root: Path, commit: str, path: str) -> bytes | None:
    """Return what a file of the project held in a commit, None where it was not there."""
    done = run_git(["cat-file", "blob", f"{commit}:./{path}"], root)
    return None if done.returncode else done.stdout


def _unknown(root: Path, revision: str) -> ConfigError:
    if run_git(["rev-parse", "--git-dir"], root).returncode:
        return ConfigError("--changed: this is no git repository", remedy="leave it out")
    return ConfigError(f'--changed: there is no revision "{revision}"', remedy="fetch it, or name another one")


def _listed(arguments: Sequence[str], root: Path) -> frozenset[str]:
    """Return the paths that git prints, each ended by NUL."""
    done = run_git(arguments, root)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "backslashreplace").strip().partition("\n")[0]
        raise WorkspaceError(f"git cannot tell what changed: {reason}", remedy="run `git status` to see why")
    return frozenset(os.fsdecode(path) for path in done.stdout.split(b"\0") if path)
