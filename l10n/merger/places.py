"""The form a text needs in its place: nothing in it that its place reads as structure.

Text has marks for its placeholders (see `targets`); those are left alone.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from l10n.checks import Check, Finding
from l10n.checks.markup import BLOCK, MARKER, MARKUP, TAG, TRAILING
from l10n.dialects import DIALECTS
from l10n.merger.openers import callout, opener_escaped
from l10n.merger.syntax import CODE, ESCAPE, reads_expressions
from l10n.merger.targets import CLOSE, MARKS
from l10n.model.diagnostic import Severity
from l10n.model.unit import Place

AT_LINE_START: frozenset[Place] = frozenset({"paragraph", "term", "first-cell"})
IN_CELL: frozenset[Place] = frozenset({"cell", "first-cell", "alt", "title", "script"})
"""Places where a pipe may end a table cell; an image or a title may stand in one too."""
_LITERAL: frozenset[Place] = frozenset({"html", "attribute"})
"""Places where a backslash is a backslash."""

_SKIPPED = rf"(?P<skipped>{CODE}|{ESCAPE})"
_PIPE = re.compile(rf"(?P<code>{CODE})|(?P<escape>{ESCAPE})|\|", re.S)
_BARE_PIPE = re.compile(rf"{_SKIPPED}|\|", re.S)
_FINAL_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\$", re.M)
_FINAL_HASHES = re.compile(r"(?<![\\#])(?P<apart>(?<!\S))?(?=#+$)")
_STRAY = re.compile(rf"(?P<skipped>{CODE})|<(?![A-Za-z/!?])", re.S)
_STRAY_IN_MARKDOWN = re.compile(rf"{_SKIPPED}|<(?![A-Za-z/!?])", re.S)
_BRACE = re.compile(rf"{_SKIPPED}|\{{", re.S)
_BRACKET = re.compile(rf"{_SKIPPED}|[\[\]{CLOSE}]", re.S)
_QUOTES = {
    '"': re.compile(rf'(?P<skipped>{ESCAPE})|"'),
    "'": re.compile(rf"(?P<skipped>{ESCAPE})|'"),
    ")": re.compile(rf"(?P<skipped>{ESCAPE})|[()]"),
}

_STRINGS = {quote: re.compile(rf"(?P<skipped>\\[\\'\"n])|\\|{quote}") for quote in "\"'"}


class Spot:
    """One place in an article, and what had to be done to a text to put it there.

    source:      the msgid's text; what it may do, a target may do as well
    line_start:  whether the place begins a line, after the prefixes of its containers
    quote:       the mark that ends the text: of an attribute, a title, a container's title
    """

    def __init__(self, place: Place, source: str, dialect: str, *, line_start: bool, quote: str = "") -> None:
        self._place = place
        self._source = source
        self._dialect = dialect
        self._line_start = line_start
        self._quote = quote
        self.findings: list[Finding] = []

    def put(self, text: str) -> str:
        """Return a text in form for this place."""
        if text.startswith("[") and self._place in AT_LINE_START and (marker := callout(text, self._dialect)):
            self.findings.append(Finding(MARKER, f'the text begins with the callout marker "{marker}"'))
            return text
        if self._line_start:
            lines, sources = text.split("\n"), self._source.split("\n")
            lines = [self._opened(*both) for both in zip_longest(lines, sources[: len(lines)], fillvalue="")]
            text = "\n".join(lines)
        elif self._place == "heading" and text.startswith("#"):
            self._warn(BLOCK, "a # at the start of a heading, escaped")
            text = "\\" + text
        if "\\" in text or text.endswith("#"):
            text = self._closed(text)
        if self._place == "html" or reads_expressions(self._dialect):
            text = self._without_stray_marks(text)
        if self._place == "script" and any(text.count(sign) != self._source.count(sign) for sign in "{}"):
            self.findings.append(Finding(MARKUP, "braces in the text of an expression that the msgid does not have"))
        return _FORMS[self._place](text, self._quote) if self._place in _FORMS else text

    def _opened(self, line: str, source: str) -> str:
        if line[:1].isalpha() and not reads_expressions(self._dialect):
            return line
        in_html = self._place == "html" and not reads_expressions(self._dialect)
        escaped = opener_escaped(line, source, self._dialect, in_html=in_html)
        if escaped != line:
            self._warn(BLOCK, f'"{MARKS.sub("…", line)[:20]}" would open a block, escaped')
        return escaped

    def _closed(self, text: str) -> str:
        if self._place not in _LITERAL and _FINAL_BACKSLASH.search(text):
            if not self._source.endswith("\\"):
                self.findings.append(Finding(TRAILING, "a final backslash, doubled"))
            return _FINAL_BACKSLASH.sub(r"\g<0>\\", text)
        found = _FINAL_HASHES.search(text) if self._place == "heading" else None
        if not found:
            return text
        if found["apart"] is None and (self._source.endswith("#") or not DIALECTS[self._dialect].drops_hashes):
            return text
        self.findings.append(Finding(TRAILING, "a final #, escaped"))
        return f"{text[: found.start()]}\\{text[found.start() :]}"

    def _without_stray_marks(self, text: str) -> str:
        """Return text without a `<` or, where it begins an expression, a `{` that is none."""
        if self._place in ("attribute", "script") or not ("<" in text or "{" in text):
            return text
        in_markdown = reads_expressions(self._dialect)
        pattern = _STRAY_IN_MARKDOWN if in_markdown else _STRAY
        if _found(pattern, text) > _found(pattern, self._source):
            self._warn(TAG, "a < that begins no tag, escaped")
            text = pattern.sub(lambda match: match["skipped"] or "&lt;", text)
        if in_markdown and _found(_BRACE, text) > _found(_BRACE, self._source):
            self._warn(TAG, "a brace that would begin an expression, escaped", "write \\{ for a brace in the text")
            text = _BRACE.sub(_backslashed, text)
        return text

    def _warn(self, check: Check, message: str, remedy: str = "") -> None:
        self.findings.append(Finding(check, message, remedy, Severity.WARNING))


def pipes_escaped(text: str) -> str:
    r"""Return text as it stands in a table cell, where code spans do not protect a pipe either.

    >>> pipes_escaped(r"a|b \| `c|d`")
    'a\\|b \\| `c\\|d`'
    """
    return _PIPE.sub(_escaped_pipe, text) if "|" in text else text


def bare_pipes(text: str) -> int:
    r"""Return how many pipes of a text are neither in code nor escaped.

    >>> bare_pipes(r"a|b \| `c|d`")
    1
    """
    return _found(_BARE_PIPE, text) if "|" in text else 0


def bare_pipes_escaped(text: str) -> str:
    r"""Return a text in which no bare pipe is left.

    >>> bare_pipes_escaped(r"a|b \| `c|d`")
    'a\\|b \\| `c|d`'
    """
    return _BARE_PIPE.sub(_backslashed, text) if "|" in text else text


def _found(pattern: re.Pattern[str], text: str) -> int:
    return sum(match["skipped"] is None for match in pattern.finditer(text))


def _escaped_pipe(match: re.Match[str]) -> str:
    if match["escape"]:
        return match["escape"]
    return match["code"].replace("|", "\\|") if match["code"] else "\\|"


def _backslashed(match: re.Match[str]) -> str:
    return match["skipped"] or (match[0] if match[0] == CLOSE else "\\" + match[0])


def _in_attribute(text: str, quote: str) -> str:
    text = text.replace(quote, "&quot;" if quote == '"' else "&#39;") if quote else text
    return text.replace("<", "&lt;").replace(">", "&gt;").replace("|", "&#124;").replace("`", "&#96;")


def _in_title(text: str, quote: str) -> str:
    return _QUOTES[quote].sub(_backslashed, text) if quote in _QUOTES else text


def _in_brackets(text: str, quote: str) -> str:
    """Brackets that do not pair would end the text, or keep it from ending."""
    depth = lowest = 0
    for match in _BRACKET.finditer(text):
        if not match["skipped"]:
            depth += 1 if match[0] == "[" else -1
            lowest = min(lowest, depth)
    return _BRACKET.sub(_backslashed, text) if depth or lowest else text


def _in_container(text: str, quote: str) -> str:
    return _in_brackets(text.replace(quote, "&quot;") if quote else text, quote)


def _in_script(text: str, quote: str) -> str:
    """Nothing ends the string, and a backslash is an escape where everybody expects one only: `\\u` may be an error."""
    return _STRINGS[quote].sub(_backslashed, text)


_FORMS: dict[Place, Callable[[str, str], str]] = {
    "attribute": _in_attribute,
    "title": _in_title,
    "alt": _in_brackets,
    "container": _in_container,
    "script": _in_script,
}
