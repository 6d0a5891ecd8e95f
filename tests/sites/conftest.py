"""The tests of real sites use the pseudo translation of the tests on real articles."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "corpus"))
