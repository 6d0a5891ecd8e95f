"""`l10n slugs`: source slug -> localized slug, so that a site can redirect."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.commands.catalogs import read_labels
from l10n.commands.library import read_library
from l10n.commands.localized import localize_article
from l10n.commands.project import Outcome, Project
from l10n.model.anchor import Slug
from l10n.model.locale import LocaleTag


def slugs(project: Project) -> tuple[Outcome, str]:
    """Return, as JSON, language -> article -> source slug -> localized slug, for every slug that changed."""
    outcome = Outcome()
    library = read_library(project, outcome)
    found: dict[LocaleTag, dict[str, dict[Slug, Slug]]] = {}
    for locale in project.config.locales:
        labels = read_labels(project, locale, outcome)
        articles = found.setdefault(locale, {})
        for article, old in library.slugs.items():
            new = localize_article(project, library, locale, article, labels, outcome).localization.slugs
            changed = {before: after for before, after in zip(old, new, strict=True) if before != after and before}
            if changed:
                articles[article] = changed
    text = msgspec.json.format(msgspec.json.encode(found), indent=1).decode()
    return outcome, text
