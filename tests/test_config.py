# SPDX-License-Identifier: MIT

from __future__ import annotations

import fnmatch
import re
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.config import Config, layout, parse_config
from l10n.config.layout import (
    catalog_path,
    check_articles,
    is_article,
    output_path,
    parse_output,
    template_path,
)
from l10n.config.settings import Table
from l10n.config.starter import default_config_text
from l10n.errors import ConfigError, WorkspaceError

DEFAULTS = Config(locales=("de",))
TEXT = 'locales = ["de"]\n'


def test_every_key_but_locales_has_a_default():
    assert parse_config(TEXT, "l10n.toml") == DEFAULTS


def test_keys_of_every_table_are_read():
    text = """\
        source = "./docs/"
        exclude = ["drafts/"]
        output = "i18n/{lang}/{path}{ext}"
        source-locale = "en_GB"
        locales = ["pt_BR", "sr@latin"]
        [anchors]
        mode = "both"
        locales.pt_BR = "pin"
        [ui]
        import = ["app/de.po"]
        [update]
        small-edits = "keep"
        [checks.locales."sr@latin"]
        numbers = "off"
        """
    config = parse_config(text, "l10n.toml")
    assert (config.source, config.exclude, config.output) == ("docs", ("drafts",), "i18n/{lang}/{path}{ext}")
    assert (config.source_locale, config.locales) == ("en-GB", ("pt-BR", "sr-Latn"))
    assert (config.anchors.mode_in("pt-BR"), config.anchors.mode_in("sr-Latn")) == ("pin", "both")
    assert (config.ui.imports, config.update.small_edits) == (("app/de.po",), "keep")
    assert config.checks.locales == {"sr-Latn": {"numbers": "off"}}


def test_pyproject_holds_our_table_among_others():
    text = '[project]\nname = "x"\n[tool.other]\nlocales = 3\n[tool.l10n]\n' + TEXT
    assert parse_config(text, "pyproject.toml") == DEFAULTS


def test_byte_order_mark_and_crlf_are_accepted():
    assert parse_config("\ufeff" + TEXT.replace("\n", "\r\n"), "l10n.toml") == DEFAULTS


