"""`l10n watch`: builds what was saved, again and again.

1. The operating system only says that it is time to look; what has changed is told by names, times and sizes of files.
   So it does not matter how an editor saves, and our own writes are known from those of others.
2. A change made while we are at work shows in the next round.
3. What is wrong with a file is told once, and the watch goes on.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from l10n.commands.project import Project
from l10n.config.layout import article_test
from l10n.errors import L10nError, WorkspaceError
from l10n.executors import Executor
from l10n.fingerprint import Facts
from l10n.model.diagnostic import Diagnostic
from l10n.stamp import Summary
from l10n.workspace import CACHE

_LOOK = 1_000
"""Milliseconds between two looks at whether folders and configuration are still the same files."""
_SETTLED = 50
"""Milliseconds without another change, after which a save is complete."""
_LONGEST = 500
"""Milliseconds after which nobody waits for that any longer."""


class Step(msgspec.Struct, frozen=True):
    """A command that is run in each round."""

    name: str
    work: Callable[[Project, Executor], Summary]
    catalogs: bool
    """Whether it is run when nothing but catalogs has changed."""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What was done about a change."""

    changed: tuple[str, ...]
    """Paths below the project's root, in order; none at the start."""
    written: tuple[tuple[str, int], ...]
    """Step -> the files that it wrote or removed."""
    seconds: float
    found: tuple[Diagnostic, ...]
    """What was not found in the round before."""
    settled: int
    """How many findings of the round before are gone."""
    error: L10nError | None = None
    """What kept the steps from being done."""


class Watch:
    """The files of a project that something is built from: articles, catalogs, the configuration.

    raises: WorkspaceError where `watchfiles` is missing
    """

    def __init__(self, project: Project) -> None:
        try:
            import watchfiles
        except ImportError:
            raise WorkspaceError("needs the package watchfiles", remedy='pip install "l10n-markdown[watch]"') from None
        self._notices: Callable[..., Any] = watchfiles.watch
        self._project = project
        self._look()

    def changes(self) -> Iterator[tuple[str, ...]]:
        """Yield the paths that were changed, made or deleted, whenever there are any; none at the start."""
        yield ()
        while True:
            with contextlib.suppress(FileNotFoundError):  # A place that went before it was watched: look again.
                yield from self._changes_in(self._places())

    def _changes_in(self, places: Mapping[Path, int]) -> Iterator[tuple[str, ...]]:
        """Yield what was changed, until the places are other ones."""
        fresh = True
        options = {"watch_filter": None, "step": _SETTLED, "debounce": _LONGEST, "rust_timeout": _LOOK}
        with contextlib.closing(self._notices(*places, yield_on_timeout=True, **options)) as notices:
            for notice in notices:
                if (notice or fresh or self._places() != places) and (changed := self._take()):
                    yield changed
                fresh = False
                if self._places() != places:
                    break

    def begin(self, project: Project) -> None:
        """Let a round know the files as they were seen last, so that it does not look for itself.

        project:  as the round has opened it: its configuration may be another one
        """
        if project.config != self._project.config:
            self._seen = project.look("extract", "build")
        self._project = project
        project.workspace.take_note(*self._seen)

    def settle(self) -> None:
        """Take note of what a round has written itself."""
        self._known = self._files()

    def _take(self) -> tuple[str, ...]:
        before = self._known
        self._look()
        every = {**before, **self._known}
        return tuple(sorted(path for path in every if before.get(path) != self._known.get(path)))

    def _look(self) -> None:
        self._seen = self._project.look("extract", "build")
        self._project.workspace.take_note(*self._seen)
        self._known = self._files()

    def _places(self) -> dict[Path, int]:
        """Return what has to be watched, with the number that shows when it is another one."""
        root, config = self._project.workspace.root, self._project.config
        paths = (root / self._project.config_file, root / config.source, root / config.catalogs)
        return {path: path.stat().st_ino for path in paths if path.exists()}

    def _files(self) -> dict[str, Facts]:
        """Return the facts of the files that something is built from, as the project knows them."""
        workspace, config = self._project.workspace, self._project.config
        found = {self._project.config_file}
        with contextlib.suppress(L10nError):  # The commands tell it.
            articles = workspace.walk(config.source, article_test(config))
            catalogs = workspace.walk(config.catalogs, lambda path: path.endswith((".po", ".csv", ".tsv")))
            found |= {self._project.source_path(path) for path in articles}
            found |= {f"{config.catalogs}/{path}" for path in catalogs}
        return {path: workspace.facts(path) for path in found}


def rounds(project: Callable[[], Project], executor: Callable[[], Executor], steps: Sequence[Step]) -> Iterator[Round]:
    """Run the steps at the start and after each change, and yield what came of it.

    project, executor:  make a new one for each round
    raises:             L10nError at the start, where there is no project
    """
    opened = project()
    watch, standing = Watch(opened), _Standing()
    for changed in watch.changes():
        start, before = time.perf_counter(), standing.findings()
        written: list[tuple[str, int]] = []
        error = None
        due = [step for step in steps if step.catalogs or not _all_below(opened.config.catalogs, changed)]
        try:
            opened = project()
            watch.begin(opened)
            standing.forget(changed)
            with executor() as running:
                for step in due:
                    already = _written(opened)
                    standing.of[step.name] = step.work(opened, running).diagnostics
                    written.append((step.name, len(_written(opened) - already)))
        except L10nError as stopped:
            error = stopped
        watch.settle()
        found = standing.findings()
        yield Round(
            changed=changed,
            written=tuple(written),
            seconds=time.perf_counter() - start,
            found=tuple(one for one in found if one not in before),
            settled=sum(one not in found for one in before),
            error=error,
        )


class _Standing:
    """What is wrong with the project, as far as the last run of each step has found it."""

    def __init__(self) -> None:
        self.of: dict[str, tuple[Diagnostic, ...]] = {}

    def findings(self) -> dict[Diagnostic, None]:
        """Return all of it, each once, in order."""
        return dict.fromkeys(chain(*self.of.values()))

    def forget(self, changed: Sequence[str]) -> None:
        """Drop what was found in files that have changed: a step that is not run would keep it for ever."""
        for name, found in self.of.items():
            self.of[name] = tuple(one for one in found if one.path not in changed)


def _all_below(folder: str, paths: Sequence[str]) -> bool:
    """Whether there are paths, and all of them lie in a folder."""
    return bool(paths) and all(path.startswith(f"{folder}/") for path in paths)


def _written(project: Project) -> set[str]:
    """Return the files that were written or removed, those that can be made again left out."""
    return {path for path in project.workspace.touched if not path.startswith(f"{CACHE}/")}
