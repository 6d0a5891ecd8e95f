"""Slug algorithms that leave nothing of a language's headings."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest

from l10n.anchors.suitability import Lost, lost_headings, unsuitable
from l10n.model.diagnostic import Severity
from l10n.slugs import SLUGGERS

JAPANESE = ("概要", "はじめに", "設定（その１）", "API")
GERMAN = ("Übersicht", "Erste Schritte", "C++")


def finding(slugger, texts, locale="ja"):
    return unsuitable(slugger, lost_headings(slugger, texts), locale, "l10n.toml")


@pytest.mark.parametrize("slugger", SLUGGERS)
def test_latin_headings_suit_every_algorithm(slugger):
    assert finding(slugger, GERMAN, "de") is None


@pytest.mark.parametrize(
    ("slugger", "example", "better"),
    [
        ("mkdocs", '"_1" of "概要"', "mkdocs-unicode"),
        ("python-markdown/toc", '"_1" of "概要"', "mkdocs-unicode"),
        ("hugo-ascii", '"heading" of "概要"', "hugo"),
        ("kramdown", '"section" of "概要"', "kramdown-gfm"),
        ("markdig", '"section" of "概要"', "docfx"),
        ("myst-docutils", '"" of "概要"', "myst"),
    ],
)
def test_the_finding_says_what_happens_and_what_to_do(slugger, example, better):
    found = finding(slugger, JAPANESE, "ja")
    assert found is not None
    assert (found.check, found.severity, found.locale) == ("slugger-unsuitable", Severity.WARNING, "ja")
    assert found.message == f'"{slugger}" makes slugs without a letter of 3 of 4 headings: {example}'
    assert f'set [anchors] slugger = "{better}"' in found.remedy
    assert 'mode = "pin"' in found.remedy


@pytest.mark.parametrize("slugger", ["mkdocs-unicode", "pymdownx", "hugo", "kramdown-gfm", "docfx", "myst", "github"])
def test_what_a_remedy_names_is_suitable(slugger):
    assert finding(slugger, JAPANESE, "ja") is None


def test_an_algorithm_for_which_there_is_no_better_one_asks_for_pins():
    found = finding("azure", JAPANESE, "ja")
    assert found is not None
    assert found.remedy == 'set [anchors] mode = "pin", or "both", for this language'


def test_a_few_headings_in_another_script_are_no_fault():
    assert finding("mkdocs", (*GERMAN, "Über uns", "Café", "日本"), "fr") is None


def test_no_headings_no_finding():
    assert finding("mkdocs", (), "ja") is None


def test_counts_of_several_articles_add_up():
    assert Lost(2, 1, "a") + Lost(3, 2, "b") == Lost(5, 3, "a")
    assert Lost() + Lost(3, 2, "b") == Lost(3, 2, "b")
