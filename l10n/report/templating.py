"""Our own templates, the only ones there are: what they are given is text, and is escaped."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import lru_cache

import jinja2
from markupsafe import Markup

from l10n.report.printable import printable


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    """Return the environment of the templates that lie beside this file."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("l10n.report"),
        autoescape=True,
        finalize=_shown,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _shown(value: object) -> object:
    """Return what a template prints: text without anything that steers what shows it."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
