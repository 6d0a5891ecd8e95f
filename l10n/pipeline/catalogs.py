"""An old catalog and fresh messages -> a new catalog, as bytes of PO files."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from l10n.catalog.marks import marks_of
from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po
from l10n.catalog.product import fill_labels
from l10n.catalog.template import complete_header, moved, new_catalog, template_of
from l10n.config import Config
from l10n.config.settings import Limits
from l10n.errors import CatalogError, ConfigError
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import contradict, gettext_name, parse_locale

PROJECT_NAME = "documentation"
"""Project-Id-Version of new files: a constant, because a folder's name differs from clone to clone."""


_NO_LABELS: Mapping[str, str] = {}


class CatalogTask(msgspec.Struct, frozen=True, kw_only=True):
    """A catalog that is to be brought up to its article."""

    path: str
    source: str
    """What it translates, for its title: the path of an article below the project's root."""
    locale: str
    """In gettext spelling."""
    language: str
    """English name."""
    data: bytes | None
    """The file as it is; None where there is none."""
    spare: bytes | None = None
    """What to start from where there is none: the catalog that the article had under another name, or before it was
    taken away."""
    spare_source: str = ""
    """What the spare one translated, where that was another path."""
    memory: tuple[tuple[Key, tuple[str, ...]], ...] = ()
    """Translations that other articles of the language have for some of the keys, commonest first."""
    gone: tuple[Message, ...] = ()
    """Messages that stood elsewhere until now: where a key is among them, its translation comes along."""
    renderings: dict[str, tuple[str, ...]] = {}
    """In the catalog of UI labels: label -> what the product calls it, the commonest first."""
    ask: bool = False
    """Whether to tell which keys the catalog has no translation for."""


class CatalogChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a catalog."""

    data: bytes | None = None
    """The new file, None where it says the same as the old one."""
    new: int = 0
    fuzzy: int = 0
    retired: int = 0
    labels: dict[str, str] = {}
    """Translations of UI labels that stood in its messages until now."""
    strangers: tuple[Key, ...] = ()
    """Keys that the catalog has no translation for, where that was asked."""
    marks: bytes = b""
    """Which keys it has translations for now (see `marks_of`)."""
    problem: Diagnostic | None = None
    """Why it could not be used or must not be replaced; its file stays as it is."""


def change_catalog(
    task: CatalogTask, fresh: Sequence[Message], created: str, config: Config, labels: Mapping[str, str] = _NO_LABELS
) -> CatalogChange:
    """Return a catalog brought up to fresh messages.

    labels:  UI label -> its translation in the catalog's language
    raises:  CatalogError where the old file is unusable, or a translation would be lost
    """
    # A build only parses catalogs.
    from l10n.catalog.guard import drop_guard
    from l10n.catalog.quiet import nothing_to_tell
    from l10n.catalog.update import Updated, update

    blank = _blank(task, created)
    if task.data is not None:
        old = parse_catalog(task.data, task.path, task.locale, config.limits)
    elif task.spare is not None:
        old = moved(parse_po(task.spare, task.path, config.limits), task.spare_source or task.source, task.source)
    else:
        old = blank
    start = complete_header(old, blank)
    if start.messages or start.obsolete or task.memory or task.gone:
        memory = dict(task.memory)
        updated = update(start, fresh, memory=memory, gone=task.gone, labels=labels, settings=config.update)
    else:
        # Nothing to carry over: what the ladder would come to as well, without climbing it.
        updated = Updated(catalog=msgspec.structs.replace(start, messages=tuple(fresh)), untranslated=len(fresh))
    catalog = fill_labels(updated.catalog, task.renderings)
    if lost := drop_guard(old, catalog):
        raise CatalogError(
            f"{len(lost)} translations would disappear; nothing was written",
            path=task.path,
            line=lost[0].line,
            remedy="this is a fault of l10n; please report it with the file",
            check="unusable",
        )
    unchanged = task.data is not None and nothing_to_tell(old, catalog)
    return CatalogChange(
        data=None if unchanged else format_po(catalog),
        new=updated.untranslated,
        fuzzy=updated.edited + updated.suggested + updated.assembled,
        retired=updated.retired,
        labels=dict(updated.labels),
        marks=marks_of((old if unchanged else catalog).messages),
        strangers=_strangers(old, fresh) if task.ask else (),
    )


def parse_catalog(data: bytes, path: str, locale: str, limits: Limits) -> Catalog:
    """Return the catalog of an article in a language.

    locale:  that of its folder, in either spelling
    raises:  CatalogError, also where the header names another language: it was saved to the wrong place
    """
    catalog = parse_po(data, path, limits)
    named = dict(catalog.header).get("Language", "").strip()
    try:
        misplaced = bool(named) and contradict(parse_locale(named), parse_locale(locale))
    except ConfigError:
        misplaced = False  # Some editors write a name there, which says nothing.
    if misplaced:
        reason = f'the header says "Language: {named}", the folder {gettext_name(parse_locale(locale))}'
        remedy = "move the file, or correct its header"
        raise CatalogError(reason, path=path, remedy=remedy, check="catalog-header")
    return catalog


def _blank(task: CatalogTask, created: str) -> Catalog:
    template = template_of((), task.source, PROJECT_NAME, created)
    return new_catalog(template, task.source, task.locale, task.language)


def _strangers(old: Catalog, fresh: Sequence[Message]) -> tuple[Key, ...]:
    known = {message.key for part in (old.messages, old.obsolete) for message in part if message.msgstr}
    known |= {message.key for message in old.messages}
    return tuple(message.key for message in fresh if message.key not in known)
