"""Cases that the fuzzer found, and the articles that it starts from."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys

import pytest
from dialect_cases import read_cases
from oracle import NAMES, hold
from target import main

FOUND = [
    # attributes of a tag in a comment
    ("commonmark", '<!-- alt="x"-->', ["t"]),
    # a quote that is no value's
    ("mkdocs", '<figure }=">n"<c>', ["t"]),
    ("vitepress", '<div l=">"k">', ["t"]),
    # text after a tag that nobody closes
    ("mkdocs", "<td><code><d>e", ["t"]),
    ("docfx", "<code><\n- o", ["t"]),
    # code that holds tags which nobody knows
    ("commonmark", "<code>\n<r>c<e></code>", ["t"]),
    ("gfm", "<table><tr><td><code>Map<Key, Value></code> of words</td></tr></table>", ["t"]),
    # an image in the value of an option
    ("myst", ":alt: ![a]()", ["t"]),
    ("myst", ":alt: []( 'c')", ["t"]),
    # a fence that ends with its container
    ("mkdocs", "!!! warning\n    Body.\n\n    ```sh\n    code\n\nText after it.\n", ["Wort"]),
    ("myst", "````{note}\n```sh\ncode\n````\n\nText after it.\n", ["Wort"]),
    ("myst", "-\n  ```\n```{warning}\nm", ["t"]),
    ("myst", "```.\n```{tip}\n```\ne", ["`"]),
    # a line that begins another block is no row of a table
    ("myst", "```||\n-|-\nS", ["t"]),
    ("gfm", "# a | b\n--|--\nc | d", ["|W"]),
    ("gfm", "| a | \\| b |\n|---|---|", ["|W"]),
    ("jekyll", "a | b\n\\| c | d", ["|W", "# |"]),
    # template syntax within template syntax
    ("hugo", "{{%d{{%e description='S'\n%}}", ["t"]),
    # a text between two thematic breaks that becomes a header
    ("gfm", "---\ns\n---", ["|W"]),
    ("mkdocs", "---\n\nNote\n\n---\nx\n", ["Hinweis: x"]),
    ("gfm", "\ufeff---\n\nNote\n\n---\nx\n", ["Hinweis: x"]),
    ("hugo", "ab\n\n---\nx\n", ['{"a": 1}']),
    ("gfm", "---\r\n\r\nNote\r\n\r\n---\r\nx\r\n", ["Hinweis: x"]),
]


@pytest.mark.parametrize("case", FOUND, ids=[f"{number}: {case[0]}" for number, case in enumerate(FOUND)])
def test_what_broke_a_law_once(case):
    hold(*case)


@pytest.mark.parametrize("dialect", NAMES)
def test_the_articles_of_the_fixtures(dialect):
    for case in read_cases(dialect):
        hold(dialect, case.article, ["Wort", "- Wort", "Wort: |{"])


def test_without_the_fuzzer_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "atheris", None)
    assert main([]) == 0
    assert "atheris is not installed" in capsys.readouterr().err
