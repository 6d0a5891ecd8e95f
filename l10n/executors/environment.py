"""What decides what a task makes of its argument, beside the argument: our own files, and what they stand on."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata, resources

import l10n

_DISTRIBUTION = "l10n-markdown"
_NAME = re.compile(r"[\w.-]+")


@functools.cache
def environment() -> dict[str, str]:
    """Return what there is in this process, by name: the version, for l10n with a hash of its files."""
    return {
        "Python": ".".join(map(str, sys.version_info[:2])),
        "l10n": f"{l10n.__version__} ({_hash_of_files()})",
        **{name: _version(name) for name in _requirements()},
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[str]:
    """Yield what is another one there than here.

    >>> list(differences({"l10n": "2", "polib": "1"}, {"l10n": "1", "polib": "1"}))
    ['l10n 1 and not 2']
    """
    for name in {**ours, **theirs}:
        here, there = ours.get(name, "none"), theirs.get(name, "none")
        if here != there:
            yield f"{name} {there} and not {here}"


def _hash_of_files() -> str:
    made = hashlib.blake2b(digest_size=4)
    root = resources.files("l10n")
    for path in sorted(root.rglob("*.py")) if hasattr(root, "rglob") else ():
        made.update(path.read_bytes())
    return made.hexdigest()


def _requirements() -> Iterator[str]:
    """Yield the names of the packages that l10n always stands on."""
    try:
        found = metadata.requires(_DISTRIBUTION) or ()
    except metadata.PackageNotFoundError:
        return
    for requirement in found:
        if "extra ==" not in requirement and (name := _NAME.match(requirement)):
            yield name.group()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
