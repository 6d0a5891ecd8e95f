# SPDX-License-Identifier: MIT

from __future__ import annotations

import subprocess
import sys

import pytest

from l10n.errors import ConfigError
from l10n.locales import describe_locale
from l10n.model.locale import gettext_name, parse_locale

SPELLINGS = [
    ("de", "de", "de"),
    ("pt-BR", "pt-BR", "pt_BR"),
    ("pt_br", "pt-BR", "pt_BR"),
    ("zh_TW", "zh-TW", "zh_TW"),
    ("zh-hans", "zh-Hans", "zh_Hans"),
    ("zh-Hant-HK", "zh-Hant-HK", "zh_Hant_HK"),
    ("es-419", "es-419", "es_419"),
    ("sr@latin", "sr-Latn", "sr@latin"),
    ("sr_Latn", "sr-Latn", "sr@latin"),
    ("sr_RS@latin", "sr-Latn-RS", "sr_RS@latin"),
    ("uz@cyrillic", "uz-Cyrl", "uz@cyrillic"),
    ("ca@valencia", "ca-valencia", "ca@valencia"),
    ("sl-rozaj-1994", "sl-rozaj-1994", "sl@rozaj-1994"),
    ("gsw", "gsw", "gsw"),
]


@pytest.mark.parametrize(("text", "tag", "gettext"), SPELLINGS)
def test_two_spellings_of_one_language(text, tag, gettext):
    assert (parse_locale(text), gettext_name(parse_locale(text))) == (tag, gettext)
    assert parse_locale(gettext) == parse_locale(tag) == tag


REFUSED = ["", "d", "../../x", "fr/../..", "fr\0", "fr\n", "CON", "con", "nul", "FR", "-rf", "de-"]
REFUSED += [
    "de--AT",
    "de_DE.UTF-8",
    "de-AT-CH",
    "sr-Latn-Cyrl",
    "de-x-private",
    "dé",
    "a" * 10_000,
    "de" + "-abcde" * 50,
    "german",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_language_tag(text):
    with pytest.raises(ConfigError) as caught:
        parse_locale(text)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", ("German", "Deutsch", "ltr", "Latn", "nplurals=2; plural=(n != 1);")),
        ("fr", ("French", "français", "ltr", "Latn", "nplurals=2; plural=(n > 1);")),
        ("ja", ("Japanese", "日本語", "ltr", "Jpan", "nplurals=1; plural=0;")),
        ("pt-BR", ("Portuguese (Brazil)", "português (Brasil)", "ltr", "Latn", "nplurals=2; plural=(n > 1);")),
        ("he", ("Hebrew", "עברית", "rtl", "Hebr", "nplurals=2; plural=(n != 1);")),
        ("en-XA", ("English", "English", "ltr", "Latn", "nplurals=2; plural=(n != 1);")),
        ("tlh", ("Klingon", "Klingon", "ltr", "", "nplurals=2; plural=(n != 1);")),
    ],
)
def test_describe_locale(tag, expected):
    locale = describe_locale(tag)
    actual = (locale.name, locale.native_name, locale.direction, locale.script, locale.plural_forms)
    assert actual == expected


@pytest.mark.parametrize(("tag", "script"), [("zh-TW", "Hant"), ("zh-CN", "Hans"), ("sr-Latn", "Latn"), ("sr", "Cyrl")])
def test_script_follows_the_region_or_what_is_written(tag, script):
    assert describe_locale(tag).script == script


@pytest.mark.parametrize(("tag", "meant"), [("jp", "ja"), ("cz", "cs"), ("dk", "da"), ("ua-UA", "uk")])
def test_country_code_in_place_of_a_language(tag, meant):
    with pytest.raises(ConfigError) as caught:
        describe_locale(tag)
    assert caught.value.remedy == f'did you mean "{meant}"?'


def test_unknown_language_without_a_guess():
    with pytest.raises(ConfigError) as caught:
        describe_locale("qq")
    assert str(caught.value) == 'nobody knows a language "qq"; use an ISO 639 code'


def test_importing_us_does_not_import_babel():
    code = "import sys, l10n.locales, l10n.config; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
