"""What names a language in addresses and headers names another one in a translation, where that is configured."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import time

import pytest
from click.testing import CliRunner

from l10n.cli import main
from l10n.locales import tag_like
from l10n.merger.locale_urls import locale_urls
from l10n.model.anchor import Link
from l10n.model.locale import LocaleTag


def link(destination, syntax="inline"):
    return Link(syntax=syntax, destination=destination, start=0, end=len(destination), line=1)


def rewritten(destination, hosts=(), segment="en-us"):
    for edit in locale_urls([link(destination)], segment, "de-de", hosts):
        destination = destination[: edit.start] + "".join(edit.pieces) + destination[edit.end :]
    return destination


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://a.example/en-us/x", "https://a.example/de-de/x"),
        ("HTTPS://a.example/EN-US/x#en-us", "HTTPS://a.example/de-de/x#en-us"),
        ("//a.example/docs/en-us", "//a.example/docs/de-de"),
        ("/en-us/x", "/de-de/x"),
        ("/en-us?y=1", "/de-de?y=1"),
        ("https://a.example/en-us/en-us/", "https://a.example/de-de/en-us/"),
        ("https://a.example/x?to=/en-us/", None),
        ("https://a.example/#/en-us/", None),
        ("https://a.example/en-usa/x", None),
        ("https://en-us.example/x", None),
        ("../en-us/x.md", None),
        ("en-us/x.md", None),
        ("mailto:a@example.com/en-us/", None),
        ("", None),
    ],
)
def test_the_first_segment_of_the_path_is_rewritten(written, expected):
    assert rewritten(written) == (expected or written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.com/en-us/", True),
        ("https://docs.example.com:8080/en-us/", True),
        ("https://user@Example.COM/en-us/", True),
        ("/en-us/", True),
        ("https://myexample.com/en-us/", False),
        ("https://example.com.evil.test/en-us/", False),
        ("https://example.com@evil.test/en-us/", False),
    ],
)
def test_only_the_hosts_that_are_named(written, meant):
    assert ("de-de" in rewritten(written, ["example.com"])) is meant


def test_a_hostile_address_takes_no_time():
    start = time.process_time()
    assert rewritten("/" + "en-us-/" * 50_000) == "/" + "en-us-/" * 50_000
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "ar-eg"), ("ja", "ja-jp"), ("zh-Hans", "zh-cn"), ("zh-Hant-HK", "zh-hk"), ("ca-valencia", "ca-es")],
)
def test_a_tag_takes_the_form_of_another_one(tag, expected):
    assert tag_like("en-us", LocaleTag(tag)) == expected


SOURCE = """\
---
title: Start
Locale: en-US
ms.locale: 'en-us'
online: https://docs.example.com/en-us/start
next: other.md#usage
lang: en-US
---
# Start

