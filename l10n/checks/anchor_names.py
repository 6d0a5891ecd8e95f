"""Names that more than one place of an article has, so that a link does not say which it means."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

DUPLICATE_HEADING = declare(
    "S04",
    "duplicate-heading",
    Severity.INFO,
    "word one of them differently, or give it an explicit id",
    "Two headings of an article have the same slug, so that the site numbers one of them, and a link leads to one of"
    " them. It is a warning where the link leads to the numbered one: that number is another one as soon as a heading"
    " before it comes or goes. Equal headings that nothing links to are not reported.",
)
DUPLICATE_ANCHOR = declare(
    "S05",
    "duplicate-anchor",
    Severity.WARNING,
    "rename one of them",
    "An explicit id (`<a name>`, `{#id}` and their like) is the name of another place of the article, too: of another"
    " id, or of a heading's slug. Browsers go to the first one, and nothing reaches the second one by that name. An id"
    " at its own heading, closely above or right below it, is not told.",
)
