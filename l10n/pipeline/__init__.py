"""The way of the data, over values: nothing is opened, nothing printed.

analyse.py   an article's text -> Skeleton (units, anchors, links, index entries)
localize.py  Skeleton + targets -> what ships of it in one language -> the article in that language
catalogs.py  an old catalog + fresh messages -> a new catalog
tasks.py     all of that for many articles at once, bytes in and bytes out, for any executor
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.pipeline.analyse import analyse, anchor_settings, slugger_of, slugs_of
from l10n.pipeline.localize import Localization, finish, index_list_repairs, localize

__all__ = [
    "Localization",
    "analyse",
    "anchor_settings",
    "finish",
    "index_list_repairs",
    "localize",
    "slugger_of",
    "slugs_of",
]
