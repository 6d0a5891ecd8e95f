"""P: placeholders come back, each once, in the form they were given."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

PLACEHOLDERS = declare(
    "P01", "placeholder", Severity.ERROR, "use each placeholder of the msgid exactly once, spelled as there"
)
BRACE = declare("P03", "brace", Severity.ERROR, "write a literal brace twice: {{ or }}")
LINK_FORM = declare(
    "P05", "link-form", Severity.ERROR, "write the link as in the msgid: [text]({link1}), without a blank in between"
)
