"""Placeholders come back, each once, in the form they were given; nothing but they is ever substituted."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from merging import build, structure, translated

from l10n.merger.targets import parse_source, parse_target
from l10n.model.unit import Placeholder, Unit

ARTICLE = 'See [the docs](a.md) and [more](b.md "t").'
"""msgid: See [the docs]({link1}) and [more]({link2})."""


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("Siehe [x]({link1}) und [y]({link2}).", 'Siehe [x](a.md) und [y](b.md "t").'),
        ("[y]({link2}): [x]({link1})", '[y](b.md "t"): [x](a.md)'),
        ("[x]({link1}) [y]({link2}) {{a}}", '[x](a.md) [y](b.md "t") {a}'),
        ("[x]({link1}) [y]({link2}) {{link1}}", '[x](a.md) [y](b.md "t") {link1}'),
        ("[x]({link1})(z) [y]({link2})", '[x](a.md)(z) [y](b.md "t")'),
        ("[x \\] y]({link1}) [y]({link2})", '[x \\] y](a.md) [y](b.md "t")'),
        ("[x [z] y]({link1}) [y]({link2})", '[x [z] y](a.md) [y](b.md "t")'),
        ("[x]({link1}) [y]({link2}) ｛x｝", '[x](a.md) [y](b.md "t") ｛x｝'),
    ],
)
def test_placeholders_in_any_order(msgstr, shipped):
    assert translated(ARTICLE, msgstr)[:2] == (shipped, [])


@pytest.mark.parametrize(
    ("msgstr", "check", "message"),
    [
        ("Siehe [x]({link1}).", "placeholder", "{link2} is missing"),
        ("", "", ""),
        ("[x]({link1}) [y]({link2}) [z]({link2})", "placeholder", "{link2} is used 2 times, the msgid has it once"),
        ("[x]({link1}) [y]({link2}) [z]({code9})", "placeholder", 'the msgid has no placeholder "{code9}"'),
        ("[x]({{link1}}) [y]({link2})", "placeholder", "{link1} is missing"),
        ("[x](link1) [y]({link2})", "placeholder", "{link1} is missing"),
        ("[x](a.md) [y]({link2})", "placeholder", "{link1} is missing"),
        ("[x]({ link1 }) [y]({link2})", "placeholder-spelling", '"{ link1 }" is no placeholder of the msgid'),
        ("[x]({Link1}) [y]({link2})", "placeholder-spelling", '"{Link1}" is no placeholder of the msgid'),
        ("[x]({link 1}) [y]({link2})", "placeholder-spelling", '"{link 1}" is no placeholder of the msgid'),
        ("[x]({lien1}) [y]({link2})", "placeholder-spelling", '"{lien1}" is no placeholder of the msgid'),
        ("[x](｛link1｝) [y]({link2})", "placeholder-spelling", '"｛link1｝" is no placeholder of the msgid'),
        ("[x]({ｌｉｎｋ１}) [y]({link2})", "placeholder-spelling", '"{ｌｉｎｋ１}" is no placeholder of the msgid'),
        ("[x]({link1}) [y]({link2}) {", "brace", 'a single "{" stands in the text'),
        ("[x]({link1}) [y]({link2}) }", "brace", 'a single "}" stands in the text'),
        ("[x]({link1}) [y]({link2}) {a b}", "brace", 'the braces of "{a b}" are single'),
        ("[x] ({link1}) [y]({link2})", "link-form", "{link1} does not follow the text of its link"),
        ("[x]( {link1} ) [y]({link2})", "link-form", "{link1} does not follow the text of its link"),
        ("［x］（{link1}） [y]({link2})", "link-form", "{link1} does not follow the text of its link"),
        ("x {link1} [y]({link2})", "link-form", "{link1} does not follow the text of its link"),
        ("[]({link1}) [y]({link2})", "link-form", "the text of a link is blank"),
        ("[ ]({link1}) [y]({link2})", "link-form", "the text of a link is blank"),
        ("[\u200b\u3164]({link1}) [y]({link2})", "link-form", "the text of a link is blank"),
        ("[**]({link1}) [y]({link2})", "link-form", "the text of a link is blank"),
        ("[x [y]({link2})]({link1})", "markup", "{link1} is not read as a link where it stands"),
        ("![x]({link1}) [y]({link2})", "markup", "{link1} is not read as a link where it stands"),
        ("x]({link1}) [y]({link2})", "markup", "{link1} is not read as a link where it stands"),
        ("[x\\]({link1}) [y]({link2})", "markup", "{link1} is not read as a link where it stands"),
        ("[`x]({link1})` [y]({link2})", "markup", "{link1} is not read as a link where it stands"),
    ],
)
def test_what_is_wrong_about_a_placeholder(msgstr, check, message):
    shipped = translated(ARTICLE, msgstr)
    assert (shipped.text, shipped.checks, shipped.messages[:1]) == (
        ARTICLE,
        [f"E {check}"] if check else [],
        [message] if message else [],
    )


@pytest.mark.parametrize(
    ("msgstr", "remedy"),
    [
        ("[y]({link2})", "put {link1} (a.md) back"),
        ("[x]({Link1}) [y]({link2})", "write {link1}"),
        ("[x]({{link1}}) [y]({link2})", 'write "{{link1}}" as {link1}'),
        ("[x] ({link1}) [y]({link2})", "write [text]({link1}), without a blank in between"),
        ("[x]({link1}) [y]({link2}) {a b}", 'write "{{a b}}"'),
        ("[x]({link1}) [y]({link2}) {", "write {{"),
    ],
)
def test_each_finding_says_what_to_do(msgstr, remedy):
    built = build(ARTICLE, lambda msgid: msgstr)
    assert [finding.remedy for _, finding in built.findings] == [remedy]


FORMATS = ["{link1.__class__}", "{link1!r}", "{link1:>999999999}", "{0}", "{}", "{__import__}", "{link1[0]}"]


@pytest.mark.parametrize("token", FORMATS)
def test_no_format_string_is_ever_formatted(token):
    assert translated(ARTICLE, f"[x]({token}) [y]({{link2}})")[:2] == (ARTICLE, ["E placeholder"])


def test_what_is_inserted_is_not_scanned_again():
    article = "Run `{link1}` and `{{code2}}`, see [x]({link2}) then."
    targets = {"Run {code1} and {code2}, see [x]({link1}) then.": "[y]({link1}) {code2} {code1}"}
    built = build(article, targets)
    assert (built.text, built.checks) == ("[y]({link2}) `{{code2}}` `{link1}`", [])


REFERENCES = "\n\n[the docs]: a.md\n[other]: b.md"


@pytest.mark.parametrize(
    ("source", "msgstr", "shipped"),
    [
        ("See [the docs] here.", "Siehe [Doku]({link1}).", "Siehe [Doku][the docs]."),
        ("See [the docs] here.", "Siehe [the docs]({link1}).", "Siehe [the docs]."),
        ("See [the docs] here.", "Siehe [The Docs]({link1}).", "Siehe [The Docs][the docs]."),
        ("See [the docs] here.", "[other]({link1})", "[other][the docs]"),
        ("See [the docs] here.", "[the docs]({link1}): x", "[the docs][the docs]: x"),
        ("See [the docs] here.", "[the docs]({link1})(b.md)", "[the docs][the docs](b.md)"),
        ("See [the docs][] here.", "[Doku]({link1})", "[Doku][the docs]"),
        ("See [this][the docs] here.", "[Doku]({link1})", "[Doku][the docs]"),
        ("See ![the docs] here.", "![Doku]({img1})", "![Doku][the docs]"),
    ],
)
def test_reference_links(source, msgstr, shipped):
    assert translated(source + REFERENCES, msgstr)[:2] == (shipped + REFERENCES, [])


@pytest.mark.parametrize("form", ["[voir\u00a0: ceci]", "[voir\u00a0: ceci][]", "[ici][voir\u00a0: ceci]"])
def test_a_label_keeps_its_no_break_space(form):
    definition = "\n\n[voir\u00a0: ceci]: a.md"
    assert translated(form + definition, "[Doku]({link1})")[:2] == ("[Doku][voir\u00a0: ceci]" + definition, [])


@pytest.mark.parametrize(
    "msgstr",
    ["[x]({link1}) [other]", "[x]({link1}) [the docs]", "[the docs]({link1})[other]", "[x [other] y]({link1})"],
)
def test_brackets_that_happen_to_be_a_label(msgstr):
    article = "See [the docs] here." + REFERENCES
    assert translated(article, msgstr)[:2] == (article, ["E markup"])
    assert translated("See here." + REFERENCES, "Siehe \\[other].")[:2] == ("Siehe \\[other]." + REFERENCES, [])


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("访问{link1}并查看", "访问 https://a.example/x 并查看"),
        ("访问{link1}。", "访问 https://a.example/x 。"),
        ("「{link1}」", "「 https://a.example/x 」"),
        ("x{link1}", "x https://a.example/x"),
        ("{link1}\u00a0: x", "https://a.example/x \u00a0: x"),
        ("{link1}.Weiter", "https://a.example/x .Weiter"),
        ("{link1}/y", "https://a.example/x /y"),
        ("{link1}@b.example", "https://a.example/x @b.example"),
        ("(voir {link1})\u00a0: x", "(voir https://a.example/x) \u00a0: x"),
    ],
)
def test_an_address_that_letters_touch_is_set_apart(msgstr, shipped):
    assert translated("Go to https://a.example/x now.", msgstr)[:2] == (shipped, ["W markup"])


def test_a_mail_address_is_read_behind_letters_of_other_scripts():
    assert translated("Ask me@a.example now.", "請問{link1}。")[:2] == ("請問me@a.example。", [])
    assert translated("Ask me@a.example now.", "Frag{link1}.")[:2] == ("Frag me@a.example.", ["W markup"])


@pytest.mark.parametrize("msgstr", ["Zu {link1}.", "({link1})", '"{link1}" x', "{link1}, x", "x {link1}"])
def test_an_address_among_punctuation_stays(msgstr):
    expected = msgstr.replace("{link1}", "https://a.example/x")
    assert translated("Go to https://a.example/x now.", msgstr)[:2] == (expected, [])


@pytest.mark.parametrize(
    ("dialect", "source", "msgstr", "shipped"),
    [
        ("gfm", "Write to a@b.example now", "致{link1}吧", "致 a@b.example 吧"),
        ("gfm", "Use :smile: now", "用{var1}吧", "用 :smile: 吧"),
        ("mkdocs", "Use $x$ now", "用{math1}吧", "用 $x$ 吧"),
        (
            "gfm",
            "Go to [https://a.example](https://a.example) now",
            "访问{link1}吧",
            "访问[https://a.example](https://a.example)吧",
        ),
        ("gfm", "Go to <https://a.example> now", "访问{link1}吧", "访问<https://a.example>吧"),
        ("gfm", "Run `{x}` now", "运行{code1}吧", "运行`{x}`吧"),
    ],
)
def test_other_placeholders_beside_letters(dialect, source, msgstr, shipped):
    assert translated(source, msgstr, dialect).text == shipped


@pytest.mark.parametrize("msgstr", ["a`{code1}", "a ` {code1}", "`a`{code1}", "{code1}`", "\\{code1}", "!{link1}"])
def test_signs_that_would_join_what_a_placeholder_stands_for(msgstr):
    article = "Run `{x}` now" if "code" in msgstr else "See <https://a.example> now"
    shipped = translated(article, msgstr)
    assert structure(shipped.text) == structure(article) or shipped.text == article


def test_units_without_placeholders_have_no_braces():
    assert parse_target(_unit(), "{link1} {{ }").text == "{link1} {{ }"


def test_marks_cannot_be_typed():
    link = Placeholder("link1", 0, 1, "a", "inline")
    unit = _unit(link, msgid="[\x00\x01\x02x]({link1})")
    assert parse_source(unit).text == "[\ufffd\ufffd\ufffdx\x01"
    assert translated("Some \x01\x02 [a](b)", "x [\x01a]({link1})").text == "x [a](b)"


def _unit(*placeholders, msgid=""):
    return Unit(kind="Paragraph", place="paragraph", msgid=msgid, start=0, end=0, line=1, placeholders=placeholders)


def test_an_address_between_literal_brackets_is_no_link():
    unit = Unit(
        kind="HTML text",
        place="html",
        msgid="See [this]({link1}) now",
        start=0,
        end=1,
        line=1,
        placeholders=(Placeholder("link1", 0, 1, "http://a.example"),),
    )
    assert parse_target(unit, "Siehe [dies]({link1}) jetzt").findings == ()
    assert parse_target(unit, "Siehe dies {link1}").findings == ()
