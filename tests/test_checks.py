"""Each check against its fixture: what it finds, what it leaves alone, what it mends."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import re
import time

import pytest
from check_cases import FIXTURES, cases, parsed, unit_of
from check_reference import DOCUMENT, reference

import l10n
from l10n.checks import CHECKERS, CHECKS, Setting, Subject
from l10n.checks.prose import HIDDEN, prose
from l10n.checks.run import REFUSING, apply_edits, inspection, repairs, run_checks
from l10n.checks.terms import Term, parse_glossary
from l10n.checks.weights import weight_of
from l10n.config.settings import Checks
from l10n.errors import TextError
from l10n.model.diagnostic import Severity
from l10n.model.locale import LocaleTag

ALL_CASES = [pytest.param(name, case, id=f"{name}: {case.title}") for name in CHECKERS for case in cases(name)]


@pytest.mark.parametrize("name, case", ALL_CASES)
def test_fixture(name, case):
    setting, unit, target = parsed(case.given)
    inspect = CHECKERS[name](setting)
    found = tuple(inspect(Subject(unit, target))) if inspect else ()
    edits = [edit for finding in found for edit in finding.edits]
    actual = [f"! {finding.message}" for finding in found]
    actual += [f"> {apply_edits(target, edits)}"] if edits else []
    assert (actual or ["nothing"]) == case.lines


@pytest.mark.parametrize("name", CHECKERS)
def test_every_check_is_seen_to_find_something_and_to_pass(name):
    verdicts = {case.expected.startswith("!") for case in cases(name)}
    assert verdicts == {True, False}


def test_no_fixture_is_left_over():
    assert sorted(path.stem for path in FIXTURES.glob("*.md")) == sorted(CHECKERS)


def test_the_reference_is_up_to_date():
    """python tests/check_reference.py > docs/checks.md"""
    assert DOCUMENT.read_text("utf-8") == reference()


def test_whatever_is_found_is_a_check_with_a_code():
    root = pathlib.Path(l10n.__file__).parent
    code = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.py")}
    names = set(re.findall(r'\bcheck(?:: str)? ?= ?"([a-z-]+)"', "".join(code.values()))) - {"x"}
    assert {"unusable", "catalog-syntax", "catalog-header", "encoding", "limit"} <= names <= set(CHECKS)
    # Findings are made from their check, so that none goes without its code.
    makers = {name for name, text in code.items() if re.search(r"\bDiagnostic\($", text, re.MULTILINE)}
    assert makers == {"checks/__init__.py", "pipeline/progress.py", "commands/check.py"}


def test_codes_are_unique():
    codes = [CHECKS[name].code for name in CHECKS]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_is_explained(name):
    check = CHECKS[name]
    assert check.about.strip() and check.remedy and not check.remedy.endswith(".")


HOSTILE = (
    "`" * 60_000,
    "".join("`" * count + " " for count in range(1, 350)),
    "<!--" * 15_000,
    "](" * 30_000,
    "](a(b" * 12_000,
    "a" * 60_000 + "@",
    "a://" * 15_000,
    "&" * 60_000,
    ":a" * 30_000,
    "{" * 60_000,
    "\\" * 60_000,
    "« " * 30_000,
    "1 " * 30_000,
    "1,234 " * 10_000,
    "12." * 20_000,
    "".join(f"{number}.{number} " for number in range(5_000)),
    "\u3000" * 60_000 + "<b>a</b>",
    "</b> " * 12_000 + "a</b>",
    "\u0430a" * 30_000,
    "\u00c3\u00a9" * 30_000,
    "e\u0301" * 30_000,
    "word " * 12_000,
    "(" * 60_000,
    "\u200b" * 60_000,
    " " * 60_000,
    "**a" * 20_000,
    "\udc80",
    "",
)


SECONDS = 5
"""CPU time that no hostile text may take: the slowest takes a tenth of it, a quadratic pattern takes minutes."""


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_no_text_is_slow_or_crashes(text):
    start = time.process_time()
    for tag in ("fr", "ja"):
        setting = Setting(locale=LocaleTag(tag), labels={"a": "b"}, glossary=(Term(term="a", translations=("b",)),))
        looked_for = inspection(setting, Checks())
        run_checks(looked_for, unit_of("Save **a** the file."), text)
        run_checks(looked_for, unit_of(text), "Enregistrez.")
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_prose_keeps_every_offset(text):
    assert len(prose(text)) == len(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Run `a b` now", "Run _____ now"),
        ("``a ` b`` c", "_________ c"),
        (r"\`no code\`", r"\`no code\`"),
        ("[text]({link1}) and {code1}", "[text]_________ and _______"),
        ('[a](b "c (d)") e', "[a]___________ e"),
        ("<b>bold</b> 1 < 2", "___bold____ 1 < 2"),
        ("a &amp; b &nope c", "a _____ b &nope c"),
        ("see https://a.example/?b=1, or a@b.example.", "see ______________________, or ___________."),
        ("\u6587http://a.example\u3002\u6b21", "\u6587________________\u3002\u6b21"),
        ("{{literal}} {x 1}", "{{literal}} {x 1}"),
    ],
)
def test_prose(text, expected):
    assert prose(text).replace(HIDDEN, "_") == expected


def found_in(msgid, msgstr, tag="fr", configured=None, waivers=frozenset()):
    looked_for = inspection(Setting(locale=LocaleTag(tag)), configured or Checks())
    return [
        (one.check.code, one.severity or one.check.severity)
        for one in run_checks(looked_for, unit_of(msgid), msgstr, waivers)
    ]


def test_a_waiver_silences_a_warning_by_code_and_by_name():
    assert found_in("Save.", "Enregistrez") == [("T06", Severity.WARNING)]
    assert found_in("Save.", "Enregistrez", waivers=frozenset({"T06"})) == []
    assert found_in("Save.", "Enregistrez", waivers=frozenset({"final-punctuation"})) == []


def test_an_error_cannot_be_waived_or_switched_off():
    error = [("C04", Severity.ERROR)]
    assert found_in("On", "Activ\u00c3\u00a9", waivers=frozenset({"C04", "mojibake"})) == error
    assert found_in("On", "Activ\u00c3\u00a9", configured=Checks(severity={"C04": "off", "mojibake": "info"})) == error


@pytest.mark.parametrize(
    "configured, expected",
    [
        (Checks(severity={"final-punctuation": "off"}), "off"),
        (Checks(severity={"T06": "info"}), "info"),
        (Checks(severity={"T06": "off"}, locales={LocaleTag("fr"): {"T06": "error"}}), "error"),
        (Checks(severity={"final-punctuation": "off"}, locales={LocaleTag("fr"): {"T06": "error"}}), "error"),
        (Checks(locales={LocaleTag("de"): {"T06": "off"}}), "warning"),
    ],
)
def test_the_configuration_sets_the_weight(configured, expected):
    assert weight_of(CHECKS["final-punctuation"], LocaleTag("fr"), configured) == expected


@pytest.mark.parametrize("tag, expected", [("zh-TW", "info"), ("ja", "info"), ("fr", "warning")])
def test_a_language_may_have_a_weight_of_its_own(tag, expected):
    assert weight_of(CHECKS["pairs"], LocaleTag(tag), Checks()) == expected


def test_errors_only():
    looked_for = inspection(Setting(locale=LocaleTag("fr")), Checks(), errors_only=True)
    found = run_checks(looked_for, unit_of("On."), "Activ\u00c3\u00a9  ")
    assert [one.check.code for one in found] == ["C04"]


@pytest.mark.parametrize(
    "configured",
    [Checks(severity={"double-space": "error"}), Checks(locales={LocaleTag("fr"): {"T05": "error"}})],
)
def test_errors_only_are_those_of_the_configuration_too(configured):
    looked_for = inspection(Setting(locale=LocaleTag("fr")), configured, errors_only=True)
    found = run_checks(looked_for, unit_of("On."), "Activ\u00c3\u00a9  oui")
    assert [one.check.code for one in found] == ["C04", "T05"]


def test_what_refuses_translations_is_listed():
    """A build loads these alone."""
    refusing = {name for name in CHECKERS if CHECKS[name].severity is Severity.ERROR}
    refusing |= {name for name in CHECKERS if "error" in CHECKS[name].weights.values()}
    assert set(REFUSING) == refusing


@pytest.mark.parametrize(
    "msgid, msgstr, expected",
    [
        ("Note: read this.", " Remarque  : lisez\u200b ceci. ", "Remarque\u00a0: lisez ceci."),
        ("Run `a  b` : {link1}", "Lancez  `a  b` : {link1}", "Lancez `a  b`\u00a0: {link1}"),
        ("Saved", "Enregistre\u0301", "Enregistré"),
        ("Fine.", "Très bien.", "Très bien."),
    ],
)
def test_repairs(msgid, msgstr, expected):
    looked_for = inspection(Setting(locale=LocaleTag("fr")), Checks())
    mended, found = repairs(looked_for, unit_of(msgid), msgstr)
    assert mended == expected
    assert bool(found) == (mended != msgstr)
    assert repairs(looked_for, unit_of(msgid), mended) == (mended, ())


def test_a_waived_fault_is_not_mended():
    looked_for = inspection(Setting(locale=LocaleTag("fr")), Checks())
    assert repairs(looked_for, unit_of("A b."), "A  b.", frozenset({"T05"})) == ("A  b.", ())


def test_glossary():
    text = '\ufeffterm,translation,forbidden,note\n"a, b",c | d,e,"why ""so"""\n\nf,g\n'
    assert parse_glossary(text, "x.csv") == (
        Term(term="a, b", translations=("c", "d"), forbidden=("e",), note='why "so"', line=2),
        Term(term="f", translations=("g",), line=4),
    )


@pytest.mark.parametrize(
    "text, line, reason",
    [
        ("word,translation\n", 1, 'unknown column "word"'),
        ("translation\nx\n", 1, "no heading row with each column once"),
        ("term,translation\na,b,c\n", 2, "3 cells under 2 columns"),
        ("term,translation\n,b\n", 2, "a row without a term"),
        ('term\n"a\n', 2, "no valid CSV: unexpected end of data"),
    ],
)
def test_a_glossary_that_cannot_be_read(text, line, reason):
    with pytest.raises(TextError) as caught:
        parse_glossary(text, "x.csv")
    assert (caught.value.line, caught.value.reason) == (line, reason)
