"""Work on many articles, sent to an executor in pieces of a fair size."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from l10n.executors import Executor, Task

T = TypeVar("T")
R = TypeVar("R")
_BYTES = 512 * 1024
"""A batch is closed when its articles have this size: large enough that sending it costs nothing to speak of."""
_TASKS = 64


def run_batches(
    executor: Executor,
    task: Task,
    tasks: Iterable[T],
    encode: Callable[[Sequence[T]], bytes],
    decode: Callable[[bytes], Sequence[R]],
    size: Callable[[T], int],
) -> Iterator[tuple[T, R]]:
    """Yield each task with its result, in order.

    tasks:   taken as they are needed, so that not all have to be in memory
    encode:  a batch -> what `task` takes; decode: what it gives back -> a result for each of the batch
    size:    of a task, in bytes
    """
    batches = _batches(tasks, size)
    head = tuple(islice(batches, 2))
    if len(head) < 2:
        # Nothing that others could do meanwhile: no worker is started for it.
        for batch in head:
            yield from zip(batch, decode(task(encode(batch))), strict=True)
        return
    sent: list[Sequence[T]] = []

    def arguments() -> Iterator[bytes]:
        for batch in chain(head, batches):
            sent.append(batch)
            yield encode(batch)

    for result in executor.run(task, arguments()):
        yield from zip(sent.pop(0), decode(result), strict=True)


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
