"""CommonMark 0.31.2 and nothing else."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.dialects import DIALECTS, Dialect

COMMONMARK = Dialect(name="commonmark")

DIALECTS.add("commonmark", COMMONMARK)
