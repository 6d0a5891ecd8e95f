"""The lock that keeps other runs out of a project.

Where the system has `flock` it is asked for directly: to load `filelock` for that was three hundredths of a build after
an edit. Elsewhere, and where a file system has no locks, `filelock` finds a way. It locks the same file in the same way
where both can, so that runs of either kind keep each other out.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import errno
import os
import time
from contextlib import AbstractContextManager
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
except ImportError:  # as on Windows
    _HAS_FLOCK = False
else:
    _HAS_FLOCK = True

_HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK}
"""What `flock` says where somebody else has the lock."""
_POLL_SECONDS = 0.05


def acquire(path: Path, seconds: float) -> AbstractContextManager[object]:
    """Return a lock that is held already, and let go of at the end of the context.

    path:     of a file, which need not be there and stays
    seconds:  how long to wait for whoever holds it
    raises:   TimeoutError after that time; OSError or NotImplementedError where there can be no lock
    """
    if not _HAS_FLOCK:
        return _from_filelock(path, seconds)
    end = time.monotonic() + seconds
    try:
        while (held := _try(path)) is None:
            if time.monotonic() >= end:
                raise TimeoutError
            time.sleep(_POLL_SECONDS)
    except OSError as error:
        if error.errno != errno.ENOSYS:
            raise
        return _from_filelock(path, seconds)
    return held


def _try(path: Path) -> AbstractContextManager[object] | None:
    """Return the lock, None while somebody else has it."""
    with contextlib.ExitStack() as opened:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        opened.callback(os.close, file)
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                return None
            raise
        # Workers have the file open, too; without this they would hold the lock for as long as they live.
        opened.callback(flock, file, LOCK_UN)
        # Whoever deleted the cache meanwhile took the file away that others look for.
        return opened.pop_all() if os.fstat(file).st_nlink else None


def _from_filelock(path: Path, seconds: float) -> AbstractContextManager[object]:
    import filelock  # slow to load, and few systems need it

    return filelock.FileLock(path, timeout=seconds).acquire()
