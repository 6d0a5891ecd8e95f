"""Lets the tests of this folder import what stands beside it: the look of another parser, the pseudo translation."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
