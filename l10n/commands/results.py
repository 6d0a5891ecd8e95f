"""What came of articles in their languages, as it is remembered from one run to the next."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

import msgspec

from l10n.cache import Cache
from l10n.commands.landings import Landing
from l10n.commands.project import Project
from l10n.commands.records import Records
from l10n.commands.wording import Wording
from l10n.config.layout import catalog_path, output_path
from l10n.model.diagnostic import Diagnostic
from l10n.pipeline.tasks.build import Localized

Purpose = Literal["build", "check", "slugs"]
Looks = Literal["at nothing", "at links", "at all"]
"""How closely a run looks at the articles themselves; a build looks at their links."""
_MEMORIES: dict[Purpose, str] = {"build": "built", "check": "checked", "slugs": ""}
"""Where the records of the last run lie."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an article."""

    localized: tuple[Localized, ...]
    """By language, without the texts."""
    copies: tuple[dict[str, str], ...]
    """By language, see `Assets`."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the article itself."""
    landing: Landing
    includes: tuple[str, ...]
    """The articles that it includes itself."""
    relied: tuple[tuple[str, bytes], ...]
    """(article that decides where links land, what was relied on of its landing)."""
    tree: bytes
    """What there was for links to lead to."""


def records_of(project: Project, cache: Cache, wording: Wording, purpose: Purpose, looks: Looks) -> Records[Record]:
    """Return what runs of one purpose have left of the articles of a project, in its languages."""
    about = (f"{purpose} {looks}".encode(), msgspec.msgpack.encode((project.basis, wording)))
    return Records(project.workspace, cache, Record, partial(_files, project, purpose), about, _MEMORIES[purpose])


def _files(project: Project, purpose: Purpose, article: str) -> Iterator[str]:
    """Yield the paths of the files that an article's record depends on."""
    config = project.config
    yield project.source_path(article)
    for locale in config.locales:
        yield catalog_path(config, locale, article)
        if purpose == "build":
            yield output_path(config, locale, article)
