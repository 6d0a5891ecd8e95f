"""F07: a catalog's header that gettext would read otherwise than it is meant."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks import Finding
from l10n.checks.files import HEADER_FIELD
from l10n.checks.prose import excerpt
from l10n.model.catalog import Catalog

_CHARSET = re.compile(r"charset\s*=\s*(?!CHARSET)\S", re.IGNORECASE)
_PLURALS = re.compile(r"nplurals\s*=\s*[1-6]\s*;\s*plural\s*=[\sn\d()?:!=<>&|%+*/-]+;?\s*")
"""Arabic needs six forms, and no language more."""


def header_faults(catalog: Catalog) -> Iterator[Finding]:
    """Yield what is wrong with the header of a catalog that has messages.

    source: GNU gettext manual, "Filling in the Header Entry"
    """
    if not catalog.messages:
        return
    if "fuzzy" in catalog.header_flags:
        yield Finding(HEADER_FIELD, "the header is marked fuzzy", "take the mark off the first entry")
    fields = {name.lower(): value for name, value in catalog.header}
    if not _CHARSET.search(fields.get("content-type", "")):
        remedy = 'write the field "Content-Type: text/plain; charset=UTF-8"'
        yield Finding(HEADER_FIELD, "the header names no charset", remedy)
    plural = fields.get("plural-forms", "")
    if plural and not _PLURALS.fullmatch(plural):
        remedy = "take over the field from another catalog of the language, or delete it"
        yield Finding(HEADER_FIELD, f'"{excerpt(plural, 0, 40)}" are no plural forms', remedy)
    for name, count in Counter(name.lower() for name, _ in catalog.header if name).items():
        if count > 1:
            yield Finding(HEADER_FIELD, f'the header has the field "{name}" {count} times', "keep one of them")
