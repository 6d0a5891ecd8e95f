"""The lock of a project, whoever takes it: two runs never hold it at once."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import multiprocessing
import os

import filelock
import pytest

from l10n import lock

needs_flock = pytest.mark.skipif(not lock._HAS_FLOCK, reason="no flock on this system")


@pytest.fixture(params=["directly", "by filelock"])
def way(request, monkeypatch):
    """Take the lock in one way or the other, whatever the system has."""
    if request.param == "by filelock":
        monkeypatch.setattr(lock, "_HAS_FLOCK", False)
    elif not lock._HAS_FLOCK:
        pytest.skip("no flock on this system")


def test_one_holds_it_at_a_time(way, tmp_path):
    path = tmp_path / "lock"
    with lock.acquire(path, 0), pytest.raises(TimeoutError):
        lock.acquire(path, 0.1)
    with lock.acquire(path, 0):
        assert path.exists()


@needs_flock
def test_both_ways_keep_each_other_out(tmp_path):
    path = tmp_path / "lock"
    with lock.acquire(path, 0), pytest.raises(filelock.Timeout):
        filelock.FileLock(path, timeout=0).acquire()
    with filelock.FileLock(path), pytest.raises(TimeoutError):
        lock.acquire(path, 0)


@needs_flock
def test_it_is_waited_for(tmp_path, monkeypatch):
    held = lock.acquire(tmp_path / "lock", 0)
    monkeypatch.setattr(lock.time, "sleep", lambda seconds: held.__exit__(None, None, None))
    with lock.acquire(tmp_path / "lock", 60):
        pass


@needs_flock
def test_a_worker_that_lives_on_does_not_hold_it(tmp_path):
    with lock.acquire(tmp_path / "lock", 0):
        end = multiprocessing.get_context("fork").Event()
        worker = multiprocessing.get_context("fork").Process(target=end.wait)
        worker.start()
    try:
        with lock.acquire(tmp_path / "lock", 0):
            pass
    finally:
        end.set()
        worker.join()


@needs_flock
def test_a_file_that_was_deleted_meanwhile_is_not_the_lock(tmp_path, monkeypatch):
    path, flock = tmp_path / "lock", lock.flock

    def deleted(*arguments):
        monkeypatch.setattr(lock, "flock", flock)
        flock(*arguments)
        path.unlink()

    monkeypatch.setattr(lock, "flock", deleted)
    with lock.acquire(path, 1), pytest.raises(TimeoutError):
        lock.acquire(path, 0)


@needs_flock
def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        lock.acquire(tmp_path / "lock", 0)
    assert not (tmp_path / "elsewhere").exists()


@needs_flock
@pytest.mark.parametrize("code, falls_back", [(errno.ENOSYS, True), (errno.ENOLCK, False)])
def test_where_a_file_system_has_no_locks_filelock_finds_a_way(tmp_path, monkeypatch, code, falls_back):
    asked = []

    def refuse(*arguments):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(lock, "flock", refuse)
    monkeypatch.setattr(lock, "_from_filelock", lambda *arguments: asked.append(arguments))
    if not falls_back:
        with pytest.raises(OSError, match="lock"):
            lock.acquire(tmp_path / "lock", 0)
    else:
        lock.acquire(tmp_path / "lock", 0)
    assert bool(asked) is falls_back
