"""`l10n compile-memory`: the translations of all catalogs as a translation memory (TMX 1.4b), for any translation tool.

Written with the translate-toolkit, which comes with `l10n-markdown[tmx]`.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

import msgspec

import l10n
from l10n.commands.project import Outcome, Project
from l10n.config.layout import catalog_folder
from l10n.errors import ConfigError, L10nError
from l10n.model.locale import LocaleTag


class Translation(msgspec.Struct, frozen=True, order=True):
    """One translation of the memory."""

    source: str
    locale: LocaleTag
    target: str
    context: str = ""


class Memory(Outcome):
    """What `compile-memory` did."""

    def __init__(self) -> None:
        super().__init__()
        self.units = 0


def compile_memory(project: Project, path: str) -> Memory:
    """Write every confirmed translation of the project's languages, each once, in order of their sources.

    path:    below the project's root
    raises:  ConfigError where the translate-toolkit is not installed
    """
    outcome = Memory()
    with project.workspace.locked():
        found = {each for locale in project.config.locales for each in _translations(project, locale, outcome)}
        outcome.units = len(found)
        project.workspace.write(path, format_tmx(sorted(found), project.config.source_locale))
    return outcome


def format_tmx(translations: Iterable[Translation], source_locale: LocaleTag) -> bytes:
    """Return translations as a TMX file, one unit each; texts keep their placeholders.

    raises:  ConfigError where the translate-toolkit is not installed
    """
    try:
        from translate.storage.tmx import tmxfile
    except ImportError:
        raise ConfigError("TMX needs the translate-toolkit", remedy='pip install "l10n-markdown[tmx]"') from None
    file = tmxfile(sourcelanguage=source_locale)
    header = next(file.document.getroot().iter("header"))
    header.attrib.update({"creationtool": "l10n", "creationtoolversion": l10n.__version__, "segtype": "paragraph"})
    for found in translations:
        file.addtranslation(found.source, source_locale, found.target, found.locale, context=found.context)
    return bytes(file)


def _translations(project: Project, locale: LocaleTag, outcome: Outcome) -> Iterator[Translation]:
    folder = catalog_folder(project.config, locale)
    for file in project.workspace.walk(folder, lambda path: path.endswith(".po")):
        path = posixpath.join(folder, file)
        try:
            for message in project.catalog(path).messages:
                if message.translated:
                    yield Translation(message.msgid, locale, message.msgstr, message.context or "")
        except L10nError as error:
            outcome.fail(error, path)
