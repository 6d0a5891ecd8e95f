"""Template syntax, attribute lists and JSX that a translator types are text, or refused; they never reach a site."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from merging import build, translated

WORDS = "Some words."
ENGINES = {
    "hugo": ["{{"],
    "jekyll": ["{{", "{%", "{:"],
    "mkdocs": ["{{", "{%", "{*", "{:"],
    "mdbook": ["{{#"],
    "vitepress": ["{{"],
    "myst": ["{{"],
    "mdc": ["{{"],
}
"""Dialect -> what opens something that its sites execute, or take for attributes."""
SAMPLES = {
    "{{": ["{{ x }}", "{{< x >}}", "{{% x %}}", "x {{ y", "&#123;&#123; x }}", "\\{\\{ x }}", "{&lbrace; x", "${{ x }"],
    "{{#": ["{{#include /etc/passwd}}", "x {{#y", "&#123;{#x}}"],
    "{%": ['{% include "/etc/passwd" %}', "x {% y", "\\{% x %}", "{&#37; x %}"],
    "{*": ["{* ../x.md *}", "x {* y"],
    "{:": ['x {: onclick="y"}', "{: .x}", "x {: y", "{::nomarkdown}x"],
}
CASES = [(dialect, msgstr) for dialect, marks in ENGINES.items() for mark in marks for msgstr in SAMPLES[mark]]


@pytest.mark.parametrize(("dialect", "msgstr"), CASES)
@pytest.mark.parametrize("frame", ["{}", "# {}", "- {}", "> {}", "| {} |\n|---|"])
def test_template_syntax_is_refused_where_sites_execute_it(frame, dialect, msgstr):
    article = frame.replace("{}", "Some words")
    assert translated(article, msgstr, dialect)[:2] == (article, ["E markup"])


DATA = {
    "jekyll": "{% configuration %}\nport:\n  description: Some words\n{% endconfiguration %}\n",
    "mdc": "::card\n---\ntitle: Some words\n---\n::\n",
    "myst": ":::{code-block} python\n:caption: Some words\nx\n:::\n",
}
"""Data in the middle of an article."""


@pytest.mark.parametrize(("dialect", "msgstr"), [case for case in CASES if case[0] in DATA])
def test_template_syntax_is_refused_in_data_too(dialect, msgstr):
    assert translated(DATA[dialect], msgstr, dialect)[:2] == (DATA[dialect], ["E markup"])


@pytest.mark.parametrize("dialect", list(DATA))
@pytest.mark.parametrize(
    ("msgstr", "written"),
    [
        ("Des mots", "Des mots"),
        ("Mots : deux # trois", '"Mots : deux # trois"'),
        ('"Mots" dits', '"\\"Mots\\" dits"'),
        ("> Mots", '"> Mots"'),
    ],
)
def test_data_stays_data(dialect, msgstr, written):
    built = DATA[dialect].replace("Some words", written)
    assert translated(DATA[dialect], msgstr, dialect)[:2] == (built, [])


def test_a_warning_hides_no_template():
    article = "See ![a](b.png) here"
    assert translated(article, "![]({img1}) {{{{ x", "jekyll")[:2] == (article, ["E markup"])


@pytest.mark.parametrize("msgstr", [msgstr for marks in SAMPLES.values() for msgstr in marks])
@pytest.mark.parametrize("dialect", ["gfm", "azure", "docfx"])
def test_template_syntax_is_text_elsewhere(dialect, msgstr):
    assert translated(WORDS, msgstr, dialect)[:2] == (msgstr, [])


@pytest.mark.parametrize("dialect", list(ENGINES))
def test_template_syntax_of_the_source_comes_back(dialect):
    source = "Use {{#x}} or {{ y }} here"
    msgids = []
    build(source, lambda msgid: msgids.append(msgid) or "", dialect)
    assert translated(source, f"({msgids[0]})", dialect)[:2] == (f"({source})", [])


@pytest.mark.parametrize(
    ("msgstr", "shipped", "checks"),
    [
        ("{x}", "\\{x}", ["W tag"]),
        ("{{ x }}", "\\{\\{ x }}", ["W tag"]),
        ("x { y", "x \\{ y", ["W tag"]),
        ("x } y", "x } y", []),
        ("\\{x}", "\\{x}", []),
        ("x < y", "x &lt; y", ["W tag"]),
        ("&#123;x}", "&#123;x}", []),
        ("x <Y>", WORDS, ["E tag"]),
        ("x <Y", WORDS, ["E tag"]),
        ("x <y z={alert(1)}/>", WORDS, ["E tag"]),
        ("<>x</>", WORDS, ["E tag"]),
    ],
)
def test_expressions_and_components(msgstr, shipped, checks):
    assert translated(WORDS, msgstr, "docusaurus")[:2] == (shipped, checks)


def test_expressions_of_the_source_come_back():
    article = "Some {props.x} and `{y}` and \\{z} words < 3 {"
    msgid = "Some {var1} and {code1} and \\{{z}} words < 3 {{"
    assert build(article, {}, "docusaurus").skeleton.units[0].msgid == msgid
    assert translated(article, "{code1} {var1} \\{{a}} < {{", "docusaurus").text == "`{y}` {props.x} \\{a} < {"


@pytest.mark.parametrize(
    ("dialect", "msgstr"),
    [
        ("mdbook", "x {#y}"),
        ("mkdocs", "x {#y}"),
        ("hugo", "x {#y .z}"),
        ("jekyll", "x {#y}"),
        ("docusaurus", "x {#y}"),
        ("docusaurus", "x {/* #y */}"),
        ("vitepress", "x {#y}"),
        ("myst", "x {#y}"),
    ],
)
def test_an_id_for_a_heading_is_refused(dialect, msgstr):
    shipped = translated("## Some words", msgstr, dialect)
    assert (shipped.text, shipped.checks[0]) == ("## Some words", "E markup")


@pytest.mark.parametrize("dialect", ["gfm", "azure", "commonmark", "docfx"])
def test_an_id_for_a_heading_is_text_where_nothing_reads_it(dialect):
    assert translated("## Some words", "x {#y}", dialect)[:2] == ("## x {#y}", [])


@pytest.mark.parametrize("msgstr", ["\\{alert(1)}", "&#123;alert(1)}", "{alert(1)}"])
def test_an_index_entry_is_no_expression_either(msgstr):
    article = "- [One](#one)\n- [Two](#two)\n- [Three](#three)\n\n# One\n\n# Two\n\n# Three\n"
    built = build(article, {"One": msgstr}, "docusaurus")
    assert built.text.partition("\n")[0] == "- [\\{alert(1)}](#one)"


CONTAINER = ":::note[Some title]\n\nWords.\n\n:::\n\n"


@pytest.mark.parametrize(("msgstr", "shipped"), [("x]", "x\\]"), ("x [y", "x \\[y"), ("x {y}", "x \\{y}")])
def test_titles_of_containers(msgstr, shipped):
    assert translated(CONTAINER, msgstr, "docusaurus").text == CONTAINER.replace("Some title", shipped)


def test_a_quoted_title_of_a_container():
    article = '!!! note "Some title"\n\n    Words.'
    assert translated(article, 'x "y"', "mkdocs").text == article.replace("Some title", "x &quot;y&quot;")


STRINGS = {
    "quote": ("The 'best' one", "<A t={[{label: 'The \\'best\\' one'}]} />", []),
    "quote, escaped": ("The \\'best\\' one", "<A t={[{label: 'The \\'best\\' one'}]} />", []),
    "other quote": ('The "best" one', "<A t={[{label: 'The \"best\" one'}]} />", []),
    "backslash": ("C:\\users", "<A t={[{label: 'C:\\\\users'}]} />", []),
    "final backslash": ("a\\", "<A t={[{label: 'a\\\\'}]} />", ["W trailing-mark"]),
    "line end": ("a\nb", "<A t={[{label: 'a b'}]} />", ["W line-break"]),
    "less than": ("a < b", "<A t={[{label: 'a < b'}]} />", []),
    "brace": ("a } b", "<A t={[{label: 'Words'}]} />", ["E markup"]),
    "expression": ("{alert(1)}", "<A t={[{label: 'Words'}]} />", ["E markup"]),
    "tag": ("<b>a</b>", "<A t={[{label: 'Words'}]} />", ["E tag"]),
}


@pytest.mark.parametrize(("msgstr", "shipped", "checks"), STRINGS.values(), ids=STRINGS)
def test_a_string_in_an_expression_stays_one(msgstr, shipped, checks):
    assert translated("<A t={[{label: 'Words'}]} />", msgstr, "docusaurus")[:2] == (shipped, checks)
