"""The labels of a project as a table, as JSON and as CSV: the last can be edited and kept as the list of decisions."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from l10n.model.locale import LocaleTag
from l10n.report.counted import counted
from l10n.report.json import encode
from l10n.report.printable import printable

_VERDICTS = {"accept": "accepted", "refuse": "refused"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class LabelUse(msgspec.Struct, frozen=True, kw_only=True):
    """A UI label, and what becomes of it."""

    label: str
    decision: str = ""
    """accept or refuse, where the project has decided."""
    note: str = ""
    """Why."""
    count: int = 0
    """How often articles quote it; 0 where it is refused, or nowhere met."""
    articles: tuple[str, ...] = ()
    """Paths below the project's root."""
    confidence: float = 0.0
    """Of the surest of its occurrences, from 0 to 1."""
    reasons: Mapping[str, int] = {}
    """What proves it -> how often."""
    translations: Mapping[LocaleTag, str] = {}
    """Those that may be used."""
    conflicts: tuple[str, ...] = ()
    """What does not go together, in words."""


def format_labels_json(labels: Sequence[LabelUse], locales: Sequence[LocaleTag]) -> str:
    """Return labels as a JSON array of objects, one a line."""
    return "[" + ",\n ".join(map(encode, labels)) + "]\n"


def format_labels_csv(labels: Sequence[LabelUse], locales: Sequence[LocaleTag]) -> str:
    """Return labels as CSV with a heading row; cells that a spreadsheet would compute are kept from it by a quote."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("label", "decision", "note", "count", "articles", "confidence", "reasons", *locales, "conflicts"))
    for label in labels:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in _cells(label, locales)])
    return text.getvalue()


def _cells(label: LabelUse, locales: Sequence[LocaleTag]) -> Iterator[str]:
    yield from (label.label, label.decision, label.note, str(label.count), str(len(label.articles)))
    yield f"{label.confidence:.2f}" if label.count else ""
    yield " ".join(f"{reason}:{count}" for reason, count in label.reasons.items())
    yield from (label.translations.get(locale, "") for locale in locales)
    yield "; ".join(label.conflicts)


def format_labels_text(labels: Sequence[LabelUse], locales: Sequence[LocaleTag]) -> str:
    """Return labels for people: one line each, its translations and conflicts below."""
    return "".join(f"{line}\n" for label in labels for line in _lines(label, locales))


def _lines(label: LabelUse, locales: Sequence[LocaleTag]) -> Iterator[str]:
    facts = [_VERDICTS[label.decision]] if label.decision else []
    if label.count:
        facts.insert(0, f"{label.confidence:.2f} {', '.join(label.reasons)}")
        facts.append(f"{counted(label.count, 'time')} in {counted(len(label.articles), 'article')}")
    elif label.decision == "accept":
        facts.append("quoted nowhere")
    yield printable(f"{label.label}  ({'; '.join(facts)})")
    for locale in locales:
        if text := label.translations.get(locale):
            yield printable(f"    {locale}  {text}")
    for conflict in label.conflicts:
        yield printable(f"    !  {conflict}")


LABEL_FORMATS: dict[str, Callable[[Sequence[LabelUse], Sequence[LocaleTag]], str]] = {
    "text": format_labels_text,
    "json": format_labels_json,
    "csv": format_labels_csv,
}
"""Name as users type it -> how labels are printed."""
