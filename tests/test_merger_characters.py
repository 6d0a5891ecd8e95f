"""Characters that a translation must not have: removed where that is safe, refused where it is not."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

import pytest
from merging import build, translated

from l10n.config.settings import DEFAULT_LIMITS
from l10n.merger.characters import clean

WORDS = "Some words."


CONTROLS = (
    *("\x00", "\x01", "\x02", "\x07", "\x08", "\x1b", "\x7f"),
    *("\x80", "\x9f", "\ufeff", "\ufffe", "\U0001ffff", "\ufdd0", "\ud800"),
)
UNSEEN = (" ", "\u200b", "\u3164", "\u115f\u2800", "\u00a0\u00ad", "\ufeff", "\x07", "\U000e0041", "\u200e")


@pytest.mark.parametrize("character", CONTROLS)
def test_control_characters_are_removed(character):
    shipped = translated(WORDS, f"a{character}b")
    assert shipped == ("ab", ["W control-character"], [f"control character U+{ord(character):04X}, removed"])


def test_a_character_lost_in_a_conversion_is_refused():
    assert translated(WORDS, "a\ufffdb")[:2] == (WORDS, ["E control-character"])
    assert translated("Some \0 words.", "a\ufffdb").text == "a\ufffdb"


@pytest.mark.parametrize("control", ["\u202e", "\u202d", "\u202a", "\u202b", "\u202c"])
def test_overrides_and_embeddings_are_refused(control):
    assert translated(WORDS, f"a {control}gnp.exe b")[:2] == (WORDS, ["E bidi-control"])


@pytest.mark.parametrize("msgstr", ["a\u2066b", "a\u2069b", "a\u2069b\u2066", "\u2066\u2067a\u2069", "a \u2066b\u2069"])
def test_isolates_that_are_open_or_not_needed_are_refused(msgstr):
    assert translated(WORDS, msgstr)[:2] == (WORDS, ["E bidi-control"])


def test_isolates_in_text_from_right_to_left():
    msgstr = "לחץ על \u2066Save\u2069 כאן \u200f."
    assert translated(WORDS, msgstr)[:2] == (msgstr, [])


@pytest.mark.parametrize("msgstr", UNSEEN)
def test_what_nobody_sees_is_no_translation(msgstr):
    shipped = translated(WORDS, msgstr)
    assert shipped.text == WORDS
    assert shipped.checks[-1] == "I empty"


def test_an_untranslated_unit_is_refused_but_no_error():
    built = build("Some words.\n", {"Some words.": "\u200b"})
    assert [finding.fatal for _, finding in built.findings] == [False]


@pytest.mark.parametrize("length", [0, 1, 100])
def test_too_long_a_translation_is_refused(length):
    source = "x" * length + "."
    limit = 20 * len(source) + 2_000
    assert clean("a" * limit, source, DEFAULT_LIMITS) == ("a" * limit, [])
    text, findings = clean("a" * (limit + 1), source, DEFAULT_LIMITS)
    assert (text, [finding.check.name for finding in findings]) == ("", ["oversized"])
    assert [finding.check.name for finding in clean("a" * 65_537, "x" * 65_000, DEFAULT_LIMITS)[1]] == ["oversized"]


def test_the_normal_form_is_the_source_s():
    decomposed = "u\u0308ber"
    assert translated(WORDS, decomposed).text == "\u00fcber"
    assert translated(f"Some {decomposed}.", f"{decomposed}!").text == f"{decomposed}!"


@pytest.mark.parametrize(
    ("msgstr", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a b c d e f"),
        ("\n a \u3000", "a"),
        ("Größe “x” – 1 €", "Größe “x” – 1 €"),
    ],
)
def test_clean(msgstr, text):
    assert clean(msgstr, "words", DEFAULT_LIMITS) == (text, [])


@pytest.mark.parametrize(
    ("msgstr", "text"),
    [("\na", "\na"), (" \r\n\n a\n", "\na"), ("a", "a"), ("\n", "\n")],
)
def test_a_line_break_that_the_msgid_begins_with_is_no_blank(msgstr, text):
    assert clean(msgstr, "\nwords", DEFAULT_LIMITS) == (text, [])


def test_a_paragraph_that_begins_with_a_line_break_is_translated():
    assert translated("\\\nSome words.", "\nEin *paar* Wörter.").text == "\\\nEin *paar* Wörter."
    assert translated("\\\nSome words.", "\n").text == "\\\nSome words."


@pytest.mark.parametrize("msgstr", ["a" + " " * 60_000 + "b\nc", "\n" * 60_000 + "a", "a" + "\n \t" * 20_000 + "a"])
def test_no_number_of_blanks_is_slow(msgstr):
    source = "x" * 4_000 + "  \nwords"
    began = time.process_time()
    translated(source, msgstr)
    assert time.process_time() - began < 3
