"""A pseudo translation: other letters, the same markup, and the names that translators keep."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FANCY = "ạḅḉḍẹḟḡḥịĵḳḷṃṇọṗɋṛṣṭụṿẉẋỵẓẠḄḈḌẸḞḠḤỊĴḲḶṂṆỌṖɊṚṢṬỤṾẈẊỴẒ"
_TRANSLATED = str.maketrans(_PLAIN, _FANCY)
_KEPT = re.compile(
    r"""\{\{|\}\}|\{[a-z]+[0-9]+\}
    |(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)
    |<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[?].*?[?]>|<![A-Z][^>]*>
    |</?[A-Za-z][A-Za-z0-9-]*(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/?>
    |<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|<[^<>\s@]+@[^<>\s]+>
    |&\#?[A-Za-z0-9]+;
    |\]\([^()\s]*\)
    |\\[!-/:-@\[-`{-~]
    |(?<![\w.@-])(?:\w[\w-]*+)?(?:\.[A-Za-z][\w-]*+)++(?!@)""",
    re.X | re.S,
)


def pseudo(msgid: str) -> str:
    """Return the msgid with each ASCII letter of its text replaced; markup, hosts and names of files stay."""
    parts = []
    last = 0
    for kept in _KEPT.finditer(msgid):
        parts += [msgid[last : kept.start()].translate(_TRANSLATED), kept.group()]
        last = kept.end()
    return "".join((*parts, msgid[last:].translate(_TRANSLATED)))
