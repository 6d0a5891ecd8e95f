"""`l10n check`: what is wrong with catalogs, and on request with articles. Writes nothing."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.commands.languages import Languages
from l10n.commands.library import read_library
from l10n.commands.project import Outcome, Project, narrowed
from l10n.commands.sources import Sources
from l10n.executors import Executor


def check(project: Project, paths: Sequence[str], executor: Executor, *, source: bool) -> Outcome:
    """Return the findings on the catalogs of the articles.

    paths:   narrow what is looked at
    source:  whether to look at the articles too
    """
    outcome = Outcome()
    sources = Sources(project, outcome)
    library = read_library(project, sources, executor, outcome)
    if source:
        outcome.diagnostics += library.diagnostics
    chosen = narrowed(project, paths, tuple(library.anchors))
    languages = Languages(project, library, sources, executor, outcome, check=True)
    languages.localize(chosen, lambda article, locale, found: None, lambda article, locale: (), {})
    sources.close()
    return outcome
