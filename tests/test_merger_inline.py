"""A target brings no link, image, tag, address or host along, and loses none; what stands inside tags is encoded."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from merging import build, translated

WORDS = "Some words."


@pytest.mark.parametrize(
    ("msgstr", "check"),
    [
        ("[x](y)", "markup"),
        ("[x](y 'z')", "markup"),
        ("[x](javascript:alert(1))", "markup"),
        ("[x](JaVaScRiPt:alert(1))", "markup"),
        ("[x](java&#10;script:alert(1))", "markup"),
        ("![x](y.png)", "markup"),
        ("x `y`", "markup"),
        ("x [^1]", "markup"),
        ("x :smile:", "markup"),
        ("x <b>y</b>", "tag"),
        ("<script>alert(1)</script>", "tag"),
        ("<img src=x onerror=alert(1)>", "tag"),
        ("<svg/onload=alert(1)>", "tag"),
        ("x </div>", "tag"),
        ("x <!-- y -->", "tag"),
        ("x <?y?>", "tag"),
        ("x <!DOCTYPE html>", "tag"),
        ("x <![CDATA[y]]>", "tag"),
        ("x <Y>", "tag"),
        ("x <y z='>'>", "tag"),
        ("<https://evil.example>", "address"),
        ("<javascript:alert(1)>", "address"),
        ("<a@evil.example>", "address"),
        ("https://evil.example", "address"),
        ("HTTPS://EVIL.EXAMPLE", "address"),
        ("ftp://evil.example", "address"),
        ("www.evil.example", "address"),
        ("WWW.evil.example", "address"),
        ("文https://evil.example", "address"),
        ("a@evil.example", "address"),
        ("文a@evil.example", "address"),
        ("evil.com", "host"),
    ],
)
def test_what_the_source_does_not_have_is_refused(msgstr, check):
    shipped = translated(WORDS, msgstr)
    assert (shipped.text, shipped.checks[0]) == (WORDS, f"E {check}")


@pytest.mark.parametrize(
    "msgstr",
    [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script>",
        "\\<script>",
        "a < b > c",
        "x <3",
        "[x]",
        "see [x] (y)",
        "a ` b",
        "a_b*c~d",
        "x & y &nbsp; z",
        "{{ x }} {% y %} ${{ z }}",
        "3:30 uhr :x",
        "ASP.NET und z.B. main.py",
    ],
)
def test_text_that_looks_like_more_ships_as_text(msgstr):
    assert translated(WORDS, msgstr)[:2] == (msgstr, [])


@pytest.mark.parametrize(
    ("source", "msgstr", "messages"),
    [
        ("Run `a` and `b`", "`a`", ['the code "`b`" is missing']),
        ("Run `a`", "`b`", ['the code "`a`" is missing', 'the code "`b`" is not in the msgid']),
        ("Run `a`", "`a` `a`", ['the code "`a`" is not in the msgid']),
        ("A <b>b</b>", "<b>x", ['the tag "</b>" is missing']),
        ("A <b>b</b>", "</b>x<b>", ['the tag "</b>" closes what was not opened']),
        ("A <b>b <i>c</i></b>", "<b>x <i>y</b></i>", ["the tags <b> and <i> do not enclose each other"]),
        ("Words<br>more", "x [y](z)", ['the tag "<br>" is missing', 'the link to "z" is not in the msgid']),
        ("See [a](b).\n\n[c]: d", "[x]({link1}) [c]", ['"[c]" leads to a definition of the article']),
    ],
)
def test_messages_name_what_was_lost_and_added(source, msgstr, messages):
    assert translated(source, msgstr).messages == messages


def test_tags_in_any_order_that_nests():
    article = 'A <b>b</b> and <span class="x">c</span>'
    assert translated(article, "{html1}x</span> <b>y</b>").text == '<span class="x">x</span> <b>y</b>'
    assert translated(article, "<b>{html1}x</span></b>").text == '<b><span class="x">x</span></b>'
    assert translated(article, "<b>{html1}x</b></span>")[:2] == (article, ["E tag"])


HTML = '<p title="t">Some <b>words</b> here</p>'


@pytest.mark.parametrize(
    ("msgstr", "shipped", "checks"),
    [
        ("x <b>y</b>", "x <b>y</b>", []),
        ("x <b>y</b> < z & 1", "x <b>y</b> &lt; z & 1", ["W tag"]),
        ("x <b>y</b> &lt;script&gt;", "x <b>y</b> &lt;script&gt;", []),
        ("# <b>y</b>\\", "# <b>y</b>\\", []),
        ("x\n\n<b>y</b>", "x <b>y</b>", ["W line-break"]),
        ("x <b>y</b> <z", None, ["E tag"]),
        ("x <b>y</b> <img src=x onerror=alert(1)", None, ["E tag"]),
        ("x <b>y</b> <!--", None, ["E tag"]),
        ("x <b>y</b> -->", None, ["E tag"]),
        ("x <b>y</b> </p><p>", None, ["E tag"]),
        ("x <b onclick=y>y</b>", None, ["E tag"]),
        ("x <b>y</b> <script>z</script>", None, ["E tag"]),
    ],
)
def test_text_in_html(msgstr, shipped, checks):
    expected = HTML if shipped is None else f'<p title="t">{shipped}</p>'
    assert translated(HTML, msgstr, unit=1)[:2] == (expected, checks)


@pytest.mark.parametrize(
    ("msgstr", "value"),
    [
        ('x" onload="y', "x&quot; onload=&quot;y"),
        ("x' onload='y", "x' onload='y"),
        ("x <b>", "x &lt;b&gt;"),
        ('x"/><script>', "x&quot;/&gt;&lt;script&gt;"),
        ("a | b", "a &#124; b"),
        ("a`b", "a&#96;b"),
        ("x&quot;y", "x&quot;y"),
        ("x\ny", "x y"),
        ("x\\", "x\\"),
        ("{{ x }}", "{{ x }}"),
    ],
)
def test_attributes(msgstr, value):
    assert translated(HTML, msgstr, unit=0).text == HTML.replace('"t"', f'"{value}"')


def test_attributes_in_single_quotes_and_over_lines():
    assert translated("<p title='t'>x</p>", "a' b", unit=0).text == "<p title='a&#39; b'>x</p>"
    article = 'Some <img alt="one\n  two" src="x"> words'
    assert translated(article, "eins zwei", unit=1).text == 'Some <img alt="eins\n  zwei" src="x"> words'
    assert translated(article, "一二", unit=1).text == 'Some <img alt="一二\n  " src="x"> words'


@pytest.mark.parametrize(
    ("title", "msgstr", "shipped"),
    [
        ('"t"', 'x "y"', '"x \\"y\\""'),
        ('"t"', 'x\\" y', '"x\\" y"'),
        ('"t"', 'x\\\\" y', '"x\\\\\\" y"'),
        ('"t"', "x\\", '"x\\\\"'),
        ('"t"', "x) [y](z", '"x) [y](z"'),
        ('"t"', "x | y", '"x \\| y"'),
        ('"t"', "x\n\ny", '"x y"'),
        ("'t'", "x 'y'", "'x \\'y\\''"),
        ("(t)", "x (y)", "(x \\(y\\))"),
        ("(t)", "x)", "(x\\))"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["See [a](b {}).", "See ![a](b {}).", "See [a].\n\n[a]: b {}", "| See [a](b {}) |\n|---|"]
)
def test_titles(frame, title, msgstr, shipped):
    article = frame.replace("{}", title)
    skeleton = build(article, {}).skeleton
    unit = next(index for index, found in enumerate(skeleton.units) if found.place == "title")
    assert translated(article, msgstr, unit=unit).text == frame.replace("{}", shipped)


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("x]", "x\\]"),
        ("[x", "\\[x"),
        ("]x[", "\\]x\\["),
        ("[x]", "[x]"),
        ("x](evil)", "x\\](evil)"),
        ('"x" <3', '"x" <3'),
        ("a | b", "a \\| b"),
        ("x\\", "x\\\\"),
        ("x\n\ny", "x y"),
        ("[x](y)", None),
        ("x `y`", None),
        ("<b>x</b>", None),
        ("x](https://evil.example)", None),
    ],
)
@pytest.mark.parametrize(
    "frame", ["![{}](y.png)", "![{}](y.png)\nMore words.", "| ![{}](y.png) |\n|---|", "![{}][y]\n\n[y]: z.png"]
)
def test_image_texts(frame, msgstr, shipped):
    article = frame.replace("{}", "some alt")
    assert translated(article, msgstr).text == (article if shipped is None else frame.replace("{}", shipped))


def test_an_image_without_a_text_is_a_warning():
    assert translated("See ![a](b.png) here", "![]({img1})")[:2] == ("![](b.png)", ["W link-form"])


HOST = "Go to login.microsoftonline.com now"


@pytest.mark.parametrize(
    "msgstr",
    [
        "Zu login.micros0ft.com",
        "Zu l\u043egin.microsoftonline.com",
        "Zu \uff4cogin.microsoftonline.com",
        "Zu login.microsoftonline\uff0ecom",
        "Zu login.microsoftonline.\u0441om",
        "Zu login.microsoftonline.co",
        "Zu login.microsoftonline.com.evil.com",
        "Zu evil.com und login.microsoftonline.com",
    ],
)
def test_hosts_that_are_not_the_source_s(msgstr):
    assert translated(HOST, msgstr)[:2] == (HOST, ["E host"])


@pytest.mark.parametrize(
    "msgstr",
    [
        "Zu login.microsoftonline.com.",
        "Zu LOGIN.microsoftonline.com",
        "login.microsoftonline.comに",
        "login.microsoftonline.com-Seite",
        "login.microsoftonline.com'da",
        "Ende.Der login.microsoftonline.com/x",
        "Zum Anmeldedienst",
    ],
)
def test_hosts_of_the_source(msgstr):
    assert translated(HOST, msgstr)[:2] == (msgstr, [])


def test_the_address_before_an_at_sign_is_a_trap():
    for address in ("https://login.microsoftonline.com@evil.example/", "login.microsoftonline.com@evil.example"):
        assert translated(HOST, f"Zu {address}")[:2] == (HOST, ["E address"])


def test_a_version_of_a_package_is_no_address():
    assert (
        translated("Support for npm@4.16.0 and later.", "Ab npm@4.16.1 unterstützt.").text
        == "Ab npm@4.16.1 unterstützt."
    )


REPAIRED, KEPT = ["W tag"], []


@pytest.mark.parametrize(
    ("article", "msgstr", "expected", "checks"),
    [
        ("Press <b>Save</b> now.", "Jetzt <b>Sichern</b > klicken.", "Jetzt <b>Sichern</b> klicken.", REPAIRED),
        ("Press <b>Save</b> now.", "<b>Sichern</b \n>", "<b>Sichern</b>", REPAIRED),
        ('See <a href="x">it</a>.', "Siehe {html1}dies</a >.", 'Siehe <a href="x">dies</a>.', REPAIRED),
        ("<b>A</b> `</b >`.", "<b>Ä</b> `</b >`.", "<b>Ä</b> `</b >`.", KEPT),
        ("<b>A</b > b.", "<b>Ä</b > b.", "<b>Ä</b > b.", KEPT),
        ("<b>A</b > b.", "<b>Ä</b> b.", "<b>Ä</b > b.", REPAIRED),
        ("<b>A</b > <b>b</b>.", "<b>Ä</b> <b>b</b>.", "<b>A</b > <b>b</b>.", ["E tag"]),
        ("<b>A</b > <i>b</i>.", "<i>b</i > <b>Ä</b>.", "<i>b</i> <b>Ä</b >.", REPAIRED),
        ("<b>A</b> `</b >`.", "<b>Ä</b > `</b >`.", "<b>A</b> `</b >`.", ["E tag"]),
        ("<b>A</b> b.", "<b>Ä</b ></b > b.", "<b>A</b> b.", ["E tag"]),
    ],
)
def test_a_closing_tag_has_the_blanks_of_the_msgid(article, msgstr, expected, checks):
    built = build(f"{article}\n", lambda _: msgstr)
    assert (built.text, built.checks) == (f"{expected}\n", checks)


def test_a_blank_in_a_closing_tag_of_a_block_of_html_is_taken_out():
    built = build("<p>Press <b>Save</b> now.</p>\n", {"Press <b>Save</b> now.": "<b>Sichern</b > klicken."})
    assert (built.text, built.checks) == ("<p><b>Sichern</b> klicken.</p>\n", REPAIRED)
@pytest.mark.parametrize(
    ("source", "msgstr", "shipped"),
    [
        ("Use `--port` now.", "Jetzt `--port `nutzen.", "Jetzt `--port`nutzen."),
        ("Send `Bearer ` now.", "Jetzt `Bearer` senden.", "Jetzt `Bearer ` senden."),
        ("Send `Bearer `, not `Bearer`.", "Nicht `Bearer`, sondern ` Bearer`.", "Nicht `Bearer`, sondern `Bearer `."),
        ('Use `tags=["a"]` or `tags`.', '`tags` oder `tags = ["a"]`.', '`tags` oder `tags=["a"]`.'),
        ("Use ``a ` b`` now.", "Jetzt ``a`b``.", "Use ``a ` b`` now."),
        ("Use `a b` and `ab`.", "`a b`, `a b`.", "Use `a b` and `ab`."),
    ],
)
def test_blanks_in_code_are_those_of_the_source(source, msgstr, shipped):
    assert translated(source, msgstr).text == shipped


@pytest.mark.parametrize("msgstr", ["`Bearers`.", "`bearer`.", "`Bearer`, `Bearer`.", "Bearer."])
def test_code_that_differs_by_more_than_blanks_is_refused(msgstr):
    shipped = translated("Send `Bearer `.", msgstr)
    assert (shipped.text, shipped.checks) == ("Send `Bearer `.", ["E markup"])


def test_blanks_that_are_put_back_are_told_of():
    assert translated("Use `--port` now.", "Jetzt `--port `.").checks == ["W markup"]
    both = translated("Use `a` at https://example.com now.", "Jetzt `a `auf文{link1}文")
    assert (both.text, both.checks) == ("Jetzt `a`auf文 https://example.com 文", ["W markup"])
    assert len(both.messages) == 2
