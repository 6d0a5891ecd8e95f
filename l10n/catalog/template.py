"""Units -> messages -> templates and new catalogs.

1. A message says what its units say, so it changes only where they do: no line numbers, no dates of today, and the
   heading above is not mentioned.
2. Units of one (msgctxt, msgid) share a message, at the place of the first.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from l10n.catalog.tokens import BRACE_FORMAT
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.unit import Unit


def messages(units: Iterable[Unit], path: str) -> tuple[Message, ...]:
    """Return the untranslated messages of an article's units, in document order.

    path:  of the article below the project root, with `/`: "source/articles/mfa.md"

    `#.` lists the kinds in one line, then every value of each placeholder, then the notes, each once.
    """
    by_key: dict[Key, list[Unit]] = {}
    for unit in units:
        by_key.setdefault((unit.context, unit.msgid), []).append(unit)
    references = (path,)
    return tuple([_message(group, references) for group in by_key.values()])


def _message(units: Sequence[Unit], references: tuple[str, ...]) -> Message:
    first = units[0]
    return Message(
        msgid=first.msgid,
        context=first.context,
        flags=(BRACE_FORMAT,) if first.placeholders else (),
        extracted=_extracted(units) if len(units) > 1 or first.placeholders or first.notes else (first.kind,),
        references=references,
    )


def _extracted(units: Sequence[Unit]) -> tuple[str, ...]:
    kinds = ", ".join(dict.fromkeys(unit.kind for unit in units))
    values: dict[str, dict[str, None]] = {}
    for unit in units:
        for placeholder in unit.placeholders:
            values.setdefault(placeholder.name, {})[f"{{{placeholder.name}}} = {placeholder.value}"] = None
    notes = dict.fromkeys(note for unit in units for note in unit.notes)
    return (kinds, *(line for lines in values.values() for line in lines), *notes)


def template_of(fresh: Sequence[Message], path: str, project: str, created: str) -> Catalog:
    """Return the template (POT) of an article.

    fresh:    its untranslated messages
    path:     of the article, as for `messages`
    project:  for Project-Id-Version
    created:  a constant, or SOURCE_DATE_EPOCH, as gettext writes dates: "2026-01-01 00:00+0000"
    """
    return Catalog(
        comments=(f"Template for translations of {path}",),
        header=_header(project, created),
        # As xgettext writes it: this header is to be filled in.
        header_flags=("fuzzy",),
        messages=tuple(fresh),
    )


def new_catalog(template: Catalog, path: str, locale: str, language: str) -> Catalog:
    """Return the empty catalog of an article in one language.

    path:      of the article, as for `messages`
    locale:    in gettext spelling: "pt_BR"
    language:  its English name: "Brazilian Portuguese"
    """
    return structs.replace(
        template,
        comments=(title(path, language),),
        header_flags=(),
        header=tuple((name, locale if name == "Language" else value) for name, value in template.header),
    )


def title(path: str, language: str) -> str:
    """Return the first comment of a catalog.

    >>> title("source/articles/mfa.md", "German")
    'German translation of source/articles/mfa.md'
    """
    return f"{language} translation of {path}"


def complete_header(catalog: Catalog, fresh: Catalog) -> Catalog:
    """Return `catalog` with the header fields of `fresh` that it lacks, and its comments where it has none.

    returns: the same object when nothing is missing; fields that are there are the editor's and stay as they are
    """
    present = {name.lower() for name, _ in catalog.header}
    missing = tuple(field for field in fresh.header if field[0].lower() not in present)
    if not missing and catalog.comments:
        return catalog
    return structs.replace(catalog, header=catalog.header + missing, comments=catalog.comments or fresh.comments)


def moved(catalog: Catalog, old_path: str, new_path: str) -> Catalog:
    """Return the catalog of a renamed article, its comments naming the new path; messages are `update`'s business."""
    comments = tuple(comment.replace(old_path, new_path) for comment in catalog.comments)
    return structs.replace(catalog, comments=comments)


def _header(project: str, created: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Project-Id-Version", project),
        ("POT-Creation-Date", created),
        # Owned by the editor afterwards. Blank or absent, Poedit writes it back blank and Babel cannot read the file.
        ("PO-Revision-Date", created),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        # Makes Poedit show the source; it looks for a reference below this folder and every folder above it.
        ("X-Poedit-Basepath", "."),
    )
