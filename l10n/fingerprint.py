"""What tells that nothing has changed: names, sizes and times of files, hashes of their content, our own version."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

import l10n

RACY = 50_000_000
"""Nanoseconds: two changes of a file within this time may leave it with one and the same time."""

Facts = tuple[int, int]
"""Time of the last change in nanoseconds, size in bytes."""
Files = Mapping[str, Facts]
"""Path -> facts."""


def digest(*parts: bytes) -> bytes:
    """Return a hash of these parts, and of nothing else."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def digest_of_names(names: Iterable[str]) -> bytes:
    """Return a hash of some names in any order."""
    return digest("\n".join(sorted(names)).encode("utf-8", "surrogateescape"))


def digest_of_files(files: Files) -> bytes:
    """Return a hash of some files as their facts tell them, in any order."""
    try:
        return digest(msgspec.msgpack.encode(sorted(files.items())))
    except UnicodeEncodeError:  # The name of one of them is no text.
        return digest(repr(sorted(files.items())).encode())


@functools.cache
def code_version() -> bytes:
    """Return what changes whenever our code does: a hash of the facts of our own files."""
    root = os.path.dirname(l10n.__file__)
    return digest_of_files(walk(root, "", endings=(".py", ".j2")))


def package_version(name: str) -> bytes:
    """Return what changes whenever another version of a package is installed; the package is not loaded for it."""
    spec = importlib.util.find_spec(name)
    origin = spec.origin if spec else None
    return repr((origin, facts_of(os.stat(origin)))).encode() if origin else b""


def facts_of(stat: os.stat_result) -> Facts:
    """Return what tells of a file whether it has changed."""
    return stat.st_mtime_ns, stat.st_size


def walk(
    top: str,
    prefix: str,
    endings: tuple[str, ...] = (),
    aside: Collection[str] = (),
    unreadable: list[str] | None = None,
) -> dict[str, Facts]:
    """Return path and facts of every file below a folder, hidden folders left out.

    prefix:      what is put before the paths
    aside:       folders to leave out, by their paths with that prefix
    unreadable:  gets the folders that are there and cannot be listed
    """
    top = os.path.join(top, "")
    found: dict[str, Facts] = {}
    folders = [prefix]
    while folders:
        below = folders.pop()
        with _listed(top + below[len(prefix) :], unreadable) as entries:
            for entry in entries:
                name = entry.name
                if entry.is_dir(follow_symlinks=False):
                    if not name.startswith(".") and below + name not in aside:
                        folders.append(f"{below}{name}/")
                elif not endings or name.endswith(endings):
                    try:
                        stat = entry.stat()
                        found[below + name] = stat.st_mtime_ns, stat.st_size
                    except OSError:
                        found.update((below + name, facts) for facts in _facts_of_link(entry))
    return found


@contextlib.contextmanager
def _listed(folder: str, unreadable: list[str] | None) -> Iterator[Iterable[os.DirEntry[str]]]:
    """Yield what is in a folder, none of it where it cannot be listed.

    Where a system can do it, by a descriptor: then the folder's path is not followed anew for each of its files.
    """
    with contextlib.ExitStack() as opened:
        try:
            place: str | int = folder
            if os.scandir in os.supports_fd:
                place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
                opened.callback(os.close, place)
            entries: Iterable[os.DirEntry[Any]] = list(os.scandir(place))
        except FileNotFoundError:
            entries = ()
        except OSError:
            entries = ()
            if unreadable is not None:
                unreadable.append(folder)
        yield entries


def _facts_of_link(entry: os.DirEntry[str]) -> Iterator[Facts]:
    """Yield the facts of a link that leads nowhere, or in a circle: it is a file of its own."""
    with contextlib.suppress(OSError):
        yield facts_of(entry.stat(follow_symlinks=False))
