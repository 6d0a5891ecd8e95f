"""What reads inline Markdown, handed to the merger by whoever knows the parser."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from l10n.merger.reading import ReadEvents

ReadEmphasis = Callable[[str], Counter[str]]
"""Inline Markdown -> how often it renders "strong" and "em"."""


class Readers(msgspec.Struct, frozen=True):
    """How inline Markdown is read in one article: in its dialect, with its reference definitions."""

    events: ReadEvents
    emphasis: ReadEmphasis
