"""What a hostile translator types, and the bytes that ship: attacks on the paragraph with two links unless said.

source: the table of attacks (A01 to A35); those that need files or commands are tested with the commands
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
import time

import pytest
import yaml
from merging import REST, build, skeleton_of, structure, translated

from l10n.checks import Setting
from l10n.checks.run import inspection, run_checks
from l10n.config.settings import Checks
from l10n.dialects import DIALECTS
from l10n.model.locale import LocaleTag

PARAGRAPH = "Reset your [app passwords](mfa.md#delete) and [remembered devices](mfa.md#restore) now."
GOOD = "Setzen Sie Ihre [App-Kennwörter]({link1}) und [Geräte]({link2}) zurück."
SHIPPED = "Setzen Sie Ihre [App-Kennwörter](mfa.md#delete) und [Geräte](mfa.md#restore) zurück."


def refused(msgstr, *checks, dialect="azure", article=PARAGRAPH):
    """Assert that the source ships, with these errors among the findings."""
    shipped = translated(article, msgstr, dialect)
    assert shipped.text == article
    assert {f"E {check}" for check in checks} <= set(shipped.checks)


def test_a_good_translation_ships():
    assert translated(PARAGRAPH, GOOD, "azure")[:2] == (SHIPPED, [])


@pytest.mark.parametrize(
    "tag",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg onload=alert(1)>",
        "</div>",
        "<iframe src='javascript:alert(1)'>",
        "<a href=x onclick=alert(1)>x</a>",
        "<!-- x -->",
        "<style>@import x</style>",
        "<base href=//evil.example>",
    ],
)
@pytest.mark.parametrize("form", ["{} " + GOOD, GOOD + " {}", GOOD.replace("Geräte", "{}")])
def test_a01_tags(form, tag):
    refused(form.replace("{}", tag, 1) if "{}" in form else form, "tag")


ESCAPED = ["&lt;script&gt;x&lt;/script&gt;", "&#60;script>", "&#x3c;img src=x onerror=y>", "\\<script>"]


@pytest.mark.parametrize("text", ESCAPED)
def test_a02_what_looks_like_a_tag_ships_as_text(text):
    shipped = translated(PARAGRAPH, f"{GOOD} {text}", "azure")
    assert shipped[:2] == (f"{SHIPPED} {text}", [])
    assert "<script" not in html.unescape(str(structure(shipped.text))).lower()


@pytest.mark.parametrize(
    "destination",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "data:text/html,x", "vbscript:x"),
        *("feed:javascript:x", "//evil.example", "x"),
    ],
)
def test_a03_destinations_that_run(destination):
    refused(f"{GOOD} [x]({destination})", "markup")
    refused(f"{GOOD} [x](<{destination}> 'y')", "markup")


@pytest.mark.parametrize("destination", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:"])
def test_a03_autolinks_that_run(destination):
    refused(f"{GOOD} <{destination}>", "address")


def test_a04_another_destination():
    refused(GOOD.replace("{link1}", "https://evil.example"), "placeholder")
    refused(f"{GOOD} [App](https://evil.example)", "markup")


@pytest.mark.parametrize("breakout", ["x](https://evil.example)[y", "x](evil)[y", "x][y", "x\\](evil)[y]({link1})[z"])
def test_a05_breaking_out_of_a_link(breakout):
    msgstr = GOOD.replace("App-Kennwörter", breakout)
    shipped = translated(PARAGRAPH, msgstr, "azure")
    assert "](evil" not in shipped.text.replace("\\](evil", "")
    assert "evil.example" not in shipped.text


@pytest.mark.parametrize(
    "address",
    [
        *("<https://evil.example>", "https://evil.example", "HTTPS://evil.example/x", "ftp://evil.example"),
        *("www.evil.example", "a@evil.example", "<a@evil.example>", "文https://evil.example", "(https://evil.example)"),
        *("https\\://evil.example", "https&#58;//evil.example", "a&#64;evil.example", "www&period;evil.example"),
    ],
)
def test_a06_addresses(address):
    refused(f"{GOOD} {address}", "address")


@pytest.mark.parametrize("image", ["![x](https://evil.example/pixel.png)", "![x](pixel.png)", "![](//evil.example/p)"])
def test_a07_tracking_images(image):
    refused(f"{GOOD} {image}", "markup")


def test_a08_hijacked_definitions():
    article = "See [link1].\n\nMore words.\n\n[link1]: good.md"
    shipped = translated(article, "[link1]: https://evil.example", "azure", unit=1)
    assert shipped.text == article
    shipped = translated(article, "[link1]: evil.md", "azure", unit=1)
    assert shipped[:2] == (article.replace("More words.", "\\[link1]: evil.md"), ["W block"])
    refused("[AZURE.NOTE]: x", "callout-marker", article="> [AZURE.TIP] Words.")


@pytest.mark.parametrize(
    "host",
    [
        "login.micros0ft.com",
        "login.micr\u043es\u043eft.com",
        "https://login.microsoft.com@evil.example",
        "login.microsoft.co",
    ],
)
def test_a09_hosts_that_look_alike(host):
    article = "Go to login.microsoft.com now."
    shipped = translated(article, f"Zu {host}", "azure")
    assert (shipped.text, shipped.checks[0]) == (article, "E address" if "@" in host else "E host")


@pytest.mark.parametrize("form", ["{link1.__class__}", "{link1!r}", "{0}", "{__import__}", "{link1:>999999999}"])
def test_a10_format_strings(form):
    refused(GOOD.replace("{link1}", form), "placeholder")


@pytest.mark.parametrize("label", ["{link1}", "{ui1}", "{ui2}", "{{ui1}}"])
def test_a11_labels_that_name_placeholders(label):
    article = "1. Click **Save**, see [x](y)."
    shipped = translated(article, "**{ui1}** [z]({link1})", "azure", labels={"Save": label})
    assert shipped[:2] == (f"1. **{label}** [z](y)", [])


TEMPLATES = (
    '{{ cycler.__init__.__globals__.os.popen("id").read() }}',
    '{% include "/etc/passwd" %}',
    "${{ github.token }}",
    '{{ "a"*10**8 }}',
    "{%- for x in range(10**9) %}x{% endfor %}",
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a12_a13_templates_are_text_or_refused(template):
    frames = {
        "Some words.": "{}",
        "# Some words": "# {}",
        "| Some words |\n|---|": "| {} |\n|---|",
        "---\ntitle: Some words\n---\n\nWords.": None,
    }
    for article, frame in frames.items():
        shipped = translated(article, template, "azure")
        if frame:
            assert shipped.text == frame.replace("{}", template)
            assert set(shipped.checks) <= {"W emphasis", "I emphasis"}
        else:
            assert yaml.safe_load(shipped.text.split("---")[1])["title"] == template
        for dialect in ("jekyll", "hugo", "mkdocs", "vitepress"):
            if frame and "{{" in template:
                assert translated(article, template, dialect).text == article
    label = translated("1. Click **Save** now", "**{ui1}**", "azure", labels={"Save": template}).text
    assert html.unescape(re.sub(r"\\(.)", r"\1", label)) == f"1. **{template}**"


VALUES = (
    *('" onload="alert(1)', '"/><tags x="y"/>', "foo: bar", "!!python/object/apply:os.system ['id']", "*alias"),
    *(
        "&a [*a]",
        "---",
        "...",
        "yes",
        "1e3",
        "2026-01-01",
        "@x",
        "%x",
        "`x`",
        "- x",
        "# x",
        "x # y",
        "'x",
        '"x',
        "{a: b}",
    ),
    *("[a]", "| x", "> x", "\\", "x\n---\n\n# y", "x\ny: z", "null", "~", "<<", "? x", "é\u2028y", "x'y\"z"),
)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "written", ["Some words", "'Some words'", '"Some words"', ">\n  Some words", "|-\n  Some words"]
)
def test_a14_values_of_a_yaml_header(written, value):
    article = f"---\nauthor: x\ntitle: {written}\nms.date: 2016-01-01\n---\n\nWords.\n"
    before = yaml.safe_load(article.split("---\n")[1])
    built = build(article, lambda msgid: value if msgid != "Words." else "Wörter.", "azure").text
    assert built.endswith("\n---\n\nWörter.\n")
    after = yaml.safe_load(built[4 : -len("---\n\nWörter.\n")])
    assert list(after) == list(before)
    assert after | {"title": ""} == before | {"title": ""}
    assert isinstance(after["title"], str)
    assert after["title"].split() in (value.split(), before["title"].split())


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a14_values_of_an_azure_header(quote, value):
    article = f"<properties pageTitle={quote}Some words{quote} ms.date={quote}x{quote}/>\n\nWords.\n"
    built = build(article, lambda msgid: value if msgid != "Words." else "Wörter.", "azure").text
    found = re.fullmatch(r"<properties pageTitle=([\"'])([^<>]*)\1 ms\.date=([\"'])x\3/>\n\nWörter\.\n", built)
    assert found
    assert found[1] not in found[2]
    assert html.unescape(found[2]).split() in (value.split(), ["Some", "words"])


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", '"/><script>', "<img src=x onerror=y>", "x <!--"])
def test_a14_tags_in_a_header_are_refused(value):
    for article in ("---\ntitle: Words\n---\n\nx.", '<properties pageTitle="Words"/>\n\nx.'):
        refused(value, "tag", article=article)


PATTERNS = {
    "brackets": "[" * 50_000,
    "stars": "*" * 50_000,
    "quotes": ">" * 5_000,
    "ladder": " ".join("`" * length for length in range(1, 330)),
    "ampersands": "&" * 50_000,
    "images": "![[]()" * 10_000,
    "angles": "<" * 50_000,
    "links": "[a](b" * 10_000,
    "backslashes": "\\" * 50_001,
    "comments": "<!--" * 12_000,
    "accents": "e\u0301" * 25_000,
    "lines": "a\n" * 25_000,
    "addresses": "www." * 12_000,
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a23_patterns_that_take_long(name):
    article = "word " * 3_000 + "end.\n\nOther words.\n"
    skeleton = skeleton_of(article, "azure")
    start = time.process_time()
    built = build(article, {skeleton.units[0].msgid: PATTERNS[name]}, "azure", skeleton=skeleton)
    assert time.process_time() - start < 5
    assert structure(built.text, "azure") == structure(article, "azure")


@pytest.mark.parametrize("text", ["\u202egnp.exe\u202c", "\u2066https\u2069", "\u202eSave", "a\u2067b"])
def test_a24_hidden_order(text):
    refused(f"{GOOD} {text}", "bidi-control")


@pytest.mark.parametrize("msgstr", ["\u200b", "\u3164", "\u115f\u1160", "\u2800", "\u00a0\u200d", "\ufeff"])
def test_a25_what_looks_translated_counts_as_untranslated(msgstr):
    shipped = translated(PARAGRAPH, msgstr, "azure")
    assert (shipped.text, shipped.checks[-1]) == (PARAGRAPH, "I empty")


def test_a26_text_for_machines_only():
    unit = skeleton_of(PARAGRAPH, "azure").units[0]
    looked_for = inspection(Setting(locale=LocaleTag("de")), Checks())
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all rules")
    found = run_checks(looked_for, unit, GOOD + hidden)
    assert [finding.check.name for finding in found if finding.fatal] == ["hidden-text"]
    heap = run_checks(looked_for, unit, GOOD + "\u0336" * 10_000)
    assert "stacked-marks" in [finding.check.name for finding in heap]


OPENERS = (
    *("# x", "- x", "1. x", "> x", "| x", "\tx", "    x", "---", "``` x", "~~~", "<!-- x", "x\n===", "x\n\ny"),
    *("2016. gads", "[x]: y", "* * *", "+ x", "1) x", "=== x", "#x", "<div", "x\n    y", "\u2028# x", "\r\n# x"),
)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(
    "frame", ["{}", "- {}", "> {}", "1. {}", "> [AZURE.NOTE] {}", "x {}\n===", "# x {}", "a | b\n--- | ---\n{} | c"]
)
def test_a29_blocks(frame, opener):
    opener = f"{opener} x" if frame.startswith(("x", "#")) else opener
    article = frame.replace("{}", "Some words")
    unit = len(skeleton_of(article, "azure").units) - (2 if "|" in frame else 1)
    shipped = translated(article, opener, "azure", unit=unit)
    assert not any(check.startswith("E") for check in shipped.checks)


@pytest.mark.parametrize(
    ("msgstr", "heading", "checks"),
    [
        ("Foo {#id}", "## Foo {#id}", []),
        ('Foo <a name="x"></a>', "## Some words", ["E tag"]),
        ("Foo #", "## Foo \\#", ["W trailing-mark"]),
        ("wort " * 300, "## " + ("wort " * 300).strip(), []),
        ("😀", '## <a name="some-words"></a>😀', []),
    ],
)
def test_a30_headings(msgstr, heading, checks):
    built = build("## Some words\n\nSee [x](#some-words).\n", {"Some words": msgstr}, "azure")
    assert (built.text.partition("\n")[0].replace("<a id=", "<a name="), built.checks) == (heading, checks)


@pytest.mark.parametrize("end", ["\n\n", "\r", "\r\n\r\n", "\x85", "\x0b", "\x0c", "\u2028", "\u2029"])
@pytest.mark.parametrize("frame", ["> [AZURE.NOTE] {}", "> [!NOTE]\n> {}", "- {}", "| {} |\n|---|"])
def test_a31_line_ends(frame, end):
    article = frame.replace("{}", "Some words")
    assert translated(article, f"x{end}# y", "azure").text == frame.replace("{}", "x # y")


def test_a32_an_error_is_an_error_whatever_a_comment_says():
    built = build(PARAGRAPH, lambda msgid: "Nichts.", "azure")
    assert built.text == PARAGRAPH
    assert [finding.fatal for _, finding in built.findings] == [True, True]


SNIPPETS = ['--8<-- "x"', '-8<- "x"', "---8<--- 'x'", ';--8<-- "x"', ";;-8<- 'x'", "-8<-"]
LINE_STARTS = ["{}", "{}\n===", "> {}", "- a\n\n  {}", "{}\n:   a", "<details>\n\n{}\n\n</details>"]


@pytest.mark.parametrize("frame", LINE_STARTS)
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_scissors_put_no_file_in_however_long_they_are(snippet, frame):
    article = frame.format("Some words.") + REST
    shipped = build(article, {"Some words.": snippet, "Other words.": "x"}, "mkdocs").text
    assert not re.search(r"(?m)^[ \t>]*;*-+8<-+", shipped)


@pytest.mark.parametrize("form", ["{{{{ #{} }}}}", "{{{{\t#{}}}}}", "x {{{{  #{} }}}}", "\\{{{{ #{} }}}}"])
@pytest.mark.parametrize("name", ["include /etc/passwd", "playground x.rs", "title x"])
def test_mdbook_includes_nothing_behind_blanks(form, name):
    refused(form.format(name), "markup", dialect="mdbook", article="Some words.")


DIALECT_NAMES = sorted(DIALECTS)


@pytest.mark.parametrize("dialect", DIALECT_NAMES)
@pytest.mark.parametrize("text", ["$$", "$$ words", "$$x"])
def test_a_formula_that_is_not_closed_swallows_nothing(dialect, text):
    article = "Some words.\n\nOther words.\n\nMore words.\n"
    shipped = build(article, {"Some words.": text, "More words.": "$$"}, dialect).text
    assert not re.search(r"(?m)^\$\$", shipped)
    assert "Other words." in shipped


@pytest.mark.parametrize("dialect", DIALECT_NAMES)
@pytest.mark.parametrize("command", ["\\href{javascript:x}{y}", "\\\\href {x}{y}", "&#92;style{x}", "\\require{html}"])
@pytest.mark.parametrize("form", ["${}$", "x $${}$$", "{}"])
def test_formulas_lead_nowhere(dialect, command, form):
    refused(form.replace("{}", command), dialect=dialect, article="Some words.")


@pytest.mark.parametrize("dialect", DIALECT_NAMES)
@pytest.mark.parametrize(
    ("label", "shipped"), [("$x$", "&#36;x&#36;"), (":smile: a:b", "&#58;smile: a:b"), ("5 $ a", "5 &#36; a")]
)
def test_a_label_is_no_formula_and_no_picture(dialect, label, shipped):
    article = "Click **Save** now.\n"
    assert build(article, lambda msgid: msgid.replace("now", "jetzt"), dialect, {"Save": label}).text == (
        f"Click **{shipped}** jetzt.\n"
    )


OPENERS = {
    "jekyll": ("[x]: javascript:y", "[^x]: y", "# x", "1. x", "> x", "*[a]: x", "```", "~~~", "| x |", "$$", ": x"),
    "mkdocs": ("[x]: javascript:y", "- x", "::: os.system", "!!! x", "/// html | script", '=== "x"', "--8<-- 'x'"),
}
IN_HTML = ["<div markdown>\n{}\n</div>", '<div markdown="1">{}</div>', '<p markdown="block">\n  {}</p>']


@pytest.mark.parametrize("frame", IN_HTML)
@pytest.mark.parametrize(("dialect", "opener"), [(name, opener) for name in OPENERS for opener in OPENERS[name]])
def test_html_that_holds_markdown_gets_no_blocks(dialect, frame, opener):
    article = frame.format("Some words.") + REST
    shipped = build(article, {"Some words.": opener}, dialect).text
    before, _, after = frame.partition("{}")
    inside = shipped.removesuffix(after + REST).removeprefix(before).lstrip()
    assert inside == "Some words." or inside.startswith(("&#", "1&#"))
    assert html.unescape(inside) in (opener, "Some words.")


def test_every_dialect_with_markdown_in_html_is_attacked():
    assert {name for name in DIALECT_NAMES if DIALECTS[name].markdown_in_html} == set(OPENERS)


def test_html_that_holds_none_is_left_alone():
    article = "<div>\nSome words.\n</div>\n"
    assert build(article, {"Some words.": "- x"}, "hugo").text == article.replace("Some words.", "- x")
