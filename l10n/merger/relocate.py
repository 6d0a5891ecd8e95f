"""Destinations whose path has to change because the article is built somewhere else."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from urllib.parse import quote

from l10n.merger.splice import Edit
from l10n.model.anchor import Link

_KEPT = "/-._~!$*+,;=:@"


def relocate(link: Link, path: str) -> Edit:
    """Return the edit that leads a link to another path; its query and fragment keep their bytes.

    path:  relative, not encoded
    """
    length = min((link.destination + mark).index(mark) for mark in "?#")
    return Edit(link.start, link.start + length, (quote(path, safe=_KEPT),))
