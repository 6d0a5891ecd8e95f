"""Tasks on this machine: in this process, or in worker processes."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from types import TracebackType

from l10n.executors import Lost, Task, in_order, lost

_AHEAD = 3
"""Tasks in flight for each worker: enough to keep it busy, few enough to keep memory flat."""
_SMALL = 128 * 1024
"""Bytes of an argument that, being the only one, is not worth a process."""
_DIED = Lost("a worker process died at it")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
        _stop_collecting()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._collects:
            gc.enable()


class Processes:
    """Runs tasks in worker processes, which are started when there is work for them.

    A worker that dies takes its pool with it, and what was in flight there. Each of these tasks is then tried in a
    process of its own, which shows the one at fault; the others go on in a new pool.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._here = Serial()
        self._pool: ProcessPoolExecutor | None = None
        self._children: Sequence[multiprocessing.process.BaseProcess] = ()
        # Only Linux forks safely, and only as long as there are no threads; it spares workers the imports.
        self._method = "fork" if sys.platform == "linux" else "spawn"

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Yield the result for each argument, in order."""
        rest = iter(arguments)
        first = list(islice(rest, 2))
        if len(first) < 2 and all(len(argument) <= _SMALL for argument in first):
            yield from self._here.run(task, first)
            return
        futures = in_order(partial(self._submit, task), chain(first, rest), self._workers * _AHEAD)
        with contextlib.closing(futures):
            for argument, future in futures:
                result = _result(future)
                yield self.alone(task, argument) if result is _DIED else result

    def alone(self, task: Task, argument: bytes) -> bytes | Lost:
        """Return the result for one argument, from a process of its own."""
        pool = _pool(1, "spawn")
        try:
            return _result(pool.submit(task, argument))
        finally:
            pool.shutdown(cancel_futures=True)

    def __enter__(self) -> Processes:
        self._here.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind:
            # Nobody waits any more for what they are at.
            for child in self._children:
                child.terminate()
        self._end()
        self._here.__exit__(kind, error, trace)

    def _submit(self, task: Task, argument: bytes) -> Future[bytes]:
        try:
            return self._started().submit(task, argument)
        except BrokenProcessPool:
            self._end()
            return self._started().submit(task, argument)

    def _started(self) -> ProcessPoolExecutor:
        """Return the pool, with its workers."""
        if not self._pool:
            before = multiprocessing.active_children()
            self._pool = _pool(self._workers, self._method)
            self._children = [child for child in multiprocessing.active_children() if child not in before]
        return self._pool

    def _end(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool, self._children, self._method = None, (), "spawn"


def _pool(workers: int, method: str) -> ProcessPoolExecutor:
    """Return a pool whose workers are there; a Ctrl-C waits until then, so that it does not reach them half-made."""
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(workers, context, initializer=_prepare_worker, initargs=(os.getpid(),))
    with _interruption_held():
        pool.submit(int)
    return pool


def _result(future: Future[bytes]) -> bytes | Lost:
    error = future.exception()
    if error is None:
        return future.result()
    return _DIED if isinstance(error, BrokenProcessPool) else lost(error)


@contextlib.contextmanager
def _interruption_held() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    previous = signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
    if pressed:
        raise KeyboardInterrupt


def _stop_collecting() -> None:
    # Articles make no reference cycles that matter; looking for them costs 4 to 8 % of the time.
    gc.disable()


def _prepare_worker(parent: int) -> None:
    """Make a worker leave Ctrl-C to the main process, which then ends it, and not outlive that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stop_collecting()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
