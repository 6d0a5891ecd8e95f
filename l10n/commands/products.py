"""The product's own catalogs, found where the configuration says and sorted by language.

One file holds several languages' texts only as `{lang}` says: the folder it lies in, or a part of its name, in whatever
spelling the product uses (`pt-BR`, `pt_BR`, Android's `pt-rBR`). The source language's file may have no tag at all
(`values/strings.xml`, `Resources.resx`).
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from l10n.catalog.imports import ProductCatalog, Text, joined, parse_product, require_reader
from l10n.catalog.product import Product, known_labels
from l10n.config import Config
from l10n.config.labels import LANGUAGE, is_monolingual
from l10n.config.places import Placed
from l10n.errors import ConfigError
from l10n.locales import describe_locale
from l10n.model.locale import LocaleTag, parse_locale
from l10n.workspace import Workspace

_SPELLING = "[A-Za-z0-9@_+-]+"
_SEPARATED = re.compile(rf"[-_./]?{re.escape(LANGUAGE)}")
_LANGUAGE = re.compile(r"\A[A-Za-z]+")
_ANDROID_REGION = re.compile(r"-r(?=[A-Z]{2}\b)")


class Products:
    """The product catalogs of a project.

    placed:  gives an error about the configuration its place there
    """

    def __init__(self, workspace: Workspace, config: Config, placed: Placed) -> None:
        self._workspace = workspace
        self._config = config
        self._placed = placed
        self._parsed: dict[str, ProductCatalog] = {}

    def require(self) -> None:
        """Make sure that every file is there, and everything that reads them.

        raises: ConfigError
        """
        for pattern in self._files:
            require_reader(pattern)

    def product(self, locale: LocaleTag) -> Product:
        """Return what the product says in a language.

        raises: ConfigError, CatalogError or WorkspaceError for a file that is not there or cannot be read
        """
        return Product(text for pattern, files in self._files.items() for text in self._texts(pattern, files, locale))

    def known(self) -> frozenset[str]:
        """Return everything that articles may call the product's texts, whatever languages they are in."""
        return known_labels(text for pattern, files in self._files.items() for text in self._sources(pattern, files))

    @cached_property
    def _files(self) -> Mapping[str, Mapping[LocaleTag, str]]:
        """Path from the configuration -> language -> file."""
        found = {pattern: dict(self._found(pattern)) for pattern in self._config.ui.imports}
        if lacking := [pattern for pattern, files in found.items() if not files]:
            raise self._wrong(f'there is no file "{lacking[0]}"', "correct the path")
        return found

    def _found(self, pattern: str) -> Iterator[tuple[LocaleTag, str]]:
        if LANGUAGE not in pattern:
            if self._workspace.exists(pattern):
                yield self._named_locale(pattern), pattern
            return
        folder = posixpath.dirname(pattern.partition(LANGUAGE)[0]) or "."
        below = pattern if folder == "." else pattern.removeprefix(f"{folder}/")
        before, _, after = (re.escape(part) for part in below.partition(LANGUAGE))
        path = re.compile(f"{before}({_SPELLING}){after}")
        bare = _SEPARATED.sub("", pattern).lstrip("/")
        if is_monolingual(pattern) and self._workspace.exists(bare):
            yield self._config.source_locale, bare
        for name in self._workspace.walk(folder, lambda name: path.fullmatch(name) is not None):
            match = path.fullmatch(name)
            if match and (locale := _locale(match[1])):
                yield locale, posixpath.normpath(posixpath.join(folder, name))

    def _named_locale(self, path: str) -> LocaleTag:
        spelling = self._read(path).language
        if locale := _locale(spelling):
            return locale
        reason = f'"{spelling}" is no language' if spelling else "the header does not name a language"
        raise ConfigError(reason, path=path, remedy=f"write it there, or {LANGUAGE} into its path in ui.import")

    def _texts(self, pattern: str, files: Mapping[LocaleTag, str], locale: LocaleTag) -> Iterator[Text]:
        path = next((files[tag] for tag in _nearest(locale) if tag in files), "")
        if not path:
            return
        if is_monolingual(pattern):
            yield from joined(self._source(pattern, files), self._read(path))
        else:
            yield from self._read(path).texts

    def _sources(self, pattern: str, files: Mapping[LocaleTag, str]) -> Iterator[Text]:
        if is_monolingual(pattern):
            yield from self._source(pattern, files).texts
        else:
            for path in files.values():
                yield from self._read(path).texts

    def _source(self, pattern: str, files: Mapping[LocaleTag, str]) -> ProductCatalog:
        if path := next((files[tag] for tag in _nearest(self._config.source_locale) if tag in files), ""):
            return self._read(path)
        reason = f'of "{pattern}", the file of the source language, {self._config.source_locale}, is missing'
        raise self._wrong(reason, "add it; it says which text belongs to a key")

    def _wrong(self, reason: str, remedy: str) -> ConfigError:
        """Return an error about where the configuration looks for the product's catalogs."""
        return self._placed(("ui", "import"), ConfigError(reason, remedy=remedy))

    def _read(self, path: str) -> ProductCatalog:
        if path not in self._parsed:
            data = self._workspace.read(path, self._config.limits.catalog)
            self._parsed[path] = parse_product(data, path, self._config.limits)
        return self._parsed[path]


def _locale(spelling: str) -> LocaleTag | None:
    """Return the language of a spelling in a path, None where it is none (`values-night`).

    >>> _locale("pt-rBR"), _locale("b+sr+Latn"), _locale("EN"), _locale("night")
    ('pt-BR', 'sr-Latn', 'en', None)
    """
    text = _ANDROID_REGION.sub("-", spelling.removeprefix("b+").replace("+", "-"))
    try:
        return parse_locale(_LANGUAGE.sub(lambda match: match[0].lower(), text, count=1))
    except ConfigError:
        return None


def _nearest(locale: LocaleTag) -> tuple[LocaleTag, ...]:
    """Return a language, and those it may take texts from: without region, in the same script.

    >>> _nearest(LocaleTag("zh-TW")), _nearest(LocaleTag("de-AT"))
    (('zh-TW', 'zh-Hant'), ('de-AT', 'de-Latn', 'de'))
    """
    language = LocaleTag(locale.partition("-")[0])
    script = describe_locale(locale).script
    plain = (language,) if describe_locale(language).script == script else ()
    found = (locale, LocaleTag(f"{language}-{script}"), *plain)
    return tuple(dict.fromkeys(found))
