"""The product's own catalogs: bytes of a file -> its texts.

1. A PO or MO file holds source and translation. The others hold one language; the source language's file says what a
   key is called there.
2. Nothing of a text is interpreted: not its placeholders, not its markup.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import posixpath
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from l10n.catalog.po_read import parse_po
from l10n.catalog.toolkit import require_toolkit
from l10n.config.settings import DEFAULT_LIMITS, Limits
from l10n.errors import CatalogError

_MO_MAGIC = 0x950412DE
_CONTEXT_END = "\x04"
_PLURAL_END = "\0"
_CORRECT = "correct it or take it out of ui.import"


class Text(msgspec.Struct, frozen=True, gc=False):
    """One text of a product catalog."""

    key: str
    """What identifies it in the file; "" in a PO or MO file, where the source does."""
    source: str
    """In the language of the file, where that holds only one."""
    target: str = ""
    """Its translation, if the file has one that is confirmed."""


class ProductCatalog(msgspec.Struct, frozen=True):
    """A file of the product."""

    texts: tuple[Text, ...]
    language: str = ""
    """As a PO or MO file names it in its header."""


def parse_product(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> ProductCatalog:
    """Return the texts of a file; its name says in which format it is.

    raises: CatalogError where the file breaks its format; ConfigError where a package is missing that reads it
    """
    try:
        return _FORMATS[posixpath.splitext(path)[1].lower()](data, path, limits)
    except RecursionError:
        raise CatalogError("nested too deeply", path=path, remedy=_CORRECT) from None


def require_reader(path: str) -> None:
    """Make sure that there is a reader for a file's format.

    raises: ConfigError
    """
    extension = posixpath.splitext(path)[1].lower()
    if extension in _STORES:
        require_toolkit(extension, path, "ui")


def joined(source: ProductCatalog, target: ProductCatalog) -> Iterator[Text]:
    """Yield the texts that two files of one language each have by the same key, the second as translation.

    A text that both have alike may be one that nobody has translated: it is left out.
    """
    targets = {text.key: text.source for text in target.texts}
    for text in source.texts:
        translation = targets.get(text.key, "")
        if translation and translation != text.source:
            yield Text(text.key, text.source, translation)


def _po(data: bytes, path: str, limits: Limits) -> ProductCatalog:
    catalog = parse_po(data, path, limits)
    texts = (Text("", message.msgid, message.msgstr if message.translated else "") for message in catalog.messages)
    return ProductCatalog(tuple(texts), dict(catalog.header).get("Language", ""))


def _mo(data: bytes, path: str, limits: Limits) -> ProductCatalog:
    """Return the texts of a MO file, those with plural forms left out, and the language of its header.

    source: GNU gettext manual, "The Format of GNU MO Files"
    """
    try:
        pairs = dict(_mo_strings(data, limits))
    except (struct.error, UnicodeDecodeError):
        raise CatalogError("no MO file in UTF-8", path=path, remedy="compile it again with msgfmt") from None
    header = dict(line.partition(": ")[::2] for line in pairs.pop("", "").split("\n"))
    singular = ((key.rpartition(_CONTEXT_END)[2], text) for key, text in pairs.items() if _PLURAL_END not in key)
    return ProductCatalog(tuple(Text("", source, target) for source, target in singular), header.get("Language", ""))


def _mo_strings(data: bytes, limits: Limits) -> Iterator[tuple[str, str]]:
    order = "<" if data[:4] == struct.pack("<I", _MO_MAGIC) else ">"
    magic, _, count, originals, translations = struct.unpack_from(f"{order}5I", data)
    if magic != _MO_MAGIC or count > limits.entries:
        raise struct.error
    for index in range(count):
        yield (
            _mo_string(data, order, originals + 8 * index),
            _mo_string(data, order, translations + 8 * index),
        )


def _mo_string(data: bytes, order: str, at: int) -> str:
    length, offset = struct.unpack_from(f"{order}2I", data, at)
    if offset + length > len(data):
        raise struct.error
    return data[offset : offset + length].decode()


def _json(data: bytes, path: str, limits: Limits) -> ProductCatalog:
    import json

    try:
        value = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        line, reason = getattr(error, "lineno", 0), getattr(error, "msg", error)
        raise CatalogError(f"no valid JSON: {reason}", path=path, line=line, remedy=_CORRECT) from None
    return ProductCatalog(tuple(_leaves(value, "")))


def _leaves(value: Any, key: str) -> Iterator[Text]:
    """Yield the strings of a JSON value with the keys that lead to them."""
    if isinstance(value, str) and value:
        yield Text(key, value)
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, f"{key}\0{name}")


def _through_toolkit(data: bytes, path: str, limits: Limits) -> ProductCatalog:
    """Return what translate-toolkit reads in a .resx, .properties or Android strings.xml file."""
    require_reader(path)
    from translate.storage.base import ParseError

    extension = posixpath.splitext(path)[1].lower()
    store = _STORES[extension](data)
    try:
        store.parse(data)
        return ProductCatalog(tuple(_toolkit_texts(store.units)))
    except (ParseError, SyntaxError, ValueError, AssertionError) as error:
        inner = getattr(error, "inner_exc", error)
        line, reason = getattr(inner, "lineno", None) or 0, getattr(inner, "msg", None) or inner
        raise CatalogError(f"no valid {extension} file: {reason}", path=path, line=line, remedy=_CORRECT) from None


def _toolkit_texts(units: Iterable[Any]) -> Iterator[Text]:
    for unit in units:
        if unit.getid() and unit.source:
            yield Text(unit.getid(), str(unit.source))


def _resx(data: bytes) -> Any:
    from translate.storage.resx import RESXFile

    return RESXFile()


def _android(data: bytes) -> Any:
    from translate.storage.aresource import AndroidResourceFile

    return AndroidResourceFile()


def _properties(data: bytes) -> Any:
    """Return a reader for the encoding: UTF-8 since Java 9, ISO 8859-1 before."""
    from translate.storage import properties

    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("iso-8859-1")
    store: Any = properties.javautf8file()
    # Left to itself it would guess, by a package that may be there or not.
    store.detect_encoding = lambda *_, **__: (text, "utf-8")
    return store


_STORES: Mapping[str, Callable[[bytes], Any]] = {".resx": _resx, ".xml": _android, ".properties": _properties}
_FORMATS: Mapping[str, Callable[[bytes, str, Limits], ProductCatalog]] = {
    ".po": _po,
    ".mo": _mo,
    ".json": _json,
    **dict.fromkeys(_STORES, _through_toolkit),
}
