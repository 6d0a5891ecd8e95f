"""`l10n fix`: what can be put right in the articles themselves, by splice. Nothing else in them changes a byte.

A link is repaired where its fragment names an anchor but for case, hyphens, blanks or punctuation. What was found by
likeness is a guess, and is made only on request. Both follow the site's own rule for slugs, so that afterwards the link
works in the source as well.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

import msgspec

from l10n.checks import diagnose
from l10n.checks.dead_links import ANCHOR_MISSING
from l10n.commands.library import Library
from l10n.commands.project import Outcome, Project, narrowed
from l10n.commands.sources import Sources
from l10n.errors import L10nError, WorkspaceError
from l10n.executors import Executor
from l10n.merger.repoint import repoint
from l10n.merger.splice import Edit, splice
from l10n.model.anchor import Resolution, Rung
from l10n.model.diagnostic import Diagnostic, Severity
from l10n.pipeline.analyse import analyse
from l10n.pipeline.localize import index_list_repairs
from l10n.textio import SourceText, normalise

_SAFE: tuple[Rung, ...] = ("case", "normalised", "skeleton")
_WEAK: tuple[Rung, ...] = ("prefix", "text", "target")


class Repairs(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be put right."""

    anchors: bool
    """Links whose fragment misses its anchor."""
    guesses: bool
    """Of these, also the ones whose anchor was found by likeness."""
    index: bool
    """Lists between index markers."""


class Fixed(Outcome):
    """What `fix` did, or would do."""

    def __init__(self) -> None:
        super().__init__()
        self.articles = 0
        self.diff = ""
        """Unified, of all articles."""


def fix(project: Project, paths: Sequence[str], repairs: Repairs, executor: Executor, *, write: bool) -> Fixed:
    """Repair articles, or say what would be repaired.

    paths:  narrow what is repaired
    write:  whether articles are written; one that has changed since it was read is left alone, and noted
    """
    outcome = Fixed()
    anchors = msgspec.structs.replace(project.config.anchors, repair=True)
    project = msgspec.structs.replace(project, config=msgspec.structs.replace(project.config, anchors=anchors))
    with project.workspace.locked():
        sources = Sources(project, outcome)
        library = Library(project, sources, executor, outcome)
        library.survey(library.articles)
        sources.close()
        for article in narrowed(project, paths, library.articles):
            try:
                _fix(project, library, article, repairs, outcome, write=write)
            except L10nError as error:
                outcome.fail(error, project.source_path(article))
    return outcome


def _fix(project: Project, library: Library, article: str, repairs: Repairs, outcome: Fixed, *, write: bool) -> None:
    path, stored = project.source_path(article), project.text(article)
    source = normalise(stored)
    chosen = _chosen(library.resolutions(article), repairs)
    _check_unchanged(source, library, article, chosen, path)
    edits = list(_link_edits(library, article, chosen))
    if repairs.index and "l10n:" in stored:
        edits += index_list_repairs(source, analyse(article, stored, project.config), library.anchors(article).slugs)
    fixed = splice(source, edits)
    if fixed == stored:
        return
    if write:
        project.workspace.write(path, fixed.encode(), expected=stored.encode(), durable=True)
    outcome.articles += 1
    outcome.diagnostics += _told(library, article, chosen, path)
    outcome.diff += "".join(_diff(path, stored, fixed))


def _chosen(resolutions: Sequence[Resolution], repairs: Repairs) -> list[Resolution]:
    """Return what leads the links to where they are to be led."""
    rungs = (*_SAFE, *(_WEAK if repairs.guesses else ())) if repairs.anchors else ()
    return [found for found in resolutions if found.applied and found.rung in rungs]


def _check_unchanged(
    source: SourceText, library: Library, article: str, chosen: Sequence[Resolution], path: str
) -> None:
    """Raise `WorkspaceError` where a link does not stand any more where it was found."""
    for found in chosen:
        link = library.anchors(article).links[found.link]
        # In a table cell a pipe has a backslash that is no part of the destination.
        if source.text[link.start : link.end].replace("\\|", "|") != link.destination.replace("\\|", "|"):
            raise WorkspaceError("changed while we were at work", path=path, remedy="run the command again")


def _link_edits(library: Library, article: str, chosen: Sequence[Resolution]) -> Sequence[Edit]:
    slugs = library.slugs({found.article for found in chosen})
    return repoint(library.anchors(article).links, chosen, slugs, slugs)


def _told(library: Library, article: str, chosen: Sequence[Resolution], path: str) -> Iterator[Diagnostic]:
    for found in chosen:
        link = library.anchors(article).links[found.link]
        if link.syntax == "reference":
            continue
        goal = library.anchors(found.article)
        where = f"line {goal.anchors[found.anchor].line}"
        where = where if found.article == article else f"{found.article}, {where}"
        message = f'link "{link.destination}" is led to "#{goal.slugs[found.anchor]}" ({where}; {found.rung})'
        remedy = "read the diff before you use it"
        yield diagnose(
            ANCHOR_MISSING, message, path=path, line=link.line, remedy=remedy, severity=Severity.INFO
        )


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff. A last line without an end is marked, as `patch` wants it."""
    lines = (text.split("\n") for text in (before, after))
    old, new = ([f"{line}\n" for line in found[:-1]] + [line for line in found[-1:] if line] for found in lines)
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
