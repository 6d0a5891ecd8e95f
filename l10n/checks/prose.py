"""What of a msgid or msgstr is prose: words, punctuation, numbers. Everything else is hidden, its length kept.

law: `len(prose(text)) == len(text)`, and where the prose is not U+FFFC or a blank for an entity it is the text's own
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

HIDDEN = "\ufffc"
"""Stands for each hidden character: neither letter nor blank nor punctuation (OBJECT REPLACEMENT CHARACTER)."""
NO_BREAK = "\u00a0"
END = "\0"
"""Stands in no text; where it divides texts, nothing is hidden across it, as if each were alone."""

# One class of first characters, so that the search runs at C speed; what follows it is possessive or ends at the next
# opening, so that no text makes it slow.
_SYNTAX = re.compile(
    r"""[\\`{(<&:](?:
        (?<=\\)[!-/:-@\[-`{-~]
      | (?<=(?<!`)`)(`*+)[^\0]{1,1000}?(?<!`)`\1(?!`)
      | (?<=\{)[a-z]+[0-9]+\}
      | (?<=\]\()(?:[^()\n\0]++|\([^()\n\0]*+\))*+\)
      | (?<=<)(?:/?[A-Za-z]|!--)[^<>\0]*+>
      | (?<=&)(?:[A-Za-z][A-Za-z0-9]{1,31}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});
      | (?<=(?<![\w:]):)[a-z0-9_+-]++:(?![\w:])
    )""",
    re.X | re.ASCII,
)
"""An escape, code, a placeholder, a link's destination, a tag or comment, an entity, an emoji's name."""
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|www\.)[!-;=?-Z^-~\ufffc]*[\w/\ufffc]"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    re.ASCII,
)
_NO_LETTERS = re.compile(r"[\W_]+")
_BLANK_ENTITIES = frozenset({"&nbsp;", "&#160;", "&#xa0;", "&#xA0;"})


def prose(text: str) -> str:
    """Return a msgid or msgstr with placeholders, code, tags, entities, link destinations and addresses hidden.

    An entity that is a no-break space becomes such spaces.

    >>> prose("Run `a:b` in [x]({link1}) :-)").replace(HIDDEN, ".")
    'Run ..... in [x]......... :-)'
    """
    shown = _SYNTAX.sub(_hidden, text)
    if not _may_hold_address(shown):
        return shown
    if END not in shown:
        return _ADDRESS.sub(_hidden, shown)
    # A search for addresses is slow, and of many texts together few hold one.
    return END.join([_ADDRESS.sub(_hidden, part) if _may_hold_address(part) else part for part in shown.split(END)])


def _may_hold_address(text: str) -> bool:
    return "://" in text or "@" in text or "www." in text


def _hidden(match: re.Match[str]) -> str:
    found: str = match[0]
    first = found[0]
    if first == "\\":
        return found
    return (NO_BREAK if first == "&" and found in _BLANK_ENTITIES else HIDDEN) * len(found)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case: what is left of it to who does not look closely.

    >>> letters("Set-up: `Step_1`")
    'setupstep1'
    """
    return _NO_LETTERS.sub("", text.casefold())


def excerpt(text: str, start: int, end: int) -> str:
    """Return what stands around a place, on one line, for a message."""
    low, high = max(0, start - 20), min(len(text), end + 20)
    return ("…" if low else "") + text[low:high].replace("\n", " ") + ("…" if high < len(text) else "")
