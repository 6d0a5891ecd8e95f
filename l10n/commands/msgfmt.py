"""F03: what GNU gettext itself says about catalogs, where it is installed.

1. About most catalogs it need not be asked: what it could refuse in them has been found out while they were read, and
   an entry that has an error anyway is not told of twice.
2. A catalog that `msgfmt` has passed is asked about again only when it, or `msgfmt`, has changed.
3. Starting a program costs more than checking a catalog: many catalogs go to one `msgfmt`, each as a domain of its own,
   in which equal keys are no contradiction. Only where it complains is each of them asked about alone.
4. `msgfmt` is native code that reads what anybody wrote: it gets bytes, no name of ours, and some seconds. Once one
   catalog took more, the others are not asked about in this run.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from l10n.cache import Cache
from l10n.checks import diagnose
from l10n.checks.files import MSGFMT, STOPPING
from l10n.commands.programs import find_program
from l10n.commands.project import Project
from l10n.errors import L10nError
from l10n.fingerprint import code_version, digest
from l10n.model.diagnostic import Diagnostic, Severity

_AT_ONCE = 200
_SECONDS = 20
_COMPLAINT = re.compile(rb"<stdin>:(\d+):(?:\d+:)? (?!warning: )(.+)")
Complaint = tuple[int, str]
"""(line, what `msgfmt` says)"""
_TOO_LONG: tuple[Complaint, ...] = ((0, f"nothing, for {_SECONDS} seconds"),)


def ask_msgfmt(
    project: Project,
    cache: Cache,
    catalogs: Iterable[str],
    known: Iterable[Diagnostic],
    doubts: Mapping[str, Sequence[int] | None],
) -> Iterator[Diagnostic]:
    """Yield what `msgfmt --check` refuses and nothing else has found; nothing where gettext is not installed.

    catalogs:  paths below the project's root; those that are not there are left out
    known:     what was found already: files that cannot be used, and lines that have an error
    doubts:    path -> the lines of the entries that it may refuse, None or nothing where it may refuse anything
    """
    program = find_program("msgfmt")
    if program is None:
        return
    errors = [found for found in known if found.severity is Severity.ERROR]
    unusable = {found.path for found in errors if found.check in STOPPING}
    told = {(found.path, found.line) for found in errors}

    def needed(path: str) -> bool:
        lines = doubts.get(path)
        return path not in unusable and (lines is None or any((path, line) not in told for line in lines))

    keys = _keys(project, program, filter(needed, catalogs))
    answers = _recalled(cache, keys)
    asked = [path for path in keys if path not in answers]
    for start in range(0, len(asked), _AT_ONCE):
        fresh = _ask(program, dict(_contents(project, asked[start : start + _AT_ONCE])))
        in_time = {path: complaints for path, complaints in fresh.items() if complaints != _TOO_LONG}
        cache.put({keys[path]: msgspec.msgpack.encode(complaints) for path, complaints in in_time.items()})
        answers |= fresh
        if len(in_time) < len(fresh):
            break
    for path in keys:
        for line, text in answers.get(path, ()):
            if (path, line) not in told:
                yield diagnose(MSGFMT, f"msgfmt says: {text}", path=path, line=line)


def _keys(project: Project, program: str, catalogs: Iterable[str]) -> dict[str, bytes]:
    """Return, for each catalog that is there, a hash of all that the answer depends on."""
    facts = os.stat(program)
    about = digest(code_version(), f"msgfmt {program} {facts.st_mtime_ns} {facts.st_size}".encode())
    found = {}
    for path in catalogs:
        try:
            content = project.workspace.digest(path)
        except L10nError:
            continue  # It is told where the catalog is worked on.
        if content is not None:
            found[path] = digest(about, content)
    return found


def _recalled(cache: Cache, keys: Mapping[str, bytes]) -> dict[str, tuple[Complaint, ...]]:
    stored = cache.get(set(keys.values()))
    found = {}
    for path, key in keys.items():
        try:
            found[path] = msgspec.msgpack.decode(stored[key], type=tuple[Complaint, ...])
        except (KeyError, msgspec.DecodeError, UnicodeDecodeError):
            continue
    return found


def _contents(project: Project, catalogs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in catalogs:
        try:
            yield path, project.workspace.read(path, project.config.limits.catalog)
        except L10nError:
            continue


def _ask(program: str, contents: Mapping[str, bytes]) -> dict[str, tuple[Complaint, ...]]:
    # One that names no charset would be read in that of the one before it.
    passed = {path for path, data in contents.items() if b"charset=" in data}
    domains = (b'\ndomain "d%d"\n%s' % (number, _plain(contents[path])) for number, path in enumerate(passed))
    if passed and _complaints(program, b"".join(domains)):
        passed.clear()
    answers: dict[str, tuple[Complaint, ...]] = {}
    for path, data in contents.items():
        answers[path] = () if path in passed else _complaints(program, _plain(data))
        if answers[path] == _TOO_LONG:
            break
    return answers


def _plain(data: bytes) -> bytes:
    """Return a catalog without the byte order mark, which we read over and gettext does not."""
    return data.removeprefix(b"\xef\xbb\xbf")


def _complaints(program: str, data: bytes) -> tuple[Complaint, ...]:
    """Return what `msgfmt` refuses in a file, with the lines."""
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    with tempfile.TemporaryDirectory(prefix="l10n-") as folder:  # It writes a file for each domain.
        try:
            done = subprocess.run(
                [program, "--check", "-"],
                input=data,
                cwd=folder,
                env=environment,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _TOO_LONG
        except OSError as error:
            return ((0, f"nothing, it cannot be run: {error.strerror}"),)
    if not done.returncode:
        return ()
    lines = data.split(b"\n")
    found = [
        (_entry(lines, int(line)), text.decode("utf-8", "backslashreplace"))
        for line, text in _COMPLAINT.findall(done.stderr)
    ]
    return tuple(found) or ((0, _whole_file(done.stderr) or f"nothing, and ends with {done.returncode}"),)


def _entry(lines: Sequence[bytes], line: int) -> int:
    """Return the line in which the msgid of an entry begins, where all findings point; `msgfmt` names others, too."""
    above = (number for number in range(min(line, len(lines)), 0, -1) if lines[number - 1].startswith(b"msgid "))
    return next(above, line)


def _whole_file(told: bytes) -> str:
    """Return the first thing that `msgfmt` says about no line."""
    first = told.decode("utf-8", "backslashreplace").partition("\n")[0]
    return first.removeprefix("msgfmt: ").removeprefix("<stdin>: ").removeprefix("warning: ")
