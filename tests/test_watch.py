"""`l10n watch` on real files: every way to save is seen, once, and nothing of our own."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import os
import queue
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("watchfiles", reason='needs pip install "l10n-markdown[watch]"')
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")

CATALOG = "locales/de/LC_MESSAGES/guide.po"
PATIENCE = 30
"""Seconds for what takes a moment on a machine that has nothing else to do."""
QUIET = 1.5
"""Seconds without a word, after which none is to come: a look at the files is taken every second."""


class Watched:
    """A project that is watched."""

    def __init__(self, root, process):
        self.root = root
        self.process = process
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def read(self, path):
        return (self.root / path).read_text("utf-8")

    def replace(self, path, text):
        """Save as many editors do: another file takes the place of the old one."""
        for name in (f".{path.rpartition('/')[2]}.swp", "4913", f"{path.rpartition('/')[2]}~"):
            (self.root / path).with_name(name).write_text("x", "utf-8")
            (self.root / path).with_name(name).unlink()
        self.write(f"{path}.tmp", text)
        (self.root / f"{path}.tmp").replace(self.root / path)

    def told(self, pattern):
        """Wait for a line of which the start has a form, and return all lines up to it."""
        lines, end = [], time.monotonic() + PATIENCE
        while not lines or not re.match(pattern, lines[-1]):
            try:
                lines.append(self.lines.get(timeout=max(0.01, end - time.monotonic())))
            except queue.Empty:
                pytest.fail(f"no {pattern!r} in {lines}")
        return lines

    def quiet(self):
        """Return what is told in a time in which nothing should be."""
        time.sleep(QUIET)
        return [self.lines.get() for _ in range(self.lines.qsize())]

    def end(self):
        """Press Ctrl-C; return the exit code and what was told as an error."""
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(PATIENCE)
        return code, self.process.stderr.read()


@pytest.fixture
def watched(tmp_path):
    make(tmp_path)
    with watching(tmp_path) as made:
        assert made.told("watching: ")[-1].startswith("watching: extract: 2 files written, build: 1 ")
        yield made


def make(root):
    (root / "source").mkdir()
    (root / "source/guide.md").write_text("# Guide\n\nSome words.\n", "utf-8")
    (root / "l10n.toml").write_text('locales = ["de"]\n[ui]\ndetect = "off"\n', "utf-8")


@contextlib.contextmanager
def watching(root, *options):
    command = [sys.executable, "-u", "-m", "l10n", "watch", *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=root, start_new_session=True, **pipes) as process:
        try:
            yield Watched(root, process)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_a_saved_article_is_extracted_and_built_once(watched):
    watched.write("source/guide.md", "# Guide\n\nOther words.\n")
    last = watched.told("source/guide.md: ")[-1]
    assert re.fullmatch(r"source/guide\.md: extract: 2 files written, build: 1 file written \(\d+\.\d\d s\)", last)
    assert "Other words." in watched.read("output/de/guide.md")
    assert 'msgid "Other words."' in watched.read(CATALOG)
    assert watched.quiet() == []
    assert watched.end() == (0, "")


def test_a_watch_goes_on_where_other_commands_have_ended(tmp_path):
    """What they know of articles is kept for it, and what it knows, for them."""

    def remembered():
        with contextlib.closing(sqlite3.connect(tmp_path / ".l10n/cache.sqlite3")) as cache:
            return set(cache.execute("SELECT key, sum FROM entries"))

    make(tmp_path)
    (tmp_path / "source/other.md").write_text("# Other\n\nSee [guide](guide.md#guide), ![x](x.png).\n", "utf-8")
    for command in ("extract", "build"):
        subprocess.run([sys.executable, "-m", "l10n", command], cwd=tmp_path, check=True, capture_output=True)
    before = remembered()
    with watching(tmp_path) as made:
        made.told("watching: extract: 0 files written, build: 0 files written")
        made.end()
    assert remembered() == before


def test_a_saved_catalog_is_built_and_left_alone(watched):
    text = watched.read(CATALOG).replace('msgid "Some words."\nmsgstr ""', 'msgid "Some words."\nmsgstr "Worte."')
    watched.replace(CATALOG, text)
    assert watched.told(CATALOG)[-1].startswith(f"{CATALOG}: build: 1 file written (")
    assert watched.read("output/de/guide.md") == "# Guide\n\nWorte.\n"
    assert watched.read(CATALOG) == text
    assert watched.quiet() == []


def test_every_way_to_save_is_seen(watched):
    watched.replace("source/guide.md", "# Guide\n\nReplaced.\n")
    watched.told("source/guide.md: ")
    assert "Replaced." in watched.read("output/de/guide.md")

    watched.write("source/new/one.md", "# One\n")
    watched.told("source/new/one.md: ")
    assert watched.read("output/de/new/one.md") == "# One\n"

    (watched.root / "source/new/one.md").rename(watched.root / "source/new/two.md")
    watched.told("source/new/one.md and 1 more: ")
    assert not (watched.root / "output/de/new/one.md").exists()
    assert watched.read("output/de/new/two.md") == "# One\n"

    shutil.rmtree(watched.root / "source/new")
    watched.told("source/new/two.md: ")
    assert not (watched.root / "output/de/new").exists()
    assert watched.quiet() == []


def test_files_that_are_saved_together_are_built_together(watched):
    for number in range(20):
        watched.write(f"source/{number:02}.md", f"# Article {number}\n")
    lines = watched.told("source/.*")
    while len(list((watched.root / "output/de").glob("*.md"))) < 21:
        lines += watched.told("source/.*")
    assert len(lines) <= 2
    assert watched.quiet() == []


def test_what_is_no_article_is_no_reason(watched):
    watched.write("source/.hidden.md", "# Hidden\n")
    watched.write("source/notes.txt", "Notes\n")
    watched.write("output/de/guide.md", "Written over\n")
    assert watched.quiet() == []


def test_a_broken_file_is_told_once_and_the_watch_goes_on(watched):
    good = watched.read(CATALOG)
    watched.write(CATALOG, good + "msgid broken\n")
    lines = watched.told(CATALOG + ": build")
    assert len(lines) == 2
    assert re.match(CATALOG + r":\d+: error\[F\d\d [a-z-]+\]", lines[0])
    assert "; 1 new finding, 0 gone (" in lines[1]

    watched.write("source/guide.md", "# Guide\n\nOther words.\n")
    assert len(watched.told("source/guide.md: ")) == 1

    watched.write(CATALOG, good)
    assert "; 0 new findings, 1 gone (" in watched.told(CATALOG)[-1]
    assert watched.end()[0] == 0


def test_a_configuration_that_is_broken_and_mended(watched):
    good = watched.read("l10n.toml")
    watched.replace("l10n.toml", "locales = 7\n")
    watched.told("l10n.toml: nothing done")
    watched.write("source/guide.md", "# Guide\n\nUnder a broken configuration.\n")
    watched.told("source/guide.md: nothing done")
    watched.replace("l10n.toml", good.replace('["de"]', '["de", "fr"]'))
    watched.told("l10n.toml: ")
    assert "Under a broken configuration." in watched.read("output/fr/guide.md")
    assert watched.quiet() == []
    code, errors = watched.end()
    assert code == 0
    assert [line[:20] for line in errors.splitlines()] == ["error: l10n.toml:1: "] * 2


def test_a_source_folder_that_goes_and_comes_back(watched):
    (watched.root / "source").rename(watched.root / "elsewhere")
    watched.told("source/guide.md: nothing done")
    (watched.root / "elsewhere").rename(watched.root / "source")
    watched.told("source/guide.md: extract")
    watched.write("source/guide.md", "# Guide\n\nBack again.\n")
    watched.told("source/guide.md: extract")
    assert "Back again." in watched.read("output/de/guide.md")


def test_without_a_project_nothing_is_watched(tmp_path):
    result = subprocess.run([sys.executable, "-m", "l10n", "watch"], cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 2
    assert "l10n init" in result.stderr


def test_an_interrupted_start_ends_quietly(tmp_path):
    make(tmp_path)
    with watching(tmp_path) as made:
        while not (tmp_path / ".l10n").exists():
            time.sleep(0.001)
        assert made.end() == (0, "")
