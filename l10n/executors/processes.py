"""Tasks in worker processes on this machine."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, InvalidStateError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from types import TracebackType

from l10n.executors import Lost, Task, in_order, lost
from l10n.executors.here import stop_collecting

_AHEAD = 3
"""Tasks in flight for each worker: enough to keep it busy, few enough to keep memory flat."""
_DIED = Lost("a worker process died at it")


class Processes:
    """Runs tasks in worker processes, which are started when there is work for them.

    A worker that dies takes its pool with it, and what was in flight there. Each of these tasks is then tried in a
    process of its own, which shows the one at fault; the others go on in a new pool.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._children: Sequence[multiprocessing.process.BaseProcess] = ()
        # Only Linux forks safely, and only as long as there are no threads; it spares workers the imports.
        self._method = "fork" if sys.platform == "linux" else "spawn"

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Yield the result for each argument, in order."""
        futures = in_order(partial(self._submit, task), arguments, self._workers * _AHEAD)
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
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not kind:
            self._end()
            return
        with _cancellations_unsaid():
            # Nobody waits any more for what they are at.
            for child in self._children:
                child.terminate()
            self._end()

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


@contextlib.contextmanager
def _cancellations_unsaid() -> Iterator[None]:
    """Print nothing where the thread of a pool that ends cannot fail a task because that was cancelled already."""
    previous = threading.excepthook

    def hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_type is not InvalidStateError:
            previous(arguments)

    threading.excepthook = hook
    try:
        yield
    finally:
        threading.excepthook = previous


def _prepare_worker(parent: int) -> None:
    """Make a worker leave Ctrl-C to the main process, which then ends it, and not outlive that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stop_collecting()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
