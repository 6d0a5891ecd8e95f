"""How far a translation has come."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec


class Counts(msgspec.Struct, array_like=True, frozen=True):
    """Messages of an article, or of several, each counted once."""

    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    words: int = 0
    """Words of the source that still have to be translated."""

    @property
    def total(self) -> int:
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all."""
        return self.translated * 100 // self.total if self.total else 100

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.untranslated + other.untranslated,
            self.words + other.words,
        )
