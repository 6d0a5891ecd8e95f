"""GitHub's rule is held against npm's github-slugger, which was made from what GitHub does."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import sys
import unicodedata

import builders
import pytest
from alphabets import ALPHABETS

from l10n.model.anchor import HeadingText, Piece
from l10n.slugs import SLUGGERS

SCRIPT = """\
import Slugger from "github-slugger";
let text = "";
for await (const part of process.stdin) text += part;
const slugs = JSON.parse(text).map((headings) => {
  const slugger = new Slugger();
  return headings.map((heading) => slugger.slug(heading));
});
process.stdout.write(JSON.stringify(slugs));
"""
ARTICLES = pathlib.Path(__file__).resolve().parents[2] / "source" / "articles"
AWKWARD = [
    ["Usage", "Usage", "Usage 1", "usage-1", "Usage"],
    ["", "", "?", "\U0001f680", "-1", "---"],
    ["constructor", "__proto__", "toString", "hasOwnProperty", "constructor"],
    ["\u0130stanbul", "STRASSE", "stra\u00dfe", "\u03a3\u03b1\u03c2 \u03a3", "\u01c5", "\ufb01n"],
    ["a  b", " a ", "a\tb", "a\u00a0b", "a\u3000b", "a\u200bb", "a\u00adb"],
    ["C# & D", "1.2.3", "x_y-z", "\u00b2\u00bd\u2460\u2167", "\u203f\u2040", "\uff3f\uff08\uff09"],
    [
        "\u0939\u093f\u0928\u094d\u0926\u0940",
        "\u0643\u064a\u0641\u061f",
        "Gro\u0308\u00dfe",
        "\u6982\u8981",
        "\U00020000",
    ],
]


def test_the_rule_is_that_of_github_slugger(tmp_path):
    node = shutil.which("node")
    if not node or not (builders.TOOLS / "node_modules" / "github-slugger").is_dir():
        pytest.skip("github-slugger is not installed: make sites")
    (tmp_path / "node_modules").symlink_to(builders.TOOLS / "node_modules")
    (tmp_path / "slugs.mjs").write_text(SCRIPT)
    documents = [*AWKWARD, *real_headings(), *every_character()]
    result = subprocess.run(
        [node, "slugs.mjs"], cwd=tmp_path, input=json.dumps(documents), capture_output=True, text=True, check=True
    )
    expected = json.loads(result.stdout)
    assert len(expected) == len(documents)
    differences = {
        heading: (theirs, ours)
        for document, slugs in zip(documents, expected, strict=True)
        for heading, theirs, ours in zip(document, slugs, slugs_of(document), strict=True)
        if theirs != ours and not is_newer(heading, theirs)
    }
    assert differences == {}


def is_newer(heading: str, theirs: str) -> bool:
    """Return whether a letter of Unicode 14 or later is dropped, as its tables of Unicode 13 do; GitHub's are newer."""
    kept = unicodedata.category(heading[1:2] or " ") in ("Ll", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc")
    return len(heading) == 3 and theirs == "ab" and kept


def slugs_of(headings: list[str]) -> tuple[str, ...]:
    return SLUGGERS["github"](tuple(HeadingText(words, (Piece("text", words),)) for words in headings))


def real_headings() -> list[list[str]]:
    """Return the headings of our articles, as they are and in the alphabets of the pseudo translation."""
    lines = [path.read_text(encoding="utf-8").splitlines() for path in sorted(ARTICLES.glob("*.md"))]
    headings = [[line.lstrip("# ") for line in article if line.startswith("#")] for article in lines]
    assert sum(map(len, headings)) > 20
    tables = ({}, *ALPHABETS.values())
    return [[words.translate(table) for words in article] for article in headings for table in tables]


def every_character() -> list[list[str]]:
    """Return each character that both sides' Unicode has, in a heading of its own.

    Case is left out: JavaScript's tables may be of another version than Python's.
    """
    characters = (chr(code) for code in range(0x20, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    known = [char for char in characters if unicodedata.category(char) not in ("Cn", "Co", "Lu", "Lt")]
    return [[f"a{char}b"] for char in known]
