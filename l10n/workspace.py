"""The project's files: the only module that opens any.

1. Nothing outside the project's root is read or written, whatever a path or a symbolic link says.
2. A file is replaced whole or not at all: temporary file beside it, then `os.replace`. A file that was there before is
   replaced only if it is still as it was read, and reaches the disk before the old one goes.
3. A file whose content would not change is not touched.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock

from l10n.errors import WorkspaceError

CACHE = ".l10n"
"""Folder of everything that can be made again; deleting it is always safe."""
_LOCK_SECONDS = 60
_MODE = 0o644


class Workspace:
    """A project on disk. Every path in and out is relative to its root, with `/`."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.written = 0
        """Files written or removed so far."""

    def walk(self, folder: str, wanted: Callable[[str], bool]) -> Iterator[str]:
        """Yield the files below a folder for which `wanted` is true, in order of their paths.

        yielded and asked: paths relative to `folder`; hidden folders are not entered, links to folders not followed
        """
        top = self._inside(folder)
        if not top.is_dir():
            return
        found = []
        for path, folders, files in os.walk(top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            prefix = Path(path).relative_to(top).as_posix()
            prefix = "" if prefix == "." else f"{prefix}/"
            found += [prefix + name for name in files if wanted(prefix + name)]
        yield from sorted(found)

    def exists(self, path: str) -> bool:
        """Return whether there is such a file inside the project."""
        try:
            return self._inside(path).is_file()
        except WorkspaceError:
            return False

    def read(self, path: str, limit: int = 0) -> bytes:
        """Return a file's bytes.

        limit:   in bytes; 0 for none
        raises:  WorkspaceError where it cannot be read or is larger
        """
        target = self._inside(path)
        try:
            if limit and target.stat().st_size > limit:
                raise WorkspaceError(f"larger than {limit} bytes", path=path, remedy="raise [limits] or split the file")
            return target.read_bytes()
        except OSError as error:
            raise WorkspaceError(f"cannot be read: {error.strerror}", path=path) from None

    def read_if_there(self, path: str, limit: int = 0) -> bytes | None:
        """Return a file's bytes, None where there is no such file."""
        return self.read(path, limit) if self._inside(path).exists() else None

    def write(self, path: str, data: bytes, *, expected: bytes | None = None, durable: bool = False) -> bool:
        """Make a file hold `data`; return whether anything had to be written.

        expected:  what the file held when it was read, None where there was none or where it does not matter
        durable:   whether the new content has to reach the disk before the old one goes
        raises:    WorkspaceError; the file is then as it was
        """
        target = self._inside(path)
        try:
            current = target.read_bytes() if target.exists() else None
            if current == data:
                return False
            if expected is not None and current is not None and current != expected:
                raise WorkspaceError("changed while we were at work", path=path, remedy="run the command again")
            target.parent.mkdir(parents=True, exist_ok=True)
            self._replace(target, data, durable=durable and current is not None)
        except OSError as error:
            raise WorkspaceError(f"cannot be written: {error.strerror}", path=path) from None
        self.written += 1
        return True

    def link(self, source: str, path: str) -> bool:
        """Make `path` the same file as `source`, or a copy of it where that is not possible."""
        origin, target = self._inside(source), self._inside(path)
        try:
            if target.exists() and target.samefile(origin):
                return False
            data = origin.read_bytes()
            if target.exists() and target.read_bytes() == data:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            try:
                os.link(origin, target)
            except OSError:
                self._replace(target, data, durable=False)
        except OSError as error:
            raise WorkspaceError(f"cannot be copied to {path}: {error.strerror}", path=source) from None
        self.written += 1
        return True

    def move(self, path: str, to: str) -> None:
        """Move a file, replacing nothing: the new place must be free."""
        origin, target = self._inside(path), self._inside(to)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(origin, target)
            origin.unlink()
        except OSError as error:
            raise WorkspaceError(f"cannot be moved to {to}: {error.strerror}", path=path) from None
        self.written += 1
        self._tidy(origin.parent)

    def remove(self, path: str) -> None:
        """Delete a file that we made, and the folders that it leaves empty."""
        target = self._inside(path)
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise WorkspaceError(f"cannot be removed: {error.strerror}", path=path) from None
        self.written += 1
        self._tidy(target.parent)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out of this project meanwhile."""
        folder = self._inside(CACHE)
        try:
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").exists() or (folder / ".gitignore").write_text("*\n", encoding="utf-8")
            lock = filelock.FileLock(folder / "lock", timeout=_LOCK_SECONDS)
            with lock:
                yield
        except filelock.Timeout:
            raise WorkspaceError("another run holds the lock", path=f"{CACHE}/lock", remedy="wait for it") from None
        except OSError as error:
            raise WorkspaceError(f"cannot be locked: {error.strerror}", path=CACHE) from None

    def _inside(self, path: str) -> Path:
        """Return the file of a path, once it is sure to lie inside the project, links followed."""
        target = self.root / path
        if "\0" in path or not target.resolve().is_relative_to(self.root):
            raise WorkspaceError("lies outside the project", path=path, remedy="check for symbolic links")
        return target

    def _replace(self, target: Path, data: bytes, *, durable: bool) -> None:
        mode = target.stat().st_mode & 0o777 if target.exists() else _MODE
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            os.chmod(name, mode)
            os.replace(name, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise

    def _tidy(self, folder: Path) -> None:
        while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
