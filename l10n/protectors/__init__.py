"""What an inline construct becomes in a msgid: one file per kind of construct."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, Protocol

import msgspec

from l10n.model.document import Definition, Event
from l10n.model.unit import PlaceholderForm
from l10n.registry import Registry


class Protected(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of a block's content that translators must not change."""

    start: int
    end: int
    """Offsets in the block's content."""
    name: str = ""
    """Kind of the placeholder that hides it ("link"); "" where it stays visible, as written."""
    value: str = ""
    """What translators are told a placeholder stands for."""
    form: PlaceholderForm = "bare"
    label: str = ""
    """full, collapsed, shortcut: the reference label as written; label: what proves it to be a UI label."""


class Scope(msgspec.Struct, frozen=True):
    """What a protector may know beside the construct itself."""

    content: str
    """The block's content."""
    definitions: Mapping[str, Definition]
    """By normalised label."""
    code: Literal["show", "hide"]
    links: Literal["hide", "show"]


class Protector(Protocol):
    """Protects one kind of construct."""

    def __call__(self, event: Event, scope: Scope) -> Protected | None:
        """Return what of the construct is protected and how; None where it stays text."""


_BLANKS = re.compile(r"[ \t\n\r]+")

PROTECTORS: Registry[Protector] = Registry("l10n.protectors", "protector")


def one_line(text: str) -> str:
    """Return text as translators are shown it: white space collapsed.

    >>> one_line("a  b\\n c")
    'a b c'
    """
    return " ".join(text.split())


def label_on_one_line(label: str) -> str:
    r"""Return the label of a reference likewise; a no-break space stays: to a parser it is no white space.

    source: CommonMark 0.31, "matches": spaces, tabs and line endings are collapsed

    >>> label_on_one_line("see\n  this\u00a0: one")
    'see this\xa0: one'
    """
    return _BLANKS.sub(" ", label).strip(" ")
