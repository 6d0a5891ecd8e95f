"""Input that makes parsers slow or deep: each is read soon, or refused in words.

source: cmark, test/pathological_tests.py; research on trust, sections 4.2 and 4.3 (A23)
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import pytest
from merging import build

from l10n.config.settings import Config
from l10n.errors import TextError
from l10n.pipeline.analyse import analyse

SECONDS = 5

GENERAL = {
    "openers of links": "[" * 50_000,
    "openers of emphasis": "*" * 50_000,
    "nested quotes": "> " * 5_000 + "a",
    "quote marks": ">" * 5_000,
    "ladder of backticks": "".join("e" + "`" * length for length in range(1, 700)),
    "wide table": "|".join("a" * 2_000) + "\n" + "|".join("-" * 2_000) + "\n" + "|".join("b" * 2_000),
    "ampersands": "&" * 50_000,
    "empty links in images": "![[]()" * 20_000,
    "nested lists": "".join("  " * level + "* a\n" for level in range(300)),
    "nested emphasis": "*a **a " * 5_000 + "b" + " a** a*" * 5_000,
    "closers of emphasis": "a_ " * 10_000,
    "unclosed emphasis": "_a " * 10_000,
    "closers of links": "a]" * 10_000,
    "unclosed links": "[a" * 10_000,
    "mismatched emphasis": "*a_ " * 8_000,
    "links and emphasis": "[ a_" * 8_000,
    "brackets and parentheses": "[ (](" * 8_000,
    "nested brackets": "[" * 8_000 + "a" + "]" * 8_000,
    "unclosed destinations": "[a](b" * 4_000,
    "unclosed destinations in angle brackets": "[a](<b" * 4_000,
    "unclosed comments": "</" + "<!--" * 20_000,
    "unclosed tags": "<a b=" * 8_000,
    "unclosed declarations": "<!A " * 8_000,
    "empty lines in nested lists": "- " * 3_000 + "x" + "\n" * 3_000,
    "empty lines in nested lists in a quote": "> " + "- " * 3_000 + "x\n" + ">\n" * 3_000,
    "definitions": "".join(f"[{number}]: u\n" for number in range(4_000)) + "[0] " * 5_000,
    "labels that miss": "[a]: u\n\n" + "[a][b" * 4_000,
    "long list": "- item with `code`\n" * 10_000,
    "long nested list": "- item\n  - inner\n" * 5_000,
    "long table": "| a | b |\n|---|---|\n" + "| x [y](z) | `w` |\n" * 5_000,
    "paragraph of links": "text [a](b.md#c) " * 10_000,
    "paragraph of lines": "text [a](b.md)\n" * 4_000,
    "paragraph of hard breaks": "text  \n" * 4_000,
    "paragraph of images": "![a](b)\n" * 4_000,
    "paragraph of labels": "Click **Save** > **Close** and " * 5_000,
    "paragraph of addresses": "see https://example.com/a and me@example.com " * 5_000,
    "words of an address": "a." * 8_000 + "@b",
    "nested tags": "<b>" * 5_000 + "x" + "</b>" * 5_000,
    "nested tags in a block": "<div>\n" + "<b>" * 5_000 + "x" + "</b>" * 5_000 + "\n</div>",
    "long block of HTML": "<table>\n" + "<tr><td>a</td><td>b <b>c</b></td></tr>\n" * 5_000 + "</table>",
    "code in a block of HTML": "<div>\n" + "<pre>a</pre> b <code>c</code>\n" * 5_000 + "</div>",
    "comments at an edge": "<!-- a -->" * 4_000 + "text",
    "pins at an edge": "# " + '<a name="x"></a>' * 4_000 + "text",
    "blanks": "a" + " " * 20_000 + "b",
    "footnotes": "[^a]" * 8_000 + "\n\n[^a]: x\n",
    "one long line": "word " * 50_000,
    "long heading": "# " + "word `code` " * 4_000,
    "emphasis in multiples of three": "a**b" + "c* " * 20_000,
    "openers and closers": "*a " * 10_000 + "_a*_ " * 10_000,
    "links in emphasis": "**x [a*b**c*](d)" * 4_000,
    "emphasis in quotes": ">" * 5_000 + "a*" * 5_000,
    "instructions": "<?" * 20_000,
    "CDATA": "a <![CDATA[" * 10_000,
    "nulls": "a\0" * 20_000,
    "labels": "[a][]" * 8_000 + "\n\n[a]: b",
    "entities": "&a;" * 20_000,
    "strikes": "~~a " * 10_000,
    "empty cells": "|" * 20_000 + "\n" + "|-" * 10_000,
    "escapes": "\\" * 30_000,
    "footnotes of footnotes": "".join(f"[^{number}]: [^{number + 1}]\n" for number in range(3_000)),
    "hosts": "www.a.b " * 8_000,
    "blocks without empty lines": "# a\nx\n" * 8_000,
    "directives": "<!-- l10n:off -->a<!-- l10n:on -->b\n" * 5_000,
    "directives of blocks": "<!-- l10n:off -->\n\na\n\n<!-- l10n:on -->\n\nb\n\n" * 2_000,
}
"""Read as MkDocs, which has most rules of its own."""
OWN_SYNTAX = {
    "mkdocs: blanks before a brace": "# a" + " " * 20_000 + "{x",
    "hugo: braces": "{" * 50_000,
    "hugo: templates that do not end": "{{< a " * 4_000,
    "jekyll: template tags that do not end": "{% a " * 4_000,
    "jekyll: attributes that do not end": "{: a=b " * 4_000,
    "gfm: formulas that do not end": "$a " * 10_000,
    "hugo: brackets of formulas": "\\( a " * 4_000 + "\\[ b " * 4_000,
    "gfm: colons": ":a" * 10_000,
    "docusaurus: containers": ":::\n" * 4_000,
    "mkdocs: nested containers": "".join("    " * level + "!!! note\n" for level in range(200)) + "    " * 200 + "x",
    "hugo: definition terms": "term\n: text\n\n" * 5_000,
    "jekyll: pairs that do not end": "{% highlight a %} {{< highlight a >}}\n" * 5_000,
    "jekyll: comments of kramdown that do not end": "{::comment}\n" * 4_000,
    "myst: environments that do not end": "\\begin{a}\n" * 4_000,
    "docusaurus: imports that do not end": "import a\n" * 4_000,
    "docusaurus: components that do not end": "<A b={c}\n" * 4_000,
    "docusaurus: expressions that do not end": "{a\n\n" * 8_000,
    "docusaurus: deep expressions": "{" * 20_000 + "}" * 20_000,
    "docusaurus: data of components": "<A b={[{ label: 'c' }, { d: \"e" * 4_000,
    "docusaurus: long component": "<A b={[\n" + "{ label: 'c', d: [{ e: 'f' }] },\n" * 4_000 + "]} />",
    "hugo: parameters": '{{< a title="b" ' * 4_000,
    "vitepress: scripts that do not end": "<script>\n" * 4_000,
    "gfm: dollar lines": "$$\n\n" * 5_001,
    "myst: directives that do not end": "```{note}\n" * 2_000,
    "myst: nested directives": "```{note}\n" * 150 + "x",
    "myst: fences in a list": "- a\n" + "  ```{note}\n" * 1_000,
    "gfm: wiki brackets": "[[a" * 8_000,
    "docfx: rows that do not end": ":::row:::\nx\n" * 5_000,
    "docfx: long row": ":::row:::\n" + "        x\n" * 8_000 + ":::row-end:::\n",
    "docfx: includes in links": "[[!INCLUDE[a](b)] " * 4_000,
    "azure: selectors": "[AZURE.SELECTOR-LIST (" + "a " * 8_000 + "\n",
    "azure: loose links": "![a] (b " * 4_000,
}
CASES = [
    *(pytest.param(text, "mkdocs", id=name) for name, text in GENERAL.items()),
    *(pytest.param(text, name.partition(":")[0], id=name) for name, text in OWN_SYNTAX.items()),
]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [("```{note}\n" * 3_000 + "x", "myst"), ("".join(" " * 4 * n + "!!! note\n" for n in range(800)), "mkdocs")],
    ids=["directives", "containers"],
)
def test_containers_nested_too_deeply_are_told_and_built(text, dialect):
    started = time.process_time()
    text = f"Words.\n\n{text}"
    skeleton = analyse("article.md", text, Config(locales=("fr",), dialect=dialect))
    assert [(found.check, found.line) for found in skeleton.diagnostics] == [("nesting", 103)]
    assert build(text, {"Words.": "Mots."}, dialect, skeleton=skeleton).text == text.replace("Words.", "Mots.")
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(("text", "dialect"), CASES)
def test_is_read_soon_or_refused(text, dialect):
    started = time.process_time()
    try:
        skeleton = analyse("article.md", text, Config(locales=("fr",), dialect=dialect))
    except TextError as error:
        assert "nested too deeply" in error.reason
        skeleton = None
    assert time.process_time() - started < SECONDS
    if skeleton:
        started = time.process_time()
        build(text, lambda msgid: f"x {msgid}", dialect, skeleton=skeleton)
        assert time.process_time() - started < SECONDS
