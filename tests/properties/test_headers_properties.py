"""Law of headers: with one value replaced, a header says the target there, and elsewhere what it said before.

Held by our own parser, and by PyYAML, tomllib, json and a browser's reading of attributes.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import json
import re
import tomllib

import pytest
import tomlkit
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.headers import HEADERS, Header, HeaderValue

AZURE = [
    "<properties a=\"x\" b = 'y z'\n\tc=bare d='1\n 2'/>\n\n<tags e=\"&lt;\" />\n",
    "<TAGS e='x'></TAGS>\n<properties\n a=\"x\">\n",
]
YAML = [
    "---\na: x y # c\nb: 'x'\nc: \"x\"\nd: |-\n  x\n\n  y\n\ne: >+ # c\n   x\n   y\n\n\nf: |2\n   x\n  y\ng: z\n---\n",
    "---\na: x\n  y\nb: 'x\n\n  y'\nc: \"x\\\n  y\"\nd:\n- x\n- - y\n  - |\n    z\n- e: [x, 'y', \"z\", {g: h}]\n...\n",
    '---\n{a: x, "b": "y", "c":"z", d: [e f, g\n h]}\n---\n',
    "---\na: &a x\nb: &b y\nc: *a\nd: &d {e: f}\ng:\n  <<: *d\n  h: i\n  h: j\nk: !!str l\n---\n",
]
TOML = [
    "+++\na = \"x\" # c\n'b c' = 'x'\nd = [\"x\", 'y', [\"\"\"z\n\"\"\", '''\nz''']]\n+++\n",
    '+++\na = {b.c = \'x\', d = [{e = "y"}]}\n[[f]]\ng = \'\'\'x\ny\'\'\'\n[[f]]\n[f.h]\ni = """x"""\nj = "\\n"\n+++\n',
]
JSON = ['{"a": "x", "b": ["y", {"c": "z\\n"}, 1.5], "d": {"e": {}, "f": ""}}\n', '{\n\t"a"\n:\n"\\u00e4\\/"}\n']
DOCUMENTS = [
    (syntax, text)
    for syntax, texts in {"azure": AZURE, "yaml": YAML, "toml": TOML, "json": JSON}.items()
    for text in texts
]

characters = st.characters(exclude_categories=["Cs"])
marks = st.sampled_from(
    [
        *"\"'\\&<>#:,[]{}|*!%@`?~=+-. \t\n\r\0\x1b\x85\u2028\u2029\ufeff\xa0",
        "---",
        "+++",
        "...",
        '"""',
        "'''",
        "/>",
        "&lt;",
    ]
)
words = st.sampled_from(
    ["yes", "null", "1e3", "2026-01-01", "word", "Wort", "\n", "\n\n", "\n+++\n", "\n---\n", ": ", " #"]
)
targets = st.text(characters) | st.lists(marks | words | characters).map("".join)
phrases = st.lists(st.sampled_from(["word", "two words", "It's", '"x"', "a: b", "\n", "\\", "ä", " "]), min_size=1).map(
    "".join
)


def parse(syntax: str, text: str) -> Header:
    header = HEADERS[syntax].parse(text, 0)
    assert header is not None
    assert header.problem == ""
    return header


def expected(syntax: str, target: str, value: HeaderValue) -> str:
    """What the documentation of `encode` promises."""
    target = re.sub(r"\r\n?", "\n", target)
    if syntax == "yaml" and value.style.startswith(("literal", "folded")):
        return target.rstrip("\n")
    if " lines" not in value.style:
        target = re.sub(r"[ \t]*\n[ \t\n]*", " ", target.strip("\n"))
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", target) if syntax == "azure" else target


def read(syntax: str, text: str) -> list[tuple[object, object]]:
    """Return path and value of every leaf, as an independent reader sees them."""
    if syntax == "azure":
        attributes = re.findall(r"""([\w.-]+)\s*=\s*(?:(["'])(.*?)\2|([^\s"'>]+?)(?=/?>|\s))""", text, re.DOTALL)
        return [(key, html.unescape(quoted or bare)) for key, _, quoted, bare in attributes]
    lines = "\n".join(text.split("\n")[1:-2]) + "\n"
    readers = {
        "yaml": lambda: yaml.safe_load(lines),
        "toml": lambda: tomllib.loads(lines),
        "json": lambda: json.loads(text),
    }
    return list(leaves(readers[syntax](), ()))


def leaves(node, path):
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*path, key))
    else:
        yield path, node


