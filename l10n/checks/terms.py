"""A glossary: `locales/<locale>/glossary.csv` -> terms, with what a translation has to call them; where they occur."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.errors import TextError

_COLUMNS = ("term", "translation", "forbidden", "note")
_LARGEST = 4 * 1024 * 1024
"""Characters."""
_WORD = re.compile(r"\w+")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A source term and its wordings in one language (TBX `<termSec>`)."""

    term: str
    translations: tuple[str, ...] = ()
    """Any of them will do; a final `*` stands for the rest of a word. None: only what is forbidden is looked at."""
    forbidden: tuple[str, ...] = ()
    """Wordings that are wrong for it, likewise."""
    note: str = ""
    """For the translator."""
    line: int = 0
    """Of the glossary, counted from 1."""


def parse_glossary(text: str, path: str) -> tuple[Term, ...]:
    """Return the terms of a glossary, in its order.

    text:   CSV with a heading row: `term`, `translation`, `forbidden`, `note`, in any order, the last two at will;
            several wordings in one cell are divided by `|`
    path:   of the file, for errors
    raises: TextError naming the line

    >>> parse_glossary("term,translation\\ndevice,appareil|périphérique\\n", "glossary.csv")[0].translations
    ('appareil', 'périphérique')
    """
    if len(text) > _LARGEST:
        reason = f"larger than {_LARGEST // 1024 // 1024} MiB"
        raise TextError(reason, path=path, remedy="leave out terms that no article uses", check="limit")
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    terms = []
    columns: dict[str, int] = {}
    try:
        for row in reader:
            if not columns:
                columns = _columns(row, path)
            elif term := _term(row, columns, reader.line_num, path):
                terms.append(term)
    except csv.Error as error:
        raise TextError(
            f"no valid CSV: {error}", path=path, line=reader.line_num, remedy="quote cells that hold commas or quotes"
        ) from None
    return tuple(terms)


def _columns(row: list[str], path: str) -> dict[str, int]:
    names = [name.strip().lower() for name in row]
    unknown = [name for name in names if name not in _COLUMNS]
    if unknown or "term" not in names or len(names) != len(set(names)):
        reason = f'unknown column "{unknown[0]}"' if unknown else "no heading row with each column once"
        raise TextError(reason, path=path, line=1, remedy=f"begin the file with {','.join(_COLUMNS)}")
    return {name: index for index, name in enumerate(names)}


def _term(row: list[str], columns: Mapping[str, int], line: int, path: str) -> Term | None:
    """Return a row's term, None for an empty row."""
    if not any(cell.strip() for cell in row):
        return None
    if len(row) > len(columns):
        reason = f"{len(row)} cells under {len(columns)} columns"
        raise TextError(reason, path=path, line=line, remedy='quote cells that hold a comma: "a, b"')
    cells = {name: row[index].strip() if index < len(row) else "" for name, index in columns.items()}
    if not cells["term"]:
        raise TextError(
            "a row without a term",
            path=path,
            line=line,
            remedy="write the term into its first column, or delete the row",
        )
    return Term(
        term=cells["term"],
        translations=_wordings(cells.get("translation", "")),
        forbidden=_wordings(cells.get("forbidden", "")),
        note=cells.get("note", ""),
        line=line,
    )


def _wordings(cell: str) -> tuple[str, ...]:
    return tuple(wording for part in cell.split("|") if (wording := part.strip()).strip("*"))


class TermFinder:
    """Finds terms in source texts.

    A term with a capital or more inside is looked for as it is written, others in any case; both with a plural s.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._by_word: Mapping[str, list[tuple[int, re.Pattern[str]]]] = defaultdict(list)
        for index, term in enumerate(terms):
            words = _WORD.findall(term.term.casefold())
            plurals = {f"{words[0]}s", f"{words[0]}es"} if len(words) == 1 else set()
            for form in {*words[:1], *plurals}:
                self._by_word[form].append((index, _pattern(term.term)))

    def find(self, prose: str) -> Iterator[int]:
        """Yield the index of each term that stands in a text, in the order of their first words there."""
        words = _WORD.findall(prose.casefold())
        for index, pattern in dict.fromkeys(pair for word in words for pair in self._by_word.get(word, ())):
            if pattern.search(prose):
                yield index


def _pattern(term: str) -> re.Pattern[str]:
    exact = any(character.isupper() for character in term[1:])
    body = r"\s+".join(re.escape(word) for word in term.split())
    return re.compile(rf"(?<!\w){body}(?:s|es)?(?!\w)", 0 if exact else re.IGNORECASE)
