"""Hypothesis: few examples by default, many with `L10N_FUZZ=1`, the same ones in every run of a CI."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("default", max_examples=40, **_COMMON)
settings.register_profile("ci", max_examples=40, derandomize=True, database=None, **_COMMON)
settings.register_profile("fuzz", max_examples=2_000, **_COMMON)
settings.load_profile("fuzz" if os.environ.get("L10N_FUZZ") else "ci" if os.environ.get("CI") else "default")