See [one](https://docs.example.com/en-us/one "Title"), [two], <https://docs.example.com/en-us/three>,
https://docs.example.com/en-us/four, `https://docs.example.com/en-us/code`, <a href="/en-us/five">five</a>,
[six](https://elsewhere.test/en-us/six) and [seven](/en-us/seven.md).

| A | B |
|---|---|
| [x](https://docs.example.com/en-us/x?a\\|b) | y |

![Alt](https://docs.example.com/en-us/x.png)

    https://docs.example.com/en-us/block

[two]: https://docs.example.com/en-us/two
"""
CONFIG = """\
locales = ["de", "pt-BR", "ja"]
dialect = "docfx"
[urls]
segment = "en-us"
segments = { ja = "jp" }
hosts = ["example.com"]
[headers]
locale = ["locale", "ms.locale"]
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pathlib.Path("source").mkdir()
    pathlib.Path("source/a.md").write_text(SOURCE, encoding="utf-8")
    pathlib.Path("source/other.md").write_text("## Usage\n", encoding="utf-8")
    pathlib.Path("l10n.toml").write_text(CONFIG, encoding="utf-8")
    run("extract")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(main, [*arguments, "--quiet", "--jobs", "1"], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def translated(locale, **texts):
    path = pathlib.Path("locales") / locale / "LC_MESSAGES"
    for article, (msgid, msgstr) in texts.items():
        catalog = path / f"{article}.po"
        text = catalog.read_text(encoding="utf-8")
        old, new = (f'msgid "{msgid}"\nmsgstr "{filled}"' for filled in ("", msgstr))
        assert old in text
        catalog.write_text(text.replace(old, new), encoding="utf-8")


def addresses(text, segment):
    """Return the source with the addresses in it rewritten that are to be."""
    meant = [f"docs.example.com/en-us/{name}" for name in ("start", "one", "two", "three", "four", "x?", "x.png")]
    for address in (*meant, '"/en-us/five', "(/en-us/seven"):
        assert address in text
        text = text.replace(address, address.replace("en-us", segment))
    return text


def test_every_kind_of_address_is_rewritten_and_code_is_not(project):
    run("build")
    for locale, segment in (("de", "de-de"), ("pt-BR", "pt-br"), ("ja", "jp")):
        built = pathlib.Path(f"output/{locale}/a.md").read_text(encoding="utf-8")
        assert built == addresses(SOURCE, segment)


def test_a_translated_article_names_its_language_and_follows_headings_from_its_header(project):
    translated("de", a=("Start", "Anfang"), other=("Usage", "Verwendung"))
    run("build")
    built = pathlib.Path("output/de/a.md").read_text(encoding="utf-8")
    assert built.startswith(
        "---\ntitle: Anfang\nLocale: de-DE\nms.locale: 'de-de'\nonline: https://docs.example.com/de-de/start\n"
        "next: other.md#verwendung\nlang: en-US\n---\n# Anfang\n"
    )


@pytest.mark.parametrize(
    ("dialect", "header", "expected"),
    [
        ("azure", '<tags ms.locale="en-us" ms.topic="en-us"/>\n', '<tags ms.locale="pt-br" ms.topic="en-us"/>\n'),
        ("hugo", '+++\nms.locale = "en_US"\n+++\n', '+++\nms.locale = "pt_BR"\n+++\n'),
        ("hugo", '+++\nlocale = "en_US"\n+++\n', '+++\nlocale = "pt_BR"\n+++\n'),
        ("hugo", '{"Locale": "en"}\n', '{"Locale": "pt-BR"}\n'),
        ("gfm", "---\nlocale: >-\n  en-GB\n---\n", "---\nlocale: >-\n  pt-BR\n---\n"),
        ("gfm", "---\nlocale: fr-FR\n---\n", "---\nlocale: fr-FR\n---\n"),
    ],
)
def test_the_language_is_named_in_every_syntax_of_headers(project, dialect, header, expected):
    text = CONFIG.replace('"docfx"', f'"{dialect}"')
    pathlib.Path("l10n.toml").write_text(text, encoding="utf-8")
    pathlib.Path("source/a.md").write_text(f"{header}\n# Start\n", encoding="utf-8")
    run("extract")
    translated("pt-BR".replace("-", "_"), a=("Start", "Início"))
    run("build")
    built = pathlib.Path("output/pt-BR/a.md").read_text(encoding="utf-8")
    assert built == f"{expected}\n# Início\n"


def test_an_article_of_the_tree_is_no_other_languages_page(project):
    text = CONFIG.replace('"docfx"', '"vitepress"')
    pathlib.Path("l10n.toml").write_text(text, encoding="utf-8")
    pathlib.Path("source/en-us").mkdir()
    pathlib.Path("source/en-us/seven.md").write_text("# Seven\n", encoding="utf-8")
    run("build")
    built = pathlib.Path("output/de/a.md").read_text(encoding="utf-8")
    assert "[seven](/en-us/seven.md)" in built
    assert "/de-de/five" in built


def test_nothing_is_rewritten_unless_that_is_configured(project):
    pathlib.Path("l10n.toml").write_text('locales = ["de"]\ndialect = "docfx"\n', encoding="utf-8")
    run("build")
    assert pathlib.Path("output/de/a.md").read_text(encoding="utf-8") == SOURCE
