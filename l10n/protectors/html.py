"""Raw inline HTML: a tag without attributes stays as written, one with attributes and a comment are hidden."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.model.document import Event
from l10n.protectors import PROTECTORS, Protected, Scope, one_line

_PLAIN_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*[ \t]*/?>")


@PROTECTORS.register("html")
def protect(event: Event, scope: Scope) -> Protected:
    """Return the whole tag or comment.

    >>> protect(Event("html", 0, 3), Scope("<b>", {}, "show", "hide")).name
    ''
    """
    text = scope.content[event.start : event.end]
    visible = _PLAIN_TAG.fullmatch(text)
    return Protected(start=event.start, end=event.end, name="" if visible else "html", value=one_line(text))