def check_law(syntax: str, text: str, number: int, target: str) -> None:
    before = parse(syntax, text)
    value = before.values[number]
    built = text[: value.start] + HEADERS[syntax].encode(target, value.style) + text[value.end :]
    after = parse(syntax, built + "body\n")
    said = expected(syntax, target, value)
    assert built[after.end :] == ""
    assert [(one.key, one.text) for one in after.values] == [
        (one.key, said if one is value else one.text) for one in before.values
    ]
    changed = [
        (old[0] == new[0], new[1])
        for old, new in zip(read(syntax, text), read(syntax, built), strict=True)
        if old != new
    ]
    assert [(same_key, str(one).rstrip("\n")) for same_key, one in changed] in ([], [(True, said.rstrip("\n"))])


@pytest.mark.parametrize(("syntax", "text"), DOCUMENTS)
@given(data=st.data())
def test_only_the_value_changes(syntax, text, data):
    number = data.draw(st.integers(0, len(parse(syntax, text).values) - 1))
    check_law(syntax, text, number, data.draw(targets))


@pytest.mark.parametrize(("syntax", "text"), DOCUMENTS)
@given(data=st.data())
def test_values_may_be_replaced_together(syntax, text, data):
    header = parse(syntax, text)
    said = [data.draw(targets) for _ in header.values]
    built = text
    for value, target in reversed(list(zip(header.values, said, strict=True))):
        built = built[: value.start] + HEADERS[syntax].encode(target, value.style) + built[value.end :]
    assert [(value.key, value.text) for value in parse(syntax, built).values] == [
        (value.key, expected(syntax, target, value)) for value, target in zip(header.values, said, strict=True)
    ]


keys = st.sampled_from(["title", "a b", "x", "hero", "tags", "ä", "a.b"])
values = st.recursive(
    phrases | st.integers(0, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)
tables = st.dictionaries(keys, values, min_size=1, max_size=4)


@st.composite
def written_headers(draw) -> tuple[str, str, list[str]]:
    """A header as a library writes it, and its texts in order."""
    syntax = draw(st.sampled_from(["yaml", "toml", "json"]))
    data = draw(tables)
    if syntax == "json":
        text = json.dumps(data, indent=draw(st.sampled_from([None, 2])), ensure_ascii=draw(st.booleans())) + "\n"
    elif syntax == "toml":
        text = f"+++\n{tomlkit.dumps(data)}+++\n"
        data = tomllib.loads(tomlkit.dumps(data))
    else:
        style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
        flow = draw(st.sampled_from([None, True, False]))
        dumped = yaml.safe_dump(
            data,
            default_style=style,
            default_flow_style=flow,
            allow_unicode=draw(st.booleans()),
            sort_keys=False,
            width=20,
        )
        body = dumped.removesuffix("...\n")
        text = f"---\n{body}---\n"
        data = yaml.safe_load(dumped)  # PyYAML does not always read what it wrote
    return syntax, text, [one for _, one in leaves(data, ()) if isinstance(one, str)]


@given(written=written_headers(), data=st.data())
def test_headers_that_libraries_write(written, data):
    syntax, text, texts = written
    header = parse(syntax, text)
    strip = [one.rstrip("\n") for one in texts]
    found = [value.text.rstrip("\n") for value in header.values]
    assert [one for one in found if one.strip()] == [one for one in strip if one.strip()]
    assert header.end == len(text)
    if header.values:
        check_law(syntax, text, data.draw(st.integers(0, len(header.values) - 1)), data.draw(targets))


shreds = st.sampled_from(
    [
        *"\"'{}[]<>=:,-+|>&*!#\n \t\\\x85\0",
        *("---\n", "...\n", "a", "a: b\n", "&a ", "*a", "!!x ", "|\n", ">2\n", "? ", "true"),
        *("<properties ", "<tags ", 'a="b" ', "/>", "+++\n", "[[a]]\n", "a = 'b'\n", '"""', "'''", '{"a":', "\\u00e4"),
    ]
)
openings = st.sampled_from(["", "---\n", "+++\n", "<tags ", '{"a":'])


@settings(max_examples=300)
@given(opening=openings, rest=st.lists(shreds | characters, max_size=30).map("".join))
def test_no_text_crashes(opening, rest):
    text = (opening + rest).replace("\r", "")
    for name in HEADERS:
        for whole in (text, f"{text}\n{opening}"):
            header = HEADERS[name].parse(whole, 0)
            if header is None:
                continue
            ends = [0, *(end for value in header.values for end in (value.start, value.end)), header.end, len(whole)]
            assert ends == sorted(ends)
            for number in range(len(header.values)):
                check_shred(name, whole, header, number)


def check_shred(name: str, text: str, before: Header, number: int) -> None:
    value = before.values[number]
    built = text[: value.start] + HEADERS[name].encode("Ein Wort: \"'", value.style) + text[value.end :]
    after = parse(name, built)
    assert built[after.end :] == text[before.end :]
    assert [(one.key, one.text) for one in after.values] == [
        (one.key, "Ein Wort: \"'" if one is value else one.text) for one in before.values
    ]
