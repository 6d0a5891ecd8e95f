"""What goes wrong on disks, in editors and in terminals: nothing is lost, and the file and the reason are named.

`L10N_FAULTS=100` tries a hundred moments of a kill and three hundred cuts of a catalog; the default is a sample.
source: research/po-qa-trust section 4.4, R01 to R20
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pytest
from click.testing import CliRunner

from l10n.catalog.po_read import parse_po
from l10n.cli import main
from l10n.errors import CatalogError

MOMENTS = int(os.environ.get("L10N_FAULTS", "12"))
CATALOGS = "locales/de/LC_MESSAGES"
needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="signals and pipes are POSIX's")


class Project:
    """A project in a folder of its own, and what is on disk."""

    def __init__(self, root: pathlib.Path, config: str = 'locales = ["de"]\n') -> None:
        self.root = root
        self.write("l10n.toml", config)

    def write(self, path: str, text: str | bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def run(self, *arguments: str):
        result = CliRunner().invoke(main, [*arguments, "--jobs", "1"], catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    def start(self, *arguments: str, program: str = "", **options) -> subprocess.Popen:
        """Start l10n in a process of its own; `program` runs there before it."""
        code = f"{program}\nfrom l10n.cli import main; main({[*arguments]!r}, prog_name='l10n')"
        command = [sys.executable, "-c", code]
        defaults = {"cwd": self.root, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, **{**defaults, **options})

    def translate(self, path: str, msgid: str, msgstr: str) -> None:
        before, mark, after = self.read(path).partition(f'msgid "{msgid}"\nmsgstr "')
        assert mark, msgid
        self.write(path, before + mark + msgstr + after[after.index('"\n') :])

    def files(self, *folders: str) -> dict[str, bytes]:
        """Return what there is below some folders, or anywhere but in the cache."""
        tops = [self.root / folder for folder in folders] or [self.root]
        found = (path for top in tops for path in top.rglob("*") if path.is_file() and ".l10n" not in path.parts)
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def restore(self, files: dict[str, bytes]) -> None:
        """Bring everything but the cache back to what it was."""
        there = self.files()
        for path in there.keys() - files.keys():
            (self.root / path).unlink()
        for path, data in files.items():
            if there.get(path) != data:
                self.write(path, data)

    def translations(self) -> set[str]:
        """Return every translation that any catalog holds, obsolete ones too."""
        found: set[str] = set()
        for path, data in self.files("locales").items():
            if path.endswith(".po"):
                catalog = parse_po(data, path)
                found |= {each.msgstr for each in (*catalog.messages, *catalog.obsolete) if each.msgstr}
        return found

    def temporary(self) -> list[str]:
        """Return the temporary files that are left, in the cache too."""
        return [path.relative_to(self.root).as_posix() for path in self.root.rglob("*.tmp")]


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


# A run that is killed: R01, and SIGINT of R16.

HOOK = """
import os, signal, sys
moment, seen = {moment}, 0
def hook(event, arguments):
    global seen
    writes = event == "open" and isinstance(arguments[1], str) and arguments[1][:1] in "wxa"
    if writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"):
        seen += 1
        if seen == moment:
            os.kill({victim}, signal.{signal})
