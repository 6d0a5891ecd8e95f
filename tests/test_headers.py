"""Headers of articles: what is found, what stays, and what no target can do to them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import pytest

from l10n.headers import HEADERS, Header

AZURE = """\
<properties
    pageTitle="Sign in &amp; out | Azure"
\tdescription = 'Say "hello"'
    Keywords="one,
      two"
    editor
    documentationCenter=""/>

<tags ms.topic=article ms.date="09/21/2016" />
"""

YAML = """\
---
title: Plain text # kept
linkTitle: 'It''s'
summary: "A \\"quoted\\" one"
long: >-
  Folded over
  two lines.
steps: |  # note
  First.

  Second.
wrapped: over
  two lines
menu: {name: Home, tags: [a b, "c"]}
features:
- title: One
  draft: yes
- text: Two
empty:
date: 2026-01-01
weight: 1e3
---
"""

TOML = """\
+++
title = "A \\"quoted\\" one" # kept
'link title' = 'C:\\path'
weight = 1.5
date = 2026-01-01 10:00:00
tags = ["a", 'b', # "c"
  "d",
]
long = \"""
First ""line"".
Second.\"""
raw = '''one
two'''
params = {hero.text = "Hi", list = [{name = "x"}, {}, {name = "y"}]}
[menu.main]
name = "Main"
[[features]]
title = "One"
[[features.parts]]
name = "p"
[[features]]
title = "Two"
[[features.parts]]
name = "q"
[[features.parts]]
name = "r"
+++
"""

JSON = """\
{
  "title": "A \\"quoted\\" \\u2192 one",
  "weight": 3,
  "tags": ["a", {"name": "x"}, "b"],
  "menu": {"main": {"name": "Main"}},
  "text": "one\\ntwo"
}
"""

HEADERS_IN_FULL = {"azure": AZURE, "yaml": YAML, "toml": TOML, "json": JSON}
ATTACKS = [
    '" onload="alert(1)',
    '"/><script>',
    "'/><script>alert(1)</script>",
    "foo: bar",
    "foo #bar",
    "foo:",
    "!!python/object/apply:os.system",
    "*alias",
    "&anchor x",
    "<<",
    "---",
    "...",
    "+++",
    "}",
    "yes",
    "null",
    "~",
    "1e3",
    "0o14",
    "2026-01-01",
    "12:30:45",
    "@x",
    "%x",
    "`x",
    "- x",
    "? x",
    ": x",
    ":symbol",
    "[x, y]",
    "{x: y}",
    "x, y]",
    "| x",
    "> x",
    "# x",
    "'",
    '"',
    "\\",
    "\\u0041",
    '"""',
    "'''",
    '""""""',
    "x'",
    'x"',
    "&quot;",
    "&amp;lt;",
    "&copy 2026",
    "&notit;",
    "AT&T",
    "",
    " x ",
    "\tx\ty",
    "a\x85b",
    "a\u2028b\u2029c",
    "\ufeffx",
    "emoji \N{GRINNING FACE}",
    "\N{RIGHT-TO-LEFT OVERRIDE}x",
    "{{ config }}{% raw %}",
    "ä" * 10_000,
]


def short(value: object) -> str:
    return ascii(value)[:30]


def parse(syntax: str, text: str, start: int = 0) -> Header:
    header = HEADERS[syntax].parse(text, start)
    assert header is not None
    return header


def found(header: Header) -> list[tuple[str, str]]:
    return [(value.key, value.text) for value in header.values]


def replace(syntax: str, text: str, number: int, target: str) -> str:
    value = parse(syntax, text).values[number]
    return text[: value.start] + HEADERS[syntax].encode(target, value.style) + text[value.end :]


def replace_key(syntax: str, text: str, key: str, target: str) -> str:
    keys = [value.key for value in parse(syntax, text).values]
    return replace(syntax, text, keys.index(key), target)


def test_the_four_syntaxes_are_registered():
    assert sorted(HEADERS) == ["azure", "json", "toml", "yaml"]


