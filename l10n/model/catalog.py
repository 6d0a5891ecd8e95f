"""The PO side: catalogs and their messages (GNU gettext, "PO Files")."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

Key = tuple[str | None, str]
"""(msgctxt, msgid): what identifies a message in a catalog."""


class Message(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One PO entry. Everything a foreign tool may have written into it is kept."""

    msgid: str
    msgstr: str = ""
    context: str | None = None
    flags: tuple[str, ...] = ()
    """In writing order: "fuzzy" first, then formats, then unknown ones."""
    comments: tuple[str, ...] = ()
    """Translator comments, lines after `# `."""
    extracted: tuple[str, ...] = ()
    """Lines after `#. `: the kind, the placeholders' values, the author's notes."""
    references: tuple[str, ...] = ()
    """Paths after `#: `, one per entry, no line number."""
    previous: Key | None = None
    """(msgctxt, msgid) after `#| `: what a fuzzy translation was made for."""
    previous_plural: str | None = None
    """msgid_plural after `#| `, of a foreign entry."""
    obsolete: bool = False
    plural: str | None = None
    """msgid_plural of a foreign entry; l10n writes none."""
    plurals: tuple[str, ...] = ()
    """msgstr[0], msgstr[1], … of a foreign entry."""
    line: int = 0
    """Line of the entry's msgid in the file it was read from, counted from 1; 0 where it was not read."""

    @property
    def key(self) -> Key:
        """What identifies it in a catalog."""
        return (self.context, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether its translation is a suggestion that a human has to confirm."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether the target may be used: there is one, and no human has yet to confirm it."""
        return bool(self.msgstr) and not self.fuzzy and not self.obsolete

    @property
    def written(self) -> bool:
        """Whether somebody has written something in it, a translation or a comment, that must not be lost."""
        return bool(self.msgstr or any(self.plurals) or self.comments)


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """A PO or POT file."""

    comments: tuple[str, ...] = ()
    """Lines after `# ` at the top of the file."""
    header: tuple[tuple[str, str], ...] = ()
    """Header fields in file order: ("Language", "de"); unknown ones are kept."""
    header_flags: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    """Live messages in document order."""
    obsolete: tuple[Message, ...] = ()
    """`#~` entries, in file order."""
