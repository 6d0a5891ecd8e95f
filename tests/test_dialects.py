"""Every construct of every dialect: what it becomes in a catalog, and what it still is in a translation."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib

import pytest
from cmark import elements
from dialect_cases import FOLDER, read_cases, shown
from dialect_table import DOCUMENT, table
from pseudo import pseudo

from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.pipeline.analyse import analyse
from l10n.pipeline.anchoring import slugs_of
from l10n.pipeline.localize import finish, localize
from l10n.report.notice import format_notice
from l10n.textio import normalise

ARTICLE = "article.md"
FIXTURES = sorted(FOLDER.glob("*.md"))
CASES = [
    pytest.param(case, id=f"{case.dialect}: {case.title}") for fixture in FIXTURES for case in read_cases(fixture.stem)
]


def built(case, translate):
    """Return the article of a case with each msgid translated, and the units that did not ship."""
    config = case.config
    source = normalise(case.article)
    skeleton = analyse(ARTICLE, case.article, config)
    targets = {unit.key: translate(unit.msgid) for unit in skeleton.units}
    labels = {
        found.value: translate(found.value)
        for unit in skeleton.units
        for found in unit.placeholders
        if found.form == "label"
    }
    localization = localize(source, skeleton, targets, labels, "localize", config)
    slugs = slugs_of(skeleton.anchors, config)
    article = finish(source, skeleton, localization, (), {ARTICLE: slugs}, {ARTICLE: localization.slugs})
    refused = [skeleton.units[index].msgid for index in sorted(localization.merged.refused)]
    return article, refused


@pytest.mark.parametrize("case", CASES)
def test_becomes_units(case):
    assert shown(analyse(ARTICLE, case.article, case.config).units) == case.units


@pytest.mark.parametrize("case", CASES)
def test_comes_back_byte_for_byte(case):
    assert built(case, str) == (case.article, [])


def body(article, config):
    """Return an article's Markdown, its header cut off, as a CommonMark parser has to see it."""
    as_commonmark = DIALECTS[config.dialect].as_commonmark or str
    return as_commonmark(normalise(article).text[analyse(ARTICLE, article, config).body :])


@pytest.mark.parametrize("case", CASES)
def test_keeps_its_structure_in_a_translation(case):
    article, refused = built(case, pseudo)
    assert refused == []
    assert elements(body(article, case.config)) == elements(body(case.article, case.config))


@pytest.mark.parametrize("case", CASES)
def test_gives_the_translations_when_read_again(case):
    # Labels are detected by the words around them, which are other ones then.
    plain = case._replace(settings={**case.settings, "ui": {"detect": "off"}})
    units = analyse(ARTICLE, plain.article, plain.config).units
    article, _ = built(plain, pseudo)
    again = analyse(ARTICLE, article, plain.config).units
    # A line separator is no line end: it ships as a blank.
    expected = [((unit.context, pseudo(unit.msgid).replace("\u2028", " ")), unit.kind) for unit in units]
    assert [(unit.key, unit.kind) for unit in again] == expected


def test_every_dialect_has_cases_and_every_case_a_dialect():
    assert [fixture.stem for fixture in FIXTURES] == list(DIALECTS)


def test_the_table_is_up_to_date():
    assert pathlib.Path(DOCUMENT).read_text("utf-8") == table()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_notice_is_a_block_of_its_own_in_each_dialect(dialect):
    notice = format_notice("Noch nicht übersetzt.", DIALECTS[dialect].notice)
    assert "Noch nicht übersetzt." in notice
    assert notice.endswith("\n\n") and not notice.startswith("\n")
    body = f"{notice}# Title\n\nText.\n"
    headings = [anchor.text.raw for anchor in analyse("a.md", body, Config(locales=("de",), dialect=dialect)).anchors]
    assert headings == ["Title"]