@pytest.mark.parametrize(
    ("syntax", "expected"),
    [
        (
            "azure",
            [
                ("pageTitle", "Sign in & out | Azure"),
                ("description", 'Say "hello"'),
                ("Keywords", "one, two"),
                ("documentationCenter", ""),
                ("ms.topic", "article"),
                ("ms.date", "09/21/2016"),
            ],
        ),
        (
            "yaml",
            [
                ("title", "Plain text"),
                ("linkTitle", "It's"),
                ("summary", 'A "quoted" one'),
                ("long", "Folded over two lines."),
                ("steps", "First.\n\nSecond."),
                ("wrapped", "over two lines"),
                ("menu.name", "Home"),
                ("menu.tags[0]", "a b"),
                ("menu.tags[1]", "c"),
                ("features[0].title", "One"),
                ("features[1].text", "Two"),
            ],
        ),
        (
            "toml",
            [
                ("title", 'A "quoted" one'),
                ("link title", "C:\\path"),
                ("tags[0]", "a"),
                ("tags[1]", "b"),
                ("tags[2]", "d"),
                ("long", 'First ""line"".\nSecond.'),
                ("raw", "one\ntwo"),
                ("params.hero.text", "Hi"),
                ("params.list[0].name", "x"),
                ("params.list[2].name", "y"),
                ("menu.main.name", "Main"),
                ("features[0].title", "One"),
                ("features[0].parts[0].name", "p"),
                ("features[1].title", "Two"),
                ("features[1].parts[0].name", "q"),
                ("features[1].parts[1].name", "r"),
            ],
        ),
        (
            "json",
            [
                ("title", 'A "quoted" → one'),
                ("tags[0]", "a"),
                ("tags[1].name", "x"),
                ("tags[2]", "b"),
                ("menu.main.name", "Main"),
                ("text", "one\ntwo"),
            ],
        ),
    ],
)
def test_values(syntax, expected):
    assert found(parse(syntax, HEADERS_IN_FULL[syntax])) == expected


@pytest.mark.parametrize("syntax", HEADERS_IN_FULL)
def test_the_span_is_the_header(syntax):
    text = HEADERS_IN_FULL[syntax]
    header = parse(syntax, "\ufeff" + text + "\n# Heading\n", 1)
    assert (header.start, header.end) == (1, 1 + len(text))
    assert [value.start - 1 for value in header.values] == [value.start for value in parse(syntax, text).values]


@pytest.mark.parametrize("syntax", HEADERS_IN_FULL)
@pytest.mark.parametrize("other", HEADERS_IN_FULL)
def test_a_syntax_leaves_the_others_alone(syntax, other):
    header = HEADERS[syntax].parse(HEADERS_IN_FULL[other], 0)
    assert (header is not None) == (syntax == other)


@pytest.mark.parametrize("attack", ATTACKS, ids=short)
@pytest.mark.parametrize("syntax", HEADERS_IN_FULL)
def test_attacks_are_text(syntax, attack):
    text = HEADERS_IN_FULL[syntax]
    before = found(parse(syntax, text))
    said = attack.replace("\x85", "") if syntax == "azure" else attack
    for number, (key, _) in enumerate(before):
        built = replace(syntax, text, number, attack)
        after = parse(syntax, built + "\n# Heading\n")
        assert found(after) == [*before[:number], (key, said), *before[number + 1 :]]
        assert after.end == len(built)


