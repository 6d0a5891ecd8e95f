"""Tasks in worker processes: results in order, faults that are told, and ends that leave nothing behind."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from executing import assert_order_and_flight

from l10n.cli import main
from l10n.commands.batches import followed, run_batches
from l10n.errors import WorkspaceError
from l10n.executors import Lost, local

needs_posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
BIG = 200_000
"""Bytes of an argument that is worth a process."""


def echo(argument):
    return argument


def process(argument):
    return str(os.getpid()).encode()


def collects(argument):
    return str(gc.isenabled()).encode()


def fails(argument):
    if b"3" in argument:
        raise LookupError("it is the third")
    return argument


def needs_too_much(argument):
    if b"3" in argument:
        raise MemoryError
    return argument


def leaves(argument):
    if b"3" in argument:
        os._exit(1)
    return argument


def is_killed(argument):
    if b"3" in argument:
        os.kill(os.getpid(), signal.SIGKILL)
    return argument


DEATHS = {leaves: "a worker process died at it", needs_too_much: "there is not enough memory for it"}
if os.name != "nt":
    DEATHS[is_killed] = "a worker process died at it"


@pytest.fixture(params=[1, 2])
def executor(request):
    with local(request.param) as made:
        yield made


def test_results_are_in_order_and_few_tasks_are_in_flight(executor):
    assert_order_and_flight(executor, echo, count=200, most=3 * 2)


def test_a_failure_stands_in_the_place_of_its_result(executor):
    found = list(executor.run(fails, [b"1", b"2", b"3", b"4"]))
    assert found[:2] + found[3:] == [b"1", b"2", b"4"]
    assert isinstance(found[2], Lost) and str(found[2].error) == "it is the third"


@pytest.mark.parametrize("task", DEATHS, ids=lambda task: task.__name__)
def test_a_death_stands_in_the_place_of_its_result(task):
    arguments = [str(number).encode() for number in range(9)]
    with local(2) as executor:
        found = list(executor.run(task, arguments))
    assert found == [Lost(DEATHS[task]) if argument == b"3" else argument for argument in arguments]


def test_one_small_task_is_not_worth_a_process():
    here = str(os.getpid()).encode()
    with local(2) as executor:
        assert list(executor.run(process, [b""])) == [here]
        assert list(executor.run(process, [b" " * BIG])) != [here]
        assert here not in list(executor.run(process, [b"", b""]))
        assert list(executor.run(process, [])) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_collected_while_there_is_work(jobs):
    assert gc.isenabled()
    with local(jobs) as executor:
        assert set(executor.run(collects, [b"", b"", b""])) == {b"False"}
    assert gc.isenabled()


def garbage(root, articles):
    """Return how many objects only the collector could free after so many articles were extracted and built."""
    (root / "source").mkdir(parents=True)
    for number in range(articles):
        text = f"# Article {number}\n\nSee [it](#article) and `x`.\n\n| a | b |\n|---|---|\n| c | **d** {number} |\n"
        (root / f"source/{number}.md").write_text(text, "utf-8")
    (root / "l10n.toml").write_text('locales = ["de"]\n', "utf-8")
    gc.collect()
    gc.disable()
    try:
        for name in ("extract", "build"):
            assert CliRunner().invoke(main, [name, "--jobs", "1", "--quiet"]).exit_code == 0
        gc.disable()
        return gc.collect()
    finally:
        gc.enable()


def test_articles_leave_nothing_for_the_collector(tmp_path, monkeypatch):
    counts = []
    for articles in (5, 5, 100):
        root = tmp_path / str(len(counts))
        root.mkdir()
        monkeypatch.chdir(root)
        counts.append(garbage(root, articles))
    assert counts[2] - counts[1] < 95  # less than one object an article


# Tasks about articles.


class About:
    """A task about an article."""

    def __init__(self, path):
        self.path = path


def batched(executor, task, paths, size=BIG):
    def encode(batch):
        return json.dumps([item.path for item in batch]).encode()

    return run_batches(executor, task, map(About, paths), encode, json.loads, lambda item: size)


@pytest.mark.parametrize("task", DEATHS, ids=lambda task: task.__name__)
def test_the_article_at_fault_is_named_and_the_rest_is_done(task):
    paths = [f"source/{number:02}.md" for number in range(30)]
    done = []
    with local(2) as executor, pytest.raises(WorkspaceError) as caught:
        for item, result in batched(executor, task, [path.replace("3", "x") for path in paths[:-1]] + ["source/3.md"]):
            assert item.path == result
            done.append(result)
    assert len(done) == 29
    assert str(caught.value) == f"source/3.md: {DEATHS[task]}; name it in exclude to go on without it"


def test_when_everything_fails_the_first_few_are_named():
    taken = []

    def paths():
        for number in range(1_000):
            taken.append(number)
            yield f"source/3{number:03}.md"

    with local(1) as executor, pytest.raises(WorkspaceError, match=r"3000.*3001.*3002.*name it in exclude"):
        list(batched(executor, needs_too_much, paths()))
    assert len(taken) < 50


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_of_ours_names_the_article(jobs):
    with local(jobs) as executor, pytest.raises(LookupError) as caught:
        list(batched(executor, fails, ["source/1.md", "source/2.md", "source/3.md"]))
    assert caught.value.__notes__ == ["while at work on source/3.md"]


def test_progress_tells_what_is_done(executor):
    steps = []

    def track():
        for number in range(100):
            steps.append(number)
            yield number

    results = followed(track(), batched(executor, echo, [f"{number}.md" for number in range(90)], size=100_000))
    for number, (item, _) in enumerate(results):
        assert item.path == f"{number}.md"
        assert len(steps) == number + 1
    assert len(steps) == 100


# Ends.

ENDLESS = """
import sys, time
from l10n.executors import local
def task(data):
    time.sleep(60)
    return data
