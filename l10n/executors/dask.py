"""Tasks on a Dask cluster.

1. Everything a task needs goes along with it, and what it makes comes back: workers need l10n, but no disk of ours.
2. A cluster has to be of one mind: the same files of l10n and the same versions of what it stands on, or nothing is
   sent. Workers that join later are asked with each task.
3. The tasks of a worker that is gone are given to another one by the scheduler.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from functools import partial
from types import TracebackType
from typing import Any

from l10n.errors import WorkspaceError
from l10n.executors import Lost, Task, in_order, lost
from l10n.executors.environment import differences, environment

_AHEAD = 3
"""Tasks in flight for each worker."""
_CONNECT_SECONDS = 10
_DESERTED_SECONDS = 30
"""How long a cluster may be without any worker."""
_INSTALL = "install the same l10n-markdown[dask] on the scheduler and on every worker"
_ONE_AT_A_TIME = threading.Lock()
"""A worker of Dask has several threads; parsers are not made for that, and would gain nothing by it."""


class Cluster:
    """Runs tasks on an existing cluster.

    address:  of its scheduler: "tcp://host:8786"
    raises:   WorkspaceError where `distributed` is missing, nobody answers, or the cluster has another l10n
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise WorkspaceError("needs the package distributed", remedy='pip install "l10n-markdown[dask]"') from None
        # A worker that dies is no news for our output: its tasks go to another one, or are told as lost.
        logging.getLogger("distributed.client").setLevel(logging.ERROR)
        try:
            self._client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            remedy = "start one with `dask scheduler`, and give the address that it tells"
            raise WorkspaceError(f"no scheduler answers at {address}: {error}", remedy=remedy) from None
        try:
            self._meet()
        except BaseException:
            self._client.close()
            raise

    def run(self, task: Task, arguments: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """Yield the result for each argument, in order.

        raises: WorkspaceError where the scheduler or all workers are gone
        """
        ahead = _AHEAD * max(1, len(self._client.nthreads()))
        with contextlib.closing(in_order(partial(self._submit, task), arguments, ahead)) as futures:
            for _, future in futures:
                yield self._result(future)

    def alone(self, task: Task, argument: bytes) -> bytes | Lost:
        """Return the result for one argument."""
        return self._result(self._submit(task, argument))

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def _meet(self) -> None:
        """Raise an error where there is no worker, and where the scheduler or a worker is not what we are."""
        from distributed import TimeoutError

        try:
            self._client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except TimeoutError:
            remedy = "start some with `dask worker`; an adaptive cluster needs a minimum"
            raise WorkspaceError("the cluster has no workers", remedy=remedy) from None
        _compare("the scheduler", _asked(self._client))
        for worker, found in self._client.run(environment, on_error="return").items():
            _compare(f"worker {worker}", found)

    def _submit(self, task: Task, argument: bytes) -> Any:
        return self._client.submit(_run, task, argument, environment(), pure=False)

    def _result(self, future: Any) -> bytes | Lost:
        from distributed import KilledWorker

        try:
            return self._awaited(future)
        except WorkspaceError:
            raise
        except KilledWorker:
            return Lost("workers of the cluster died at it")
        except (CancelledError, OSError) as error:
            raise WorkspaceError(f"the scheduler is gone: {error}", remedy="run the command again") from None
        except Exception as error:  # Who knows what the task was about raises it again.
            return lost(error)
        finally:
            future.release()

    def _awaited(self, future: Any) -> bytes:
        """Return a result, waiting for it as long as there is anybody to work on it."""
        seen = time.monotonic()
        while True:
            try:
                return bytes(future.result(timeout=1))
            except TimeoutError:
                if self._client.nthreads():
                    seen = time.monotonic()
                elif time.monotonic() - seen > _DESERTED_SECONDS:
                    raise WorkspaceError("the cluster has lost all of its workers", remedy="start some") from None


def _asked(client: Any) -> Mapping[str, str] | Exception:
    try:
        found: Mapping[str, str] = client.run_on_scheduler(environment)
    except Exception as error:  # Whatever it is, the scheduler cannot run our code.
        return error
    return found


def _compare(who: str, found: Mapping[str, str] | BaseException) -> None:
    if isinstance(found, BaseException):
        raise WorkspaceError(f"{who} has no l10n, or another one: {found}", remedy=_INSTALL)
    if told := ", ".join(differences(environment(), found)):
        raise WorkspaceError(f"{who} has {told}", remedy=_INSTALL)


def _run(task: Task, argument: bytes, expected: Mapping[str, str]) -> bytes:
    """Return the result of a task; this is what a worker runs."""
    if environment() != expected:
        raise WorkspaceError("a worker that has joined has another l10n", remedy=_INSTALL)
    with _ONE_AT_A_TIME:
        return task(argument)