@pytest.mark.parametrize(
    ("syntax", "key", "target", "written"),
    [
        ("azure", "pageTitle", 'A "b"\n<c> & &amp; \x00\x07', '"A &quot;b&quot; &lt;c&gt; & &amp;amp; "'),
        ("azure", "description", 'L\'aide "b"', "'L&#39;aide \"b\"'"),
        ("azure", "ms.topic", "Artikel", '"Artikel"'),
        ("yaml", "title", "Klartext, 5 % mehr", "Klartext, 5 % mehr # kept"),
        ("yaml", "title", "Zwei\n  Zeilen\n", "Zwei Zeilen # kept"),
        ("yaml", "title", "Azure: NUL \x00\x1b", '"Azure: NUL \\u0000\\u001b" # kept'),
        ("yaml", "title", "yes", '"yes" # kept'),
        ("yaml", "title", "2026", '"2026" # kept'),
        ("yaml", "linkTitle", "L'aide", "'L''aide'"),
        ("yaml", "linkTitle", "a\tb", '"a\\tb"'),
        ("yaml", "summary", 'a \\ "b"', '"a \\\\ \\"b\\""'),
        ("yaml", "long", "Erstens.\nZweitens.\n", ">-\n  Erstens.\n\n  Zweitens.\n"),
        ("yaml", "long", " indented", '" indented"'),
        ("yaml", "steps", "Erstens.\n\n  - Zweitens: #\n", "|  # note\n  Erstens.\n\n    - Zweitens: #\n"),
        ("yaml", "steps", " x\ny", '" x\\ny" # note'),
        ("yaml", "wrapped", "eins\nzwei", '"eins\\nzwei"'),
        ("yaml", "menu.name", "Heim", "{name: Heim,"),
        ("yaml", "menu.name", "Heim, Start", '{name: "Heim, Start",'),
        ("toml", "title", 'a "b"\nc', '"a \\"b\\" c" # kept'),
        ("toml", "link title", "D:\\Pfad", "'D:\\Pfad'"),
        ("toml", "link title", "L'aide\\", '"L\'aide\\\\"'),
        ("toml", "long", '+++\n""" \\ "', '"""\n\\u002B++\n""\\" \\\\ \\""""'),
        ("toml", "raw", "eins\nzwei\\", "'''eins\nzwei\\'''"),
        ("toml", "raw", "x'", '"""x\'"""'),
        ("toml", "raw", "'''", '"""\'\'\'"""'),
        ("json", "title", 'a "b"\nc\u2028', '"a \\"b\\" c\\u2028"'),
        ("json", "text", "eins\nzwei", '"eins\\nzwei"'),
    ],
)
def test_encode(syntax, key, target, written):
    assert written in replace_key(syntax, HEADERS_IN_FULL[syntax], key, target)


@pytest.mark.parametrize(
    ("syntax", "otherwise"),
    [
        ("azure", {"pageTitle", "Keywords", "ms.topic"}),
        ("yaml", {"long", "wrapped"}),
        ("toml", set()),
        ("json", {"title"}),
    ],
)
def test_encode_gives_back_what_needs_no_other_form(syntax, otherwise):
    text = HEADERS_IN_FULL[syntax]
    encode = HEADERS[syntax].encode
    written = [(value, text[value.start : value.end]) for value in parse(syntax, text).values]
    assert {value.key for value, form in written if encode(value.text, value.style) != form} == otherwise


# Azure


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ('\n \n<PROPERTIES A="x"/>  \nb', "b", [("A", "x")]),
        ('<tags a="x"/><properties b="y" />\nb', "b", [("a", "x"), ("b", "y")]),
        ('<tags a="x"/># Title\n', "# Title\n", [("a", "x")]),
        ('<properties a="x"></properties>\n<tags b="y">\nb', "b", [("a", "x"), ("b", "y")]),
        ("<tags a='x'b = \"y\"\n\n c=\n'z' />", "", [("a", "x"), ("b", "y"), ("c", "z")]),
        ("<tags a=b/c/>\nb", "b", [("a", "b/c")]),
        ('<tags a="Ja&frankly &copy &notit; &#65;&#x42; > <"/>\nb', "b", [("a", "Ja&frankly &copy &notit; AB > <")]),
        ("<tags />\nb", "b", []),
    ],
)
def test_azure_variety(text, body, expected):
    header = parse("azure", text)
    assert (found(header), text[header.end :], header.problem) == (expected, body, "")


