"""What is read from the product's own catalogs, and how articles' labels are looked up in it."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import importlib.util
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.imports import ProductCatalog, Text, joined, parse_product, require_reader
from l10n.catalog.product import Product, differs, fill_labels, known_labels, shown_labels
from l10n.config.settings import Limits
from l10n.errors import CatalogError, ConfigError, L10nError
from l10n.model.catalog import Catalog, Message

PO = """\
msgid ""
msgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"

msgid "Save"
msgstr "Speichern"

#, fuzzy
msgid "Close"
msgstr "Zu"

msgctxt "verb"
msgid "Open"
msgstr "Öffnen"

msgid "Quit"
msgstr ""
"""


def mo(strings: dict[str, str], order: str = "<") -> bytes:
    """Return a MO file (GNU gettext manual, "The Format of GNU MO Files")."""
    pairs = sorted((key.encode(), text.encode()) for key, text in strings.items())
    texts = [text for text, _ in pairs] + [text for _, text in pairs]
    data, index = b"", b""
    for text in texts:
        index += struct.pack(f"{order}2I", len(text), 28 + 16 * len(pairs) + len(data))
        data += text + b"\0"
    head = struct.pack(f"{order}7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + index + data


def pairs(catalog: ProductCatalog) -> list[tuple[str, str]]:
    return [(text.source, text.target) for text in catalog.texts]


def test_po() -> None:
    catalog = parse_product(PO.encode(), "app.po")
    assert catalog.language == "de"
    assert pairs(catalog) == [("Save", "Speichern"), ("Close", ""), ("Open", "Öffnen"), ("Quit", "")]


@pytest.mark.parametrize("order", ["<", ">"])
def test_mo(order: str) -> None:
    header = "Language: pt_BR\nContent-Type: text/plain; charset=UTF-8\n"
    strings = {"": header, "Save": "Salvar", "verb\x04Open": "Abrir", "%d file\0%d files": "%d\0%d"}
    catalog = parse_product(mo(strings, order), "app.mo")
    assert catalog.language == "pt_BR"
    assert pairs(catalog) == [("Save", "Salvar"), ("Open", "Abrir")]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.json", '{"save": "Save", "menu": {"open": "Open"}, "n": 3, "list": ["A", ""]}', ["Save", "Open", "A"]),
        ("a.json", '\ufeff{"save": {"message": "Save", "description": "…"}}', ["Save", "…"]),
        ("a.properties", "# c\nsave=Save\nlong = A \\\n  B\nuni=\\u00dcber\nempty=\n", ["Save", "A B", "Über"]),
        (
            "a.resx",
            '<root><data name="a"><value>&amp;Save</value></data><data name="b"><value/></data></root>',
            ["&Save"],
        ),
        (
            "values/strings.xml",
            "<resources><string name='a'>Don\\'t save</string><string name='b'>A <b>b</b></string></resources>",
            ["Don't save", "A <b>b</b>"],
        ),
    ],
)
def test_files_of_one_language(path: str, text: str, expected: list[str]) -> None:
    if not path.endswith(".json"):
        pytest.importorskip("translate")
    assert [found.source for found in parse_product(text.encode(), path).texts] == expected


def test_old_properties_are_latin_1() -> None:
    pytest.importorskip("translate")
    assert [text.source for text in parse_product(b"a=\xdcber\n", "a.properties").texts] == ["Über"]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.po", b'msgid "a'),
        ("a.mo", b""),
        ("a.mo", b"\xde\x12\x04\x95" + b"\xff" * 24),
        ("a.mo", mo({"a": "b"})[:-6]),
        ("a.mo", mo({"a": "b"}).replace(b"b\0", b"\xff\0")),
        ("a.json", b"{"),
        ("a.json", b"\xff"),
        ("a.json", b"[" * 100_000),
        ("a.resx", b"<root><data"),
        ("a.resx", b"<html/>"),
        ("a.resx", b""),
        ("a.xml", b"<resources><string name='a'>&nothing;</string"),
    ],
)
def test_damage_is_an_error_that_names_the_file(path: str, data: bytes) -> None:
    if path.endswith(("resx", "xml")):
        pytest.importorskip("translate")
    with pytest.raises(CatalogError) as caught:
        parse_product(data, path)
    assert caught.value.path == path


def test_entities_lead_nowhere() -> None:
    pytest.importorskip("translate")
    text = (
        '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<resources><string name='a'>&f;</string></resources>"
    )
    assert [found.source for found in parse_product(text.encode(), "strings.xml").texts] == ["&f;"]


@pytest.mark.parametrize("path", ["strings.xml", "a.resx"])
def test_entities_do_not_grow(path: str) -> None:
    pytest.importorskip("translate")
    bomb = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    text = f"<!DOCTYPE r [<!ENTITY x0 'ha'>{bomb}]><resources><string name='a'>&x11;</string></resources>"
    with pytest.raises(CatalogError):
        parse_product(text.encode(), path)


@given(st.binary(max_size=200), st.sampled_from(["a.mo", "a.json", "a.po"]))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    try:
        parse_product(data, path)
    except L10nError as error:
        assert error.path == path


def test_too_many_entries() -> None:
    with pytest.raises(CatalogError):
        parse_product(mo({str(number): "x" for number in range(5)}), "a.mo", Limits(entries=4))


def test_a_missing_reader_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    require_reader("a.json")
    with pytest.raises(ConfigError, match=r"a\.resx: \.resx files are read by translate-toolkit.*l10n-markdown\[ui\]"):
        require_reader("a.resx")


def test_joined_by_key() -> None:
    source = ProductCatalog((Text("a", "Save"), Text("b", "OK"), Text("c", "Old")))
    target = ProductCatalog((Text("b", "OK"), Text("a", "Speichern"), Text("d", "Neu")))
    assert list(joined(source, target)) == [Text("a", "Save", "Speichern")]


def product(**texts: str) -> Product:
    return Product([Text("", source, target) for source, target in texts.items()])


@pytest.mark.parametrize(
    ("source", "target", "label", "expected"),
    [
        ("Save", "Speichern", "Save", "Speichern"),
        ("Save", "Speichern", "save", None),
        ("&Save", "S&peichern", "Save", "Speichern"),
        ("_Save", "_Speichern", "Save", "Speichern"),
        ("E&xit", "B&eenden", "Exit", "Beenden"),
        ("&File", "ファイル(&F)", "File", "ファイル"),
        ("&File", "ファイル (&F)", "File", "ファイル"),
        ("Name:", "Name :", "Name", "Name"),
        ("Name:", "名前：", "Name", "名前"),
        ("Save &As...", "Speichern &unter...", "Save As...", "Speichern unter…"),
        ("Save As…", "Speichern unter…", "Save As...", "Speichern unter…"),
        ("Save As…", "Speichern unter…", "Save As", "Speichern unter"),
        ("Q&A", "F&A", "Q&A", "F&A"),
        ("Q&&A", "F&&A", "Q&A", "F&A"),
        ("snake_case", "x_y", "snake_case", "x_y"),
        ("Two  words", "Zwei\nWörter", "Two words", "Zwei Wörter"),
        ("Save", "", "Save", None),
    ],
)
def test_labels_are_found_as_articles_call_them(source: str, target: str, label: str, expected: str | None) -> None:
    found = product(**{source: target}).renderings([label])
    assert found == ({label: (expected,)} if expected else {})


def test_the_exact_text_comes_before_one_with_a_mark() -> None:
    assert product(**{"&Save": "A", "Save": "B", "Save:": "C"}).renderings(["Save"]) == {"Save": ("B",)}


def test_renderings_stand_in_order_of_their_number() -> None:
    texts = [Text("", "Open", "Öffnen"), Text("", "Open", "Offen"), Text("", "Open", "Offen")]
    assert Product(texts).renderings(["Open"]) == {"Open": ("Offen", "Öffnen")}


def test_known_labels_are_all_that_articles_may_write() -> None:
    texts = [Text("", "Save &As…"), Text("", "x" * 101), Text("", ":")]
    assert known_labels(texts) == {"Save &As…", "Save &As...", "Save As…", "Save As...", "Save As", ":"}


@given(st.text(alphabet="a&_.:…()F ", max_size=12))
def test_a_label_that_is_found_is_known(text: str) -> None:
    for label in known_labels([Text("", text)]):
        assert all(renderings == ("x",) for renderings in product(**{text: "x"}).renderings([label]).values())


CATALOG = Catalog(
    messages=(
        Message(msgid="Save"),
        Message(msgid="Open"),
        Message(msgid="Close", msgstr="Zu"),
        Message(msgid="Quit", flags=("fuzzy",), msgstr="Ende"),
    )
)


def test_filling_touches_only_what_nobody_translated() -> None:
    renderings = {"Save": ("Speichern",), "Open": ("Öffnen", "Offen"), "Close": ("Schließen",), "Quit": ("Beenden",)}
    filled = fill_labels(CATALOG, renderings)
    assert [(message.msgstr, message.flags) for message in filled.messages] == [
        ("Speichern", ()),
        ("Öffnen", ("fuzzy",)),
        ("Zu", ()),
        ("Ende", ("fuzzy",)),
    ]
    assert fill_labels(filled, renderings) is filled
    assert fill_labels(CATALOG, {}) is CATALOG


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("", {"Close": "Zu"}),
        ("「{}」", {"Save": "「Save」", "Open": "「Open」", "Close": "「Zu」", "Quit": "「Quit」"}),
    ],
)
def test_the_form_goes_round_every_label(form: str, expected: dict[str, str]) -> None:
    assert shown_labels(CATALOG, form) == expected


@pytest.mark.parametrize(
    ("msgstr", "renderings", "expected"),
    [
        ("Sichern", ("Speichern",), True),
        ("Speichern", ("Sichern", "&Speichern"), False),
        ("Name", ("Name:",), False),
        ("Sichern", (), False),
    ],
)
def test_differs(msgstr: str, renderings: tuple[str, ...], expected: bool) -> None:
    assert differs(msgstr, renderings) is expected
