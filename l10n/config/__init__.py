"""The configuration: one frozen `Config`, passed explicitly.

settings.py      what can be set, with its default and its unit
parse.py         TOML text -> `Config`, or an error that names file, line and key
places.py        in which line of the file a key stands
wrong_values.py  what is wrong with a value, in the words of who wrote it
labels.py        the values of `[ui]` that have a form of their own
layout.py        where articles, catalogs, templates and outputs lie
starter.py       the commented file that `l10n init` writes
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.config.parse import parse_config
from l10n.config.settings import Config

__all__ = ["Config", "parse_config"]
