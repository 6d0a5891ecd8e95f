"""GitHub Flavored Markdown: tables, strikethrough, task lists, alerts, footnotes, formulas, front matter."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from l10n.dialects import DIALECTS
from l10n.dialects.commonmark import COMMONMARK
from l10n.dialects.math import DISPLAY, DOLLARS, DOUBLE_DOLLARS, Syntax

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def _tables(md: MarkdownIt) -> None:
    """Read tables, where no other block begins: `# a | b` is a heading whatever follows (as in cmark-gfm)."""
    md.enable("table")
    rules = md.block.ruler.__rules__
    names = [rule.name for rule in rules]
    rules.insert(names.index("lheading") - 1, rules.pop(names.index("table")))


def _footnote_definitions(md: MarkdownIt) -> None:
    """Read `[^1]: text` as a container, and `[^1]` as inline syntax (see `syntax` below)."""
    from mdit_py_plugins.footnote import footnote_plugin

    footnote_plugin(md)
    md.disable(["footnote_inline", "footnote_ref", "footnote_tail"], ignoreInvalid=True)


LINK_TEXT = r"(?P<text>(?:[^\[\]\\\n]++|\\.)*+)"
FOOTNOTE_REFERENCE: Syntax = ("note", r"\[\^[^\]\s]+\]")
EMOJI_CODE: Syntax = ("syntax", r":(?<![\w:]:)(?:[a-z0-9](?:[a-z0-9_+-]*[a-z0-9])?|\+1|-1):(?![\w:])")
WIKILINK: Syntax = ("syntax", r"\[\[[^\[\]\n]+\]\](?![(\[])")
LABEL: Syntax = (
    "syntax",
    r"\[(?<=\]\[)(?<!\\\]\[)(?!\^)(?=[^\[\]]*[^\W\d_])[^\[\]\\`]+\]",
)
"""The label of `[text][label]`. Where the article does not define it, a snippet does that is appended to every article,
or it is an identifier of autorefs, or a shortcode does. Without letters it is none: `a[0][1]`."""
_CODE_MATH: Syntax = ("math", r"\$`[^`\n]+`\$")

GFM = msgspec.structs.replace(
    COMMONMARK,
    name="gfm",
    notice="> [!NOTE]\n> {{ text }}\n",
    headers=("yaml", "toml"),
    prose_keys=frozenset({"title", "description", "summary", "subtitle"}),
    plugins=(_tables, _footnote_definitions),
    syntax=(FOOTNOTE_REFERENCE, EMOJI_CODE, WIKILINK, _CODE_MATH, DOUBLE_DOLLARS, DOLLARS),
    openings=(
        r"\[![A-Za-z-]+\](?:[ \t]*(?=\n|$)|[ \t]+)",  # alerts: > [!NOTE]
        r"\[[ xX]\][ \t]+",  # task list items
    ),
    raw=(DISPLAY,),
)

# GitHub itself, and none of the sites that took up its Markdown, makes anchors of HTML headings.
DIALECTS.add("gfm", msgspec.structs.replace(GFM, html_headings=True))
