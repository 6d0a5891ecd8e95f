"""How long a translation gets, and how long a header value may be."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping

USUAL = (0.5, 2.1)
RATIOS: Mapping[str, tuple[float, float]] = {
    "zh": (0.28, 1.4),
    "ja": (0.4, 1.8),
    "ko": (0.35, 1.6),
    "de": (0.6, 1.8),
    "fr": (0.65, 1.95),
    "ar": (0.4, 1.7),
    "he": (0.4, 1.5),
}
"""Language -> the least and the greatest width of a translation from English, as multiples of its source's.

fr and zh: what published translations keep within but for one unit in thousands (benchmarks/calibrate_checks.py), and
some room, since people translate more freely than machines. The others are guesses from these."""

HEADER_LIMITS: Mapping[str, int] = {"title": 60, "pagetitle": 60, "description": 160}
"""Key of a header -> characters that search engines show of it."""
