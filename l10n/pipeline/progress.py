"""Units against a catalog: what may be used, what was found, how far it is."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from l10n.checks import Finding
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.progress import Counts
from l10n.model.unit import Unit

Messages = Mapping[Key, Message]
"""A catalog's live messages by what identifies them."""
_SHOWN = 400
"""Characters of a text that a finding carries."""


def by_key(catalog: Catalog) -> Messages:
    """Return a catalog's live messages by key."""
    return {message.key: message for message in catalog.messages}


def targets_of(messages: Messages) -> dict[Key, str]:
    """Return the translations that may be used."""
    return {key: message.msgstr for key, message in messages.items() if message.translated}


def labels_of(catalog: Catalog) -> dict[str, str]:
    """Return the UI labels that have another text in the catalog's language."""
    used = (message for message in catalog.messages if message.translated and message.msgstr != message.msgid)
    return {message.msgid: message.msgstr for message in used}


def count(units: Iterable[Unit], messages: Messages, shipping: Set[Key]) -> Counts:
    """Return how far an article is.

    shipping:  of its messages, those that are translated and not refused
    """
    keys = {unit.key for unit in units}
    others = keys - shipping
    fuzzy = sum(key in messages and messages[key].fuzzy for key in others)
    words = sum(len(msgid.split()) for _, msgid in others)
    return Counts(len(keys) - len(others), fuzzy, len(others) - fuzzy, words)


def diagnostics(
    findings: Iterable[tuple[int, Finding]],
    units: Sequence[Unit],
    messages: Messages,
    *,
    catalog: str,
    article: str,
    locale: LocaleTag,
) -> Iterator[Diagnostic]:
    """Yield findings on units as findings on lines of a catalog.

    catalog, article:  paths below the project's root
    """
    for index, finding in findings:
        unit = units[index]
        message = messages.get(unit.key)
        yield Diagnostic(
            check=finding.check.name,
            code=finding.check.code,
            severity=finding.severity or finding.check.severity,
            path=catalog,
            line=message.line if message else 0,
            message=finding.message,
            remedy=finding.remedy or finding.check.remedy,
            locale=locale,
            source=f"{article}:{unit.line}",
            msgid=_beginning(unit.msgid),
            msgstr=_beginning(message.msgstr) if message else "",
        )


def _beginning(text: str) -> str:
    """Return a text as far as a reader needs it to know it again."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
