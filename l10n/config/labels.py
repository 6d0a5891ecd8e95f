"""The parts of `[ui]` that are more than words: paths of product catalogs, forms of labels."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import unicodedata

from l10n.config.layout import parse_folder
from l10n.config.settings import Config
from l10n.errors import ConfigError

LANGUAGE = "{lang}"
"""Stands for a language's tag in the path of a product catalog, in whatever spelling the product uses."""
BILINGUAL = (".po", ".mo")
"""Product catalogs that hold source and translation, and name their language."""
MONOLINGUAL = (".json", ".properties", ".resx", ".xml")
"""Product catalogs of one language each: what the source language's calls by the same key is the source text."""

_LONGEST_FORM = 20
"""Characters round a label."""


def parse_import(text: str) -> str:
    """Return the path of product catalogs normalised: one file, or with `{lang}` one for each language.

    >>> parse_import("./res/values-{lang}/strings.xml")
    'res/values-{lang}/strings.xml'
    """
    path = parse_folder(text)
    extension = posixpath.splitext(path)[1].lower()
    if extension not in BILINGUAL + MONOLINGUAL:
        known = ", ".join(BILINGUAL + MONOLINGUAL)
        raise ConfigError(f'"{text}" is no catalog that we can read', remedy=f"known: {known}")
    bare = path.replace(LANGUAGE, "", 1)
    if "{" in bare or "}" in bare:
        raise ConfigError(
            f'"{text}" holds a brace that is not of one {LANGUAGE}', remedy="name each file by one {lang}, or by none"
        )
    if bare == path and is_monolingual(path):
        reason = f'"{text}" holds one language only'
        raise ConfigError(reason, remedy=f"write {LANGUAGE} for the language in its path")
    return path


def is_monolingual(path: str) -> bool:
    """Return whether the product catalogs of a path hold one language each."""
    return posixpath.splitext(path)[1].lower() in MONOLINGUAL


def parse_form(text: str) -> str:
    """Return how labels are written in a language: any text with one pair of braces, for the label.

    >>> parse_form("「{}」")
    '「{}」'
    """
    before, braces, after = text.partition("{}")
    if not braces or any(sign in before + after for sign in "{}"):
        raise ConfigError(f'"{text}" has no place for the label, or several', remedy='write for example "「{}」"')
    if len(before + after) > _LONGEST_FORM:
        raise ConfigError(f'"{text}" has more than {_LONGEST_FORM} characters round the label', remedy="shorten it")
    if any(unicodedata.category(character)[0] == "C" for character in text):
        raise ConfigError("a control character stands in the form of a label", remedy="delete it")
    return text


def decisions_path(config: Config) -> str:
    """Return where the list of accepted and refused labels lies, if there is one."""
    return f"{config.catalogs}/ui-labels.csv"
