"""What stands above an article that is not translated."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

NOTICE = "This article has not been translated yet."
"""The text, in the source language; translators find it among the UI labels."""
CONTEXT = "notice"


def format_notice(text: str, dialect: str) -> str:
    """Return the notice as a block of Markdown in a dialect's own form of callout.

    text:  one line of Markdown

    >>> format_notice("Noch nicht übersetzt.", "azure")
    '> [AZURE.NOTE] Noch nicht übersetzt.\\n\\n'
    """
    from markupsafe import Markup

    from l10n.report.templating import templates

    # Markdown, not HTML: the text comes from a catalog and is escaped as Markdown before it gets here.
    template = templates().get_template("notice.md.j2")
    return template.render(text=Markup(text), dialect=dialect).strip("\n") + "\n\n"
