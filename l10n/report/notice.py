"""What stands above an article that is not translated."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

NOTICE = "This article has not been translated yet."
"""The text, in the source language; translators find it among the UI labels."""
CONTEXT = "notice"


def format_notice(text: str, form: str) -> str:
    """Return the notice as a block of Markdown.

    text:  one line of Markdown
    form:  of a dialect's callouts

    >>> format_notice("Noch nicht übersetzt.", "> [AZURE.NOTE] {{ text }}\\n")
    '> [AZURE.NOTE] Noch nicht übersetzt.\\n\\n'
    """
    from markupsafe import Markup

    from l10n.report.templating import templates

    # Markdown, not HTML: the text comes from a catalog and is escaped as Markdown before it gets here.
    return templates().from_string(form).render(text=Markup(text)) + "\n"
