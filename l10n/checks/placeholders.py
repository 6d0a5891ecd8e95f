"""P: placeholders come back, each once, in the form they were given."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

PLACEHOLDERS = declare(
    "P01",
    "placeholder",
    Severity.ERROR,
    "use each placeholder of the msgid exactly once, spelled as there",
    about="Each placeholder of the msgid stands in the msgstr exactly once, in any order. `msgfmt` sees only a lost"
    " one.",
)
LOOK_ALIKE = declare(
    "P02",
    "placeholder-spelling",
    Severity.ERROR,
    "copy the placeholder from the msgid",
    about="`{ link1 }`, `{Link1}`, `｛link1｝` or `{lien1}` is no placeholder, though it was meant to be one.",
)
BRACE = declare(
    "P03",
    "brace",
    Severity.ERROR,
    "write a literal brace twice: {{ or }}",
    about="Where a message has placeholders, a brace that is text is written twice.",
)
LINK_FORM = declare(
    "P05",
    "link-form",
    Severity.ERROR,
    "write the link as in the msgid: [text]({link1}), without a blank in between",
    about="`]({link1})` ends the text of a link, and that text is not blank. `[text] ({link1})` and `[]({link1})` are"
    " no links.",
)
