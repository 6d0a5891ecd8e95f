"""The configuration: one frozen `Config`, passed explicitly.

settings.py  what can be set, with its default and its unit
parse.py     TOML text -> `Config`, or an error that names file, line and key
layout.py    where articles, catalogs, templates and outputs lie
starter.py   the commented file that `l10n init` writes
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.config.parse import parse_config
from l10n.config.settings import Config

__all__ = ["Config", "parse_config"]
