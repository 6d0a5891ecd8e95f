"""A structured header -> units for the values that people read."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.headers import Header
from l10n.model.unit import Unit
from l10n.textio import Lines

_INDEX = re.compile(r"\[\d+\]")
_KEPT = "no-loc"


def header_units(header: Header, prose_keys: frozenset[str], lines: Lines) -> Iterator[Unit]:
    """Yield a unit for each prose value, in order.

    prose_keys:  lower-case keys: the last part of a key's path ("title") or the whole path ("hero.text")
    """
    terms = kept_terms(header)
    for value in header.values:
        path = _INDEX.sub("", value.key)
        names = {path.lower(), path.rpartition(".")[2].lower()}
        if not names & prose_keys or not any(character.isalpha() for character in value.text):
            continue
        kept = [term for term in terms if term in value.text]
        yield Unit(
            kind=f"Header: {path}",
            place="header",
            context=f"meta:{path}",
            msgid=value.text.strip("\n") if "\n" in value.text.strip() else value.text.strip(),
            start=value.start,
            end=value.end,
            line=lines.at(value.start),
            notes=(f"Not to be translated: {', '.join(kept)}",) if kept else (),
            syntax=f"{header.syntax}:{value.style}",
        )


def kept_terms(header: Header) -> tuple[str, ...]:
    """Return what the header's list `no-loc` keeps from translation (source: learn.microsoft.com, "no-loc")."""
    values = (value for value in header.values if _INDEX.sub("", value.key).lower() == _KEPT)
    return tuple(dict.fromkeys(value.text.strip() for value in values if value.text.strip()))