@pytest.mark.parametrize(
    "text",
    ["", "# T\n", "<propertiesx a='b'/>", "<tags>hot</tags>", "<properties section of the page>", "x\n<tags a='b'/>"],
)
def test_azure_absent(text):
    assert HEADERS["azure"].parse(text, 0) is None


@pytest.mark.parametrize(
    ("text", "line", "body"),
    [
        ('<properties\n  a="x"\n  b="say "hello" there"\n/>\n<tags c="y"/>\nbody', 3, "body"),
        ('<properties\n  a="x"\n  b="open\n  c="y"/>\nbody', 4, "body"),
        ("<properties a='x' b=\N{LEFT DOUBLE QUOTATION MARK}y\N{RIGHT DOUBLE QUOTATION MARK}\n\nbody", 1, "\nbody"),
        ('\n<tags a="x"', 2, ""),
    ],
)
def test_azure_unreadable(text, line, body):
    header = parse("azure", text)
    assert (header.values, header.line, text[header.end :]) == ((), line, body)
    assert header.problem != ""


# YAML


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a: &x Hello\nb: &y World\nc: *x\n", [("b", "World")]),
        ("a: &x\n  b: Hello\nc:\n  <<: *x\n  d: World\n", [("c.d", "World")]),
        ("a: !!str Hello\nb: !x {c: d}\nd: ! e\nf: g\n", [("f", "g")]),
        ("a: !!python/object/apply:os.system ['x']\nf: g\n", [("f", "g")]),
        ("? a key\n: b\n? [c, {d: e}]\n: f\n", [("a key", "b"), ("?", "f")]),
        ("a: one\na: two\n", [("a", "one"), ("a", "two")]),
        ("a: yes\nb: 1e3\nc: 0o14\nd: 2026-01-01\ne: ~\nf:\ng: 1.5\nh: y\ni: 'no'\nj: 1_000\n", [("i", "no")]),
        ("{a: b, c: [d, e f], 'g':h}\n", [("a", "b"), ("c[0]", "d"), ("c[1]", "e f")]),
        ("a:\n- - b\n  - c: d\n", [("a[0][0]", "b"), ("a[0][1].c", "d")]),
        ("a: |\nb: ''\nc: >\n\n\nd: e\n", [("b", ""), ("d", "e")]),
        ("", []),
        ("# only a comment\n", []),
    ],
)
def test_yaml_values(body, expected):
    text = body.replace("'g':h", "'g': h")
    header = parse("yaml", f"---\n{text}---\nbody")
    assert ([pair for pair in found(header) if pair[0] != "g"], header.problem) == (expected, "")


@pytest.mark.parametrize(
    ("block", "text", "style", "rest"),
    [
        ("|\n  x\n   y\n", "x\n y", "literal 2 |", "\n"),
        ("|+\n  x\n\n\n", "x", "literal 2 |+", "\n\n\n"),
        (">2-\n   x\n  y\n\n", " x\ny", "folded 2 >2-", "\n\n"),
        ("|\n\n    x\n      \n  \n", "\nx\n  ", "literal 4 |", "\n  \n"),
        ("|  # why\n x\n# no part of it\n", "x", "literal 1 |  # why", "\n# no part of it\n"),
    ],
)
def test_yaml_blocks(block, text, style, rest):
    source = f"---\na: {block}b: c\n---\n"
    value = parse("yaml", source).values[0]
    assert (value.text, value.style, source[value.end :]) == (text, style, f"{rest}b: c\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\n",
        "---\n\nA thematic break, then text.\n",
        "---\ntitle: x\n",
        "----\ntitle: x\n----\n",
        " ---\ntitle: x\n---\n",
        "---\nA setext heading\n---\n",
        "---\n- a list\n---\n",
        "---\n\nText: with: colons, then a break.\n\n---\n",
    ],
)
def test_yaml_absent(text):
    assert HEADERS["yaml"].parse(text, 0) is None


def bomb() -> str:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 10))
    return f"l0: &l0 [lol, lol]\n{levels}"


