"""Work on many articles, sent to an executor in pieces of a fair size."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from l10n.errors import WorkspaceError
from l10n.executors import Executor, Lost, Task

T = TypeVar("T")
R = TypeVar("R")
_BYTES = 512 * 1024
"""A batch is closed when its articles have this size: large enough that sending it costs nothing to speak of."""
_TASKS = 64
_FAULTY = 3
"""Articles that take their workers down with them, when it is not for the articles any more."""


def run_batches(
    executor: Executor,
    task: Task,
    tasks: Iterable[T],
    encode: Callable[[Sequence[T]], bytes],
    decode: Callable[[bytes], Sequence[R]],
    size: Callable[[T], int],
) -> Iterator[tuple[T, R]]:
    """Yield each task with its result, in order; an article that a worker died at is left out, and told in the end.

    tasks:   taken as they are needed, so that not all have to be in memory
    encode:  a batch -> what `task` takes; decode: what it gives back -> a result for each of the batch
    size:    of a task, in bytes
    raises:  WorkspaceError in the end, or when there are too many of them, that names those articles
    """
    sent: list[Sequence[T]] = []
    faulty: list[str] = []

    def arguments() -> Iterator[bytes]:
        for batch in _batches(tasks, size):
            sent.append(batch)
            yield encode(batch)

    def one_by_one(batch: Sequence[T]) -> Iterator[tuple[T, R]]:
        for item in batch:
            result = executor.alone(task, encode([item]))
            if not isinstance(result, Lost):
                yield item, decode(result)[0]
                continue
            if result.error:
                result.error.add_note(f"while at work on {_path(item)}")
                raise result.error
            faulty.append(f"{_path(item)}: {result.reason}")
            if len(faulty) >= _FAULTY:
                raise _stopped(faulty)

    for result in executor.run(task, arguments()):
        batch = sent.pop(0)
        yield from one_by_one(batch) if isinstance(result, Lost) else zip(batch, decode(result), strict=True)
    if faulty:
        raise _stopped(faulty)


def _stopped(faulty: Sequence[str]) -> WorkspaceError:
    return WorkspaceError("; ".join(faulty), remedy="name it in exclude to go on without it")


def _path(item: object) -> str:
    """Return the path of the article that a task is about."""
    return str(getattr(getattr(item, "source", item), "path", item))


def followed(progress: Iterable[object], results: Iterable[R]) -> Iterator[R]:
    """Yield results, and take a step of `progress` for each; at the end, the steps of those that were left out."""
    steps = iter(progress)
    for result in results:
        next(steps, None)
        yield result
    for _ in steps:
        pass


def _batches(tasks: Iterable[T], size: Callable[[T], int]) -> Iterator[Sequence[T]]:
    batch: list[T] = []
    total = 0
    for item in tasks:
        batch.append(item)
        total += size(item)
        if total >= _BYTES or len(batch) >= _TASKS:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
