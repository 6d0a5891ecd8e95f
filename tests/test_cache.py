"""The cache: what was put comes out, or nothing does, whatever happens to its file."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import msgspec
import pytest
from click.testing import CliRunner

import l10n.cache
from l10n.cache import CACHE_FILE, Cache
from l10n.cli import main

DAY = 86_400
TABLE = "CREATE TABLE entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, sum INTEGER NOT NULL, used INTEGER NOT NULL)"


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".l10n" / CACHE_FILE


@pytest.fixture
def clock(monkeypatch):
    """A clock that tests set forward, in days."""
    days = [20_000]
    monkeypatch.setattr(l10n.cache.time, "time", lambda: days[0] * DAY)
    return days


def key(number):
    return number.to_bytes(16, "big")


def value(number, size=4_000):
    return random.Random(number).randbytes(size)


def put(path, numbers):
    cache = Cache(path)
    cache.put({key(number): value(number) for number in numbers})
    cache.close()


def got(path, numbers):
    """Return the numbers whose values are there, once each is sure to be the right one."""
    cache = Cache(path)
    found = cache.get(key(number) for number in numbers)
    cache.close()
    kept = [number for number in numbers if key(number) in found]
    assert all(found[key(number)] == value(number) for number in kept)
    return kept


def test_what_was_put_comes_out(path):
    put(path, range(0, 2_000, 2))
    assert got(path, range(2_000)) == list(range(0, 2_000, 2))


def test_what_was_not_used_for_longest_goes_first(path, clock):
    for start in (0, 100, 200):
        put(path, range(start, start + 100))
        clock[0] += 1
    assert got(path, range(50)) == list(range(50))
    cache = Cache(path)
    cache.trim(220 * 4_096)
    cache.close()
    left = got(path, range(300))
    assert set(range(50)) <= set(left)
    assert not set(range(50, 100)) & set(left)
    assert set(range(200, 300)) <= set(left)


def test_a_trimmed_file_keeps_to_its_limit_and_is_filled_again(path):
    put(path, range(1_000))
    for limit in (2_000_000, 100_000, 1):
        cache = Cache(path)
        cache.trim(limit)
        assert cache.size()[1] <= max(limit, 5 * 4_096)
        cache.close()
        assert path.stat().st_size <= max(limit, 5 * 4_096)
    put(path, range(10))
    assert got(path, range(10)) == list(range(10))


def test_a_cache_within_its_limit_is_left_alone(path):
    put(path, range(100))
    cache = Cache(path)
    cache.trim(1 << 30)
    cache.close()
    assert got(path, range(100)) == list(range(100))


WRITER = """
import pathlib, random, sys
from l10n.cache import Cache
path, start, stop = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
cache = Cache(path)
print("ready", flush=True)
for number in range(start, stop):
    cache.put({number.to_bytes(16, "big"): random.Random(number).randbytes(4_000)})
