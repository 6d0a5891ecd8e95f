"""Cases of the checks: `tests/fixtures/checks/<name>.md` -> title, input, expected.

A case is a title, an input and what is expected, each followed by a line that holds a full stop alone. The input begins
with a language (and `place=…`, `kind=…`, `context=…`); then come labels of the product, rows of a glossary, the msgid
after `<`, the msgstr after `>`. Expected is a line `! message` for each finding, and the mended msgstr after `>`; or
`nothing`. `\\u00a0` stands for the character, `_` in a kind for a blank.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from l10n.checks import Setting
from l10n.checks.terms import parse_glossary
from l10n.model.locale import LocaleTag
from l10n.model.unit import Unit

FIXTURES = pathlib.Path(__file__).parent / "fixtures" / "checks"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")


class Case(NamedTuple):
    title: str
    given: str
    expected: str

    @property
    def lines(self) -> list[str]:
        """What is expected."""
        return plain(self.expected).rstrip("\n").split("\n")


def cases(name: str) -> Iterator[Case]:
    """Yield the cases of a check."""
    parts = re.split(r"^\.\n", (FIXTURES / f"{name}.md").read_text("utf-8"), flags=re.M)
    for index in range(0, len(parts) - 1, 3):
        yield Case(parts[index].strip(), parts[index + 1], parts[index + 2])


def parsed(given: str) -> tuple[Setting, Unit, str]:
    """Return the setting, the unit and the msgstr of a case."""
    first, *lines = given.rstrip("\n").split("\n")
    tag, *options = first.split()
    values = dict(option.split("=") for option in options)
    rows = [(key, plain(value)) for key, _, value in (line.partition(" ") for line in lines)]
    terms = ["term,translation,forbidden,note", *(value for key, value in rows if key == "term")]
    setting = Setting(
        locale=LocaleTag(tag),
        labels=dict(value.split(" = ") for key, value in rows if key == "label"),
        glossary=parse_glossary("\n".join(terms), "glossary.csv"),
    )
    texts = dict(rows)
    unit = unit_of(texts["<"], values.get("place", "paragraph"), values.get("context"))
    kind = values.get("kind", unit.kind).replace("_", " ")
    return setting, msgspec.structs.replace(unit, kind=kind), texts[">"]


def unit_of(msgid, place="paragraph", context=None) -> Unit:
    """Return a unit that has a msgid and a place, and else nothing of interest."""
    return Unit(kind="Paragraph", place=place, msgid=msgid, context=context, start=0, end=len(msgid), line=1)


def plain(text: str) -> str:
    """Return a text of a fixture with its escapes resolved."""
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
