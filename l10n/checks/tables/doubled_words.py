"""Words that may stand twice in a row."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

from l10n.checks.tables import each

REDUPLICATING: Mapping[str, bool] = each("id ms jv su tl fil vi th lo km my tr az hi bn mr ta te zh ja", True)
"""Languages that double words on purpose, or that do not divide them by blanks."""

DOUBLED: Mapping[str, frozenset[str]] = {
    "fr": frozenset({"nous", "vous"}),
    "de": frozenset({"die", "der", "das", "sie", "den", "dem"}),
    "nl": frozenset({"die", "dat", "je"}),
    "en": frozenset({"that", "had"}),
    "it": frozenset({"via", "man", "piano"}),
    "es": frozenset({"nos"}),
    "pt": frozenset({"que", "se"}),
    "pl": frozenset({"się"}),
    "sv": frozenset({"det", "som"}),
    "da": frozenset({"det", "der"}),
    "hu": frozenset({"egy"}),
    "fa": frozenset({"تک", "یک", "کم", "دسته", "رفته"}),
}
"""Language -> pairs that are good grammar: "vous vous connectez", "die, die die …"."""
