"""Whether anything has changed since a command last ran: names, sizes and times of files, no content.

1. What a run saw and wrote is kept as one hash. If the files still give that hash, the command has nothing to do, and
   what it found then holds now.
2. Files that were not written by the run itself count as they were before it began, the others as it left them: what
   somebody else did meanwhile shows the next time. Where a file changed so shortly before that its time could not tell
   a second change, the run is not remembered.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import os
import posixpath
import struct
import time
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from l10n.fingerprint import RACY, Files, code_version, digest, digest_of_files
from l10n.model.diagnostic import Diagnostic
from l10n.reach import Reach

RUNS = ".l10n/runs"
"""Folder of what is remembered, below the project's root."""
_KEPT = 32
"""Runs that are remembered: each combination of command, languages and paths is one."""

_HEAD = struct.Struct(f"<Q{len(digest())}s")
"""Length of a part in bytes, hash of it: what was damaged would tell something else."""

T = TypeVar("T")
Cell = str | int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run has to tell."""

    diagnostics: tuple[Diagnostic, ...] = ()
    failed: bool = False
    refused: int = 0
    title: str = ""
    """Of the table; `{written}` stands for how many files were written."""
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
    """A run that is remembered; behind it stands what it had to tell, as `tuple[Summary, ...]`."""

    reach: Reach
    """Of what it reads and writes."""
    signature: bytes


class Stamp:
    """The memory of one command, or several in one run, with options, in one project.

    root:    the project's root
    config:  the configuration file
    key:     what tells the commands and their options from others
    """

    def __init__(self, root: Path, config: Path, key: Iterable[str]) -> None:
        self._root = root
        self._config = config
        name = digest(*(part.encode("utf-8", "surrogateescape") for part in key), code_version())
        self._path = root / RUNS / name.hex()
        self._began = 0
        self._reach = Reach()
        self._seen: tuple[Reach, Files] = (self._reach, {})
        """Where all files are known, and the files."""

    def recall(self) -> tuple[Summary, ...]:
        """Return what the last run had to tell; nothing where something has changed since, or there was none."""
        with contextlib.ExitStack() as opened:
            try:
                file = opened.enter_context(open(self._path, "rb"))
            except OSError:
                return ()
            run = _part(file, _Run)
            if run is None:
                return ()
            self._began = time.time_ns()
            self._reach, self._seen = run.reach, run.reach.look(str(self._root))
            # What it had to tell may be megabytes, and is read only where it holds.
            same = self._sign(self._seen[1]) == run.signature
            return (_part(file, tuple[Summary, ...]) if same else None) or ()

    def begin(self, reach: Reach) -> tuple[Reach, Files]:
        """Take note of the files as they are, before anything is read.

        reach:    of what the command reads and writes
        returns:  where all files are known, and the files
        """
        with contextlib.suppress(OSError):
            for leftover in self._path.parent.glob("*.tmp"):  # of a run that was killed
                leftover.unlink(missing_ok=True)
        if self._reach != reach:
            self._began = time.time_ns()
            self._reach, self._seen = reach, reach.look(str(self._root))
        return self._seen

    def keep(self, summaries: Sequence[Summary], files: Files, touched: Collection[str]) -> None:
        """Remember the run.

        files:    as `begin` gave them, and those of `touched` as the run left them
        touched:  paths that the run itself wrote, moved or removed
        """
        recent = self._began - RACY
        if any(changed > recent and path not in touched for path, (changed, _) in files.items()):
            return
        seen = {**files}
        for path in touched:
            if not self._sees(path):
                seen.pop(path, None)
        parts = (msgspec.msgpack.encode(_Run(self._reach, self._sign(seen))), msgspec.msgpack.encode(summaries))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._forget_oldest()
            temporary = self._path.with_suffix(".tmp")
            with open(temporary, "wb") as file:
                for part in parts:
                    file.writelines((_HEAD.pack(len(part), digest(part)), part))
            os.replace(temporary, self._path)
        except OSError:
            return  # It is only a memory.

    def _forget_oldest(self) -> None:
        runs = sorted(self._path.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in runs[: max(0, len(runs) - _KEPT)]:
            path.unlink(missing_ok=True)

    def _sees(self, path: str) -> bool:
        """Return whether a file is one of those that `begin` looks for."""
        return self._reach.holds(path) and "/." not in f"/{posixpath.dirname(path)}"

    def _sign(self, files: Files) -> bytes:
        stat = self._config.stat()
        return digest(str(self._config).encode(), f"{stat.st_mtime_ns} {stat.st_size}".encode(), digest_of_files(files))


def _part(file: BinaryIO, kind: type[T]) -> T | None:
    """Return the next part of what is remembered, None where it is not what was written."""
    try:
        size, total = _HEAD.unpack(file.read(_HEAD.size))
        stored = file.read(min(size, os.fstat(file.fileno()).st_size))
        return msgspec.msgpack.decode(stored, type=kind) if digest(stored) == total else None
    except (OSError, struct.error, msgspec.DecodeError, UnicodeDecodeError):
        return None
