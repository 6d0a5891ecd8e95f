"""What is wrong with an article before anybody translates it, and would be wrong in every language after."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import Finding, declare
from l10n.checks.mojibake import garbled
from l10n.checks.prose import excerpt, prose
from l10n.model.diagnostic import Severity
from l10n.model.skeleton import Skeleton

SOURCE_MOJIBAKE = declare(
    "S01",
    "source-mojibake",
    Severity.WARNING,
    "type the characters anew",
    "Text of an article was decoded with the wrong encoding: `â€™` for ’. Every language would copy it.",
)
SOURCE_HEADING = declare(
    "S02",
    "source-heading",
    Severity.WARNING,
    "put a blank behind the #",
    "`##Heading` without a blank is a heading in old dialects only; here it is a paragraph that begins with `##`.",
)
SOURCE_TAB = declare(
    "S03",
    "source-tab",
    Severity.WARNING,
    "write a blank",
    "A tab stands between two words. Editors of catalogs do not show it, and translators lose it. Beside another blank"
    " it divides nothing.",
)

_LONE_TAB = re.compile(r"(?<=\S)\t(?=\S)")
_UNSPACED = re.compile(r"#{2,6}[^\W\d_]")


def lint_source(skeleton: Skeleton) -> Iterator[tuple[int, Finding]]:
    """Yield (line of the article, finding), in no order."""
    for unit in skeleton.units:
        text = unit.msgid
        for stretch, meant in garbled(text):
            yield (
                unit.line,
                Finding(SOURCE_MOJIBAKE, f'"{stretch}" is "{meant}" in the wrong encoding', f'write "{meant}"'),
            )
            break
        if unit.place == "paragraph" and _UNSPACED.match(text):
            yield unit.line, Finding(SOURCE_HEADING, f'"{excerpt(text, 0, 10)}" is no heading')
        if "\t" in text and (tab := _LONE_TAB.search(prose(text))):
            yield unit.line, Finding(SOURCE_TAB, f'a tab in "{excerpt(text, *tab.span())}"'.replace("\t", " "))
