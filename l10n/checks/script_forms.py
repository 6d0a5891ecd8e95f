"""Forms of letters and digits that belong to another time or medium.

- Arabic script: the tatweel (ـ), which stretches words for looks and hides them from search.
- Japanese: half-width katakana (ｱﾌﾟﾘ), a leftover of old terminals.
- Languages with digits of their own: both kinds in one text.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.prose import excerpt
from l10n.checks.tables import each, row
from l10n.model.diagnostic import Severity

FORMS = declare("T17", "script-forms", Severity.INFO, "write the plain letters, and digits of one kind", __doc__)

_OWN_DIGITS = {
    **each("ar ckb", "\u0660-\u0669"),
    **each("fa ur ps ks", "\u06f0-\u06f9"),
    **each("hi mr ne sa", "\u0966-\u096f"),
    **each("bn as", "\u09e6-\u09ef"),
    "my": "\u1040-\u1049",
    "th": "\u0e50-\u0e59",
    "km": "\u17e0-\u17e9",
    "lo": "\u0ed0-\u0ed9",
}
_TATWEEL = re.compile("(?<=[\u0620-\u06ff])\u0640+(?=[\u0620-\u06ff])")
_HALF_WIDTH = re.compile("[\uff66-\uff9f]+")
_ODD_LETTERS = {**each("ar fa ur ps ckb sd ug", _TATWEEL), "ja": _HALF_WIDTH}
_WESTERN = re.compile("(?<![A-Za-z0-9.])[0-9]+(?![A-Za-z0-9.])")


@CHECKERS.register(FORMS.name)
def script_forms(setting: Setting) -> Inspect | None:
    """Return what finds odd forms of letters and digits; None where the language has none."""
    odd = row(_ODD_LETTERS, setting.locale, None)
    digits = row(_OWN_DIGITS, setting.locale, "")
    if not odd and not digits:
        return None
    own = re.compile(f"[{digits}]+") if digits else None

    def inspect(subject: Subject) -> Iterator[Finding]:
        prose = subject.prose
        if odd and (found := odd.search(prose)):
            plain = "" if found.group()[0] == "\u0640" else unicodedata.normalize("NFKC", found.group())
            yield Finding(FORMS, f'"{excerpt(subject.target, *found.span())}"', edits=((*found.span(), plain),))
        elif own and (native := own.search(prose)) and (western := _WESTERN.search(prose)):
            yield Finding(FORMS, f"digits of two kinds: {native.group()} and {western.group()}")

    return inspect
