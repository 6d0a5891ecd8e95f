"""`l10n merge-driver`: what git runs to merge a PO file that both sides changed.

The result is a valid PO file with nothing missing of either side: where both changed a translation, ours is kept as
fuzzy and theirs stands in a comment. A file that cannot be read as PO is merged as text, as git would without us, so
that a conflict can be seen.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from l10n.catalog.merge import Merged, merge3
from l10n.catalog.po_lines import shown
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.checks import diagnose
from l10n.checks.files import MERGE_AS_TEXT, MERGE_CONFLICT
from l10n.commands.git import run_git
from l10n.errors import CatalogError, WorkspaceError
from l10n.model.catalog import Catalog, Key
from l10n.model.diagnostic import Diagnostic
from l10n.workspace import Workspace

_SIDES = ("the common ancestor", "our side", "the other side")


class MergeOutcome(msgspec.Struct, frozen=True):
    """What `merge-driver` did."""

    clean: bool
    diagnostics: tuple[Diagnostic, ...] = ()


def merge_files(base: str, ours: str, theirs: str, name: str) -> MergeOutcome:
    """Merge the changes of `theirs` since `base` into the file `ours`.

    base, ours, theirs:  paths, git's `%O`, `%A` and `%B`; `base` is an empty file where both sides added the catalog
    name:                what findings call the catalog, git's `%P`
    raises:              WorkspaceError; `ours` is then as it was
    """
    data = [_read(path) for path in (base, ours, theirs)]
    catalogs: list[Catalog] = []
    for side, content in zip(_SIDES, data, strict=True):
        try:
            catalogs.append(parse_po(content, name))
        except CatalogError as error:
            return _merge_as_text(base, ours, theirs, error, side)
    merged = merge3(*catalogs)
    if merged.catalog is catalogs[1]:
        return MergeOutcome(clean=True)
    result = data[2] if merged.catalog is catalogs[2] else format_po(merged.catalog)
    folder, file = _split(ours)
    Workspace(folder).write(file, result, expected=data[1])
    return MergeOutcome(not merged.conflicts, tuple(_conflicts(merged, result, name)))


def _conflicts(merged: Merged, result: bytes, name: str) -> Iterator[Diagnostic]:
    lines: dict[Key, int] = {}
    if merged.conflicts:
        read = parse_po(result, name)
        lines = {message.key: message.line for message in (*read.messages, *read.obsolete)}
    for key in merged.conflicts:
        reason = f"both sides changed the translation of {shown(key[1])}: ours is kept as fuzzy"
        yield diagnose(MERGE_CONFLICT, reason, path=name, line=lines[key])


def _merge_as_text(base: str, ours: str, theirs: str, error: CatalogError, side: str) -> MergeOutcome:
    """Let git merge the lines; it exits with the number of conflicts, past 127 where it fails."""
    status = run_git(["merge-file", "-L", "ours", "-L", "base", "-L", "theirs", "--", ours, base, theirs]).returncode
    if not 0 <= status <= 127:
        raise WorkspaceError(
            "cannot be merged, neither as PO nor as text", path=error.path, remedy="merge the file by hand"
        )
    reason = f"{side} is no valid PO file ({error.reason}); merged as text"
    found = diagnose(MERGE_AS_TEXT, reason, path=error.path, line=error.line, remedy=error.remedy)
    return MergeOutcome(status == 0, (found,))


def _read(path: str) -> bytes:
    folder, file = _split(path)
    return Workspace(folder).read(file)


def _split(path: str) -> tuple[Path, str]:
    absolute = Path(path).absolute()
    return absolute.parent, absolute.name
