"""What stands above an article that is not translated."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import lru_cache

import jinja2
from markupsafe import Markup

NOTICE = "This article has not been translated yet."
"""The text, in the source language; translators find it among the UI labels."""
CONTEXT = "notice"


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    # Markdown, not HTML: the text comes from a catalog and is escaped as Markdown before it gets here.
    return jinja2.Environment(
        loader=jinja2.PackageLoader("l10n.report"),
        autoescape=True,
        keep_trailing_newline=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def format_notice(text: str, dialect: str) -> str:
    """Return the notice as a block of Markdown in a dialect's own form of callout.

    text:  one line of Markdown

    >>> format_notice("Noch nicht übersetzt.", "azure")
    '> [AZURE.NOTE] Noch nicht übersetzt.\\n\\n'
    """
    template = _templates().get_template("notice.md.j2")
    return template.render(text=Markup(text), dialect=dialect).strip("\n") + "\n\n"
