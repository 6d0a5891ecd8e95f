"""How often each check speaks up on translations that were published: too often, and it is not worth reading.

    python benchmarks/calibrate_checks.py ../shared/corpora                      rates, per check and language
    python benchmarks/calibrate_checks.py ../shared/corpora --show number --count 50   findings to judge by eye
    python benchmarks/calibrate_checks.py --pair docs/en docs/ja --locale ja --dialect mkdocs   another site

Articles and their published translations are cut into units by the pipeline; the units of a section are paired where
both sides have the same kinds of units in the same order. Sections are found by the pins (`<a name="source-slug">`)
that the publisher set on translated headings, or by the headings where those of both sides have the same levels. What
was read, and how it was judged: `CALIBRATION.md`.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import itertools
import pathlib
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from l10n.checks import CHECKS, Finding, Setting
from l10n.checks.consistency import inconsistencies, pack, rendering, same_translations
from l10n.checks.habits import HABITS, is_habit
from l10n.checks.run import inspection, run_checks
from l10n.checks.weights import weight_of
from l10n.config import Config
from l10n.config.settings import Checks, Ui
from l10n.model.diagnostic import Severity
from l10n.model.locale import LocaleTag, parse_locale
from l10n.model.skeleton import Skeleton
from l10n.model.unit import Unit
from l10n.pipeline.analyse import analyse
from l10n.pipeline.anchoring import slugs_of
from l10n.pipeline.localize import localize
from l10n.pipeline.review import review_headings
from l10n.textio import SourceText, normalise

LIMITS = {"error": 0.002, "warning": 0.02}
"""Weight -> the share of units above which a check is not worth its noise."""


class Pair(NamedTuple):
    """A unit and its published translation."""

    article: str
    source: Unit
    target: Unit


class Article(NamedTuple):
    """An article of which some or all units have their translation."""

    text: SourceText
    skeleton: Skeleton
    pairs: tuple[Pair, ...]


def config_of(dialect: str) -> Config:
    """Return how both sides are read. Labels stay visible: on the translated side they cannot be detected."""
    return Config(locales=(LocaleTag("fr"),), dialect=dialect, ui=Ui(detect="off"))


def articles(source: pathlib.Path, target: pathlib.Path, config: Config) -> Iterator[Article]:
    """Yield the articles that both trees have, with the units that belong together."""
    for path in sorted(target.rglob("*.md")):
        name = path.relative_to(target).as_posix()
        if not (source / name).is_file():
            continue
        stored = [(tree / name).read_bytes().decode() for tree in (source, target)]
        ours, theirs = (analyse(name, text, config) for text in stored)
        found = tuple(Pair(name, one, other) for one, other in aligned(ours, theirs, config))
        yield Article(normalise(stored[0]), ours, found)


def aligned(ours: Skeleton, theirs: Skeleton, config: Config) -> Iterator[tuple[Unit, Unit]]:
    """Yield the units of an article with those of its translation."""
    kinds = [[unit.kind for unit in side.units] for side in (ours, theirs)]
    marks = [(0, 0), *_landmarks(ours, theirs, config), (len(kinds[0]), len(kinds[1]))]
    for (a, b), (c, d) in itertools.pairwise(marks):
        if kinds[0][a:c] == kinds[1][b:d]:
            yield from zip(ours.units[a:c], theirs.units[b:d], strict=True)


def _landmarks(ours: Skeleton, theirs: Skeleton, config: Config) -> Iterator[tuple[int, int]]:
    """Yield the units of headings that are the same on both sides, ascending on both."""
    sides = [[found for found in side.anchors if found.kind == "heading"] for side in (ours, theirs)]
    if [found.level for found in sides[0]] == [found.level for found in sides[1]]:
        marks = ((one.unit, other.unit) for one, other in zip(*sides, strict=True))
        yield from (mark for mark in marks if min(mark) > 0)
        return
    pinned: dict[str, int] = {}
    by_line = {anchor.line: anchor.unit for anchor in theirs.anchors if anchor.kind == "heading"}
    for anchor in theirs.anchors:
        for slug in anchor.ids:
            pinned.setdefault(slug, by_line.get(anchor.line, -1))
    last = (0, 0)
    for anchor, slug in zip(ours.anchors, slugs_of(ours.anchors, config), strict=True):
        mark = (anchor.unit, pinned.get(slug, -1))
        if mark[0] > last[0] and mark[1] > last[1]:
            yield mark
            last = mark


def found_in(read: Sequence[Article], locale: LocaleTag, config: Config) -> Iterator[tuple[Pair, Finding]]:
    """Yield what all checks find in published translations."""
    looked_for = inspection(Setting(locale=locale), Checks())
    every = [pair for article in read for pair in article.pairs if _same_forms(pair)]
    for pair in every:
        for finding in run_checks(looked_for, pair.source, pair.target.msgid):
            yield pair, finding
    for article in read:
        yield from _found_by_merger(article, locale, config)
    catalog = ("", pack(rendering(pair.source, pair.target.msgid, number) for number, pair in enumerate(every)))
    for compare in (inconsistencies, same_translations):
        for place, finding in compare([catalog]):
            yield every[place.line], finding


def _found_by_merger(article: Article, locale: LocaleTag, config: Config) -> Iterator[tuple[Pair, Finding]]:
    """Yield what a build finds where the translations stand in a catalog, apart from what it repairs."""
    by_key = {pair.source.key: pair for pair in article.pairs if _same_forms(pair)}
    targets = {key: pair.target.msgid for key, pair in by_key.items()}
    anchors = article.skeleton.anchors
    found = localize(article.text, article.skeleton, targets, {}, "localize", config)
    headings = review_headings(article.skeleton, found, slugs_of(anchors, config), locale, config)
    for index, finding in (*found.merged.findings, *headings):
        if pair := by_key.get(article.skeleton.units[index].key):
            yield pair, finding


def _same_forms(pair: Pair) -> bool:
    """Whether both sides were cut alike: an index entry is one token only where it equals its heading."""
    bare = {found.name: found.form == "bare" for found in pair.source.placeholders}
    return all(
        bare.get(found.name, found.form == "bare") == (found.form == "bare") for found in pair.target.placeholders
    )


def timed(read: Sequence[Article], locale: LocaleTag) -> float:
    """Return the microseconds that the checks of single translations take per unit."""
    looked_for = inspection(Setting(locale=locale), Checks())
    pairs = [pair for article in read for pair in article.pairs]
    start = time.process_time()
    for pair in pairs:
        run_checks(looked_for, pair.source, pair.target.msgid)
    return (time.process_time() - start) / len(pairs) * 1e6


def show(found: Sequence[tuple[Pair, Finding]], check: str, count: int, seed: int) -> None:
    """Print findings of one check, drawn at random, with both texts."""
    chosen = [item for item in found if check in (item[1].check.name, item[1].check.code)]
    random.Random(seed).shuffle(chosen)
    for pair, finding in chosen[:count]:
        print(f"{pair.article}:{pair.source.line} [{pair.source.kind}] {finding.message}")
        print(f"  < {pair.source.msgid[:400]}\n  > {pair.target.msgid[:400]}")


def habits(read: Sequence[Article], found: Sequence[tuple[Pair, Finding]]) -> frozenset[str]:
    """Return the checks whose rule is broken as a rule, so that users are told of it once."""
    pairs = [pair for article in read for pair in article.pairs]
    broken = {name: {id(pair) for pair, finding in found if finding.check.name == name} for name in HABITS}
    return frozenset(
        name
        for name, places in broken.items()
        if is_habit(len(places), sum(HABITS[name](one.target.msgid) and id(one) not in places for one in pairs))
    )


def table(found: Sequence[tuple[Pair, Finding]], locale: LocaleTag, units: int, once: frozenset[str]) -> None:
    """Print the share of units that each check speaks up on, apart from what is milder than the check's weight.

    once:  the checks that are told of once instead
    """
    counts = Counter((finding.check.name, finding.severity) for _, finding in found)
    for name in sorted(CHECKS, key=lambda name: CHECKS[name].code):
        check = CHECKS[name]
        weight = weight_of(check, locale, Checks())
        total = sum(count for (other, _), count in counts.items() if other == name)
        weights = {severity: (severity or check.severity).value for severity in (None, *Severity)}
        own = sum(counts[name, severity] for severity, heavy in weights.items() if heavy == weight)
        own, milder = (total, 0) if weight == "off" else (own, total - own)
        share = own / units
        loud = "  over the limit" if share > LIMITS.get(weight, 1) else ""
        loud = "  told once" if name in once else loud
        mended = f"  and {milder / units:.2%} repaired or milder" if milder else ""
        print(f"  {check.code} {name:22} {weight:8} {own:6} {share:8.2%}{loud}{mended}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path, nargs="?", help="folder of azure-en, azure-fr, azure-zh-TW")
    parser.add_argument("--pair", type=pathlib.Path, nargs=2, metavar=("SOURCE", "TARGET"), help="two other trees")
    parser.add_argument("--dialect", default="azure")
    parser.add_argument("--locale", action="append", default=[], help="fr, zh-TW; both where not given")
    parser.add_argument("--show", metavar="CHECK")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if bool(options.corpora) == bool(options.pair) or (options.pair and len(options.locale) != 1):
        parser.error("name the folder of the corpora, or --pair and its --locale")
    for name in options.locale or ("fr", "zh-TW"):
        source, target = options.pair or (options.corpora / "azure-en", options.corpora / f"azure-{name}")
        read = list(articles(source, target, config_of(options.dialect)))
        report(read, parse_locale(name), options)


def report(read: Sequence[Article], locale: LocaleTag, options: argparse.Namespace) -> None:
    """Print what was asked for of one language."""
    found = list(found_in(read, locale, config_of(options.dialect)))
    if options.show:
        show(found, options.show, options.count, options.seed)
        return
    units, paired = (
        sum(map(len, sides)) for sides in zip(*((one.skeleton.units, one.pairs) for one in read), strict=True)
    )
    cost = timed(read, locale)
    print(f"{locale}: {paired} of {units} units paired ({paired / units:.1%}); {cost:.0f} µs per unit")
    table(found, locale, paired, habits(read, found))


if __name__ == "__main__":
    main()
