"""F: whole files that cannot be used, and what became of translations that two sides changed."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import CHECKS, declare, diagnose
from l10n.errors import L10nError
from l10n.model.diagnostic import Diagnostic, Severity

CATALOG_SYNTAX = declare(
    "F01",
    "catalog-syntax",
    Severity.ERROR,
    "restore the file from version control, or correct the line",
    "A catalog is no PO file, or one of the product's is not in its format: a merge conflict that was committed, a"
    " cut-off end, a key that stands twice, a line that gettext would not take. Nothing of it is used, and it stays as"
    " it is.",
)
CATALOG_HEADER = declare(
    "F02",
    "catalog-header",
    Severity.ERROR,
    "correct the header",
    "The header of a catalog names another charset than UTF-8, or another language than that of its folder. Nothing of"
    " the catalog is used, and it stays as it is.",
)
MSGFMT = declare(
    "F03",
    "msgfmt",
    Severity.ERROR,
    "correct the entry",
    "`msgfmt --check` refuses a catalog that the other checks let pass. Only `l10n check` asks it, where gettext is"
    " installed, and only about catalogs that have something it could refuse and have changed since it was last asked.",
)
ENCODING = declare(
    "F04",
    "encoding",
    Severity.ERROR,
    "save the file as UTF-8",
    "An article, a catalog or a glossary is not UTF-8. Nothing of it is used, and it stays as it is.",
)
LIMIT = declare(
    "F05",
    "limit",
    Severity.ERROR,
    "raise [limits] or split the file",
    "A file is larger than `[limits]` allows, has more entries, a longer line, or is nested too deeply to be read at"
    " all. Nothing of it is used.",
)
UNUSABLE = declare(
    "F06",
    "unusable",
    Severity.ERROR,
    "see that the file is there and may be read and written",
    "A file cannot be read or written: it is missing, protected, outside of the project or on a full disk, it changed"
    " while we were at work, or it is a table of terms that cannot be read. The other files are done.",
)
HEADER_FIELD = declare(
    "F07",
    "header-field",
    Severity.WARNING,
    "correct the header",
    "gettext would read the header of a catalog otherwise than it is meant: it is marked fuzzy, so that `msgfmt` leaves"
    " it out, names no charset, has a field twice, or has plural forms that nothing can count with. Translations are"
    " used all the same.",
)
BUNDLE_CONFLICT = declare(
    "F08",
    "bundle-conflict",
    Severity.ERROR,
    "correct the translation and take mark and comment off",
    "`l10n unbundle`: a translation was changed both in the bundle and in its catalog.",
)
BUNDLE_UNKNOWN = declare(
    "F09",
    "bundle-unknown",
    Severity.ERROR,
    "take it over by hand, or delete the entry",
    "`l10n unbundle`: no catalog has a place for a text of the bundle.",
)
MERGE_CONFLICT = declare(
    "F10",
    "merge-conflict",
    Severity.ERROR,
    "compare it with theirs, which stands in the comment, and take mark and comment off",
    "`l10n merge-driver`: both sides changed a translation.",
)
MERGE_AS_TEXT = declare(
    "F11",
    "merge-as-text",
    Severity.WARNING,
    "restore the file from version control",
    "`l10n merge-driver`: a file is no PO file and was merged line by line. No configuration is asked for its weight.",
    configurable=False,
)

STOPPING = frozenset(check.name for check in (CATALOG_SYNTAX, CATALOG_HEADER, ENCODING, LIMIT, UNUSABLE))
"""The checks that name what stopped the work on one file."""


def problem_of(error: L10nError, path: str) -> Diagnostic:
    """Return what stopped the work on one file as a finding."""
    return diagnose(
        CHECKS[error.check], error.reason, path=error.path or path, line=error.line, remedy=error.remedy
    )