sys.addaudithook(hook)
import atexit
atexit.register(lambda: moment or print(seen, flush=True))
"""
"""Counts what a run does to the disk, and ends it at one moment."""


def ended(moment: int, name: str, victim: str = "os.getpid()") -> str:
    """Return a program that sends a signal to a process at one moment; 0 for never."""
    return HOOK.format(moment=moment, signal=name, victim=victim)


class Edit:
    """A tree of 200 translated articles, all of which are edited; a few are renamed, deleted or added."""

    def __init__(self, project: Project) -> None:
        for number in range(200):
            self.write_article(project, number, "This is what stands here.")
        assert project.run("extract").exit_code == 0
        for number in range(200):
            path = f"{CATALOGS}/{number // 20}/a{number}.po"
            project.translate(path, f"Article {number}", f"Artikel {number}")
            project.translate(path, f"Text {number}. This is what stands here.", f"Text {number}. Das steht hier.")
        for number in range(200):
            self.write_article(project, number, "And this is another text altogether, of many words.")
        for number in (3, 77, 150):
            (project.root / f"source/{number // 20}/a{number}.md").rename(project.root / f"source/moved{number}.md")
        for number in (5, 99):
            (project.root / f"source/{number // 20}/a{number}.md").unlink()
        self.write_article(project, 200, "New.")
        self.before = project.files()
        self.translations = project.translations()
        assert project.run("extract").exit_code == 0
        self.after = project.files()
        project.restore(self.before)
        process = project.start("extract", "--jobs", "1", "--quiet", program=ended(0, "SIGKILL"))
        self.count = int(process.communicate()[0])
        assert (process.returncode, project.files()) == (0, self.after)

    @staticmethod
    def write_article(project: Project, number: int, text: str) -> None:
        project.write(f"source/{number // 20}/a{number}.md", f"# Article {number}\n\nText {number}. {text}\n")

    def check(self, project: Project) -> None:
        """Hold a tree in which a run has ended early against what it was and what it should become."""
        now = project.files()
        torn = [path for path, data in now.items() if data not in (self.before.get(path), self.after.get(path))]
        assert torn == []
        assert self.translations - project.translations() == set()


@pytest.fixture(scope="module")
def edit():
    # In memory, where there is one: hundreds of times, these tests wait for the disk.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder, contextlib.chdir(folder):
        made = Project(pathlib.Path(folder))
        yield made, Edit(made)


def moments(count: int) -> list[float]:
    """Return places in a run, from its first change of the disk to its last, by chance but the same each time."""
    chance = random.Random(count)
    return [0.0, 1.0, *(chance.random() for _ in range(count - 2))][:count]


@needs_posix
@pytest.mark.parametrize("moment", [pytest.param(place, id=f"{place:.3f}") for place in moments(MOMENTS)])
def test_a_run_that_is_killed_loses_nothing_and_leaves_nothing(edit, monkeypatch, moment):
    project, run = edit
    monkeypatch.chdir(project.root)
    project.restore(run.before)
    at = 1 + round(moment * (run.count - 1))
    process = project.start("extract", "--jobs", "1", program=ended(at, "SIGKILL"))
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    run.check(project)
    assert project.run("extract").exit_code == 0
    run.check(project)
    assert project.files("locales/de/LC_MESSAGES").keys() == {
        path for path in run.after if path.startswith("locales/de/LC_MESSAGES")
    }
    assert project.temporary() == []


def test_what_a_killed_run_left_in_the_memory_of_runs_goes_with_the_next(project):
    project.write("source/guide.md", "# Guide\n")
    project.write(".l10n/runs/of-a-run-that-was-killed.tmp", b"half of it")
    assert project.run("extract").exit_code == 0
    assert project.temporary() == []


@needs_posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("moment", [0.3, 0.8])
def test_a_run_that_is_interrupted_says_so_and_tidies_up(edit, monkeypatch, moment, jobs):
    project, run = edit
    monkeypatch.chdir(project.root)
    project.restore(run.before)
    # As a terminal does it: to the whole group of processes.
    program = ended(round(moment * run.count), "SIGINT", victim="0")
    process = project.start("extract", "--jobs", jobs, program=program, start_new_session=True)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.decode()) == (130, "interrupted; every file is whole\n")
    run.check(project)
    assert project.temporary() == []


def test_two_runs_at_once_wait_for_each_other(edit, monkeypatch):
    project, run = edit
    monkeypatch.chdir(project.root)
    project.restore(run.before)
    processes = [project.start("extract", "--jobs", "1", "--quiet") for _ in range(2)]
    assert [process.communicate()[1] for process in processes] == [b"", b""]
    assert [process.returncode for process in processes] == [0, 0]
    assert project.files() == run.after
    assert project.temporary() == []


SLEEPING = """
import time
from l10n.executors import local
def task(data):
    time.sleep(60)
with local(2) as executor:
    list(executor.run(task, [b"", b""]))
