"""What a target must not bring along although Markdown may see nothing in it: addresses, hosts, tags, template syntax.

A target may have what its source has, wherever in the unit that stands; nothing is judged by its looks.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks import Finding
from l10n.checks.markup import ADDRESS, HOST, MARKUP, TAG
from l10n.merger.openers import trailing_attributes
from l10n.merger.reading import Reading
from l10n.merger.syntax import CODE, ESCAPE, TAG_START, WHOLE_TAG, reads_expressions, resolved, template_marks
from l10n.model.unit import Place
from l10n.protectors.addresses import FILLER

TOP_LEVEL = "com|net|org|edu|gov|mil|biz|io|dev|app|xyz|ru|cn|tk|ga|gq|pw"
"""Top-level domains that are neither words nor endings of file names."""

_MAIL = r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[\w-]+(?:\.[\w-]+)+(?<=[^\W\d_])"
"""`package@1.2.3` is a version, not an address. What stands before the @ is ASCII to all parsers: 至me@example.com."""
_ADDRESS = re.compile(rf"(?:(?:https?|ftp)://|www\.)[^ \t\n<>{FILLER}]+|{_MAIL}", re.I)
_ADDRESS_IN_GFM = re.compile(
    rf"(?:(?<![A-Za-z])(?:https?|ftp)://|(?<![^ \t\n*_~(])www\.)[^ \t\n<>{FILLER}]+|{_MAIL}", re.I
)
"""Where GitHub sees one; some parsers see more."""
_ADDRESS_TAIL = re.compile(r"(?:[?!.,:;*_~'\"\])]|&\w+;)+$")
_HOST = re.compile(rf"(?<![^\W_]|[@.-])(?:[^\W_][\w-]*\.)+({TOP_LEVEL})(?![^\W_]|-)", re.I)
_DOTTED = re.compile(r"(?<![^\W_]|[@.-])(?:[^\W_][\w-]*\.)+[\w-]*[^\W_]")
_CONFUSABLE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0432\u043a\u043c\u043d\u0442"
    "\u03bf\u03b1\u03bd\u03c1\u03c4\u03b9\u03ba\u03c5\u0585\u057d\u0578\u0570",
    "aeopcyxijshdqwbkmhtoavptikuosnh",
)
_FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_FOLDED = re.compile("[\uff01-\uff5e" + "".join(map(chr, _CONFUSABLE)) + "]")
_FULL_STOP = "\uff0e"
_ALIKE = 0.8
_EVERYWHERE: frozenset[Place] = frozenset({"html", "header"})
"""Places where no Markdown tells a tag from text."""
_ENCODED: frozenset[Place] = frozenset({"attribute", "title"})
"""Places whose form lets no tag begin."""
_TAG = re.compile(rf"(?P<tag>{TAG_START})")
_TAG_IN_JSX = re.compile(rf"{CODE}|{ESCAPE}|(?P<tag>{TAG_START})", re.S)
_TAG_IN_TEXT = re.compile(rf"{CODE}|{ESCAPE}|<[^\s<>]+[:@][^\s<>]+>|(?P<tag>{WHOLE_TAG})", re.S)
_GAP = re.compile(r"\{\{\s+#")
"""mdBook reads over blanks there."""
_COMMAND = re.compile(r"\\(?:href|url|require|style|class|cssId|data|html[A-Z]\w*)\s*\{")
"""Commands that are more than a formula to the scripts that set formulas, in dialects that know none, too."""
_NAME_IN_BRACKETS = re.compile(r"<[^\W\d_][\w. -]*>")
"""No attribute in it: a stand-in for a name, as people write them, and translate."""
_SOME_NAME = "<…>"
_SUSPECT = re.compile("[<>@&\\\\\uff01-\uff5e]|://|\\.[\\w-]|[wW]\\.")
"""What addresses, hosts and tags cannot do without, in whatever letters; references and escapes may stand for more."""


def may_be_foreign(text: str) -> bool:
    """Return whether a text may have an address, a host or a tag; most are seen to have nothing at all.

    law: where neither a text nor its source may, `foreign` finds nothing between them

    >>> may_be_foreign("Sign in | Azure 2"), may_be_foreign("at a.example"), may_be_foreign("&lt;b>")
    (False, True, True)
    """
    return _SUSPECT.search(text) is not None


def foreign(place: Place, source: Reading, target: Reading, dialect: str) -> Iterator[Finding]:
    """Yield what a target has that its source has not."""
    typed, meant = resolved(target.content), resolved(source.content)
    added: list[str] = []
    if _may_hold_address(typed) or _may_hold_address(meant):
        before, after = source.text(), target.text()
        added = _new(_addresses(_ADDRESS, resolved(before)), _addresses(_ADDRESS, resolved(after)))
        for address in added:
            yield Finding(ADDRESS, f'the address "{address}" is not in the msgid')
        for address in _new(_addresses(_ADDRESS_IN_GFM, after), _addresses(_ADDRESS_IN_GFM, before)):
            message = f'the address "{address}" is not read as one where it stands'
            yield Finding(ADDRESS, message, "leave blanks round it")
    if "." in typed or _FULL_STOP in typed:
        yield from _hosts(meant, typed, " ".join(added).lower())
    if place not in _ENCODED:
        pattern = _tags_in(place, dialect)
        expected, found = _tags(pattern, source.content), _tags(pattern, target.content)
        for tag in _new(expected, found):
            name = _typed(target.content, source.content) if tag == _SOME_NAME else tag
            yield Finding(TAG, f'the tag "{name}" is not in the msgid')
        for tag in _new(found, expected) if pattern is not _TAG_IN_TEXT else ():
            yield Finding(TAG, f'the tag "{tag}" is missing')


def _new(known: Counter[str], found: Counter[str]) -> list[str]:
    return sorted(found - known)


def _addresses(pattern: re.Pattern[str], text: str) -> Counter[str]:
    """Return the addresses of a text that is masked where links, code and tags are: those are compared whole."""
    if not _may_hold_address(text):
        return Counter()
    return Counter(_ADDRESS_TAIL.sub("", found) for found in pattern.findall(text))


def _may_hold_address(text: str) -> bool:
    return "://" in text or "@" in text or "www." in text.lower()


def _hosts(source: str, target: str, reported: str) -> Iterator[Finding]:
    known = source.lower()
    shown = [found[0].lower() for found in _HOST.finditer(_folded(source))]
    text = _folded(target)
    seen = set()
    for match in _DOTTED.finditer(text):
        name = target[match.start() : match.end()].lower()
        if name in seen or name in reported or _stands_in(name, known):
            continue
        seen.add(name)
        found = _HOST.match(text, match.start())
        if twin := next((host for host in shown if _could_be_taken_for(match[0].lower(), host)), ""):
            yield Finding(HOST, f'the host "{name}" is not the "{twin}" of the msgid')
        elif found and found.end() == match.end() and not _names_a_product(found[1], known):
            yield Finding(HOST, f'the host "{name}" is not in the msgid', "remove it, or write it as in the msgid")


def _names_a_product(top_level: str, source: str) -> bool:
    """Return whether a name ends like the product `.NET`, written so, or of which the source speaks."""
    return top_level in ("NET", "Net") or (top_level == "net" and ".net" in source)


def _stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text, the end of a longer one included (`*.example.com`)."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(name, start + 1)
    return False


def _could_be_taken_for(name: str, host: str) -> bool:
    if name == host:
        return True
    if abs(len(name) - len(host)) > 1 or name.startswith(host):
        return False
    return difflib.SequenceMatcher(None, name, host, autojunk=False).ratio() >= _ALIKE


def _folded(text: str) -> str:
    """Return a text of the same length in which letters that look Latin are."""
    if text.isascii() or _FOLDED.search(text) is None:
        return text
    return text.translate(_FULL_WIDTH).translate(_CONFUSABLE)


def executed(place: Place, source: Reading, target: Reading, dialect: str) -> Iterator[Finding]:
    """Yield what a site would execute, or take for attributes of the block, although no parser has seen it."""
    attributes = trailing_attributes(place, target.content, dialect)
    if attributes and attributes != trailing_attributes(place, source.content, dialect):
        yield Finding(MARKUP, f'the attributes "{attributes}" are not in the msgid', "remove them")
    if not any(sign in target.content for sign in "{&\\"):
        return
    expected, found = _GAP.sub("{{#", resolved(source.content)), _GAP.sub("{{#", resolved(target.content))
    for command in _new(_commands(expected), _commands(found)):
        yield Finding(MARKUP, f'"{command}" is not in the msgid', "remove it")
    for mark in template_marks(dialect):
        if found.count(mark) > expected.count(mark):
            yield Finding(MARKUP, f'template syntax, "{mark}", is not in the msgid', f'do not write "{mark}"')


def _commands(text: str) -> Counter[str]:
    return Counter(match[0] for match in _COMMAND.finditer(text))


def _tags_in(place: Place, dialect: str) -> re.Pattern[str]:
    if place in _EVERYWHERE:
        return _TAG
    return _TAG_IN_JSX if reads_expressions(dialect) else _TAG_IN_TEXT


def _tags(pattern: re.Pattern[str], text: str) -> Counter[str]:
    if "<" not in text and "-->" not in text:
        return Counter()
    found = (match["tag"] for match in pattern.finditer(text) if match["tag"])
    return Counter(_NAME_IN_BRACKETS.sub(_SOME_NAME, tag) if pattern is _TAG_IN_TEXT else tag for tag in found)


def _typed(target: str, source: str) -> str:
    """Return the name in brackets that a target has and its source has not, or else its first one."""
    names = [found[0] for found in _NAME_IN_BRACKETS.finditer(target)]
    return next((name for name in names if name not in source), names[0] if names else _SOME_NAME)
