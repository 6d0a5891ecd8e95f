"""Translations that ship unread are those that would ship the long way: in real articles, by machines and by people.

The articles lie beside the checkout. A sample of each tree is drawn; `L10N_CORPUS=all` takes everything.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import importlib
import pathlib
import random

import pytest
from merging import merged_both_ways
from pseudo import pseudo
from test_links import CORPORA, EVERYTHING, SEED, TREES

from l10n.config import Config
from l10n.merger.splice import splice
from l10n.pipeline.analyse import analyse
from l10n.textio import decode, normalise

SAMPLE, SHARE = 25, 20
"""Articles of a tree; one in so many of those that were translated."""
BENCHMARKS = pathlib.Path(__file__).resolve().parents[2] / "benchmarks"

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not beside the checkout")


@pytest.mark.parametrize("name", [name for name in TREES if not name.endswith(".xz")])
def test_what_ships_unread_would_ship_the_long_way(name):
    config = Config(locales=("fr",), dialect=TREES[name][0])
    articles = sorted(path for path in (CORPORA / name).rglob("*.md*") if path.suffix in (".md", ".mdx"))
    for path in articles if EVERYTHING else random.Random(SEED).sample(articles, min(SAMPLE, len(articles))):
        text = decode(path.read_bytes(), path.name)
        skeleton, source = analyse("a.md", text, config), normalise(text)
        targets = {unit.key: pseudo(unit.msgid) for unit in skeleton.units}
        quick, long = merged_both_ways(source, skeleton, targets, config)
        assert (quick.findings, quick.refused) == (long.findings, long.refused), path
        edits, others = ([edit for _, edit in merged.edits] for merged in (quick, long))
        assert splice(source, edits) == splice(source, others), path


@pytest.mark.parametrize("name", ["azure-fr", "azure-zh-TW"])
def test_what_was_published_ships_the_same_unread_as_read(name, monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    calibrate = importlib.import_module("calibrate_checks")
    config = calibrate.config_of("azure")
    articles = calibrate.articles(CORPORA / "azure-en", CORPORA / name, config)
    for number, article in enumerate(articles):
        if number % (1 if EVERYTHING else SHARE):
            continue
        targets = {pair.source.key: pair.target.msgid for pair in article.pairs}
        quick, long = merged_both_ways(article.text, article.skeleton, targets, config)
        assert (quick.findings, quick.refused) == (long.findings, long.refused)
        edits, others = ([edit for _, edit in merged.edits] for merged in (quick, long))
        assert splice(article.text, edits) == splice(article.text, others)
