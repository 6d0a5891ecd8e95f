"""What the product calls its labels in a language, looked up by what articles call them.

1. A product marks keys (`&File`, `_File`, `ファイル(&F)`) and ends captions with a colon; an article quotes neither. So
   a label is looked up as it is, then among texts without such things; its translation then loses them as well.
2. Letter case counts: `Save` and `SAVE` are two texts of the product.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import structs

from l10n.catalog.imports import Text
from l10n.model.catalog import Catalog, Message

_LONGEST = 100
"""Characters. No label that an article quotes is longer."""
_KEY_AT_END = re.compile(r"\s*\([&_]\w\)")
_KEY_MARK = re.compile(r"&(?=\w)|(?<!\w)_(?=\w)|(?<=[^\W_])_(?=[^\W_])")
_END = re.compile("[\\s:\uff1a\u2026]+\\Z")
_DOTS = "..."
_ELLIPSIS = "\u2026"

Renderings = Mapping[str, Sequence[str]]
"""Label -> what the product calls it in one language, the commonest first."""


class Product:
    """The texts of a product in one language."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._found: tuple[dict[str, Counter[str]], ...] = tuple({} for _ in _FORMS)
        for text in texts:
            if text.target and len(text.source) <= _LONGEST:
                for form, found in zip(_FORMS, self._found, strict=True):
                    found.setdefault(form(text.source), Counter())[form(text.target)] += 1

    def renderings(self, labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return what the product calls each of the labels that it has."""
        found = {label: self._renderings(label) for label in labels}
        return {label: renderings for label, renderings in found.items() if renderings}

    def _renderings(self, label: str) -> tuple[str, ...]:
        for wording, found in zip((label, *[label.replace(_DOTS, _ELLIPSIS)] * 2), self._found, strict=True):
            if counts := found.get(wording):
                return tuple(rendering for rendering, _ in counts.most_common() if rendering)
        return ()


def known_labels(texts: Iterable[Text]) -> frozenset[str]:
    """Return everything that an article may call one of the product's texts."""
    labels = {form(text.source) for text in texts if len(text.source) <= _LONGEST for form in _FORMS}
    labels |= {label.replace(_ELLIPSIS, _DOTS) for label in labels if _ELLIPSIS in label}
    return frozenset(labels - {""})


def _as_is(text: str) -> str:
    return " ".join(text.split())


def _without_key(text: str) -> str:
    """Return a text without the mark of its keyboard shortcut, its three dots as one character.

    >>> _without_key("Save &As..."), _without_key("ファイル(&F)"), _without_key("Q&&A")
    ('Save As…', 'ファイル', 'Q&A')
    """
    text = _as_is(text).replace(_DOTS, _ELLIPSIS)
    if "&" not in text and "_" not in text:
        return text
    bare = _KEY_MARK.sub("", _KEY_AT_END.sub("", text, count=1).replace("&&", "\0"), count=1)
    return bare.replace("\0", "&")


def _bare(text: str) -> str:
    """Return a text without what stands at its end for the form's sake.

    >>> _bare("&Name:"), _bare("Open...")
    ('Name', 'Open')
    """
    return _END.sub("", _without_key(text))


_FORMS: Sequence[Callable[[str], str]] = (_as_is, _without_key, _bare)
"""The forms of a text, the most exact first."""


def shown_labels(catalog: Catalog, form: str) -> dict[str, str]:
    """Return what articles call each UI label in one language, where that is not the source's.

    form:  how the language writes labels inside their marks, with `{}` for the label; "" for as they are
    """
    shown = {message.msgid: message.msgstr if message.translated else message.msgid for message in catalog.messages}
    if form:
        before, _, after = form.partition("{}")
        shown = {label: f"{before}{text}{after}" for label, text in shown.items()}
    return {label: text for label, text in shown.items() if text != label}


def fill_labels(catalog: Catalog, renderings: Renderings) -> Catalog:
    """Return the catalog of UI labels with the product's translations where it has none.

    A label that the product renders in several ways gets the commonest one, to be confirmed.
    law: filling twice is filling once; what somebody wrote stays
    """
    messages = tuple(_filled(message, renderings.get(message.msgid, ())) for message in catalog.messages)
    changed = any(one is not other for one, other in zip(messages, catalog.messages, strict=True))
    return structs.replace(catalog, messages=messages) if changed else catalog


def _filled(message: Message, renderings: Sequence[str]) -> Message:
    if message.msgstr or message.plural is not None or not renderings:
        return message
    flags = ("fuzzy", *message.flags) if len(renderings) > 1 and not message.fuzzy else message.flags
    return structs.replace(message, msgstr=renderings[0], flags=flags)


def differs(msgstr: str, renderings: Sequence[str]) -> bool:
    """Return whether a translation is none of those that the product has, keyboard shortcuts and ends left out."""
    return bool(renderings) and _bare(msgstr) not in {_bare(rendering) for rendering in renderings}
