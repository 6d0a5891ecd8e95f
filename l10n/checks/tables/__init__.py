"""What languages do differently, as data. A row for `pt-BR` comes before the row for `pt`."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from l10n.model.locale import LocaleTag

T = TypeVar("T")


def each(languages: str, value: T) -> dict[str, T]:
    """Return a table in which several languages have one row.

    >>> each("da nb", 1)
    {'da': 1, 'nb': 1}
    """
    return dict.fromkeys(languages.split(), value)


def row(table: Mapping[str, T], locale: LocaleTag, default: T) -> T:
    """Return a language's row: that of its whole tag, else of the longest beginning of it that has one.

    >>> row({"fr": 1, "fr-CA": 2}, LocaleTag("fr-CA"), 0), row({"fr": 1}, LocaleTag("fr-CH"), 0)
    (2, 1)
    """
    tag = str(locale)
    while tag not in table:
        tag, dash, _ = tag.rpartition("-")
        if not dash:
            return default
    return table[tag]
