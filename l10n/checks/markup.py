"""M: a target has the structure of its source: the same links, images, code and tags, in one block of the same kind."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

MARKUP = declare(
    "M01", "markup", Severity.ERROR, "keep the links, images, code and tags of the msgid, and add no others"
)
BLOCK = declare(
    "M02", "block", Severity.ERROR, "do not begin the text with what Markdown reads as a heading, list, quote or code"
)
LINE_BREAK = declare("M03", "line-break", Severity.ERROR, "keep as many line breaks as the msgid has")
PIPE = declare("M04", "pipe", Severity.WARNING, "write | as \\| in a table cell")
TRAILING = declare("M05", "trailing-mark", Severity.WARNING, "write a final \\ or # with a backslash before it")
EMPHASIS = declare(
    "M06", "emphasis", Severity.WARNING, "let ** and * touch the words they mark, with a blank or punctuation outside"
)
TAG = declare("M07", "tag", Severity.ERROR, "use the tags of the msgid and no others; write < as &lt;")
ADDRESS = declare("M08", "address", Severity.ERROR, "remove the web or e-mail address, or put it back as in the msgid")
MARKER = declare("M09", "callout-marker", Severity.ERROR, "remove the callout marker; it is added for you")
CONTROL = declare("C01", "control-character", Severity.ERROR, "delete the invisible control character")
BIDI = declare("C02", "bidi-control", Severity.ERROR, "delete the bidirectional control character")
EMPTY = declare("T01", "empty", Severity.INFO, "translate the text or leave the msgstr empty")
