"""Phrases of several words before a bold that say what it is, where `ui_words` has single ones.

English only. Most bolds follow another word than those a phrase ends in, and are looked at no further.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from l10n.protectors import ui_words as vocabulary

_BEFORE = 60
"""Code points before a bold that are looked at."""
_CHOOSING = ("select ", "choose ", "click ", " the ")
_SAYING = (" is ", " to ", " as ", " shows ", " says ", " reads ", " of ")
_TITLING = ("titled ", "labeled ", "labelled ", "called ", "named ", "says ", "reads ")


def _any(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


_CHOSEN = re.compile(
    rf"\b(?:in|from)\s+the\s+(?:(?:search\s+)?results?|{_any(vocabulary.COLLECTIONS)})(?:\s+(?:list|pane|panel|grid))?,?"
    r"\s+(?:select|choose|click)\s+(?:the\s+)?$",
    re.I,
)
_STATUS = re.compile(
    r"\bstatus\s+(?:(?:is|was|has|will|should)\s+)?(?:(?:changes|changed?|set)\s+)?(?:(?:is|to|as|shows|says|reads)\s+)$"
    r"|\ba\s+status\s+of\s+$",
    re.I,
)
_TITLED = re.compile(
    rf"\b(?:{_any(vocabulary.TITLED)}),?\s+(?:(?:that|which)\s+(?:is\s+)?)?"
    r"(?:(?:en)?titled|labell?ed|called|named|says|reads)\s+$",
    re.I,
)
_CASE = re.compile(r"[\s\ufffc(•·–—>-]*(?:[A-Za-z0-9]{1,2}[.):]\s+)?(?:in|on|for)\s+(?:the\s+)?", re.I)
_INTRODUCES = re.compile(r"\s*:\s*$|\s+[-–—]\s")


def names_a_thing(text: str, start: int) -> bool:
    """Return whether what is chosen is something of the reader's, or what a search has found.

    start:  where the bold begins in `text`; so in the other functions

    >>> text = "In the Users list, select **Britta**, then click **Save**"
    >>> names_a_thing(text, text.index("**B")), names_a_thing(text, text.index("**S"))
    (True, False)
    """
    return _follows(_CHOSEN, _CHOOSING, text, start)


def names_a_case(text: str, start: int, end: int) -> bool:
    """Return whether the bold, with nothing but a preposition before it, is one of several cases: "On **Mac** - …".

    >>> names_a_case("On **Mac** - you can", 3, 10), names_a_case("On **Mac**, click", 3, 10)
    (True, False)
    """
    return _CASE.fullmatch(text, 0, start) is not None and _INTRODUCES.match(text, end) is not None


def is_status(text: str, start: int) -> bool:
    """Return whether the product shows the bold as the status of something.

    >>> is_status("until the job status changes to **Running**", 32), is_status("the status of **Disk 1**", 14)
    (True, False)
    """
    return _follows(_STATUS, _SAYING, text, start)


def is_titled(text: str, start: int) -> bool:
    """Return whether the bold is the title of a control.

    >>> is_titled("a new tile titled **Users**", 18), is_titled("a section titled **Users**", 17)
    (True, False)
    """
    return _follows(_TITLED, _TITLING, text, start)


def _follows(phrase: re.Pattern[str], endings: tuple[str, ...], text: str, start: int) -> bool:
    return text.endswith(endings, 0, start) and phrase.search(text, max(0, start - _BEFORE), start) is not None
