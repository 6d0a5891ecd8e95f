"""M, C, U: a target has its source's structure, and brings nothing along that a reader or a browser would trip over."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from l10n.checks import declare
from l10n.model.diagnostic import Severity

MARKUP = declare(
    "M01",
    "markup",
    Severity.ERROR,
    "keep the links, images, code and tags of the msgid, and add no others",
    about="Source and target have the same links, images, code spans, footnote references, formulas and template"
    " syntax, in any order. Where code differs from that of the msgid by blanks only (`Bearer` for `Bearer `), they are"
    " put back, with a warning.",
)
BLOCK = declare(
    "M02",
    "block",
    Severity.ERROR,
    "do not begin the text with what Markdown reads as a heading, list, quote or code",
    about="A target stays the block its source is. What would open another one at the start of a line is escaped, and"
    " reported as a warning; what changes the article all the same is an error.",
)
LINE_BREAK = declare(
    "M03",
    "line-break",
    Severity.ERROR,
    "keep as many line breaks as the msgid has",
    about="A line break in a msgid is one in the article. One that the msgid does not have becomes a blank, with a"
    " warning.",
)
PIPE = declare(
    "M04",
    "pipe",
    Severity.WARNING,
    "write | as \\| in a table cell",
    about="A pipe would end the cell; it is escaped.",
)
TRAILING = declare(
    "M05",
    "trailing-mark",
    Severity.WARNING,
    "write a final \\ or # with a backslash before it",
    about="A backslash at the end would reach into what follows, a `#` at the end of a heading would vanish (in the"
    " dialects `azure`, `jekyll` and `mkdocs` that of `C#`, too); both are escaped.",
)
EMPHASIS = declare(
    "M06",
    "emphasis",
    Severity.WARNING,
    "let ** and * touch the words they mark, with a blank or punctuation outside",
    about="As many bold and italic texts are rendered as in the source. `**重要。**次` is not bold to CommonMark; such"
    " a pair is written in a form that is. Where stars for underscores are enough, and where a translator has marked"
    " more texts or made italics bold, that is for the report only.",
)
TAG = declare(
    "M07",
    "tag",
    Severity.ERROR,
    "use the tags of the msgid and no others; write < as &lt;",
    about="A target has the HTML tags and comments of its source, whatever the place. A `<` that begins no tag is"
    " escaped where a browser could take it for one. Blanks in a closing tag, `</a >`, become those of the msgid, with"
    " a warning.",
)
ADDRESS = declare(
    "M08",
    "address",
    Severity.ERROR,
    "remove the web or e-mail address, or put it back as in the msgid",
    about="Web and e-mail addresses become links by themselves on many sites: a target has those of its source.",
)
MARKER = declare(
    "M09",
    "callout-marker",
    Severity.ERROR,
    "remove the callout marker; it is added for you",
    about="`[!NOTE]`, `[AZURE.TIP]` and their like stand in the article beside the text, not in it.",
)
CONTROL = declare(
    "C01",
    "control-character",
    Severity.ERROR,
    "delete the invisible control character",
    about="Control characters and code points that are no characters are removed, with a warning. U+FFFD tells that"
    " text was lost in a conversion: an error.",
)
BIDI = declare(
    "C02",
    "bidi-control",
    Severity.ERROR,
    "delete the bidirectional control character",
    about="Overrides and embeddings show text in another order than it has. Isolates may stand in text written from"
    " right to left, when they are closed.",
)
OVERSIZED = declare(
    "C09",
    "oversized",
    Severity.ERROR,
    "shorten the text",
    about="A target of more than twenty times its msgid's length and 2,000 characters, or of more than 64 KiB, is no"
    " translation.",
)
HOST = declare(
    "U01",
    "host",
    Severity.ERROR,
    "write the host as in the msgid",
    about="A host that readers see (`login.example.com`) is one of the source's: not another one, and not one that only"
    " looks the same.",
)
EMPTY = declare(
    "T01",
    "empty",
    Severity.INFO,
    "translate the text or leave the msgstr empty",
    about="A msgstr of blanks and invisible characters counts as untranslated.",
)
