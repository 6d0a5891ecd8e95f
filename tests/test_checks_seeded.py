"""A thousand faults in good translations: how many of each kind the checks see."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter

import pytest
from check_cases import unit_of
from mutations import GOOD, MUTATIONS, faults

from l10n.checks import Setting
from l10n.checks.run import inspection, repairs, run_checks
from l10n.config.settings import Checks
from l10n.model.locale import LocaleTag

EACH = 53
"""19 kinds: 1,007 faults."""
INSPECTIONS = {
    locale: inspection(Setting(locale=LocaleTag(locale)), Checks()) for locale in {good.locale for good in GOOD}
}


def codes(locale, msgid, msgstr):
    return {finding.check.code for finding in run_checks(INSPECTIONS[locale], unit_of(msgid), msgstr)}


@pytest.mark.parametrize("good", GOOD, ids=lambda good: f"{good.locale}: {good.msgid[:20]}")
def test_nothing_is_said_of_a_good_translation(good):
    assert codes(*good) == set()


@pytest.fixture(scope="module")
def seen():
    """Fault -> how often its check saw it."""
    return Counter(
        name for name, code, good, bad in faults(EACH, seed=1) if code in codes(good.locale, good.msgid, bad)
    )


@pytest.mark.parametrize("name", MUTATIONS)
def test_faults_are_seen(name, seen):
    assert seen[name] == EACH


def test_mending_twice_is_mending_once_and_touches_no_placeholder():
    for _, _, good, bad in faults(5, seed=2):
        looked_for, unit = INSPECTIONS[good.locale], unit_of(good.msgid)
        mended, _ = repairs(looked_for, unit, bad)
        assert repairs(looked_for, unit, mended) == (mended, ())
        assert mended.count("]({link1})") == bad.count("]({link1})")


@pytest.mark.parametrize("code", ["C03", "C06", "T04", "T05", "T07"])
def test_what_can_be_mended_comes_back_as_it_was(code):
    for _, fault, good, bad in faults(10, seed=3):
        if fault == code:
            assert repairs(INSPECTIONS[good.locale], unit_of(good.msgid), bad)[0] == good.msgstr
