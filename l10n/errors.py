"""What stops us.

1. An `L10nError` means: we cannot go on with this file, or at all. Somebody's text being wrong is not an
   error but a `Diagnostic`, which is collected and never raised.
2. An error carries fields, not only text, so that the command line can say where, what, and what to do.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return what to write instead of a word that is not known: the nearest one that is, or any of them.

    >>> suggestion("pine", ("pin", "localize")), suggestion("x", ("pin", "localize"))
    ('did you mean "pin"?', 'known: pin, localize')
    """
    import difflib  # few people slip

    words = tuple(known)
    near = difflib.get_close_matches(word, words, n=1)
    return f'did you mean "{near[0]}"?' if near else f"known: {', '.join(words)}"


class L10nError(Exception):
    """Base of everything we raise on purpose.

    reason:  what is wrong, in the user's words
    path:    the file at fault as the user names it, or ""
    line:    counted from 1, 0 where no line is to blame
    remedy:  what to do about it, or ""
    check:   name of the check as which it is told where the other files are worked on; "" for the class's own
    """

    check = "unusable"

    def __init__(self, reason: str, *, path: str = "", line: int = 0, remedy: str = "", check: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.remedy = remedy
        self.check = check or self.check

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return f"{where}{self.reason}" + (f"; {self.remedy}" if self.remedy else "")


class ConfigError(L10nError):
    """The configuration or the command line is wrong; nothing was touched (exit code 2)."""


class TextError(L10nError):
    """An article or catalog is not text we can read: not UTF-8, too large, too deeply nested."""


class CatalogError(L10nError):
    """A PO file breaks the PO grammar; it is not used and not rewritten."""

    check = "catalog-syntax"


class UnknownNameError(L10nError):
    """A dialect, slug algorithm or check of this name is not registered."""


class WorkspaceError(L10nError):
    """A file could not be read, written, locked or replaced, or lies outside the project."""
