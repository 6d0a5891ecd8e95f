"""`l10n slugs`: what slugs have become, so that a site can lead old deep links on.

The answer is a JSON object, language -> article -> slug that is not in use any more -> slug of the same heading now.
With the answer of an earlier build it knows of earlier translations, too; each answer is complete, so that only the
last one has to be kept.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

import msgspec

from l10n.anchors.history import moves
from l10n.checks import diagnose
from l10n.checks.articles import SLUG_GONE
from l10n.checks.files import STOPPING
from l10n.checks.weights import weighed
from l10n.commands.assets import NO_ASSETS
from l10n.commands.languages import Languages
from l10n.commands.project import Outcome, Project
from l10n.commands.sources import Sources
from l10n.errors import ConfigError, L10nError
from l10n.executors import Executor
from l10n.model.diagnostic import Diagnostic

Moved = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Language -> article -> old slug -> slug now."""


def slugs(project: Project, executor: Executor, previous: Moved) -> tuple[Outcome, str]:
    """Return what slugs have become, as JSON; names that lead nowhere any more are noted.

    previous:  the answer of an earlier build
    """
    outcome = Outcome()
    sources = Sources(project, outcome)
    languages = Languages(project, sources, executor, outcome, "slugs")
    articles = languages.survey()
    languages.localize(articles, lambda *_: True, lambda *_: NO_ASSETS)
    sources.close()
    outcome.diagnostics = [found for found in outcome.diagnostics if found.check in STOPPING]
    answer: dict[str, dict[str, Mapping[str, str]]] = {}
    for locale in project.config.locales:
        known = previous.get(locale, {})
        changes = answer.setdefault(locale, {})
        for article in articles:
            source, localized = languages.library.anchors(article), languages.localized[article, locale]
            found = moves(source.anchors, source.slugs, localized.slugs, known.get(article, {}))
            if found.moved:
                changes[article] = dict(sorted(found.moved.items()))
            gone = (_gone(project.source_path(article), name, locale) for name in found.gone)
            outcome.diagnostics += weighed(gone, locale, project.config.checks)
    return outcome, msgspec.json.format(msgspec.json.encode(answer), indent=1).decode()


def read_previous(project: Project, file: str) -> Moved:
    """Return the answer that an earlier build gave.

    file:    from the working directory
    raises:  ConfigError
    """
    path = _path(project, file)
    try:
        data = project.workspace.read(path, project.config.limits.catalog)
        return msgspec.json.decode(data, type=dict[str, dict[str, dict[str, str]]])
    except (L10nError, msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = error.reason if isinstance(error, L10nError) else f"no answer of `l10n slugs`: {error}"
        raise ConfigError(reason, path=file, remedy="make it with `l10n slugs --output`") from None


def write_slugs(project: Project, file: str, text: str) -> None:
    """Write the answer to a file, named from the working directory.

    raises: WorkspaceError
    """
    project.workspace.write(_path(project, file), f"{text}\n".encode())


def _path(project: Project, file: str) -> str:
    """Return the path of a file below the project's root; one that leads out of it is refused where it is used."""
    root = project.workspace.root.as_posix()
    return posixpath.relpath((Path.cwd() / file).as_posix(), root)


def _gone(path: str, name: str, locale: str) -> Diagnostic:
    return diagnose(SLUG_GONE, f'"#{name}" led to a heading, and leads nowhere any more', path=path, locale=locale)