"""


def runs(process: str) -> bool:
    try:
        # Without an init process, nobody takes note of their end.
        return "State:\tZ" not in pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_do_not_outlive_a_run_that_is_killed():
    process = subprocess.Popen([sys.executable, "-c", SLEEPING])
    children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers: list[str] = []
    while len(workers) < 2 and process.poll() is None:
        workers = children.read_text().split()
    process.kill()
    process.wait()
    end = time.monotonic() + 20
    while left := [worker for worker in workers if runs(worker)]:
        assert time.monotonic() < end, left
        time.sleep(0.05)
    assert len(workers) == 2


# A catalog that is damaged: R02, R05, R06, R07, R13, R15.

ARTICLE = '# Guide\n\nSee [setup](b.md) first.\n\nSay "hi", `x {y}` and\\\nmore.\n\n## Next steps\n\nGo on and on.\n'
GUIDE = f"{CATALOGS}/guide.po"


@pytest.fixture
def guide(project):
    """A catalog with all kinds of lines."""
    project.write("source/guide.md", ARTICLE + "\nOld text of some words.\n")
    project.write("source/other.md", "# Other\n")
    project.run("extract")
    for msgid, msgstr in [
        ("Guide", "Handbuch"),
        ("See [setup]({link1}) first.", "Siehe zuerst [Aufbau]({link1})."),
        ("Next steps", "Wie weiter"),
        ("Old text of some words.", "Alter Text aus ein paar Wörtern."),
    ]:
        project.translate(GUIDE, msgid, msgstr)
    project.write("source/guide.md", ARTICLE.replace("Next steps", "The next steps"))
    assert project.run("extract").exit_code == 0
    project.write(GUIDE, project.read(GUIDE).replace("#. Heading 1\n", "# Oder Führer?\n#. Heading 1\n"))
    assert project.run("extract", "build").exit_code == 2
    return project


def test_the_catalog_of_these_tests_has_all_kinds_of_lines(guide):
    kinds = {re.match(r'#~\| \w+|#~ \w+|#\S?|msg\w+|"|', line).group() for line in guide.read(GUIDE).split("\n")}
    assert kinds == {"#", "#.", "#:", "#,", "#|", "#~ msgid", "#~ msgstr", "msgid", "msgstr", '"', ""}


def test_a_catalog_that_is_cut_off_is_left_alone_or_loses_nothing_more(guide):
    whole = guide.read(GUIDE).encode()
    places = random.Random(MOMENTS).sample(range(len(whole)), min(3 * MOMENTS, len(whole) - 1))
    accepted = []
    for place in places:
        guide.write(GUIDE, whole[:place])
        result = guide.run("extract")
        if result.exit_code == 1:
            assert re.search(rf"^{GUIDE}:\d+: error\[F01 catalog-syntax\]", result.output, re.MULTILINE)
            assert guide.read(GUIDE).encode() == whole[:place]
            continue
        accepted.append(place)
        cut = parse_po(whole[:place], GUIDE)
        left = {each.msgstr for each in (*cut.messages, *cut.obsolete) if each.msgstr}
        assert left - guide.translations() == set()
    assert len(accepted) <= len(places) / 4


MARKERS = ("<<<<<<< HEAD", "||||||| 1a2b3c4", "=======", ">>>>>>> theirs")


@pytest.mark.parametrize("marker", MARKERS)
def test_a_conflict_marker_is_found_before_every_line(guide, marker):
    lines = guide.read(GUIDE).split("\n")
    for number in range(len(lines)):
        text = "\n".join([*lines[:number], marker, *lines[number:]])
        with pytest.raises(CatalogError) as caught:
            parse_po(text.encode(), GUIDE)
        assert (caught.value.line, caught.value.reason) == (number + 1, "a merge conflict marker")


def test_a_catalog_in_conflict_is_named_and_the_other_articles_are_built(guide):
    conflict = "<<<<<<< HEAD\n" + guide.read(GUIDE)
    guide.write(GUIDE, conflict)
    guide.translate(f"{CATALOGS}/other.po", "Other", "Anderes")
    for command in ("extract", "build", "check"):
        result = guide.run(command)
        assert result.exit_code == 1
        assert f"{GUIDE}:1: error[F01 catalog-syntax] a merge conflict marker" in result.output
    assert guide.read(GUIDE) == conflict
    assert guide.read("output/de/other.md") == "# Anderes\n"
    assert guide.read("output/de/guide.md") == guide.read("source/guide.md")


SYNTAX, HEADER, ENCODING = "F01 catalog-syntax", "F02 catalog-header", "F04 encoding"


def wrapped_flag(text: str) -> str:
    return text.replace("#, fuzzy\n", "#,fuzzy\n")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r\n", 9).encode(),
        lambda text: text.replace("#, fuzzy\n", "#,fuzzy\n").encode(),
        lambda text: text.replace("#, fuzzy\n", "#= fuzzy\n").encode(),
        lambda text: text.replace("#, fuzzy\n", "#, Fuzzy\n").encode(),
        lambda text: text.replace("#, fuzzy\n", "#, fuzzy\n#, fuzzy\n").encode(),
        lambda text: text.replace("\n\n", "\n\n\n").encode(),
        lambda text: text.replace('msgstr "Handbuch"', 'msgstr ""\n"Hand"\n"buch"').encode(),
    ],
    ids=["BOM", "CRLF", "some CRLF", "#,fuzzy", "#= fuzzy", "Fuzzy", "two flag lines", "blank lines", "wrapped"],
)
def test_what_other_editors_write_is_understood_and_left_alone(guide, damage):
    data = damage(guide.read(GUIDE))
    assert data != guide.read(GUIDE).encode()
    guide.write(GUIDE, data)
    changed = (guide.root / GUIDE).stat().st_mtime_ns
    for command in ("extract", "build"):
        assert guide.run(command).exit_code == 0
    assert ((guide.root / GUIDE).read_bytes(), (guide.root / GUIDE).stat().st_mtime_ns) == (data, changed)
    built = guide.read("output/de/guide.md")
    assert built.startswith("# Handbuch\n\nSiehe zuerst [Aufbau](b.md).\n")
    assert "## The next steps\n" in built


@pytest.mark.parametrize(
    ("damage", "check", "reason"),
    [
        (lambda text: text.encode("latin-1"), ENCODING, "is not UTF-8"),
        (lambda text: text.encode("utf-16"), ENCODING, "is not UTF-8"),
        (lambda text: text.replace("\n", "\r").encode(), SYNTAX, "a carriage return without a line feed"),
        (lambda text: text.replace("charset=UTF-8", "charset=ISO-8859-1").encode(), HEADER, "charset=ISO-8859-1"),
        (lambda text: (text + '\nmsgid "Guide"\nmsgstr "Führer"\n').encode(), SYNTAX, "a second entry for 'Guide'"),
        (lambda text: (text + '\nmsgid ""\nmsgstr "Language: de\\n"\n').encode(), SYNTAX, "a second header"),
        (lambda text: text.replace("\n", "\0\n", 1).encode(), SYNTAX, "a NUL character"),
        (lambda text: text.replace('msgstr "Handbuch"', "msgstr Handbuch").encode(), SYNTAX, "a double quote"),
        (lambda text: b"", "", ""),
    ],
    ids=["Latin-1", "UTF-16", "CR", "charset", "duplicate", "two headers", "NUL", "no quotes", "empty"],
)
def test_what_cannot_be_trusted_is_refused_and_left_alone(guide, damage, check, reason):
    data = damage(guide.read(GUIDE))
    guide.write(GUIDE, data)
    result = guide.run("extract")
    if not data:
        assert (result.exit_code, guide.read(GUIDE).count("msgid ")) == (0, 6)
        return
    assert result.exit_code == 1
    assert re.search(rf"^{GUIDE}:\d+: error\[{check}\] .*{re.escape(reason)}", result.output, re.MULTILINE)
    assert (guide.root / GUIDE).read_bytes() == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a comment\n",
        'msgid ""\nmsgstr ""\n',
        'msgid "Guide"\nmsgstr "Handbuch"\n',
        'msgid "Guide"\nmsgstr "Handbuch"\n\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
    ],
    ids=["empty", "comment", "blank header", "no header", "header last"],
)
def test_odd_catalogs_are_completed(guide, text):
    guide.write(GUIDE, text)
    assert guide.run("extract").exit_code == 0
    written = guide.read(GUIDE)
    assert written.count("msgid ") == 6
    assert ('msgstr "Handbuch"' in written) is ("Handbuch" in text)
    before = guide.files()
    assert guide.run("extract").exit_code == 0
    assert guide.files() == before


# What other tools and translators do: R08, R09, R11, R12, R14.


@needs_gettext
@pytest.mark.parametrize("options", [["--width=77"], ["--no-wrap"], ["--width=40"]], ids=str)
def test_another_layout_is_no_change(guide, options):
    subprocess.run(["msgcat", *options, "-o", GUIDE, GUIDE], check=True)
    before = guide.files()
    changed = (guide.root / GUIDE).stat().st_mtime_ns
    assert guide.run("extract").exit_code == 0
    assert guide.files() == before
    assert (guide.root / GUIDE).stat().st_mtime_ns == changed


@needs_gettext
def test_a_merge_by_hand_is_accepted(guide):
    before = guide.translations()
    old = guide.read(GUIDE)
    guide.write("source/guide.md", guide.read("source/guide.md").replace("Go on", "Walk on") + "\nMore.\n")
    assert guide.run("extract").exit_code == 0
    ours = guide.read(GUIDE)
    guide.write(GUIDE, old)
    template = "locales/templates/guide.pot"
    subprocess.run(["msgmerge", "--quiet", "--previous", "--no-wrap", "--update", GUIDE, template], check=True)
    merged = parse_po(guide.read(GUIDE).encode(), GUIDE)
    assert guide.run("extract").exit_code == 0
    result = parse_po(guide.read(GUIDE).encode(), GUIDE)
    assert [found.key for found in result.messages] == [found.key for found in merged.messages]
    assert [found.msgstr for found in result.messages] == [found.msgstr for found in merged.messages]
    assert before - guide.translations() == set()
    assert [found.key for found in parse_po(ours.encode(), GUIDE).messages] == [found.key for found in result.messages]


def test_a_translator_who_edits_the_source_text_keeps_the_translation(guide):
    text = guide.read(GUIDE)
    guide.write(GUIDE, text.replace('msgid "See [setup]({link1}) first."', 'msgid "See the [setup]({link1}) first."'))
    assert guide.run("extract").exit_code == 0
    found = {each.msgid: each for each in parse_po(guide.read(GUIDE).encode(), GUIDE).messages}
    message = found["See [setup]({link1}) first."]
    assert message.msgstr == "Siehe zuerst [Aufbau]({link1})."
    assert (message.fuzzy, message.previous) == (True, (None, "See the [setup]({link1}) first."))


def test_a_paragraph_that_comes_back_has_its_translation_back(guide):
    text = guide.read("source/guide.md")
    assert '#~ msgid "Old text of some words."' in guide.read(GUIDE)
    guide.write("source/guide.md", text + "\nOld text of some words.\n")
    assert guide.run("extract").exit_code == 0
    catalog = parse_po(guide.read(GUIDE).encode(), GUIDE)
    message = next(each for each in catalog.messages if each.msgid == "Old text of some words.")
    assert (message.msgstr, message.fuzzy) == ("Alter Text aus ein paar Wörtern.", False)
    assert "Old text" not in "".join(each.msgid for each in catalog.obsolete)


def test_the_folder_of_the_articles_is_not_there(guide):
    before = guide.files("locales")
    (guide.root / "source").rename(guide.root / "elsewhere")
    for command in ("extract", "build", "check"):
        result = guide.run(command)
        assert (result.exit_code, "source: no articles here" in result.output) == (2, True)
    assert guide.files("locales") == before


# Disks and other programs: R03, R04.


def test_an_editor_that_saves_while_we_work_wins(guide, monkeypatch):
    guide.write("source/guide.md", guide.read("source/guide.md") + "\nOne more.\n")
    saved = guide.read(GUIDE).replace("Handbuch", "Anleitung")
    fsync = os.fsync

    def save(descriptor):
        guide.write(GUIDE, saved)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", save)
    result = guide.run("extract")
    assert result.exit_code == 1
    assert f"{GUIDE}: error[F06 unusable] changed while we were at work; run the command again" in result.output
    assert guide.read(GUIDE) == saved
    monkeypatch.undo()
    monkeypatch.chdir(guide.root)
    assert guide.run("extract").exit_code == 0
    assert {"Anleitung"} - guide.translations() == set()


def test_a_read_only_catalog_is_named_and_the_rest_is_done(guide):
    guide.write("source/guide.md", guide.read("source/guide.md") + "\nOne more.\n")
    guide.write("source/other.md", "# Other\n\nOne more.\n")
    before = guide.read(GUIDE)
    (guide.root / GUIDE).chmod(0o444)
    result = guide.run("extract")
    assert result.exit_code == 1
    assert f"{GUIDE}: error[F06 unusable] is read-only; make it writable" in result.output
    assert guide.read(GUIDE) == before
    assert "One more." in guide.read(f"{CATALOGS}/other.po")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(guide):
    guide.write("source/guide.md", guide.read("source/guide.md") + "\nOne more.\n")
    before = guide.files(CATALOGS)
    (guide.root / CATALOGS).chmod(0o555)
    try:
        result = guide.run("extract")
    finally:
        (guide.root / CATALOGS).chmod(0o755)
    assert result.exit_code == 1
    assert f"{GUIDE}: error[F06 unusable] cannot be written: Permission denied" in result.output
    assert guide.files(CATALOGS) == before


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 512 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(options, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_named_and_nothing_is_lost(small_disk, monkeypatch):
    monkeypatch.chdir(small_disk)
    project = Project(small_disk)
    for number in range(8):
        project.write(f"source/a{number}.md", f"# Article {number}\n\nText.\n")
    project.run("extract")
    for number in range(8):
        project.translate(f"{CATALOGS}/a{number}.po", f"Article {number}", f"Artikel {number}")
        project.write(f"source/a{number}.md", f"# Article {number}\n\n" + f"Another text of {number}. " * 400)
    before, translations = project.files("locales"), project.translations()
    filling = small_disk / "filling"
    with pytest.raises(OSError), filling.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    result = project.run("extract")
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    filling.write_bytes(bytes(filling.stat().st_size - 60_000))
    result = project.run("extract")
    assert result.exit_code == 1
    told = r"^locales/\S+: error\[F06 unusable\] cannot be written: No space left"
    assert re.search(told, result.output, re.MULTILINE)
    now = project.files("locales")
    assert [path for path, data in before.items() if path.endswith(".po") and not now[path].endswith(b'"\n')] == []
    assert translations - project.translations() == set()
    filling.unlink()
    assert project.run("extract").exit_code == 0
    assert translations - project.translations() == set()
    assert project.temporary() == []


# Terminals and surroundings: R10, R16, R20.


@needs_posix
@pytest.mark.parametrize("command", [["check", "--source"], ["status"], ["slugs"]], ids=lambda command: command[0])
def test_a_reader_that_goes_away_is_no_crash(project, command):
    project.write("source/a.md", "# A\n\n" + "[x](#nowhere)\n\n" * 3000)
    process = project.start(*command, "--jobs", "1")
    process.stdout.close()
    with process, process.stderr:
        errors = process.stderr.read().decode()
    assert "Traceback" not in errors
    assert process.returncode in (0, 1)


@needs_posix
def test_without_any_terminal_the_work_is_done(guide):
    guide.write("source/new.md", "# New\n")
    command = 'exec "$0" -m l10n extract --jobs 1 <&- >&- 2>&-'
    assert subprocess.run(["sh", "-c", command, sys.executable], cwd=guide.root).returncode == 0
    assert "New" in guide.read(f"{CATALOGS}/new.po")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "shift_jis"])
def test_a_console_that_cannot_show_everything_is_no_crash(project, encoding):
    project.write("source/a.md", "# Ünïcödé\n\n[日本 “語”](#日本-🙂)\n")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    process = project.start("check", "--source", "--jobs", "1", env=environment)
    output, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert b"source/a.md:3: warning[S06 anchor-missing]" in output


def test_surroundings_leave_no_trace(guide, tmp_path_factory):
    guide.write("source/sub/deep.md", "# Deep\n\nSee [guide](../guide.md#guide).\n")
    start = guide.files()
    results = []
    for place, environment in [
        (".", {"TZ": "Asia/Kolkata", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        ("source/sub", {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "COLUMNS": "20"}),
    ]:
        guide.restore(start)
        shutil.rmtree(guide.root / ".l10n")
        for command in ("extract", "build"):
            process = guide.start(command, "--jobs", "1", cwd=guide.root / place, env={**os.environ, **environment})
            process.communicate()
            assert process.returncode == 0
        results.append(guide.files())
    assert results[0] == results[1]


def test_no_date_gets_into_a_file_unless_it_was_given(guide, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    before = guide.files(CATALOGS)
    guide.run("extract")
    guide.run("build")
    assert guide.files(CATALOGS) == before
    dates = {found for data in guide.files().values() for found in re.findall(rb"\b\d{4}-\d\d-\d\d\b", data)}
    assert dates <= {b"2026-01-01", b"1970-01-01"}
