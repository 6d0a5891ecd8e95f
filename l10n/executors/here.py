"""Tasks in this process, as long as worker processes are not worth their start."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from types import TracebackType

from l10n.executors import Executor, Lost, Task, lost

_SMALL = 128 * 1024
"""Bytes of an argument that, being the only one, is not worth a process."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stop_collecting() -> None:
    """Let what is not needed any more go by its count alone."""
    # Articles make no reference cycles that matter; looking for them costs 4 to 8 % of the time.
    gc.disable()


class Serial:
    """Runs tasks in this process, one after the other."""

    def __init__(self) -> None:
        self._collects = gc.isenabled()

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Yield the result for each argument, in order."""
        return (self.alone(task, argument) for argument in arguments)

    def alone(self, task: Task, argument: bytes) -> bytes | Lost:
        """Return the result for one argument."""
        try:
            return task(argument)
        except Exception as error:  # Who knows what the task was about raises it again.
            return lost(error)

    def __enter__(self) -> Serial:
        stop_collecting()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._collects:
            gc.enable()


class Local:
    """Runs a small task that is the only one in this process, others in worker processes.

    These are slow to load, let alone to start, and an edit of one article has no use for them.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._here = Serial()
        self._processes: Executor | None = None

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Yield the result for each argument, in order."""
        rest = iter(arguments)
        first = list(islice(rest, 2))
        if len(first) < 2 and all(len(argument) <= _SMALL for argument in first):
            return self._here.run(task, first)
        return self._there().run(task, chain(first, rest))

    def alone(self, task: Task, argument: bytes) -> bytes | Lost:
        """Return the result for one argument, from a process of its own."""
        return self._there().alone(task, argument)

    def __enter__(self) -> Local:
        self._here.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._processes:
            self._processes.__exit__(kind, error, trace)
        self._here.__exit__(kind, error, trace)

    def _there(self) -> Executor:
        if not self._processes:
            from l10n.executors.processes import Processes

            self._processes = Processes(self._workers)
        return self._processes
