"""The same tasks in this process, in worker processes, or on a cluster: bytes in, bytes out, results in order.

A task is a function of one `bytes` argument that returns `bytes`, named at module level so that it can be sent. Nothing
else is shared: no disk, no state. That is what makes the three ways give the same result to the byte.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor as Pool
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Protocol

from l10n.errors import WorkspaceError

Task = Callable[[bytes], bytes]
_AHEAD = 3
"""Tasks in flight for each worker: enough to keep it busy, few enough to keep memory flat."""


class Executor(Protocol):
    """Runs tasks."""

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result for each argument, in order."""

    def __enter__(self) -> Executor: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Serial:
    """Runs tasks in this process, one after the other."""

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result for each argument, in order."""
        return map(task, arguments)

    def __enter__(self) -> Serial:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class Pooled:
    """Runs tasks in the workers of a pool."""

    def __init__(self, pool: Pool, workers: int) -> None:
        self._pool = pool
        self._ahead = workers * _AHEAD

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result for each argument, in order; only a few are in flight at once.

        raises: WorkspaceError where a worker died
        """
        waiting: deque[Future[bytes]] = deque()
        try:
            for argument in arguments:
                waiting.append(self._pool.submit(task, argument))
                if len(waiting) >= self._ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise WorkspaceError(
                "a worker process died", remedy="run again with --jobs 1 to see which article is at fault"
            ) from None
        finally:
            for future in waiting:
                future.cancel()

    def __enter__(self) -> Pooled:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def local(jobs: int) -> Executor:
    """Return an executor on this machine.

    jobs:  worker processes; 0 for one a core, 1 for none beside this process
    """
    workers = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
    _prepare()
    if workers == 1:
        return Serial()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Only Linux forks safely; there it spares each worker the imports.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker, initargs=(os.getpid(),))
    return Pooled(pool, workers)


def cluster(address: str) -> Executor:
    """Return an executor on an existing Dask cluster.

    address:  of its scheduler: "tcp://host:8786"
    raises:   WorkspaceError where `distributed` is missing or nobody answers
    """
    try:
        from distributed import Client
    except ImportError:
        raise WorkspaceError("needs the package distributed", remedy='pip install "l10n-markdown[dask]"') from None
    try:
        client = Client(address, timeout=10)
    except OSError as error:
        raise WorkspaceError(
            f"no scheduler answers at {address}: {error}", remedy="start the cluster, or correct --scheduler"
        ) from None
    workers = max(1, sum(client.nthreads().values()))
    return Pooled(client.get_executor(pure=False, retries=3), workers)


def _prepare() -> None:
    # Articles make no reference cycles that matter; collecting them costs 4 to 8 % of the time.
    gc.disable()


def _prepare_worker(parent: int) -> None:
    """Make a worker leave Ctrl-C to the main process, which then ends it, and not outlive that one."""
    _prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