ERRORS = {
    "missing": ("", "l10n.toml: locales is missing"),
    "unknown key": ('# x\nlocals = ["de"]', 'l10n.toml:2: locals: unknown key; did you mean "locales"?'),
    "unknown nested key": (TEXT + "[anchors]\nmdoe = 1", "l10n.toml:3: anchors.mdoe: unknown key; did you mean"),
    "unknown dotted key": (TEXT + "\nanchors.mdoe = 1", "l10n.toml:3: anchors.mdoe: unknown key"),
    "unknown word": (TEXT + "[anchors]\nmode = 'pins'", 'l10n.toml:3: anchors.mode: "pins" is not one of'),
    "unknown word by language": (TEXT + "[anchors]\nlocales.de = 'x'", 'l10n.toml:3: anchors.locales.de: "x" is not'),
    "wrong type": (TEXT + 'templates = "no"', "l10n.toml:2: templates: expected true or false, got a string"),
    "wrong type in a list": ('locales = [\n"de",\n3]', "l10n.toml:1: locales: expected a string, got a whole number"),
    "value for a table": (TEXT + "anchors = 3", "l10n.toml:2: anchors: expected a table, got a whole number"),
    "nan": (TEXT + "[build]\nkeep = nan", "l10n.toml:3: build.keep: expected a whole number, got a number"),
    "out of range": (TEXT + "[build]\nkeep = 101", "l10n.toml:3: build.keep: expected a whole number <= 100"),
    "too deep": (TEXT + "[limits]\nnesting = 100000", "l10n.toml:3: limits.nesting: expected a whole number <= 200"),
    "bad TOML": ("source = 'x'\nlocales = [", "l10n.toml:2: no valid TOML: "),
    "duplicate key": (TEXT + TEXT, "l10n.toml:2: no valid TOML: "),
    "duplicate table": (TEXT + "[ui]\n[ui]", "l10n.toml:3: no valid TOML: "),
    "deep nesting": ("a = " + "[" * 9999, "l10n.toml: no valid TOML: nested too deeply"),
    "large": ("#" * 300_000, "l10n.toml: larger than 256 KiB"),
    "no languages": ("locales = []", "l10n.toml:1: locales: the list is empty"),
    "language twice": ('locales = ["pt-BR", "pt_BR"]', 'l10n.toml:1: locales: "pt-BR" stands twice'),
    "source language": ('locales = ["de", "en"]', 'l10n.toml:1: locales: "en" is the source language'),
    "bad language": ('locales = ["../x"]', "l10n.toml:1: locales: '../x' is no language tag"),
    "foreign language": (TEXT + "[anchors.locales]\nfr = 'pin'", "l10n.toml:3: anchors.locales.fr: not one of"),
    "articles in catalogs": (TEXT + 'source = "locales/x"', 'l10n.toml:2: source: the articles in "locales/x" would'),
    "articles in outputs": (
        'output = "docs/{lang}/{path}{ext}"\n' + TEXT + 'source = "docs/de"',
        'l10n.toml:3: source: the articles in "docs/de" would be taken',
    ),
    "all in one": (TEXT + 'source = "."\ncatalogs = "."', 'l10n.toml:2: source: the articles in "." would be'),
    "outputs in catalogs": (TEXT + 'output = "locales/out"', "l10n.toml:2: output: outputs would be written among"),
    "subtag": ('locales = ["de_AT@x"]', 'l10n.toml:1: locales: "x" in "de_AT@x" is neither script,'),
    "table for pyproject": ("[tool.l10n]\n" + TEXT, "l10n.toml:1: tool: unknown key; here, settings stand without"),
    "weight in the wrong table": (TEXT + '[checks]\nP01 = "off"', "l10n.toml:3: checks.P01: unknown key; write it"),
    "weight": (TEXT + '[checks.severity]\nT05 = "on"\nT06 = "of"', 'l10n.toml:3: checks.severity.T05: "on" is'),
    "type of a weight": (TEXT + "[checks.severity]\nT05 = 'off'\nT06 = false", "l10n.toml:4: checks.severity.T06: "),
    "weight by language": (TEXT + "checks.locales.de = {T06 = 'x'}", "l10n.toml:2: checks.locales.de.T06: "),
    "form of a label": (TEXT + "[ui]\nform.de = 3", "l10n.toml:3: ui.form.de: expected a string, got a whole number"),
    "part of an address": (TEXT + "[urls]\nsegment = '/en-us/'", 'l10n.toml:3: urls.segment: "/en-us/" is not one'),
    "parts of addresses": (TEXT + "[urls]\nsegments = {de = 'a b'}", 'l10n.toml:3: urls.segments.de: "a b" is'),
    "host": (TEXT + "[urls]\nhosts = ['a.com', 'https://a.com/']", 'l10n.toml:3: urls.hosts: "https://a.com/" is'),
    "parameter": (TEXT + "[protect]\nparameters = ['x']", 'l10n.toml:3: protect.parameters: "x" is not the'),
}

REMEDIES = {
    'locales = "de"': 'write for example locales = ["de", "fr"]',
    "templates = 1": "write for example templates = true",
    'exclude = "x"': 'write for example exclude = ["…"]',
    'limits.article = "4 MB"': "write for example article = 4194304",
    "build.keep = 101": "write for example keep = 0",
    "protect.code = true": 'write one of "show", "hide"',
    'assets = "copy"': "write it as a table: [assets]",
    'checks.locales.de = "off"': "write it as a table: [checks.locales.de]",
    "ui.form.de = 3": 'write for example de = "…"',
    'urls.segment = "/"': 'write for example "en-us"',
    'urls.hosts = ["*.a.com"]': 'write for example "example.com"',
    'protect.parameters = ["x"]': 'write for example "figure.caption"',
    "source = docs": "put text in quotes, and close what is open",
    "templates = true\ntemplates = true": "the key stands twice: remove one",
    'include = ["x"': "close it",
    'source = "x': "close the text with a quote",
    'source = "x\ntemplates = true': "close the text with a quote",
}