def test_yaml_aliases_do_not_multiply():
    assert found(parse("yaml", f"---\n{bomb()}title: x\n---\n")) == [("title", "x")]


@pytest.mark.parametrize(
    ("syntax", "text", "line"),
    [
        ("yaml", "---\na: b\nc: d: e\n---\nbody", 3),
        ("yaml", "---\na: 'open\n---\nbody", 3),
        ("yaml", "---\na: b\nc: *nowhere\n...\nbody", 3),
        ("yaml", "---\n*nowhere\n---\nbody", 2),
        ("yaml", "---\na: b\n--- # two\nc: d\n---\nbody", 3),
        ("yaml", "---\na: b\nc: \x07\n---\nbody", 3),
        ("yaml", "---\na: " + "[" * 50_000 + "\n---\nbody", 2),
        ("yaml", "---\na: " + "- " * 30_000 + "\n---\nbody", 2),
        ("yaml", "---\na: " + "x" * 100_000 + "\n---\nbody", 2),
        ("toml", "+++\na = 1\nb = \n+++\nbody", 3),
        ("toml", "+++\na = 1\na = 2\n+++\nbody", 3),
        ("toml", "+++\na = 1\nb = [2,\n+++\nbody", 3),
        ("toml", "+++\na = " + "[" * 50_000 + "\n+++\nbody", 2),
        ("toml", "+++\na = " + "9" * 5_000 + "\n+++\nbody", 2),
        ("toml", "+++\n[a" + ".a" * 20_000 + "]\nb" + ".b" * 20_000 + " = 1\n+++\nbody", 2),
        ("toml", "+++\na = '" + "x" * 100_000 + "'\n+++\nbody", 2),
        ("json", '{"a": 1,\n"b":,\n}\nbody', 2),
        ("json", '{"a": 1,\n"b": [\n}\nbody', 3),
        ("json", '{"a": ' + "[" * 50_000 + "\n}\nbody", 1),
        ("json", '{"a": ' + "9" * 5_000 + "\n}\nbody", 1),
        ("json", '{"a": "' + "x" * 100_000 + '"\n}\nbody', 1),
    ],
    ids=short,
)
def test_unreadable(syntax, text, line):
    began = time.perf_counter()
    header = parse(syntax, text)
    assert (header.values, header.line, text[header.end :]) == ((), line, "body")
    assert header.problem != ""
    assert time.perf_counter() - began < 2


# TOML and JSON


@pytest.mark.parametrize("text", ["+++\n", "+++\ntitle = 'x'\n", "++++\n++++\n", "a\n+++\nb = 1\n+++\n"])
def test_toml_absent(text):
    assert HEADERS["toml"].parse(text, 0) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        ("a.b.'c.d' = 'x'\n", [("a.b.c.d", "x")]),
        ("a = [['x', 'y'], [], ['z']]\n", [("a[0][0]", "x"), ("a[0][1]", "y"), ("a[2][0]", "z")]),
        ("a = {}\nb = 'x' # '\"\n[c]\nd = ''\n", [("b", "x"), ("c.d", "")]),
        ('a = """""x"""""\n', [("a", '""x""')]),
        ("a = ''''x''''\n", [("a", "'x'")]),
        ('a = """\\\n   x \\\n   y"""\n', [("a", "x y")]),
        ("['t'.\"u\"]\na=1979-05-27T07:32:00Z\nb='x'", [("t.u.b", "x")]),
    ],
)
def test_toml_values(body, expected):
    assert found(parse("toml", f"+++\n{body}\n+++\n")) == expected


@pytest.mark.parametrize(
    "text", ["{}", "{{< figure >}}\n", "{% raw %}", "{/* x */}", '{"text"}', "{#id}", '{"a', " {}"]
)
def test_json_absent(text):
    assert HEADERS["json"].parse(text, 0) is None


def test_json_half_a_surrogate_pair_is_no_text():
    assert found(parse("json", '{"a": "\\ud83d", "b": "\\ud83d\\ude00"} x')) == [("b", "\N{GRINNING FACE}")]
