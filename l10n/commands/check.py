"""`l10n check`: what is wrong with catalogs, and on request with articles. Writes nothing."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from l10n.commands.catalogs import read_labels
from l10n.commands.library import read_library
from l10n.commands.localized import localize_article
from l10n.commands.project import Outcome, Project, narrowed


def check(project: Project, paths: Sequence[str], *, source: bool) -> Outcome:
    """Return the findings on the catalogs of the articles.

    paths:   narrow what is looked at
    source:  whether to look at the articles too
    """
    outcome = Outcome()
    library = read_library(project, outcome)
    if source:
        outcome.diagnostics += library.diagnostics
    chosen = narrowed(project, paths, tuple(library.skeletons))
    for locale in project.config.locales:
        labels = read_labels(project, locale, outcome)
        for article in project.track(chosen, f"checking {locale}"):
            localize_article(project, library, locale, article, labels, outcome)
    return outcome
