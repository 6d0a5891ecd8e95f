"""Links of an article that land nowhere, in the source and so in every language."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

ANCHOR_MISSING = declare(
    "S06",
    "anchor-missing",
    Severity.WARNING,
    "name the heading that is meant",
    "A link's fragment is no anchor of the article that it leads to. What is nearest is named, and where it is safe,"
    " translations lead there. Where nothing is near, and the article includes one that is not there, it is for the"
    " report only: the anchor may be in that. Builds report it, too.",
)
FILE_MISSING = declare(
    "S07",
    "file-missing",
    Severity.WARNING,
    "correct the path, or take the link out",
    "A link leads to an article that is not there, though its folder has articles or another one is near. What an"
    " included article links to may be there as seen from each of the articles around it.",
)