print("ready", flush=True)
try:
    with local(2) as executor:
        list(executor.run(task, [b""] * 20))
except KeyboardInterrupt:
    sys.exit(130)
"""


@needs_posix
@pytest.mark.parametrize("after", [0, 0.01, 0.05, 0.5])
def test_an_interrupted_run_ends_at_once_and_takes_its_workers_along(after):
    started = subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    started.stdout.readline()
    time.sleep(after)
    # As a terminal does it: to the whole group of processes.
    os.killpg(started.pid, signal.SIGINT)
    _, errors = started.communicate(timeout=20)
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)
    assert after < 0.5 or (started.returncode, errors) == (130, b"")


def test_an_error_here_ends_the_workers():
    with pytest.raises(LookupError), local(2) as executor:
        for _ in executor.run(process, [b""] * 50):
            raise LookupError
    assert multiprocessing.active_children() == []


# The same to the byte.

ORDER = """
import os, random, sys
chance, scandir, listdir = random.Random({seed}), os.scandir, os.listdir
class Shuffled:
    def __init__(self, entries):
        self.entries = entries
        self.shuffled = list(entries)
        chance.shuffle(self.shuffled)
    def __iter__(self): return iter(self.shuffled)
    def __next__(self):
        if not self.shuffled: raise StopIteration
        return self.shuffled.pop()
    def __enter__(self): return self
    def __exit__(self, *error): self.close()
    def close(self): self.entries.close()
