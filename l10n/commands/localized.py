"""One article in one language: what ships, what was found, how far it is."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from l10n.commands.catalogs import Counts, Translations, count, read_translations
from l10n.commands.library import Library
from l10n.commands.project import Outcome, Project
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.unit import Unit
from l10n.pipeline import Localization, localize
from l10n.textio import normalise


class Localized(msgspec.Struct, frozen=True):
    """What a language makes of an article."""

    localization: Localization
    counts: Counts


def localize_article(
    project: Project, library: Library, locale: LocaleTag, article: str, labels: Mapping[str, str], outcome: Outcome
) -> Localized:
    """Return an article's units as they ship in one language; findings go to the outcome."""
    skeleton = library.skeletons[article]
    translations = read_translations(project, locale, article, outcome)
    source = normalise(project.text(article))
    mode = project.config.anchors.mode_in(locale)
    found = localize(source, skeleton, translations.targets(), labels, mode, project.config)
    source_path = project.source_path(article)
    outcome.diagnostics += _findings(skeleton.units, source_path, locale, translations, found)
    refused = [skeleton.units[index] for index in found.merged.refused]
    outcome.refused += len(refused)
    return Localized(found, count(skeleton.units, translations, refused))


def _findings(
    units: tuple[Unit, ...], source: str, locale: LocaleTag, translations: Translations, found: Localization
) -> Iterator[Diagnostic]:
    for index, finding in found.merged.findings:
        unit = units[index]
        yield Diagnostic(
            check=finding.check.name,
            code=finding.check.code,
            severity=finding.severity or finding.check.severity,
            path=translations.path,
            line=translations.line(unit.key),
            message=finding.message,
            remedy=finding.remedy or finding.check.remedy,
            locale=locale,
            source=f"{source}:{unit.line}",
        )
