"""Reads `tests/fixtures/dialects/*.md` and shows an article's units as those files do.

A case is a title, settings in TOML if any, the article between two lines that hold a dot, and its units up to a third.
What cannot be seen is written as it is called: `‹U+00A0›`; `→` is a tab, `␠` a blank at the end of a line, `‹end›` an
end of file without a line end. In the units, `⏎` is a line break.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import re
import tomllib
from typing import NamedTuple

import msgspec

from l10n.config.settings import Config
from l10n.model.unit import Unit

FOLDER = pathlib.Path(__file__).parent / "fixtures" / "dialects"
_CODE_POINT = re.compile(r"‹U\+([0-9A-F]{4,6})›")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]")
_SIGNS = {"→": "\t", "␠": " "}


class Case(NamedTuple):
    """One case of a fixture file."""

    dialect: str
    title: str
    settings: dict[str, object]
    written: str
    """The article as the file shows it."""
    units: str

    @property
    def article(self) -> str:
        text = self.written
        for sign, character in _SIGNS.items():
            text = text.replace(sign, character)
        text = _CODE_POINT.sub(lambda match: chr(int(match[1], 16)), text)
        return text[: -len("‹end›\n")] if text.endswith("‹end›\n") else text

    @property
    def config(self) -> Config:
        return msgspec.convert({"locales": ["fr"], "dialect": self.dialect, **self.settings}, Config)


def read_cases(dialect: str) -> list[Case]:
    """Return the cases of a dialect's fixture file, in order."""
    parts = re.split(r"(?m)^\.\n", (FOLDER / f"{dialect}.md").read_text("utf-8"))
    if len(parts) % 3 != 1 or parts[-1].strip():
        raise ValueError(f"{dialect}.md: a case is not closed by a dot")
    cases = []
    for head, article, units in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        title, *settings = head.strip("\n").split("\n")
        cases.append(Case(dialect, title, tomllib.loads("\n".join(settings)), article, units))
    return cases


def shown(units: tuple[Unit, ...]) -> str:
    """Return units as fixture files show them."""
    return "".join(f"{line}\n" for unit in units for line in _lines(unit))


def _lines(unit: Unit) -> list[str]:
    context = f" [{unit.context}]" if unit.context else ""
    placeholders = [f"  {{{found.name}}} = {_visible(found.value)}" for found in unit.placeholders]
    return [f"{unit.kind}{context}: {_visible(unit.msgid)}", *placeholders, *(f"  # {note}" for note in unit.notes)]


def _visible(text: str) -> str:
    return _UNSEEN.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text).replace("\n", "⏎")
