"""What came of articles in earlier runs, and what came of them in each language, as far as it still holds.

Each language has records of its own: a translator's work concerns one language, and a new language none of the others.
What came of an article itself depends on no catalog at all.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from l10n.model.locale import LocaleTag
from l10n.pipeline.tasks.build import Localized

Purpose = Literal["build", "check", "slugs"]
Looks = Literal["at nothing", "at links", "at all"]
"""How closely a run looks at the articles themselves; a build looks at their links."""
_MEMORIES: dict[Purpose, str] = {"build": "built", "check": "checked", "slugs": ""}
"""Where the records of the last run lie."""


class Ties(msgspec.Struct, array_like=True, frozen=True):
    """What a result rests on beside the files of its own article."""

    reached: bytes
    """A hash of what links find where they lead."""
    tree: bytes
    """A hash of all there was for links to lead to: as long as it is the same, nobody asks about names."""
    names: bytes
    """A hash of what of it has the names that links ask for."""


class ArticleResult(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """What came of an article itself."""

    diagnostics: tuple[Diagnostic, ...]
    landing: Landing
    includes: tuple[str, ...]
    """The articles that it includes itself."""
    relied: tuple[tuple[str, bool], ...]
    """(article that decides where links land, whether they are all exact)."""
    sought: msgspec.Raw
    """`tuple[str, ...]` as MessagePack, because few ask for them: the names of what its links ask for."""
    ties: Ties


class LanguageResult(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """What came of an article in one language."""

    localized: Localized
    """Without the text."""
    copies: dict[str, str]
    """See `Assets`."""
    ties: Ties


class Results:
    """The records of one command on articles."""

    def __init__(self, project: Project, cache: Cache, purpose: Purpose, looks: Looks, wording: Wording) -> None:
        workspace, name, encode = project.workspace, _MEMORIES[purpose], msgspec.msgpack.encode
        kind = f"{purpose} {looks}".encode()

        writes_all = purpose == "build" and project.config.build.untranslated != "omit"

        def source(article: str) -> Iterable[str]:
            return (project.source_path(article),)

        self._articles = Records(workspace, cache, ArticleResult, source, (kind, encode(project.basis())), name)
        self._languages = {
            locale: Records(
                workspace,
                cache,
                LanguageResult,
                partial(_files, project, purpose, locale),
                (kind, encode((project.basis(locale), wording.of(locale)))),
                f"{name}.{locale}" if name else "",
                made=partial(output_path, project.config, locale) if writes_all else None,
            )
            for locale in project.config.locales
        }

    def articles(self, articles: Sequence[str]) -> dict[str, ArticleResult]:
        """Return what came of articles, of those that have not changed."""
        return self._articles.recall(articles)

    def localized(self, articles: Sequence[str]) -> dict[LocaleTag, dict[str, LanguageResult]]:
        """Return what came of articles in each language, where neither they nor what belongs to them have changed."""
        return {locale: records.recall(articles) for locale, records in self._languages.items()}

    def keep(self, articles: Iterable[tuple[str, ArticleResult]]) -> None:
        """Keep what came of articles, once all is written."""
        self._articles.keep(articles)

    def keep_in(self, locale: LocaleTag, articles: Iterable[tuple[str, LanguageResult]]) -> None:
        """Keep what came of articles in a language, once all is written."""
        self._languages[locale].keep(articles)


def _files(project: Project, purpose: Purpose, locale: LocaleTag, article: str) -> Iterator[str]:
    """Yield the paths of the files that an article's record in a language depends on."""
    yield project.source_path(article)
    yield catalog_path(project.config, locale, article)
    if purpose == "build":
        yield output_path(project.config, locale, article)
