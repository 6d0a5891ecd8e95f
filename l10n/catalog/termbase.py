"""A terminology base of other tools: `locales/<locale>/glossary.tbx` -> terms.

translate-toolkit reads the file and resolves nothing outside it. TBX of 2008 (`martif`) and of 2019 (`tbx`) differ in
the names of their elements: termEntry or conceptEntry, langSet or langSec, tig or termSec.

source: ISO 30042:2008 and ISO 30042:2019; TBX-Basic for the values of administrativeStatus
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from l10n.catalog.toolkit import require_toolkit
from l10n.checks.terms import Term
from l10n.errors import ConfigError, TextError
from l10n.locales import describe_locale
from l10n.model.locale import LocaleTag, parse_locale

_ROOTS = ("martif", "tbx")
_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_NOTES = ("note", "descrip", "definition")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = ("deprecated", "superseded")
"""How a status begins that makes a wording a wrong one."""


def parse_termbase(data: bytes, path: str, source: LocaleTag, locale: LocaleTag) -> tuple[Term, ...]:
    """Return what a TBX file has on one pair of languages, in its order.

    path:    of the file, for errors
    source:  the language of the articles
    raises:  TextError naming the line; ConfigError where translate-toolkit is missing

    A term of the source language may be called by any wording of its concept in the other one that is not deprecated or
    superseded; those must not stand for it. A deprecated term of the source language is no term.
    """
    found: list[Term] = []
    for concept in _elements(_root(data, path), _CONCEPTS):
        sections = {_locale(section, path): section for section in _elements(concept, _LANGUAGES)}
        ours, theirs = _best(sections, source), _best(sections, locale)
        if ours is not None and theirs is not None:
            note = "; ".join(dict.fromkeys((*_notes(concept), *_notes(ours), *_notes(theirs))))
            found += _paired(list(_wordings(ours, path)), list(_wordings(theirs, path)), note)
    return tuple(found)


class _Wording(NamedTuple):
    text: str
    forbidden: bool
    line: int


def _paired(ours: Sequence[_Wording], theirs: Sequence[_Wording], note: str) -> Iterator[Term]:
    for wording in ours:
        if not wording.forbidden:
            yield Term(
                term=wording.text,
                translations=tuple(other.text for other in theirs if not other.forbidden),
                forbidden=tuple(other.text for other in theirs if other.forbidden),
                note=note,
                line=wording.line,
            )


def _root(data: bytes, path: str) -> Any:
    require_toolkit(".tbx", path, "glossary")
    from translate.storage.tbx import tbxfile

    for name in _ROOTS:
        store = tbxfile()
        store.rootNode = name
        try:
            store.parse(data)
        except AssertionError:
            continue  # It has another root.
        except (SyntaxError, ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 0) or 0
            reason = f"no valid XML: {getattr(error, 'msg', error)}"
            raise TextError(reason, path=path, line=line, remedy="export it again") from None
        return store.document.getroot()
    raise TextError("is no TBX file", path=path, line=1, remedy=f"its root is <{_ROOTS[0]}> or <{_ROOTS[1]}>")


def _wordings(section: Any, path: str) -> Iterator[_Wording]:
    """Yield what a concept is called in one language."""
    for group in _elements(section, _TERMS):
        named = list(_elements(group, ("term",)))
        text = _text(named[0]) if named else ""
        if not text:
            raise TextError("an entry without a term", path=path, line=group.sourceline, remedy="fill it or delete it")
        statuses = (_text(node) for node in group.iter() if _is_status(node))
        yield _Wording(text, any(status.startswith(_FORBIDDEN) for status in statuses), named[0].sourceline)


def _is_status(node: Any) -> bool:
    return _name(node) == "administrativeStatus" or node.get("type") == "administrativeStatus"


def _notes(node: Any) -> Iterator[str]:
    """Yield what is noted on a concept, or on a language of it, without what is noted on parts of it."""
    for child in node:
        if _name(child) in _NOTES and (text := _text(child)):
            yield text
        elif _name(child) == "descripGrp":
            yield from _notes(child)


def _elements(node: Any, names: tuple[str, ...]) -> Iterator[Any]:
    return (found for found in node.iter() if _name(found) in names)


def _name(node: Any) -> str:
    """Return an element's name without its namespace, "" for a comment or an instruction."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _locale(section: Any, path: str) -> LocaleTag:
    spelling = section.get(_LANGUAGE) or section.get("lang") or ""
    try:
        return parse_locale(spelling.lower())
    except ConfigError as error:
        raise TextError(f"xml:lang: {error.reason}", path=path, line=section.sourceline, remedy=error.remedy) from None


def _best(sections: dict[LocaleTag, Any], wanted: LocaleTag) -> Any:
    """Return the section of a language, or else of the same one in the same script, whatever the region."""
    if wanted in sections:
        return sections[wanted]
    language, script = wanted.partition("-")[0], describe_locale(wanted).script
    alike = (tag for tag in sections if tag.partition("-")[0] == language and describe_locale(tag).script == script)
    return sections[tag] if (tag := next(alike, None)) else None
