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
IMAGE_MISSING = declare(
    "S11",
    "image-missing",
    Severity.WARNING,
    "put the image there, or correct the path",
    "An image that an article shows or links is not there, though its folder is and holds other images. Where a site"
    " has its images elsewhere, or its build makes them, their folder is not there, and nothing is said; nor of what"
    " lies outside the source root, but for the folders that a site has its images in, or is excluded. Where only upper"
    " and lower case differ, the name that is there is told, except in `azure` and `docfx`, to whose sites they are the"
    " same. Builds report it, too.",
)
