"""A real Dask cluster of several processes: what comes out is what comes out here, whatever happens to a worker."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest
from executing import assert_order_and_flight

from l10n.errors import WorkspaceError
from l10n.executors import Lost, cluster

pytest.importorskip("distributed", reason='needs pip install "l10n-markdown[dask]"')
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")

ARTICLES = 400
CLUSTER = """
import json, sys
from distributed import LocalCluster
if __name__ == "__main__":
    options = {"preload": sys.argv[1:]} if sys.argv[1:] else {}
    made = LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None, **options)
    workers = [worker.pid for worker in made.workers.values()]
    print(json.dumps([made.scheduler_address, workers]), flush=True)
    sys.stdin.read()
    made.close()
"""
GUARD = """
import sys
def guard(event, arguments):
    if event == "open" and str(arguments[0]).startswith({root!r}):
        raise PermissionError("workers have no business here")
sys.addaudithook(guard)
"""


class Running:
    """A cluster."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process
        self.address, self.workers = json.loads(process.stdout.readline())


@contextlib.contextmanager
def started(folder: pathlib.Path, preload: str):
    """Run a cluster in processes of its own; workers run `preload` first."""
    folder.mkdir()
    (folder / "cluster.py").write_text(CLUSTER, "utf-8")
    (folder / "preload.py").write_text(preload, "utf-8")
    command = [sys.executable, "cluster.py", *(["preload.py"] if preload else [])]
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    options["env"] = {**os.environ, "PYTHONPATH": str(pathlib.Path(__file__).parent)}  # for the tasks below
    with subprocess.Popen(command, cwd=folder, start_new_session=True, **options) as process:
        try:
            yield Running(process)
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project of many articles that link to each other, half translated, with a few faults."""
    root = tmp_path_factory.mktemp("project")
    (root / "source").mkdir()
    for number in range(ARTICLES):
        following = (number + 1) % ARTICLES
        lines = [f"# Article {number}", f"See [the next]({following:03}.md#part-of-{following}).", "See [it](#gone)."]
        lines += [f"Click **Save {number % 7}**, see `code {line}` and [{line}](https://x.y/)." for line in range(12)]
        lines += [f"## Part of {number}", "Text."]
        (root / f"source/{number:03}.md").write_text("\n\n".join(lines) + "\n", "utf-8")
    (root / "l10n.toml").write_text('locales = ["de", "fr"]\n', "utf-8")
    assert run(root, "extract", "--jobs", "1").returncode == 0
    for path in (root / "locales/de").rglob("*.po"):
        text = path.read_text("utf-8").replace('msgid "Text."\nmsgstr ""', 'msgid "Text."\nmsgstr "Text [x](y)."')
        number = path.stem.lstrip("0") or "0"
        path.write_text(text.replace(f'"Part of {number}"\nmsgstr ""', f'"Part of {number}"\nmsgstr "Teil {number}"'))
    return root


@pytest.fixture(scope="module")
def running(root, tmp_path_factory):
    with started(tmp_path_factory.mktemp("cluster") / "elsewhere", GUARD.format(root=str(root))) as made:
        yield made


def command(*arguments):
    return [sys.executable, "-m", "l10n", *arguments]


def run(root, *arguments):
    return subprocess.run(command(*arguments), cwd=root, capture_output=True, text=True, timeout=60)


def on(running):
    return ("--executor", "dask", "--scheduler", running.address)


def files(root):
    found = (path for path in root.rglob("*") if path.is_file() and ".l10n" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def copied(root, tmp_path):
    return pathlib.Path(shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns(".l10n", "output")))


def test_a_cluster_gives_the_same_to_the_byte_though_a_worker_is_killed(root, running, tmp_path):
    here, there = copied(root, tmp_path / "1"), copied(root, tmp_path / "2")
    for folder in (here, there):
        shutil.rmtree(folder / "locales/fr")
    commands = ("extract", "build", "check")
    expected = [run(here, name, "--jobs", "1") for name in commands]

    process = subprocess.Popen(
        command("extract", *on(running)), cwd=there, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    end, written = time.monotonic() + 30, 0
    while not written and time.monotonic() < end:
        written = len(list((there / "locales/fr").rglob("*.po")))
    os.kill(running.workers[0], signal.SIGKILL)
    assert process.poll() is None and 0 < written < ARTICLES / 2
    output, errors = process.communicate(timeout=60)
    found = [subprocess.CompletedProcess((), process.returncode, output, errors)]
    found += [run(there, name, *on(running)) for name in commands[1:]]

    told = [[(result.returncode, result.stdout, result.stderr) for result in results] for results in (found, expected)]
    assert told[0] == told[1]
    assert "[S06 anchor-missing]" in expected[1].stdout and "refused" in expected[1].stdout
    assert expected[2].returncode == 1
    assert files(there) == files(here)


def test_an_interrupted_run_ends_at_once_and_the_cluster_goes_on(root, running, tmp_path):
    folder = copied(root, tmp_path)
    process = subprocess.Popen(
        command("build", *on(running)), cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    end = time.monotonic() + 30
    while not (folder / ".l10n/lock").exists() and time.monotonic() < end:
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGINT)
    start = time.monotonic()
    assert (process.communicate(timeout=30)[1], process.returncode) == ("interrupted; every file is whole\n", 130)
    assert time.monotonic() - start < 10
    assert run(folder, "build", "--quiet", *on(running)).returncode == 0


# What single tasks do.


def echo(argument):
    return argument


def fails(argument):
    if argument == b"3":
        raise LookupError("it is the third")
    return argument


def needs_too_much(argument):
    raise MemoryError


def dies(argument):
    if argument == b"3":
        os._exit(1)
    return argument


@pytest.fixture
def executor(running):
    with cluster(running.address) as made:
        yield made


def test_results_are_in_order_and_few_tasks_are_in_flight(executor):
    assert_order_and_flight(executor, echo, count=100, most=3 * 2 + 1)


def test_a_task_that_fails_is_told_and_the_others_are_done(executor):
    found = list(executor.run(fails, [b"1", b"2", b"3", b"4"]))
    assert found[:2] + found[3:] == [b"1", b"2", b"4"]
    assert isinstance(found[2], Lost) and str(found[2].error) == "it is the third"
    assert executor.alone(needs_too_much, b"") == Lost("there is not enough memory for it")


def test_a_task_that_kills_its_workers_is_told_and_the_others_are_done(executor):
    found = [executor.alone(dies, argument) for argument in (b"1", b"2", b"3", b"4")]
    assert found == [b"1", b"2", Lost("workers of the cluster died at it"), b"4"]


# Clusters that are of no use.


def test_nobody_answers(root, monkeypatch):
    monkeypatch.setattr("l10n.executors.dask._CONNECT_SECONDS", 1)
    for address in ("tcp://127.0.0.1:1", "nonsense", "gopher://127.0.0.1:1"):
        with pytest.raises(WorkspaceError, match=f"no scheduler answers at {address}"):
            cluster(address)


WITHOUT = "import sys\nsys.modules['l10n'] = None\n"
OTHER = "import l10n\nl10n.__version__ = '0.0.9'\n"


@pytest.mark.parametrize(
    ("preload", "reason"),
    [
        (WITHOUT, "worker tcp://.* has no l10n, or another one: .*l10n.*; install the same"),
        (OTHER, r"worker tcp://.* has l10n 0.0.9 \(\w+\) and not .*; install the same"),
    ],
    ids=["without l10n", "with another l10n"],
)
def test_a_cluster_of_another_mind_is_refused(root, tmp_path, preload, reason):
    with started(tmp_path / "elsewhere", preload) as made:
        with pytest.raises(WorkspaceError, match=reason):
            cluster(made.address)
        result = run(root, "status", *on(made))
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.startswith("error: worker tcp://")