@pytest.mark.parametrize(("text", "remedy"), REMEDIES.items(), ids=REMEDIES)
def test_errors_say_what_would_be_right(text, remedy):
    with pytest.raises(ConfigError) as caught:
        parse_config(text if text.startswith("locales") else TEXT + text, "l10n.toml")
    assert caught.value.remedy == remedy
    assert "regex" not in caught.value.reason


@pytest.mark.parametrize(("text", "message"), ERRORS.values(), ids=ERRORS)
def test_errors_name_file_line_and_key(text, message):
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "l10n.toml")
    assert str(caught.value)[: len(message)] == message


@pytest.mark.parametrize("text", ["[project]\nname = 'x'", "[tool]\nl10n = 3", "tool = 3"])
def test_pyproject_without_our_table(text):
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: has no table \[tool\.l10n\]"):
        parse_config(text, "pyproject.toml")


def test_errors_in_pyproject_name_the_key_from_our_table():
    with pytest.raises(ConfigError, match=r"^sub/pyproject\.toml:4: build\.kept: unknown key"):
        parse_config("[tool.l10n]\n" + TEXT + "[tool.l10n.build]\nkept = 1", "sub/pyproject.toml")


OUTSIDE = ["../x", "a/../../x", "/x", "~/x", "~root", "C:/x", "C:x", "\\\\?\\x", "a\\b", "", "a\u0000b", "a\nb"]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("key", ["source", "catalogs", "output", "include", "exclude", "ui.import"])
def test_paths_stay_inside_the_project(key, path):
    value = msgspec.json.encode([path] if key in ("include", "exclude", "ui.import") else path).decode()
    with pytest.raises(ConfigError) as caught:
        parse_config(TEXT + f"{key} = {value}", "l10n.toml")
    assert (caught.value.line, caught.value.reason.partition(":")[0]) == (2, key)


def test_starter_file_is_the_default_configuration():
    text = default_config_text("azure", ["de", "pt_BR"], 'a "b" ü')
    expected = Config(locales=("de", "pt-BR"), dialect="azure", source='a "b" ü')
    assert parse_config(text, "l10n.toml") == expected
    uncommented = re.sub(r"(?m)^# (?=\[|[a-z-]+ = )", "", text)
    assert parse_config(uncommented, "l10n.toml") == expected


@pytest.mark.parametrize("dialect", ["docusaurus", "hugo", "jekyll", "vitepress"])
def test_starter_file_names_what_themes_of_a_dialect_show(dialect):
    text = default_config_text(dialect, ["de"], "docs")
    config = parse_config(text, "l10n.toml")
    shown = {"docusaurus": "TabItem.label", "hugo": "menuTitle", "jekyll": "excerpt", "vitepress": "Badge.text"}
    assert shown[dialect] in (*config.protect.parameters, *config.headers.translate)
    assert [text.count(f"\n[{table}]") for table in ("protect", "headers")] in ([1, 0], [0, 1])


