"""A file replaced whole or not at all, whatever happens meanwhile.

1. The new content goes into a temporary file, which takes the place of the old one in one step (`os.replace`).
2. The new file has the mode of the old one and, where we may, its owner.
3. A temporary file that a killed run left behind is no obstacle.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

_TEMPORARY = re.compile(r"[0-9a-f]{16}\.tmp")


def replace(
    target: Path,
    pieces: Iterable[bytes],
    *,
    staging: Path | None = None,
    check: Callable[[], object] = lambda: None,
    durable: bool = False,
) -> None:
    """Make `target` a new file that holds these pieces, or leave it as it is.

    staging:  folder for the temporary file; None for the target's own, as where the two are on different disks
    check:    called right before the old file goes; what it raises keeps that one
    durable:  whether the new content has to reach the disk before the old one goes
    raises:   OSError
    """
    if staging:
        try:
            return _replace_by(staging / f"{os.urandom(8).hex()}.tmp", target, pieces, check, durable=durable)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
    # Always the same name: one that a killed run left is taken over.
    return _replace_by(target.with_name(f".{target.name[:40]}.tmp"), target, pieces, check, durable=durable)


def clear(staging: Path) -> None:
    """Delete the temporary files in a folder for them."""
    for leftover in staging.iterdir():
        if _TEMPORARY.fullmatch(leftover.name):
            leftover.unlink()


def is_writable(path: Path) -> bool:
    """Return whether a file may be written; read-only means that for root too."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def _replace_by(
    temporary: Path, target: Path, pieces: Iterable[bytes], check: Callable[[], object], *, durable: bool
) -> None:
    try:
        with _new_file(temporary) as file:
            file.writelines(pieces)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        _dress(temporary, target)
        check()
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _new_file(path: Path) -> BinaryIO:
    try:
        return open(path, "xb")
    except FileExistsError:
        path.unlink()
        return open(path, "xb")


def _dress(temporary: Path, target: Path) -> None:
    """Give a file the mode and, where we may, the owner of the one that it will replace."""
    try:
        old = os.stat(target)
    except FileNotFoundError:
        return
    new = temporary.stat()
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(old.st_mode & 0o777)
