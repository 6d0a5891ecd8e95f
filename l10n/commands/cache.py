"""`l10n cache`: what is kept so that nothing is worked out twice, and how to be rid of it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from l10n.cache import CACHE_FILE, Cache
from l10n.commands.project import Project
from l10n.commands.records import RECORDS
from l10n.errors import WorkspaceError
from l10n.stamp import RUNS
from l10n.workspace import CACHE


class Cached(msgspec.Struct, frozen=True, kw_only=True):
    """What a project's cache holds."""

    folder: str
    """Where it is."""
    size: int
    """Bytes of all its files."""
    limit: int
    """Bytes that values may take after a command: `[limits] cache`."""
    values: int
    """Results of analysing articles, and what else was worked out."""
    values_size: int
    """Bytes that they take in their file."""
    runs: int
    """Commands that are remembered with what they saw, so that they need not look again."""


def look(project: Project) -> Cached:
    """Return what the cache holds; nothing is made."""
    folder = project.workspace.root / CACHE
    values, values_size = 0, 0
    if _file(project.workspace.root).is_file():
        with _opened(project.workspace.root) as cache:
            values, values_size = cache.size()
    return Cached(
        folder=str(folder),
        size=sum(path.stat().st_size for path in _files(folder)),
        limit=project.config.limits.cache,
        values=values,
        values_size=values_size,
        runs=sum(1 for _ in _files(folder.parent / RUNS)),
    )


def clear(project: Project) -> None:
    """Empty the cache. Other runs may go on meanwhile: they only find nothing.

    raises: WorkspaceError for a file that cannot be removed
    """
    if _file(project.workspace.root).is_file():
        with _opened(project.workspace.root) as cache:
            cache.clear()
    for folder in (RUNS, f"{CACHE}/{RECORDS}"):
        for path in _files(project.workspace.root / folder):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                remedy = "see that its folder may be written"
                raise WorkspaceError(f"cannot be removed: {error.strerror}", path=folder, remedy=remedy) from None


def trim(root: Path, limit: int) -> None:
    """Bring the cache of a project back within a limit, in bytes."""
    with contextlib.suppress(OSError):
        if _file(root).stat().st_size > limit:
            with _opened(root) as cache:
                cache.trim(limit)


def _opened(root: Path) -> contextlib.closing[Cache]:
    return contextlib.closing(Cache(_file(root)))


def _file(root: Path) -> Path:
    return root / CACHE / CACHE_FILE


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, if it is one of ours."""
    if not folder.is_symlink():
        yield from (path for path in folder.rglob("*") if path.is_file())
