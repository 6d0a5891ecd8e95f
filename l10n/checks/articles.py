"""S, A: parts of an article that are left as they are, and anchors that a site cannot make or no longer has."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

HEADER = declare(
    "S08",
    "header",
    Severity.WARNING,
    "correct it; until then it is copied as it is",
    "The header of an article cannot be read, so that nothing of it is translated.",
)
NESTING = declare(
    "S09",
    "nesting",
    Severity.WARNING,
    "nest them less deeply, or raise limits.nesting",
    "Blocks are nested deeper than `[limits] nesting`; they are copied as they are. Builds report it, too.",
)
INDEX_MARKER = declare(
    "S10",
    "index-marker",
    Severity.WARNING,
    "write the marker and its partner on lines of their own",
    "An `l10n:index` marker has no partner, an unknown option, or something beside it. `l10n fix` reports it, too.",
)
SLUGGER_UNSUITABLE = declare(
    "A03",
    "slugger-unsuitable",
    Severity.WARNING,
    "choose another [anchors] slugger, or pin the anchors",
    "The site's slugs leave nothing of a good part of a language's headings, so that their anchors are mere numbers."
    " Builds report it, too.",
)
SLUG_GONE = declare(
    "A04",
    "slug-gone",
    Severity.WARNING,
    "if links to it matter, give its heading the anchor",
    "`l10n slugs --previous`: a slug that was there before leads nowhere any more.",
)
