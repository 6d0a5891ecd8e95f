"""GitHub Flavored Markdown: tables, strikethrough, task lists, alerts, footnotes, front matter."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from l10n.dialects import DIALECTS
from l10n.dialects.commonmark import COMMONMARK
from l10n.model.document import EventKind


def _tables(md: MarkdownIt) -> None:
    md.enable("table")


def _footnote_definitions(md: MarkdownIt) -> None:
    """Read `[^1]: text` as a container, and `[^1]` as inline syntax (see `syntax` below)."""
    footnote_plugin(md)
    md.disable(["footnote_inline", "footnote_ref", "footnote_tail"], ignoreInvalid=True)


FOOTNOTE_REFERENCE: tuple[EventKind, str] = ("note", r"\[\^[^\]\s]+\]")
EMOJI_CODE: tuple[EventKind, str] = ("syntax", r":(?<![\w:]:)(?:[a-z][a-z0-9_+-]*[a-z0-9]|\+1|-1):(?![\w:])")

GFM = msgspec.structs.replace(
    COMMONMARK,
    name="gfm",
    headers=("yaml", "toml"),
    prose_keys=frozenset({"title", "description", "summary", "subtitle"}),
    plugins=(_tables, _footnote_definitions),
    syntax=(FOOTNOTE_REFERENCE, EMOJI_CODE),
    openings=(
        r"\[![A-Z]+\](?:[ \t]*(?=\n|$)|[ \t]+)",  # alerts: > [!NOTE]
        r"\[[ xX]\][ \t]+",  # task list items
    ),
)

DIALECTS.add("gfm", GFM)
