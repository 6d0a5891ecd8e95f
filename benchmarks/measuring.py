"""What a command costs, its children included."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import pathlib
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SAMPLED = 0.2
"""Seconds between two looks at the memory of a process tree."""
_LIMIT = 600
"""Seconds after which a command is ended."""


class Cost(NamedTuple):
    """What one run has cost."""

    cpu: float
    """Seconds of all processes."""
    wall: float
    """Seconds."""
    peak: int
    """Bytes of the largest process."""
    tree: int
    """Bytes of all processes together, shared ones counted once, as far as sampling saw; 0 where there is no /proc."""


class FailedError(Exception):
    """A command did not end as it should."""


def measure(command: Sequence[str], cwd: pathlib.Path, allowed: Sequence[int] = (0,)) -> Cost:
    """Run a command and return what it cost.

    allowed:  exit codes
    raises:   FailedError
    """
    start = time.perf_counter()
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=cwd, stdin=nothing, stdout=nothing, stderr=nothing) as process:
        sampled: list[int] = [0]
        done = threading.Event()
        sampler = threading.Thread(target=_sample, args=(process.pid, sampled, done))
        limit = threading.Timer(_LIMIT, process.kill)
        sampler.start()
        limit.start()
        # The usage that comes with the exit code is that of the process and of the children it waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        limit.cancel()
        done.set()
        sampler.join()
    if process.returncode not in allowed:
        raise FailedError(f"{' '.join(command)[:200]}: exit code {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, max(sampled))


def best(command: Sequence[str], cwd: pathlib.Path, times: int = 7) -> Cost:
    """Return the least of several runs, of a command that changes nothing."""
    return least([measure(command, cwd) for _ in range(times)])


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least of each kind: what else a machine did meanwhile only ever adds."""
    return Cost(*map(min, zip(*costs, strict=True)))


def _sample(pid: int, sampled: list[int], done: threading.Event) -> None:
    while not done.wait(_SAMPLED):
        sampled.append(sum(_share(each) for each in _family(pid)))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _share(pid: int) -> int:
    """Return the bytes of a process, what it shares divided among those that do."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
