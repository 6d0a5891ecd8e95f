"""A target stays the block that its source is, whatever it begins with."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from merging import translated

BLOCK, BREAK, PIPE, TRAILING = "W block", "W line-break", "W pipe", "W trailing-mark"
TABLE = "| a | b |\n|---|---|\n| {} | d |"
BARE_TABLE = "a | b\n---|---\n{} | d"


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("# x", "\\# x"),
        ("#x", "\\#x"),
        ("- x", "\\- x"),
        ("* x", "\\* x"),
        ("+ x", "\\+ x"),
        ("1. x", "1\\. x"),
        ("1) x", "1\\) x"),
        ("2016. gads", "2016\\. gads"),
        ("3. Oktober", "3\\. Oktober"),
        ("> x", "\\> x"),
        ("```", "\\```"),
        ("``` x", "\\``` x"),
        ("~~~", "&#126;~~"),
        ("| x", "&#124; x"),
        ("---", "\\---"),
        ("***", "\\***"),
        ("___", "\\___"),
        ("- - -", "\\- - -"),
        ("===", "&#61;=="),
        ("\u3000# x", "\\# x"),
        ("[x]: y", "\\[x]: y"),
        ("[^1]: y", "\\[^1]: y"),
        ("*[x]: y", "\\*[x]: y"),
        (": x", "&#58; x"),
        ("~ x", "&#126; x"),
        ("[ ] x", "\\[ ] x"),
        ("[x] x", "\\[x] x"),
        ("<!-- x", "&#60;!-- x"),
        ("<?php", "&#60;?php"),
        ("<![CDATA[", "&#60;![CDATA["),
        ("<div x", "&#60;div x"),
        ("</div", "&#60;/div"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "> ", "- ", "1. ", "> [!NOTE]\n> "])
def test_a_text_that_would_open_a_block_is_escaped(prefix, msgstr, shipped):
    assert translated(f"{prefix}Some words.", msgstr)[:2] == (prefix + shipped, [BLOCK])


@pytest.mark.parametrize("msgstr", ["    x", "\tx", "\u00a0x", "\u2003x", " x ", "x\n", "\n\nx"])
def test_blanks_at_the_ends_are_dropped(msgstr):
    assert translated("Some words.", msgstr)[:2] == ("x", [])


@pytest.mark.parametrize("msgstr", ["x # y", "x - y", "&#35; x", "&gt; x", "-x", "*x", "1.x", "1234567890. x", "“x”"])
def test_a_text_that_opens_nothing_is_left_alone(msgstr):
    assert translated("Some words.", msgstr)[:2] == (msgstr, [])


@pytest.mark.parametrize(
    ("dialect", "msgstr", "shipped"),
    [
        ("azure", "#x", "\\#x"),
        ("docfx", "::: x", "&#58;:: x"),
        ("docusaurus", ":::tip", "&#58;::tip"),
        ("docusaurus", "import x", "&#105;mport x"),
        ("docusaurus", "export const x", "&#101;xport const x"),
        ("vitepress", "::: tip", "&#58;:: tip"),
        ("vitepress", "<<< x", "&#60;<< x"),
        ("mkdocs", '!!! note "x"', '\\!!! note "x"'),
        ("mkdocs", "??? x", "&#63;?? x"),
        ("mkdocs", '=== "x"', '&#61;== "x"'),
        ("mkdocs", "/// x", "&#47;// x"),
        ("myst", "% x", "&#37; x"),
        ("myst", "+++", "\\+++"),
        ("myst", "(x)=", "\\(x)="),
    ],
)
def test_what_opens_a_block_in_one_dialect_only(dialect, msgstr, shipped):
    assert translated("Some words.", msgstr, dialect)[:2] == (shipped, [BLOCK])
    assert translated("Some words.", msgstr, "gfm").text in (msgstr, shipped)


def test_what_is_text_in_the_source_is_text_in_the_target():
    article = "Some words\n2. More words."
    assert translated(article, "Einige Wörter 2. Weitere").text == "Einige Wörter 2. Weitere"
    assert translated("\\# Words", "\\# Wörter")[:2] == ("\\# Wörter", [])


@pytest.mark.parametrize("marker", ["[!NOTE]", "[!note] ", "[!TIP] ", "[AZURE.NOTE]", "[AZURE.TIP]:"])
@pytest.mark.parametrize("dialect", ["gfm", "azure"])
def test_a_callout_marker_is_refused(dialect, marker):
    assert translated("> Some words.", f"{marker}x", dialect)[:2] == ("> Some words.", ["E callout-marker"])


@pytest.mark.parametrize(
    ("msgstr", "shipped", "checks"),
    [
        ("# x", "## \\# x", [BLOCK]),
        ("#x", "## \\#x", [BLOCK]),
        ("x #", "## x \\#", [TRAILING]),
        ("x ##", "## x \\##", [TRAILING]),
        ("x\\#", "## x\\#", []),
        ("x\\", "## x\\\\", [TRAILING]),
        ("- x", "## - x", []),
        ("1. x", "## 1. x", []),
        ("x\ny", "## x y", [BREAK]),
    ],
)
@pytest.mark.parametrize("dialect", ["gfm", "azure"])
def test_headings(dialect, msgstr, shipped, checks):
    assert translated("## Some words", msgstr, dialect)[:2] == (shipped, checks)


@pytest.mark.parametrize(
    ("dialect", "shipped", "checks"),
    [
        ("gfm", "## C#", []),
        ("docusaurus", "## C#", []),
        ("azure", "## C\\#", [TRAILING]),
        ("jekyll", "## C\\#", [TRAILING]),
        ("mkdocs", "## C\\#", [TRAILING]),
    ],
)
def test_a_hash_that_touches_the_text(dialect, shipped, checks):
    assert translated("## Some words", "C#", dialect)[:2] == (shipped, checks)


def test_a_heading_without_a_blank_before_its_text():
    assert translated("##Some words", "#x", "azure")[:2] == ("##\\#x", [BLOCK])
    assert translated("## Learn C#", "Lerne C#")[:2] == ("## Lerne C#", [])
    assert translated("## Learn C# ##", "C# lernen")[:2] == ("## C# lernen ##", [])


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [("# x", "\\# x"), ("- x", "\\- x"), ("1. x", "1\\. x"), ("> x", "\\> x"), ("---", "\\---")],
)
@pytest.mark.parametrize("underline", ["===", "---"])
def test_headings_over_an_underline(underline, msgstr, shipped):
    assert translated(f"Some words\n{underline}", msgstr)[:2] == (f"{shipped}\n{underline}", [BLOCK])


@pytest.mark.parametrize(
    ("msgstr", "shipped", "checks"),
    [
        ("x\ny", "x  \ny", []),
        ("x\n\n  y", "x  \ny", []),
        ("x\r\ny", "x  \ny", []),
        ("x\ny\nz", "x  \ny z", [BREAK]),
        ("x y", None, ["E line-break"]),
        ("x\n===", "x  \n&#61;==", [BLOCK]),
        ("x\n---", "x  \n\\---", [BLOCK]),
        ("x\n- y", "x  \n\\- y", [BLOCK]),
        ("x\n2. y", "x  \n2\\. y", [BLOCK]),
        ("x\n> y", "x  \n\\> y", [BLOCK]),
        ("x\n    y", "x  \ny", []),
        ("x | y\n--- | ---", "x | y  \n\\--- | ---", [BLOCK]),
        ("x\n:-:", "x  \n&#58;-:", [BLOCK]),
        ("x\n|-|", "x  \n&#124;-|", [BLOCK]),
        ("x\\\ny", "x\\\\  \ny", [TRAILING]),
    ],
)
def test_hard_breaks(msgstr, shipped, checks):
    article = "Some words  \nmore words."
    assert translated(article, msgstr)[:2] == (article if shipped is None else shipped, checks)


def test_a_hard_break_keeps_its_form_and_the_prefix_of_its_line():
    assert translated("> Some words\\\n> more words.", "x\n- y").text == "> x\\\n> \\- y"
    assert translated("- Some words<br>\n  more   \n  words.", "x<br> y\nz").text == "- x<br> y   \n  z"
    assert translated("Some words\\\nmore words.", "x\\\ny").text == "x\\\\\\\ny"


@pytest.mark.parametrize(
    ("msgstr", "shipped", "checks"),
    [
        ("x | y", "x \\| y", [PIPE]),
        ("x \\| y", "x \\| y", []),
        ("x \\\\| y", "x \\\\\\| y", [PIPE]),
        ("x\ny", "x y", [BREAK]),
        ("x\n\n| y", "x \\| y", [BREAK, PIPE]),
        ("x\\", "x\\\\", [TRAILING]),
        ("- x", "- x", []),
        ("# x", "# x", []),
        ("---", "---", []),
    ],
)
def test_cells(msgstr, shipped, checks):
    assert translated(TABLE.format("Some words"), msgstr, unit=2)[:2] == (TABLE.format(shipped), checks)


def test_pipes_that_a_cell_has_are_no_news():
    article = TABLE.format("Run `a\\|b` \\| c")
    assert translated(article, "`a|b` | c tun", unit=2)[:2] == (TABLE.format("`a\\|b` \\| c tun"), [])
    assert translated(TABLE.format("Run `a\\\\|b`"), "`a\\|b` tun", unit=2).text == TABLE.format("`a\\\\|b` tun")


@pytest.mark.parametrize(
    ("msgstr", "shipped", "checks"),
    [
        ("- x", "\\- x", [BLOCK]),
        ("> x", "\\> x", [BLOCK]),
        ("# x", "\\# x", [BLOCK]),
        ("1. x", "1\\. x", [BLOCK]),
        ("```", "\\```", [BLOCK]),
        ("[^1]: x", "\\[^1]: x", [BLOCK]),
        ("<!-- x", "&#60;!-- x", [BLOCK]),
        ("| x", "&#124; x", [PIPE, BLOCK]),
        ("---", "\\---", [BLOCK]),
    ],
)
def test_the_first_cell_of_a_row_without_a_leading_pipe(msgstr, shipped, checks):
    assert translated(BARE_TABLE.format("Some words"), msgstr, unit=2)[:2] == (BARE_TABLE.format(shipped), checks)


ARTICLES = ["Some words", "- Some words", "> Some words", "> [!NOTE]\n> Some words", "# Some words"]


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_target_without_breaks_is_one_line(article, end):
    assert translated(article, f"x{end}y").text == article.replace("Some words", "x y")


PIPES = {
    "one line": ("Some words.", "Ein | Wort.", "Ein \\| Wort.", [PIPE]),
    "code": ("Some `a|b` words.", "Wort `a|b`.", "Wort `a|b`.", []),
    "escaped": ("Some words.", "Ein \\| Wort.", "Ein \\| Wort.", []),
    "first": ("Some words.", "| Wort |", "&#124; Wort \\|", [PIPE, BLOCK]),
    "two lines": ("A | pipe\nand words.", "Ein | Strich und Wörter.", "Ein \\| Strich und Wörter.", []),
    "a table already": ("A `x|y` | pipe\nand | words.", "`x|y` | Strich | Wort.", "`x|y` | Strich | Wort.", []),
    "item": ("- Some words.", "Ein | Wort.", "- Ein \\| Wort.", [PIPE]),
    "heading": ("# Some words.", "Ein | Wort.", "# Ein | Wort.", []),
}


@pytest.mark.parametrize(("article", "msgstr", "shipped", "checks"), PIPES.values(), ids=PIPES)
def test_a_pipe_makes_no_table_of_a_paragraph_in_kramdown(article, msgstr, shipped, checks):
    assert translated(article, msgstr, "jekyll")[:2] == (shipped, checks)


def test_a_pipe_in_a_paragraph_is_text_elsewhere():
    assert translated("Some words.", "Ein | Wort.")[:2] == ("Ein | Wort.", [])