def test_starter_file_has_every_key():
    def keys(kind):
        for field in msgspec.structs.fields(kind):
            if isinstance(field.type, type) and issubclass(field.type, Table):
                yield f"# [{field.encode_name}]"
                yield from keys(field.type)
            else:
                yield f"{field.encode_name} ="

    text = default_config_text("gfm", ["de"], "source")
    assert [key for key in keys(Config) if key not in text] == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("output", "output/pt-BR/a/b.md"),
        ("./site/docs/", "site/docs/pt-BR/a/b.md"),
        ("docs/{lang}/{path}{ext}", "docs/pt-BR/a/b.md"),
        ("{dir}/{stem}.{lang}{ext}", "docs/a/b.pt-BR.md"),
        ("{dir}/{lang}/{stem}.html.md", "docs/a/pt-BR/b.html.md"),
        ("i18n/{lang}/current/{path}{ext}", "i18n/pt-BR/current/a/b.md"),
    ],
)
def test_output_path(pattern, expected):
    config = Config(locales=("pt-BR",), source="docs", output=parse_output(pattern))
    assert output_path(config, "pt-BR", "a/b.md") == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{lang}/{path.__class__}", "unknown field {path.__class__}"),
        ("{lang}/{0}", "unknown field {0}"),
        ("{lang}/{path!r}", "unknown field {path!r}"),
        ("{lang}/{path", "a brace stands alone"),
        ("{{lang}}/{path}", "a brace stands alone"),
        ("docs/{path}{ext}", "{lang} is missing, or not set off by one of / . _ -"),
        ("docs/{path}{lang}{ext}", "{lang} is missing, or not set off by one of / . _ -"),
        ("{lang}/{lang}/{path}", "a field stands twice"),
        ("{lang}/article{ext}", "all articles would be written to one file"),
    ],
)
def test_output_pattern_errors(pattern, reason):
    with pytest.raises(ConfigError) as caught:
        parse_output(pattern)
    assert caught.value.reason == reason


def test_one_relative_path_leads_to_catalog_template_and_output():
    config = Config(locales=("sr-Latn",))
    assert catalog_path(config, "sr-Latn", "a/b.md") == "locales/sr@latin/LC_MESSAGES/a/b.po"
    assert template_path(config, "a/b.md") == "locales/templates/a/b.pot"
    assert output_path(config, "sr-Latn", "a/b.md") == "output/sr-Latn/a/b.md"


def test_braces_in_an_article_name_are_not_filled():
    assert output_path(DEFAULTS, "de", "{lang}/{0}.md") == "output/de/{lang}/{0}.md"


PATTERNS = ("output", "i18n/{lang}/current/{path}{ext}", "{path}{ext}/{lang}/{dir}", "{dir}/{stem}.{lang}{ext}")


@given(st.sampled_from((*PATTERNS, "{path}.{lang}{ext}", "a/{ext}/{lang}/{path}")), st.text("ab./{}lang", min_size=1))
def test_an_article_that_is_put_in_whole_is_put_in_as_its_parts_are(pattern, article):
    config = Config(locales=("de",), output=parse_output(pattern))

    def by_parts():
        return layout._inside(layout._filled(config, "de", article))

    try:
        expected = by_parts()
    except WorkspaceError:
        with pytest.raises(WorkspaceError):
            output_path(config, "de", article)
    else:
        assert output_path(config, "de", article) == expected


@pytest.mark.parametrize("article", ["../x.md", "a/../../../x.md"])
def test_article_names_do_not_lead_outside(article):
    for path in (lambda: output_path(DEFAULTS, "de", article), lambda: catalog_path(DEFAULTS, "de", article)):
        with pytest.raises(WorkspaceError):
            path()


@pytest.mark.parametrize(
    ("settings", "article", "expected"),
    [
        ({}, "a.md", True),
        ({}, "a/b/c.mdx", True),
        ({}, "a.txt", False),
        ({}, "a.md.bak", False),
        ({}, ".github/a.md", False),
        ({}, "a/.hidden.md", False),
        ({"include": ("docs/**",)}, "docs/a/b.md", True),
        ({"include": ("docs/*.md",)}, "docs/a/b.md", False),
        ({"exclude": ("drafts",)}, "drafts/a/b.md", False),
        ({"exclude": ("drafts",)}, "a/drafts/b.md", True),
        ({"exclude": ("**/drafts",)}, "a/drafts/b.md", False),
        ({"exclude": ("**/_*.md",)}, "a/_b.md", False),
        ({}, "a/b.markdown", True),
        ({}, "b.mdx", True),
        ({}, "b.md.txt", False),
        ({}, "md", False),
        ({"exclude": ("**/*.md", "**/*.mdx")}, "x.md/a.markdown", False),
        ({"exclude": ("**/*.md", "drafts", "**/*.mdx")}, "drafts/a.markdown", False),
        ({"exclude": ("**/*.md", "**/*.mdx")}, "a.markdown", True),
        ({"source": "."}, "locales/de/LC_MESSAGES/a.md", False),
        ({"source": "."}, "output/it/a.md", False),
        ({"source": "."}, "outputs/a.md", True),
        ({"source": "docs", "output": "docs/{lang}/{path}{ext}"}, "de/a.md", False),
        ({"source": "docs", "output": "docs/{lang}/{path}{ext}"}, "design/a.md", True),
        ({"source": "docs", "output": "{dir}/{stem}.{lang}{ext}"}, "a/b.de.md", False),
        ({"source": "docs", "output": "{dir}/{stem}.{lang}{ext}"}, "a/b.it.md", True),
        ({"source": ".", "output": "{dir}/{stem}.{lang}{ext}"}, "b.de.md", False),
        ({"source": "docs", "catalogs": "docs/po"}, "po/de/LC_MESSAGES/x.md", False),
    ],
)
def test_is_article(settings, article, expected):
    assert is_article(Config(locales=("de",), **settings), article) is expected


