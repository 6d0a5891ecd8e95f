"""The project's files: nothing but this module, with `atomic` for what is replaced, opens any.

1. Nothing outside the project's root is read or written, whatever a path or a symbolic link says (`boundary`).
2. A file is replaced whole or not at all (`atomic`). One that changed since it was read is not replaced, nor one that
   is read-only. A symbolic link stays one: what it leads to is replaced.
3. A file whose content would not change is not touched.
4. A run that was killed leaves nothing behind: the next one that holds the lock clears the folder of temporary files.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from types import EllipsisType

from l10n.atomic import clear, is_writable, replace
from l10n.boundary import Boundary
from l10n.digests import Digests
from l10n.errors import WorkspaceError
from l10n.filenames import in_order
from l10n.fingerprint import Facts, Files, digest, facts_of
from l10n.lock import acquire
from l10n.reach import Reach

CACHE = ".l10n"
"""Folder of everything that can be made again; deleting it is always safe."""
_DIGESTS = "digests"
ABSENT: Facts = (0, -1)
"""What stands for the facts of a file that is not there."""
_STAGING = f"{CACHE}/tmp"
"""Folder for the temporary files of the run that holds the lock."""
_LOCK_SECONDS = 60
_READ = "see that it is there and may be read"
_WRITE = "see that it may be written and the disk has room"


class Workspace:
    """A project on disk. Every path in and out is relative to its root, with `/`."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._boundary = Boundary(self.root)
        self.written = 0
        """Files written or removed so far."""
        self.touched: set[str] = set()
        """Their paths."""
        self.files: dict[str, Facts] = {}
        """Files as they were when the command began, where it took note of them, and as it has left them since."""
        self._listed = Reach()
        """Where all files are known."""
        self._made_folders: set[Path] = set()
        """Folders that are there, because something was written into them."""
        self._staging: Path | None = None
        """Where temporary files go, for as long as we hold the lock; beside their targets otherwise."""

    def take_note(self, reach: Reach, files: Files) -> None:
        """Go by what is known of files already, and by nothing that was known before.

        reach:  where all files are among `files`
        """
        self._listed = reach
        self.files = dict(files)

    def private(self, name: str) -> Path:
        """Return where a file of our own lies that can be made again.

        raises: WorkspaceError where the folder of such files leads outside
        """
        return self._boundary.inside(CACHE) / name

    def walk(self, folder: str, wanted: Callable[[str], bool]) -> Iterator[str]:
        """Yield the files below a folder for which `wanted` is true, in order of their paths.

        yielded and asked: paths relative to `folder`; hidden folders are not entered, links to folders not followed
        raises:            WorkspaceError for a folder that cannot be listed: its files must not count as gone; and for
                           a name that is no text, because it cannot be written into a catalog
        """
        if self._listed.holds(f"{folder}/"):
            below = "" if folder == "." else f"{folder}/"
            names = (path[len(below) :] for path in self.files if path.startswith(below))
            yield from in_order(folder, [name for name in names if wanted(name)])
            return
        top = self._boundary.inside(folder)
        if not top.is_dir():
            return
        found: list[str] = []
        for path, folders, files in os.walk(top, onerror=self._unreadable):
            folders[:] = [name for name in folders if not name.startswith(".")]
            prefix = Path(path).relative_to(top).as_posix()
            prefix = "" if prefix == "." else f"{prefix}/"
            found += [prefix + name for name in files if wanted(prefix + name)]
        yield from in_order(folder, found)

    def exists(self, path: str) -> bool:
        """Return whether there is such a file inside the project."""
        return self._boundary.has_file(path)

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of all that lies in a folder; none where there is none inside, or it cannot be listed."""
        try:
            return frozenset(os.listdir(self._boundary.inside(folder)))
        except (OSError, WorkspaceError):
            return frozenset()

    def read(self, path: str, limit: int = 0) -> bytes:
        """Return a file's bytes.

        limit:   in bytes; 0 for none
        raises:  WorkspaceError where it cannot be read or is larger
        """
        return self._read(self._boundary.inside(path), path, limit)

    def read_if_there(self, path: str, limit: int = 0) -> bytes | None:
        """Return a file's bytes, None where there is no such file."""
        target = self._boundary.inside(path)
        return self._read(target, path, limit) if target.exists() else None

    def _read(self, target: Path, path: str, limit: int) -> bytes:
        try:
            if limit and target.stat().st_size > limit:
                remedy = "raise [limits] or split the file"
                raise WorkspaceError(f"larger than {limit} bytes", path=path, remedy=remedy, check="limit")
            return target.read_bytes()
        except OSError as error:
            raise WorkspaceError(f"cannot be read: {error.strerror}", path=path, remedy=_READ) from None

    def read_hashed(self, path: str, limit: int = 0) -> tuple[bytes, bytes]:
        """Return a file's bytes, as `read` does, and their hash, so that nobody reads it again to know that."""
        facts = self.files.get(path)
        data = self.read(path, limit)
        found = digest(data)
        if facts:
            self._known.note(path, facts, found)
        return data, found

    def read_hashed_if_there(self, path: str, limit: int = 0) -> bytes | None:
        """Return a file's bytes, as `read_if_there` does, and take note of their hash."""
        return self.read_hashed(path, limit)[0] if self._boundary.inside(path).exists() else None

    def digest(self, path: str) -> bytes | None:
        """Return the hash of a file's content, None where there is no such file. What has not changed is not read.

        raises: WorkspaceError where it has to be read and cannot be
        """
        facts = self.files.get(path) or _facts(self._boundary.inside(path))
        if facts is None:
            return None
        found = self._known.get(path, facts)
        if found is None:
            found = digest(self.read(path))
            self._known.note(path, facts, found)
        return found

    def facts(self, path: str) -> Facts:
        """Return the facts of a file, `ABSENT` where there is none."""
        facts = self.files.get(path)
        if facts is None and not self._listed.holds(path):
            facts = _facts(self.root / path)
        return facts or ABSENT

    def kept(self, name: str) -> bytes | None:
        """Return what `keep` was given, None where there is nothing, or nothing that can be read."""
        try:
            return self.read_if_there(f"{CACHE}/{name}")
        except WorkspaceError:
            return None

    def keep(self, name: str, pieces: Iterable[bytes]) -> None:
        """Keep something that can be made again for the next command."""
        with contextlib.suppress(OSError, WorkspaceError):  # It is only a memory.
            target = self._boundary.inside(f"{CACHE}/{name}")
            target.parent.mkdir(exist_ok=True)
            replace(target, pieces, staging=self._staging)

    def keep_digests(self) -> None:
        """Keep what is known of files' contents for the next command."""
        if (data := self._known.encode(self.files, self._listed.holds)) is not None:
            self.keep(_DIGESTS, (data,))

    def write(
        self, path: str, data: bytes, *, expected: bytes | EllipsisType | None = ..., durable: bool = False
    ) -> bool:
        """Make a file hold `data`; return whether anything had to be written.

        expected:  what the file held when it was read, None where there was none; left out where that does not matter
        durable:   whether the new content has to reach the disk before the old one goes
        raises:    WorkspaceError; the file is then as it was
        """
        target = self._boundary.inside(path)

        def check() -> bytes | None:
            current = _content(target)
            if expected is not ... and current not in (expected, data):
                raise WorkspaceError("changed while we were at work", path=path, remedy="run the command again")
            return current

        try:
            target = target.resolve() if os.path.islink(target) else target
            current = check()
            if current == data:
                return False
            if current is not None and not is_writable(target):
                raise WorkspaceError("is read-only", path=path, remedy="make it writable")
            self._make_folder(target.parent)
            replace(
                target,
                (data,),
                staging=self._staging,
                check=check if expected is not ... else lambda: None,
                durable=durable and current is not None,
            )
        except OSError as error:
            raise WorkspaceError(f"cannot be written: {error.strerror}", path=path, remedy=_WRITE) from None
        self._count(path)
        self._left(path, target, digest(data))
        return True

    def link(self, source: str, path: str) -> bool:
        """Make `path` the same file as `source`, or a copy of it where that is not possible."""
        origin, target = self._boundary.inside(source), self._boundary.inside(path)
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
                replace(target, (data,), staging=self._staging)
        except OSError as error:
            raise WorkspaceError(f"cannot be copied to {path}: {error.strerror}", path=source, remedy=_WRITE) from None
        self._count(path)
        self._left(path, target, digest(data))
        return True

    def move(self, path: str, to: str) -> None:
        """Move a file, replacing nothing: the new place must be free."""
        origin, target = self._boundary.inside(path), self._boundary.inside(to)
        try:
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            target.parent.mkdir(parents=True, exist_ok=True)
            origin.rename(target)
        except OSError as error:
            raise WorkspaceError(f"cannot be moved to {to}: {error.strerror}", path=path, remedy=_WRITE) from None
        self._count(path, to)
        self._left(path, origin, None)
        self._left(to, target, None)
        self._tidy(origin.parent)

    def remove(self, path: str) -> None:
        """Delete a file that we made, and the folders that it leaves empty."""
        target = self._boundary.inside(path)
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise WorkspaceError(f"cannot be removed: {error.strerror}", path=path, remedy=_WRITE) from None
        self._count(path)
        self._left(path, target, None)
        self._tidy(target.parent)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out of this project meanwhile; what a run that was killed left behind goes first."""
        folder = self._boundary.inside(CACHE)
        try:
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").exists() or (folder / ".gitignore").write_text("*\n", encoding="utf-8")
            held = acquire(folder / "lock", _LOCK_SECONDS)
        except TimeoutError:
            raise WorkspaceError("another run holds the lock", path=f"{CACHE}/lock", remedy="wait for it") from None
        except (OSError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or error
            raise WorkspaceError(f"cannot be locked: {reason}", path=CACHE, remedy=f"{_WRITE} and locks") from None
        with held:
            self._staging = self._cleared(_STAGING)
            try:
                yield
                self.keep_digests()
            finally:
                self._staging = None

    @cached_property
    def _known(self) -> Digests:
        return Digests(partial(_remembered, self.private(_DIGESTS)))

    def _count(self, *paths: str) -> None:
        self.written += 1
        self.touched.update(paths)

    def _left(self, path: str, target: Path, content: bytes | None) -> None:
        """Take note of a file that we changed.

        content:  the hash of what it holds, None where that is not at hand
        """
        facts = _facts(target)
        if facts is None:
            self.files.pop(path, None)
            return
        self.files[path] = facts
        if content is not None:
            self._known.note(path, facts, content)

    def _cleared(self, path: str) -> Path:
        """Return a folder for temporary files, once it is there and those of earlier runs are gone."""
        folder = self._boundary.inside(path)
        try:
            folder.mkdir(exist_ok=True)
            clear(folder)
        except OSError as error:
            raise WorkspaceError(f"cannot be cleared: {error.strerror}", path=path, remedy=_WRITE) from None
        return folder

    def _unreadable(self, error: OSError) -> None:
        path = Path(error.filename or "").relative_to(self.root).as_posix()
        raise WorkspaceError(f"cannot be read: {error.strerror}", path=path, remedy=_READ) from None

    def _make_folder(self, folder: Path) -> None:
        if folder not in self._made_folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._made_folders.add(folder)

    def _tidy(self, folder: Path) -> None:
        with contextlib.suppress(OSError):  # An empty folder is no harm.
            while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
                self._made_folders.discard(folder)
                folder.rmdir()
                folder = folder.parent


def _facts(path: Path) -> Facts | None:
    try:
        return facts_of(os.stat(path))
    except OSError:
        return None


def _remembered(path: Path) -> bytes | None:
    """Return what a file of our own holds; None where it cannot be read, or is a link, which we do not make."""
    try:
        return None if path.is_symlink() else _content(path)
    except OSError:
        return None


def _content(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
