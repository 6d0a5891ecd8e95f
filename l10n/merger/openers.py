"""What would open a block at the start of a line, and how a text that begins with it is written instead."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from functools import lru_cache

from l10n.dialects import DIALECTS
from l10n.model.unit import Place

_OPENER = re.compile(
    r"""\d{1,9}[.)](?=[ \t]|$)                            # ordered list
    |\#|>|\||[-+*](?=[ \t]|$)                       # heading, quote, table, list
    |(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$   # thematic break
    |=+[ \t]*$|:?-+:?[ \t]*(?:\||$)                     # setext underline, delimiter row
    |`{3,}(?=[^`]*$)|~{3,}                             # fence
    |[:~](?=[ \t])                                     # definition
    |\[(?:[^\[\]\\]|\\.)+\]:|\*\[[^\]]*\]:             # reference, footnote, abbreviation
    |\[[ xX]\](?=[ \t])                                # task
    |\$\$                                             # formula, up to the next one, however far
    |<(?=/?[A-Za-z][^>]*$|![A-Za-z][^>]*$)             # HTML block that no whole tag begins
    |<(?=\?(?!.*\?>)|!--(?!.*-->)|!\[CDATA\[(?!.*\]\]>))""",
    re.X,
)
_BACKSLASHED = frozenset("\\`*_{}[]()>#+-.!")
"""What every Markdown takes a backslash from; the other signs are written as a reference."""
_WITHOUT_ATTRIBUTES: frozenset[Place] = frozenset({"html", "attribute", "title", "alt", "script"})
_BOX = r"\[[ xX]"
"""How the pattern of a task box begins: a box in the text is text, and escaped."""
_CALLOUT = re.compile(r"\[(?:(?:AZURE|WACOM)\.|!)[A-Za-z-]+\]")
_MODULE = "import x from 'y';"


def opener_escaped(line: str, source: str, dialect: str, *, in_html: bool = False) -> str:
    r"""Return a line of text that opens no block.

    source:   the same line of the msgid; where it begins alike, that is text in its place, and so it is here
    in_html:  whether a backslash may be a backslash there

    >>> opener_escaped("- x", "", "gfm"), opener_escaped("2016. gads", "", "gfm"), opener_escaped("::: x", "", "docfx")
    ('\\- x', '2016\\. gads', '&#58;:: x')
    >>> opener_escaped("- y", "- x", "gfm")
    '- y'
    """
    opener = _opener(line, dialect)
    if not opener or opener == _opener(source, dialect):
        return line
    number = len(opener) - len(opener.lstrip("0123456789"))
    sign = f"&#{ord(line[number])};" if in_html else as_text(line[number])
    return line[:number] + sign + line[number + 1 :]


def _opener(line: str, dialect: str) -> str:
    """Return what would open a block at the start of a line, "" where nothing does."""
    found = _OPENER.match(line) or _match(_own_openers(dialect), line)
    return found[0] if found else ""


def as_text(sign: str) -> str:
    r"""Return a sign as Markdown that shows it, whatever it could begin.

    >>> as_text("#"), as_text("|")
    ('\\#', '&#124;')
    """
    return f"\\{sign}" if sign in _BACKSLASHED else f"&#{ord(sign)};"


def callout(text: str, dialect: str) -> str:
    """Return the marker that a text begins with as if it were a callout, in any dialect; "" where there is none.

    >>> callout("[!note] x", "gfm"), callout("[note] x", "gfm")
    ('[!note]', '')
    """
    found = _CALLOUT.match(text) or _match(_openings(dialect), text)
    return found[0].strip() if found else ""


def trailing_attributes(place: Place, content: str, dialect: str) -> str:
    """Return the attribute list that a text ends with, which would belong to its block; "" where it has none.

    >>> trailing_attributes("heading", "Usage {#use}", "mdbook"), trailing_attributes("heading", "Usage {#use}", "gfm")
    ('{#use}', '')
    """
    if place in _WITHOUT_ATTRIBUTES or not content.endswith("}"):
        return ""
    found = (pattern.search(content) for pattern in _closings(dialect))
    return next((match[0].strip() for match in found if match), "")


Patterns = tuple[re.Pattern[str], ...]


def _match(patterns: Patterns, text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(text))), None)


@lru_cache(maxsize=16)
def _openings(dialect: str) -> Patterns:
    return tuple(re.compile(pattern) for pattern in DIALECTS[dialect].openings if not pattern.startswith(_BOX))


@lru_cache(maxsize=16)
def _closings(dialect: str) -> Patterns:
    found = DIALECTS[dialect]
    patterns = (*found.closings, *((found.heading_id,) if found.heading_id else ()))
    return tuple(re.compile(rf"(?:{pattern})[ \t]*$") for pattern in patterns)


@lru_cache(maxsize=16)
def _own_openers(dialect: str) -> Patterns:
    """Return what opens a block in this dialect only."""
    found = DIALECTS[dialect]
    lines = (rf"(?:{pattern})[ \t]*$" for pattern in found.lines)
    module = (r"(?:import|export)(?=\s)",) if any(re.match(pattern, _MODULE) for pattern in found.raw) else ()
    return tuple(re.compile(pattern) for pattern in (*found.openers, *lines, *module))