os.scandir = lambda *path: Shuffled(scandir(*path))
os.listdir = lambda *path: chance.sample(names := listdir(*path), len(names))
from l10n.cli import main
main(sys.argv[1:], prog_name="l10n")
"""
"""Runs l10n where folders list their files in some other order."""

LITTLE = """
import sys
from l10n import shelf
from l10n.anchors import resolve
from l10n.checks import consistency
from l10n.commands import dependence, records, sources
resolve._LADDERS = consistency._SLOTS = shelf._AT_HAND = dependence._AT_HAND = 1
records._AT_ONCE = sources._READ_AT_ONCE = 1
from l10n.cli import main
main(sys.argv[1:], prog_name="l10n")
"""
"""Runs l10n with as little in memory at once as can be."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A project whose articles have all kinds of findings, and catalogs that update, rename and fall out of use."""
    root = tmp_path_factory.mktemp("tree")
    for number in range(30):
        path = root / f"source/{number % 5}/{number % 3}/a{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"# Article {number}", "Click **Save** and `x`, then [go](#nowhere).", f"Words of {number}, and more."]
        lines += [f"[Next](../../{(number + 1) % 5}/{(number + 1) % 3}/a{number + 1}.md#article-{number + 1})"]
        path.write_text("\n\n".join(lines) + "\n", "utf-8")
    (root / "l10n.toml").write_text('locales = ["de", "ja"]\n', "utf-8")
    invoke(root, "extract", "--jobs", "1")
    for number, path in enumerate(sorted((root / "locales/de").rglob("*.po"))):
        text = path.read_text("utf-8")
        words = "Worte ohne  Zahl." if number % 2 else "Worte, [mit](x) Link."
        text = text.replace('and more."\nmsgstr ""', f'and more."\nmsgstr "{words}"')
        path.write_text(text.replace('msgid "Next"\nmsgstr ""', f'msgid "Next"\nmsgstr "Weiter {number % 2}"'), "utf-8")
    (root / "source/1/1/a1.md").rename(root / "source/renamed.md")
    (root / "source/2/2/a2.md").unlink()
    (root / "source/3/0/a3.md").write_text("# Article 3\n\nOther words of 3, and more.\n", "utf-8")
    (root / "source/4/1/a4.md").write_bytes(b"# Not UTF-8: \xff\n")
    shutil.rmtree(root / ".l10n")
    return root


def invoke(root, *arguments, program="", seed="0"):
    command = [sys.executable, *(["-c", program] if program else ["-m", "l10n"]), *arguments]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment, timeout=120)


def outcome(root, *options, **settings):
    """Return what the commands say, and every file they leave."""
    said = []
    for name in ("extract", "build", "check"):
        result = invoke(root, name, *options, **settings)
        assert "Traceback" not in result.stderr
        said.append((name, result.returncode, result.stdout, result.stderr))
    return said, files(root)


def files(root):
    found = (path for path in root.rglob("*") if path.is_file() and ".l10n" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def expected(tree, tmp_path_factory):
    said, left = outcome(copied(tree, tmp_path_factory.mktemp("expected")), "--jobs", "1")
    assert [code for _, code, _, _ in said] == [1, 1, 1]
    told = "".join(output for _, _, output, _ in said)
    for finding in ("anchor-missing", "markup", "double-space", "encoding"):
        assert finding in told
    assert any("_obsolete" in path for path in left)
    return said, left


def copied(tree, folder):
    return pathlib.Path(shutil.copytree(tree, folder / "copy"))


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        (("--jobs", "1"), {"seed": "1"}),
        (("--jobs", "2"), {"seed": "2"}),
        (("--jobs", "3"), {"seed": "3"}),
        (("--jobs", "1"), {"program": ORDER.format(seed=1)}),
        (("--jobs", "1"), {"program": LITTLE}),
        (("--jobs", "2"), {"program": ORDER.format(seed=2), "seed": "4"}),
    ],
    ids=["another hash seed", "two processes", "three processes", "another order", "a little at a time", "all of it"],
)
def test_files_and_findings_are_the_same_to_the_byte(tree, expected, tmp_path, options, settings):
    assert outcome(copied(tree, tmp_path), *options, **settings) == expected


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_warm_gives_the_same_as_cold(tree, expected, tmp_path, jobs):
    root = copied(tree, tmp_path)
    outcome(root, "--jobs", jobs)
    shutil.rmtree(root / "output")
    (root / ".l10n/outputs.json").unlink()  # what was built, not what is known
    said, left = outcome(root, "--jobs", jobs)
    assert left == expected[1]
    assert said[1:] == expected[0][1:]
