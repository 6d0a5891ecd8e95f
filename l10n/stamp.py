"""Whether anything has changed since a command last ran: names, sizes and times of files, no content.

1. What a run saw and wrote is kept as one hash. If the files still give that hash, the command has nothing to do, and
   what it found then holds now.
2. Files that were not written by the run itself count as they were before it began. One that changed meanwhile, or so
   shortly before that its time could not tell, makes the run forget itself: the next one looks at everything.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

import l10n
from l10n.model.diagnostic import Diagnostic

_FOLDER = ".l10n/runs"
_RACY = 50_000_000
"""Nanoseconds: two changes of a file within this time may leave it with one and the same time."""
_KEPT = 32
"""Runs that are remembered: each combination of command, languages and paths is one."""

Cell = str | int
Files = Mapping[str, tuple[int, int]]
"""Path -> (time of the last change in nanoseconds, size)."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run has to tell."""

    diagnostics: tuple[Diagnostic, ...] = ()
    failed: bool = False
    refused: int = 0
    title: str = ""
    """Of the table; `{written}` stands for the number of files written."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    changes: bool = False
    """Whether the numbers in the rows count changes: run again, it would be none."""

    def settled(self) -> Summary:
        """Return what the run would have to tell if it ran again."""
        if not self.changes:
            return self
        rows = tuple(tuple(cell if isinstance(cell, str) else 0 for cell in row) for row in self.rows)
        return msgspec.structs.replace(self, rows=rows)


class _Run(msgspec.Struct, frozen=True):
    """A run that is remembered."""

    folders: tuple[str, ...]
    """What it reads and writes, below the project's root."""
    signature: bytes
    summary: Summary


def digest(*parts: bytes) -> bytes:
    """Return a hash of these parts, and of nothing else."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


@functools.cache
def code_version() -> bytes:
    """Return what changes whenever our code does: names, sizes and times of our own files."""
    root = os.path.dirname(l10n.__file__)
    return _signature(dict(_walk(root, "", endings=(".py", ".j2"))))


class Stamp:
    """The memory of one command with its options, in one project.

    root:    the project's root
    config:  the configuration file
    key:     what tells the command and its options from others
    """

    def __init__(self, root: Path, config: Path, key: Iterable[str]) -> None:
        self._root = root
        self._config = config
        name = digest(*(part.encode("utf-8", "surrogateescape") for part in key), code_version())
        self._path = root / _FOLDER / name.hex()
        self._began = 0
        self._before: Files = {}
        self._folders: tuple[str, ...] = ()

    def recall(self) -> Summary | None:
        """Return what the last run had to tell, None where something has changed since, or there was none."""
        try:
            run = msgspec.msgpack.decode(self._path.read_bytes(), type=_Run)
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            return None
        return run.summary if self._sign(self._files(run.folders)) == run.signature else None

    def begin(self, folders: Iterable[str]) -> None:
        """Take note of the files as they are, before anything is read.

        folders:  what the command reads and writes, below the root
        """
        self._began = time.time_ns()
        self._folders = _outermost(folders)
        self._before = self._files(self._folders)

    def keep(self, summary: Summary, touched: Collection[str]) -> None:
        """Remember the run, unless somebody else was at work meanwhile.

        touched:  paths that the run itself wrote, moved or removed
        """
        after = self._files(self._folders)
        if (after.keys() ^ self._before.keys()) - set(touched):
            return
        others = ((path, facts) for path, facts in after.items() if path not in touched)
        if any(facts != self._before.get(path) or facts[0] > self._began - _RACY for path, facts in others):
            return
        run = _Run(self._folders, self._sign(after), summary)
        temporary = self._path.with_suffix(".tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._forget_oldest()
            temporary.write_bytes(msgspec.msgpack.encode(run))
            os.replace(temporary, self._path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)  # It is only a memory, but a full disk must not keep half of it.

    def _forget_oldest(self) -> None:
        runs = sorted(self._path.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in runs[: max(0, len(runs) - _KEPT)]:
            path.unlink(missing_ok=True)

    def _sign(self, files: Files) -> bytes:
        stat = self._config.stat()
        return digest(str(self._config).encode(), f"{stat.st_mtime_ns} {stat.st_size}".encode(), _signature(files))

    def _files(self, folders: Iterable[str]) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for folder in folders:
            prefix = "" if folder == "." else f"{folder}/"
            found.update(_walk(os.path.join(self._root, folder), prefix))
        return found


def _signature(files: Files) -> bytes:
    lines = [f"{path}\0{changed}\0{size}" for path, (changed, size) in files.items()]
    lines.sort()
    return digest("\n".join(lines).encode("utf-8", "surrogateescape"))


def _walk(top: str, prefix: str, endings: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield path and facts of every file below a folder, hidden folders left out."""
    folders = [(top, prefix)]
    while folders:
        folder, below = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name != "__pycache__":
                    folders.append((entry.path, f"{below}{entry.name}/"))
            elif not endings or entry.name.endswith(endings):
                try:
                    stat = entry.stat()
                except OSError:
                    stat = entry.stat(follow_symlinks=False)  # A link that leads nowhere, or in a circle.
                yield below + entry.name, (stat.st_mtime_ns, stat.st_size)


def _outermost(folders: Iterable[str]) -> tuple[str, ...]:
    """Return folders without those that lie in another one of them."""
    found: list[str] = []
    for folder in sorted(set(folders)):
        if not any(other == "." or f"{folder}/".startswith(f"{other}/") for other in found):
            found.append(folder)
    return tuple(found)