cache.close()
"""


def writer(path, start, stop):
    """Start a process that puts values, one by one."""
    command = [sys.executable, "-c", WRITER, str(path), str(start), str(stop)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_runs_write_side_by_side(path):
    writers = [writer(path, start, start + 200) for start in (0, 200, 400)]
    assert [process.wait(60) for process in writers] == [0, 0, 0]
    for process in writers:
        process.stdout.close()
    assert got(path, range(600)) == list(range(600))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_run_that_is_killed_leaves_a_cache_that_works(path):
    for start in range(0, 3_000_000, 1_000_000):
        process = writer(path, start, start + 1_000_000)
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        first = got(path, range(start, start + 20_000))
        assert first == list(range(start, start + len(first)))
        assert first
    put(path, range(5))
    assert got(path, range(5)) == list(range(5))


def junk(path):
    path.write_bytes(b"not a database, " * 1_000)


def cut(path):
    path.write_bytes(path.read_bytes()[:5_000])


def other_table(path):
    sql(path, "CREATE TABLE entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)")


def view(path):
    sql(path, "CREATE TABLE t (a, b, c, d)", "CREATE VIEW entries AS SELECT a key, b value, c sum, d used FROM t")


def trigger(path):
    sql(path, TABLE, "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END")


def sql(path, *statements):
    path.unlink()
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("damage", [junk, cut, other_table, view, trigger])
def test_what_is_no_cache_of_ours_is_replaced_with_a_note(path, caplog, damage):
    put(path, range(50))
    damage(path)
    assert got(path, range(50)) == []
    assert "replaced by an empty cache" in caplog.text
    put(path, range(50))
    assert got(path, range(50)) == list(range(50))


@pytest.mark.parametrize("seed", range(20))
def test_bytes_that_changed_give_no_wrong_value(path, seed):
    put(path, range(100))
    chance, data = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(30):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    path.write_bytes(data)
    got(path, range(100))
    put(path, range(100))
    got(path, range(100))


def test_a_value_under_another_key_is_not_given_out(path):
    put(path, range(3))
    connection = sqlite3.connect(path)
    total = "(SELECT sum FROM entries WHERE key = ?)"
    connection.execute(f"UPDATE entries SET value = ?, sum = {total}", (value(2), key(2)))
    connection.execute("UPDATE entries SET value = 'text' WHERE key = ?", (key(1),))
    connection.commit()
    connection.close()
    assert got(path, range(3)) == [2]


def test_a_file_that_is_locked_is_left_alone(path, monkeypatch):
    put(path, range(3))
    monkeypatch.setattr(l10n.cache, "_PATIENCE", 0.05)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    put(path, range(3, 6))
    connection.execute("COMMIT")
    connection.close()
    assert got(path, range(6)) == [0, 1, 2]


def test_a_folder_in_its_place_means_no_cache(path):
    path.mkdir(parents=True)
    put(path, range(3))
    assert got(path, range(3)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that not everybody has")
def test_links_that_lead_elsewhere_are_not_followed(path, tmp_path):
    other = tmp_path / "other" / "file.sqlite3"
    other.parent.mkdir()
    other.write_bytes(b"mine")
    path.parent.mkdir()
    path.symlink_to(other)
    put(path, range(3))
    assert got(path, range(3)) == [0, 1, 2]
    assert other.read_bytes() == b"mine"

    linked = tmp_path / "linked"
    linked.symlink_to(other.parent)
    put(linked / CACHE_FILE, range(3))
    assert [found.name for found in other.parent.iterdir()] == ["file.sqlite3"]


# The cache of a project.


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    for number in range(40):
        text = f"# Article {number}\n\n" + "".join(f"Words {part} of {number}.\n\n" for part in range(40))
        (tmp_path / f"source/{number}.md").write_text(text, "utf-8")
        os.utime(tmp_path / f"source/{number}.md", (1_700_000_000, 1_700_000_000))
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\n', "utf-8")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def shown():
    return json.loads(run("cache", "--format", "json").output)


def output(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "output").rglob("*.md")}


def test_the_cache_is_shown_and_cleared(project):
    assert (shown()["values"], shown()["runs"]) == (0, 0)
    assert not (project / ".l10n").exists()
    run("extract", "--jobs", "1")
    run("build", "--jobs", "1")
    found = shown()
    assert found["values"] > 3 * 40  # Of each article what is in it, and what came of it in either command.
    assert found["runs"] >= 1  # The second run came so soon that it may not trust the times of files.
    assert found["folder"] == str(project / ".l10n")
    assert found["limit"] == 1 << 30
    assert found["size"] > found["values_size"] > 40 * 1_000
    assert f"results     {found['values']}" in run("cache").output

    before = output(project)
    for path in (project / "source").rglob("*.md"):
        os.utime(path, (1, 1))
    time.sleep(0.06)  # Then what was written is old enough to be known by the times of files.
    run("build", "--jobs", "1")
    assert (project / ".l10n/records/built").is_file()
    run("cache", "--clear")
    assert (shown()["values"], shown()["runs"]) == (0, 0)
    assert list((project / ".l10n/records").iterdir()) == []
    assert shown()["size"] < 40_000
    assert "0 files written" in run("build", "--jobs", "1").output
    assert output(project) == before


def test_a_memory_that_cannot_be_removed_is_told(project, monkeypatch):
    run("check", "--jobs", "1")
    (project / ".l10n/runs").mkdir(exist_ok=True)
    (project / ".l10n/runs/a").touch()

    def refuse(path, missing_ok=False):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(pathlib.Path, "unlink", refuse)
    result = CliRunner().invoke(main, ["cache", "--clear"], catch_exceptions=False)
    assert result.exit_code == 1
    assert ".l10n/runs: cannot be removed: Permission denied" in result.output


def test_an_article_that_is_gone_leaves_no_output_after_the_cache_was_cleared(project):
    run("build", "--jobs", "1")
    run("cache", "--clear")
    (project / "source/7.md").unlink()
    run("build", "--jobs", "1")
    assert len(output(project)) == 39


def test_a_command_brings_the_cache_back_within_its_limit(project):
    run("build", "--jobs", "1")
    full = shown()["values_size"]
    limit = full // 2
    (project / "l10n.toml").write_text(f'locales = ["de"]\n\n[limits]\ncache = {limit}\n', "utf-8")
    run("build", "--jobs", "1")
    assert 0 < shown()["values_size"] <= limit
    assert shown()["limit"] == limit


def test_a_cache_of_another_version_of_the_code_is_not_used(project, monkeypatch):
    run("build", "--jobs", "1")
    before, values = output(project), shown()["values"]
    for module in ("l10n.stamp", "l10n.commands.sources", "l10n.commands.records"):
        monkeypatch.setattr(f"{module}.code_version", lambda: b"another")
    run("build", "--jobs", "1")
    assert shown()["values"] == 2 * values
    assert output(project) == before


def test_a_damaged_cache_changes_nothing_but_the_time(project, caplog):
    run("build", "--jobs", "1")
    before = output(project)
    (project / ".l10n" / CACHE_FILE).write_bytes(b"junk" * 5_000)
    (project / "source/7.md").write_text("# Other\n", "utf-8")
    run("build", "--jobs", "1")
    assert "replaced by an empty cache" in caplog.text
    after = output(project)
    assert [path for path in before if before[path] != after[path]] == ["output/de/7.md"]


def foreign(values):
    """Return what msgspec takes for values of other types, in place of what is there."""
    shapes = ([], {}, 1, "text", [1, 2, 3], ["x"] * 9, {"units": 3}, None)
    return {key: msgspec.msgpack.encode(shapes[number % len(shapes)]) for number, key in enumerate(sorted(values))}


def broken(values):
    return dict.fromkeys(values, b"\xc1")


def empty(values):
    return dict.fromkeys(values, b"")


@pytest.mark.parametrize("made", [foreign, broken, empty])
def test_values_of_another_shape_are_made_anew(project, made, monkeypatch):
    # What is known by facts must not hang on how long before the end of a run a file was written.
    monkeypatch.setattr("l10n.commands.records.RACY", 0)
    commands = (["extract"], ["build"], ["check", "--source"], ["status"], ["fix", "--anchors"], ["slugs"], ["ui"])
    expected = [run(*command, "--jobs", "1").output for command in commands for _ in range(2)][1::2]
    built = output(project)
    connection = sqlite3.connect(project / ".l10n" / CACHE_FILE)
    keys = [found for (found,) in connection.execute("SELECT key FROM entries")]
    for command, told in zip(commands, expected, strict=True):
        cache = Cache(project / ".l10n" / CACHE_FILE)
        cache.put(made(keys))
        cache.close()
        shutil.rmtree(project / ".l10n" / "runs", ignore_errors=True)
        assert (run(*command, "--jobs", "1").output, output(project)) == (told, built)


def test_another_limit_makes_nothing_anew(project):
    for command in ("extract", "build", "check"):
        run(command, "--jobs", "1")
    values = shown()["values"]
    (project / "l10n.toml").write_text('locales = ["de"]\n\n[limits]\ncache = 1_000_000_000\n', "utf-8")
    for command in ("extract", "build", "check"):
        run(command, "--jobs", "1")
    assert shown()["values"] == values