@pytest.mark.parametrize(
    ("settings", "articles", "message"),
    [
        ({}, ["a/b.markdown", "a/b.md"], "a/b.md: would share a catalog with a/b.markdown; rename one of them, or"),
        ({}, ["a/b.mdx", "a/b.md"], "a/b.mdx: would share a catalog with a/b.md; rename one of them"),
        ({}, ["_ui.md"], "_ui.md: would share a catalog with the catalog of UI labels; rename one of them"),
        ({"output": "{lang}/{stem}{ext}"}, ["a/x.md", "b/x.md"], "b/x.md: would be built to the same file as a/x.md"),
    ],
)
def test_articles_that_collide_are_both_named(settings, articles, message):
    with pytest.raises(ConfigError) as caught:
        check_articles(Config(locales=("de",), **settings), articles)
    assert str(caught.value)[: len(message)] == message


def test_articles_that_do_not_collide():
    check_articles(DEFAULTS, ["a.md", "a/_ui.md", "b.md"])
    check_articles(Config(locales=("de",), output="{dir}/{stem}.{lang}{ext}"), ["a/x.md", "b/x.md"])


def glob_matches(glob: list[str], names: list[str]) -> bool:
    """Return what globs mean, in the plainest terms."""
    if not glob or not names:
        return glob == names
    if glob[0] == "**":
        return glob == ["**"] or glob_matches(glob[1:], names) or glob_matches(glob, names[1:])
    return fnmatch.fnmatchcase(names[0], glob[0]) and glob_matches(glob[1:], names[1:])


NAMES = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=5)
GLOBS = st.lists(st.one_of(st.just("**"), st.text("ab*?", min_size=1, max_size=4)), min_size=1, max_size=5)


@given(GLOBS.filter(lambda glob: all("**" not in name or name == "**" for name in glob)), NAMES)
def test_globs_mean_what_they_say(glob, names):
    config = Config(locales=("de",), include=("/".join(glob),))
    assert is_article(config, "/".join(names)) is glob_matches(glob, names)


ENDINGS = st.lists(st.sampled_from(["**/*.a", "**/*.b", "**/*.ab", "a/*.b", "**/b"]), min_size=1, unique=True)


@given(ENDINGS, st.lists(st.text("ab.", min_size=1, max_size=4), min_size=1, max_size=3))
def test_globs_mean_together_what_each_of_them_means(globs, names):
    path = "/".join(names)
    together = Config(locales=("de",), include=tuple(globs))
    alone = [Config(locales=("de",), include=(glob,)) for glob in globs]
    assert is_article(together, path) is any(is_article(config, path) for config in alone)


@pytest.mark.parametrize("glob", ["a*" * 40 + "b", "**/a/" * 20 + "b", "**/*a*a*/" * 10 + "b"])
def test_no_glob_makes_matching_slow(glob):
    config = Config(locales=("de",), include=(glob,))
    start = time.process_time()
    for path in ("a" * 250, "a/" * 250 + "a"):
        assert not is_article(config, path)
    assert time.process_time() - start < 1
