"""The same tasks in this process, in worker processes, or on a cluster: bytes in, bytes out, results in order.

1. A task is a function of one `bytes` argument that returns `bytes`, named at module level so that it can be sent.
   Nothing else is shared: no disk, no state. That is what makes the three ways give the same result to the byte.
2. Only a few tasks are in flight at once, so that memory does not grow with the number of articles.
3. A task that fails, or takes its worker down with it, gives a `Lost` in the place of its result; the others go on.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from types import TracebackType
from typing import NamedTuple, Protocol, TypeVar

Task = Callable[[bytes], bytes]


class Lost(NamedTuple):
    """What stands for the result of a task that has none."""

    reason: str
    """What became of it, said of an article: "a worker process died at it"."""
    error: BaseException | None = None
    """What the task raised, where that is a mistake of ours."""


class Executor(Protocol):
    """Runs tasks."""

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Yield the result for each argument, in order.

        raises: WorkspaceError where there is nobody left to do the work
        """

    def alone(self, task: Task, argument: bytes) -> bytes | Lost:
        """Return the result for one argument, sure to suffer from no other."""

    def __enter__(self) -> Executor: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def local(jobs: int) -> Executor:
    """Return an executor on this machine.

    jobs:  worker processes; 0 for one a core, 1 for none beside this process
    """
    from l10n.executors.here import Local, Serial, cores

    workers = jobs or cores()
    return Serial() if workers == 1 else Local(workers)


def cluster(address: str) -> Executor:
    """Return an executor on an existing Dask cluster.

    address:  of its scheduler: "tcp://host:8786"
    raises:   WorkspaceError where `distributed` is missing, nobody answers, or the cluster has another l10n
    """
    from l10n.executors.dask import Cluster

    return Cluster(address)


class Future(Protocol):
    """A result to come."""

    def cancel(self) -> object: ...


F = TypeVar("F", bound=Future)


def in_order(
    submit: Callable[[bytes], F], arguments: Iterable[bytes], ahead: int
) -> Generator[tuple[bytes, F], None, None]:
    """Yield each argument with its future, in order, those of some more being under way; cancel these at an end.

    ahead:  how many are in flight, at most
    """
    waiting: deque[tuple[bytes, F]] = deque()
    try:
        for argument in arguments:
            waiting.append((argument, submit(argument)))
            if len(waiting) >= ahead:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        for _, future in waiting:
            future.cancel()


def lost(error: BaseException) -> Lost:
    """Return what stands for a task that raised something."""
    if isinstance(error, MemoryError):
        return Lost("there is not enough memory for it")
    return Lost("a mistake in l10n", error)
