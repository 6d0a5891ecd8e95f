"""What the checks find in an article at once is what they find in its translations one by one."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import random
import time

import pytest
from check_cases import cases, parsed, unit_of
from hypothesis import given
from hypothesis import strategies as st
from mutations import GOOD, MUTATIONS
from test_checks import HOSTILE, SECONDS

from l10n.checks import CHECKERS, CHECKS, Setting
from l10n.checks.prose import END, prose
from l10n.checks.run import inspection, run_checks, run_on_all
from l10n.checks.texts import Joined, Screened, Texts
from l10n.config.settings import Checks
from l10n.model.locale import LocaleTag

LOCALES = ("de", "fr", "fr-CA", "es", "el", "hy", "ru", "tr", "he", "ar", "hi", "th", "ja", "ko", "zh-TW")
LABELS = {"Save": "Speichern", "b": "c"}
EVERYTHING = Checks(severity={CHECKS[name].name: "warning" for name in CHECKERS if CHECKS[name].severity != "error"})
INSPECTIONS = {locale: inspection(Setting(locale=LocaleTag(locale), labels=LABELS), EVERYTHING) for locale in LOCALES}

PIECES = (
    *("a", "b", "The", "the", "THE", "words", "word", "Wort", "été", "e\u0301t", "İ", "ẞ", "straße", "я", "Яа", "аb"),
    *(
        "ος",
        "ΟΣ",
        "ΟΣ ΟΣ",
        "אב",
        'דוא"ל',
        "文",
        "。",
        "語り",
        "ｱ",
        "ـ",
        "م",
        "५",
        "٣",
        "5",
        "12",
        "1,250",
        "1.5",
        "10 MB",
    ),
    *(
        "10 МБ",
        "4/25/2016",
        "April 5",
        "5 April",
        "avril",
        " ",
        " ",
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "\n",
        "\t",
        "\u2028",
    ),
    *(
        "(",
        ")",
        "a)",
        "[",
        "]",
        '"',
        "'",
        "’",
        "“",
        "”",
        "„",
        "«",
        "»",
        "‘",
        "「",
        "」",
        "（",
        "）",
        "¿",
        "¡",
        "...",
        "…",
    ),
    *(
        ".",
        ".",
        ",",
        ":",
        ";",
        "?",
        "!",
        "?!",
        "..",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "`a",
        "\\",
        "\\(",
        "\\`",
        "<",
        ">",
    ),
    *(
        "<b>",
        "</b>",
        "</b> ",
        "<!-- ",
        "&amp;",
        "&nbsp;",
        "{",
        "}",
        "{link1}",
        "[a]({link1})",
        "](",
        "](a(b",
        ":smile:",
    ),
    *(
        "http://a.b",
        "www.a.b/",
        "a@b.c",
        "**Save**",
        "__b__",
        "**Speichern**",
        "etc.",
        "6 a.m.",
        "iOS",
        "\u200b",
        "\u200d",
    ),
    *(
        "\ufe0f",
        "\u00ad",
        "\U000e0041",
        "\u0300" * 6,
        "\u0300",
        "\u00c3\u00a9",
        "Ð°Ð±",
        "\ufffc",
        "\ufffd",
        "\udc80",
        "\x1e",
    ),
    *(END, "one two three", "for all of them", "In ", "in in ", " that that"),
)
"""What the checks look for, and what changes it: beginnings, ends, half of a pair."""
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
PLACES = st.sampled_from(("paragraph", "heading", "cell", "header", "alt"))


@st.composite
def pairs(draw):
    """Return a unit and a translation, often nearly the same."""
    source = draw(TEXTS)
    target = draw(st.one_of(TEXTS, st.just(source), TEXTS.map(source.__add__), TEXTS.map(lambda text: text + source)))
    return unit_of(source, draw(PLACES), "meta:title"), target


def alone(locale, units, targets, waivers):
    """Return what is found the plain way."""
    return [
        (index, finding)
        for index, (unit, target) in enumerate(zip(units, targets, strict=True))
        for finding in run_checks(INSPECTIONS[locale], unit, target, waivers[index])
    ]


def assert_same(locale, found, waivers=None):
    units, targets = zip(*found, strict=True) if found else ((), ())
    waivers = waivers or [frozenset()] * len(units)
    together = list(run_on_all(INSPECTIONS[locale], units, targets, waivers))
    assert together == alone(locale, units, targets, waivers)
    return together


@given(locale=st.sampled_from(LOCALES), found=st.lists(pairs(), max_size=6))
def test_nothing_is_missed_and_nothing_is_added(locale, found):
    assert_same(locale, found)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_missed_in_all_fixtures_together(locale):
    found = [parsed(case.given)[1:] for name in CHECKERS for case in cases(name)]
    together = assert_same(locale, found)
    assert len({finding.check.name for _, finding in together}) > 8
    assert_same(locale, found, [frozenset({"T06", "number"})] * len(found))


def test_nothing_is_missed_of_the_faults_that_people_make():
    chance = random.Random(5)
    for locale in sorted({good.locale for good in GOOD}):
        found = [(unit_of(good.msgid), good.msgstr) for good in GOOD if good.locale == locale]
        found += [
            (unit, mutated)
            for unit, target in list(found)
            for _, mutate in MUTATIONS.values()
            if (mutated := mutate(unit.msgid, target, chance)) is not None
        ]
        assert_same(locale, found)


@pytest.mark.parametrize("locale", ["fr", "ja"])
def test_nothing_is_missed_in_hostile_texts(locale):
    short = [text[:300] for text in HOSTILE]
    assert_same(
        locale, [(unit_of(text), "Enregistrez.") for text in short] + [(unit_of("Save."), text) for text in short]
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_no_text_is_slow_for_a_screen(text):
    start = time.process_time()
    for locale in ("fr", "ja"):
        texts = Texts([unit_of("Save."), unit_of(text)], [text, "Enregistrez."])
        for _, inspect in INSPECTIONS[locale].checks:
            if isinstance(inspect, Screened):
                assert set(inspect.screen(texts)) <= {0, 1}
    assert time.process_time() - start < SECONDS


@given(st.lists(TEXTS.filter(lambda text: END not in text), min_size=1, max_size=6))
def test_what_is_joined_is_its_parts(parts):
    joined = Joined(parts)
    assert list(joined.proses) == [prose(part) for part in parts]
    assert set(joined.alphabet) == {character for part in parts for character in part if character > "\x7f"}
    assert list(joined.with_digits) == [i for i, part in enumerate(parts) if any(map(str.isdecimal, prose(part)))]


def test_no_check_of_french_looks_at_everything():
    """A check without a screen is run on everything; whoever adds one sees here what that costs."""
    unscreened = {
        name
        for name in CHECKERS
        for inspect in [CHECKERS[name](Setting(locale=LocaleTag("fr"), labels=LABELS))]
        if inspect and not isinstance(inspect, Screened)
    }
    assert unscreened == set()
