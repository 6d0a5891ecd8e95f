"""Files read, replaced, moved and locked: what is kept, what is refused, what is left behind."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import os
import pathlib
import stat
import subprocess
import sys

import pytest

from l10n.errors import WorkspaceError
from l10n.workspace import Workspace

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path)


def refusal(action, *arguments, **options):
    with pytest.raises(WorkspaceError) as caught:
        action(*arguments, **options)
    return str(caught.value)


def files(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_writing_makes_folders_and_tells_whether_there_was_anything_to_do(workspace, tmp_path):
    assert workspace.write("a/b.po", b"one") is True
    written = (tmp_path / "a/b.po").stat().st_mtime_ns
    assert workspace.write("a/b.po", b"one") is False
    assert (tmp_path / "a/b.po").stat().st_mtime_ns == written
    assert workspace.write("a/b.po", b"two", expected=b"one", durable=True) is True
    assert workspace.read("a/b.po") == b"two"
    assert (files(tmp_path), workspace.written) == (["a/b.po"], 2)


@pytest.mark.parametrize(
    ("there", "expected"), [(b"theirs", b"read"), (b"theirs", None), (None, b"read")], ids=["changed", "came", "gone"]
)
def test_what_somebody_else_wrote_meanwhile_stays(workspace, tmp_path, there, expected):
    if there is not None:
        workspace.write("a.po", there)
    reason = refusal(workspace.write, "a.po", b"ours", expected=expected)
    assert reason == "a.po: changed while we were at work; run the command again"
    assert workspace.read_if_there("a.po") == there


def test_what_an_editor_saves_while_we_write_stays(workspace, tmp_path, monkeypatch):
    workspace.write("a.po", b"read")
    fsync = os.fsync

    def save(descriptor):
        (tmp_path / "a.po").write_bytes(b"saved in the editor")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", save)
    assert "changed while we were at work" in refusal(workspace.write, "a.po", b"ours", expected=b"read", durable=True)
    assert workspace.read("a.po") == b"saved in the editor"
    assert files(tmp_path) == ["a.po"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("locked", [True, False])
def test_a_disk_that_gives_up_leaves_the_file_as_it_was(workspace, tmp_path, monkeypatch, code, locked):
    workspace.write("a.po", b"old")

    def give_up(descriptor):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", give_up)
    if locked:
        with workspace.locked():
            reason = refusal(workspace.write, "a.po", b"new", durable=True)
    else:
        reason = refusal(workspace.write, "a.po", b"new", durable=True)
    assert reason.startswith(f"a.po: cannot be written: {os.strerror(code)}; ")
    assert workspace.read("a.po") == b"old"
    assert [name for name in files(tmp_path) if name.endswith(".tmp")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on file sizes is set for a child")
def test_a_file_that_the_system_cuts_short_is_not_put_in_place(workspace, tmp_path):
    workspace.write("a.po", b"old")
    program = (
        "import pathlib, resource; from l10n.errors import WorkspaceError; from l10n.workspace import Workspace\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: Workspace(pathlib.Path.cwd()).write('a.po', b'new' * 1000)\n"
        "except WorkspaceError as error: print(error)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.startswith("a.po: cannot be written: File too large; ")
    assert (workspace.read("a.po"), files(tmp_path)) == (b"old", ["a.po"])


def test_a_file_that_another_program_holds_open_is_named(workspace, tmp_path, monkeypatch):
    workspace.write("a.po", b"old")

    def refuse(source, target):
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(pathlib.Path, "replace", refuse)
    assert refusal(workspace.write, "a.po", b"new").startswith("a.po: cannot be written: Access is denied; ")
    assert (workspace.read("a.po"), files(tmp_path)) == (b"old", ["a.po"])


def test_a_read_only_file_is_not_replaced(workspace, tmp_path):
    workspace.write("a.po", b"old")
    (tmp_path / "a.po").chmod(0o444)
    assert refusal(workspace.write, "a.po", b"new") == "a.po: is read-only; make it writable"
    assert workspace.write("a.po", b"old") is False
    assert workspace.read("a.po") == b"old"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode(workspace, tmp_path, mode):
    workspace.write("a.po", b"old")
    (tmp_path / "a.po").chmod(mode)
    workspace.write("a.po", b"new", durable=True)
    assert stat.S_IMODE((tmp_path / "a.po").stat().st_mode) == mode


@posix
def test_a_new_file_has_the_mode_that_the_user_wants(workspace, tmp_path):
    before = os.umask(0o027)
    try:
        workspace.write("a.po", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.po").stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner(workspace, tmp_path):
    workspace.write("a.po", b"old")
    os.chown(tmp_path / "a.po", 4321, 8765)
    workspace.write("a.po", b"new")
    found = (tmp_path / "a.po").stat()
    assert (found.st_uid, found.st_gid) == (4321, 8765)


@posix
def test_a_link_to_a_file_of_the_project_stays_a_link(workspace, tmp_path):
    workspace.write("shared/a.po", b"old")
    (tmp_path / "a.po").symlink_to("shared/a.po")
    workspace.write("a.po", b"new", expected=b"old")
    assert (tmp_path / "a.po").is_symlink()
    assert workspace.read("shared/a.po") == b"new"


@posix
@pytest.mark.parametrize("path", ["../x.po", "a/../../x.po", "/etc/passwd", "out/x.po", "a\0b"])
def test_nothing_outside_is_read_or_written(workspace, tmp_path, path):
    (tmp_path / "out").symlink_to(tmp_path.parent)
    for action in (workspace.read, workspace.remove, lambda path: workspace.write(path, b"x")):
        assert "lies outside the project" in refusal(action, path)


def test_moving_replaces_nothing(workspace, tmp_path):
    workspace.write("a/b/one.po", b"one")
    workspace.write("two.po", b"two")
    assert "File exists" in refusal(workspace.move, "a/b/one.po", "two.po")
    workspace.move("a/b/one.po", "kept/one.po")
    assert files(tmp_path) == ["kept/one.po", "two.po"]
    assert not (tmp_path / "a").exists()


def test_what_a_killed_run_left_behind_goes_with_the_next(workspace, tmp_path):
    with workspace.locked():
        pass
    left = tmp_path / ".l10n/tmp/0123456789abcdef.tmp"
    left.write_bytes(b"half a fi")
    other = tmp_path / ".l10n/tmp/notes.txt"
    other.write_bytes(b"not ours")
    with workspace.locked():
        assert (left.exists(), other.exists()) == (False, True)


def test_temporary_files_lie_in_the_cache_or_beside_their_target(workspace, tmp_path, monkeypatch):
    seen = []
    replace = pathlib.Path.replace

    def watch(source, target):
        seen.append(source.parent.relative_to(tmp_path).as_posix())
        return replace(source, target)

    monkeypatch.setattr(pathlib.Path, "replace", watch)
    with workspace.locked():
        workspace.write("a/a.po", b"one")
    assert set(seen) == {".l10n/tmp"}
    workspace.write("a/a.po", b"two")
    assert seen[-1] == "a"


def test_a_folder_on_another_disk_has_the_temporary_file_beside_the_target(workspace, tmp_path, monkeypatch):
    replace = pathlib.Path.replace

    def split(source, target):
        if source.parent != target.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return replace(source, target)

    monkeypatch.setattr(pathlib.Path, "replace", split)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/.a.po.tmp").write_bytes(b"left by a run that was killed")
    with workspace.locked():
        assert workspace.write("a/a.po", b"one") is True
        assert list((tmp_path / ".l10n/tmp").iterdir()) == []
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["a.po"]


def test_the_lock_keeps_another_run_out(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr("l10n.workspace._LOCK_SECONDS", 0.1)
    with workspace.locked():
        with pytest.raises(WorkspaceError) as caught, Workspace(tmp_path).locked():
            pytest.fail("two at once")
        assert str(caught.value) == ".l10n/lock: another run holds the lock; wait for it"
    with Workspace(tmp_path).locked():
        pass


def test_an_error_inside_the_lock_is_not_one_of_the_lock(workspace):
    with pytest.raises(OSError, match="of the caller"), workspace.locked():
        raise OSError("of the caller")


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(workspace, tmp_path, monkeypatch):
    workspace.write("source/a/b.md", b"")
    scandir = os.scandir

    def refuse(path):
        if pathlib.Path(path).name == "a":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reason = refusal(lambda: list(workspace.walk("source", lambda path: True)))
    assert reason.startswith(f"source/a: cannot be read: {os.strerror(errno.EIO)}; ")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_named(workspace, tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / os.fsdecode(b"source/a\xff.md")).touch()
    reason = refusal(lambda: list(workspace.walk("source", lambda path: path.endswith(".md"))))
    assert reason.startswith("source/a\\xff.md: its name is not UTF-8; rename it")
    assert list(workspace.walk("source", lambda path: False)) == []


@posix
def test_a_copy_is_the_same_file_where_that_is_possible(workspace, tmp_path, monkeypatch):
    workspace.write("source/x.png", b"image")
    assert workspace.link("source/x.png", "output/x.png") is True
    assert (tmp_path / "output/x.png").samefile(tmp_path / "source/x.png")
    assert workspace.link("source/x.png", "output/x.png") is False

    def refuse(origin, target):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    assert workspace.link("source/x.png", "output/y.png") is True
    assert workspace.read("output/y.png") == b"image"
    assert not (tmp_path / "output/y.png").samefile(tmp_path / "source/x.png")
