"""Emphasis that would not render is repaired, what is lost or added is a warning; code and addresses are left alone."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from merging import translated

from l10n.merger.delimiters import Delimiters, Run
from l10n.merger.targets import Target

BOLD = "This is **important**. Next"
ITALIC = "This is *it* and _that_ now"
WARNING = ["W emphasis"]


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("**重要。**次", "<strong>重要。</strong>次"),
        ("これは**「保存」**を", "これは<strong>「保存」</strong>を"),
        ("Das ist **wichtig:**Klicken", "Das ist <strong>wichtig:</strong>Klicken"),
        ("Das ist **wichtig **Klicken", "Das ist **wichtig** Klicken"),
        ("Das ist** wichtig**.", "Das ist **wichtig**."),
        ("** x ** y", "**x** y"),
        ("x** y **z", "x **y** z"),
        ("__重要。__です", "<strong>重要。</strong>です"),
        ("**重要。**と2 * 3", "<strong>重要。</strong>と2 * 3"),
        ("**`a`。**b", None),
    ],
)
def test_bold_that_would_not_render_is_repaired(msgstr, shipped):
    source = BOLD if shipped else "This `a` is **important**."
    assert translated(source, msgstr)[:2] == (shipped or "<strong>`a`。</strong>b", WARNING)


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("*它。*和_那个。_现在", "<em>它。</em>和<em>那个。</em>现在"),
    ],
)
def test_italics_that_would_not_render_are_repaired(msgstr, shipped):
    assert translated(ITALIC, msgstr)[:2] == (shipped, WARNING)


@pytest.mark.parametrize(
    ("article", "msgstr", "shipped"),
    [
        (BOLD, "__重要__です", "**重要**です"),
        (ITALIC, "*x* und _y_의", "*x* und *y*의"),
        (ITALIC, "_x_です *y*", "*x*です *y*"),
    ],
)
def test_stars_for_underscores_are_for_the_report_only(article, msgstr, shipped):
    assert translated(article, msgstr)[:2] == (shipped, ["I emphasis"])


def test_underscores_in_names_are_letters():
    article = "Save **Food_Inspections1.csv** and the _other file here"
    msgstr = "Speichere **Essen_Inspektion1.csv** und die _andere Datei hier"
    assert translated(article, msgstr)[0] == msgstr


def test_marks_that_swap_their_parts_are_repaired():
    article = "It is **one** and **two** now"
    assert translated(article, "**A。**と**B**を")[:2] == ("<strong>A。</strong>と**B**を", WARNING)


def test_nested_marks():
    article = "A ***very*** **bold *and* x** y"
    msgstr = "***とても。***と**太字*と*x。**y"
    shipped = "<strong><em>とても。</em></strong>と<strong>太字*と*x。</strong>y"
    assert translated(article, msgstr)[:2] == (shipped, WARNING)


@pytest.mark.parametrize(
    ("source", "msgstr"),
    [
        (BOLD, "これは**重要**です。"),
        (BOLD, "**「a」** b"),
        (BOLD, "**[a]** b"),
        (BOLD, "\\*\\* **x**"),
        (BOLD, "2 * 3 **x** 4 * 5"),
        (ITALIC, "*x*und *y*"),
        (ITALIC, "snake_case_name *x* _y_"),
        ("See `**a**` and **b**", "`**a**` **x**"),
        ("See <https://a.example/_b_> and _c_", "{link1} _x_"),
        ("See https://a.example/**b and **c**", "{link1} **x**"),
    ],
)
def test_what_renders_is_left_alone(source, msgstr):
    assert translated(source, msgstr).checks == []


@pytest.mark.parametrize(
    ("msgstr", "messages"),
    [
        ("x", ["1 bold text less than in the msgid, as rendered"]),
        ("\\*\\*x\\*\\*", ["1 bold text less than in the msgid, as rendered"]),
        ("**x", ["1 bold text less than in the msgid, as rendered", 'one "**" has no partner, it would be seen']),
        ("**x** y**", ['one "**" has no partner, it would be seen']),
        ("2 ** 3", ["1 bold text less than in the msgid, as rendered"]),
    ],
)
def test_what_cannot_be_repaired_is_told(msgstr, messages):
    shipped = translated(BOLD, msgstr)
    assert shipped == (msgstr, WARNING, messages)


@pytest.mark.parametrize(
    ("msgstr", "message"),
    [
        ("**x** **y**", "1 bold text more than in the msgid, as rendered"),
        ("**x** *y* _z_", "2 italic texts more than in the msgid, as rendered"),
        ("*x*", "the msgid has bold text where this has italic text"),
    ],
)
def test_what_a_translator_marks_is_for_the_report_only(msgstr, message):
    assert translated(BOLD, msgstr) == (msgstr, ["I emphasis"], [message])


def test_stars_that_happen_to_pair_are_told():
    shipped = translated("It has 60 * 100 * 2 rows", "Das sind *100 mal* 60 Zeilen")
    assert shipped.checks == WARNING


def test_marks_that_the_source_shows_may_be_set_right():
    assert translated("The **Onit **page is **old**.", "Die **Onit**-Seite ist **alt**.").checks == []


def test_underscores_that_never_render_in_the_source_are_letters():
    source = "Use the **__metadata** keyword; the **__metadata** property is set"
    msgstr = "在**__metadata**關鍵字和 **__metadata** 屬性"
    assert translated(source, msgstr)[:2] == ("在<strong>__metadata</strong>關鍵字和 **__metadata** 屬性", WARNING)


def test_a_mark_that_the_source_shows_may_be_shown():
    assert translated("Some ** words **a**", "x ** y **z**").checks == []
    assert translated("Some **words", "**x").checks == []


LABELS = "1. Click **Save** and choose **Open.**"
MSGSTR = "**{ui1}**の**{ui2}。**を"


@pytest.mark.parametrize(
    ("labels", "shipped"),
    [
        ({"Save": "保存", "Open": "開く"}, "**保存**の<strong>開く。</strong>を"),
        ({"Save": "[保存]"}, "<strong>\\[保存\\]</strong>の<strong>Open。</strong>を"),
        ({"Save": "保存…"}, "<strong>保存…</strong>の<strong>Open。</strong>を"),
        ({"Save": "`a`*b*"}, "<strong>\\`a\\`\\*b\\*</strong>の<strong>Open。</strong>を"),
        ({"Save": "<b>&lt;"}, "<strong>&lt;b&gt;&amp;lt;</strong>の<strong>Open。</strong>を"),
        ({"Save": "{ui2}", "Open": "{link1}"}, "<strong>{ui2}</strong>の<strong>{link1}。</strong>を"),
        ({"Save": " a \n b "}, "**a b**の<strong>Open。</strong>を"),
    ],
)
def test_labels_beside_letters(labels, shipped):
    assert translated(LABELS, MSGSTR, labels=labels)[:2] == (f"1. {shipped}", WARNING)


def test_labels_ship_as_plain_text_where_nothing_else_changes():
    msgid = "Click **{ui1}** and choose **{ui2}.**"
    assert translated(LABELS, msgid, labels={"Save": "a_b"}).text == "1. Click **a\\_b** and choose **Open.**"
    assert translated("| Click **Save** |\n|---|", "**{ui1}**", labels={"Save": "a|b"}).text == "| **a\\|b** |\n|---|"


@pytest.mark.parametrize(
    ("label", "check"),
    [
        ("https://evil.example", "address"),
        ("evil.com", "host"),
        ("a\u202eb", "bidi-control"),
        ("a\ufffdb", "control-character"),
    ],
)
def test_labels_bring_nothing_along(label, check):
    shipped = translated(LABELS, "Click **{ui1}** and choose **{ui2}.**", labels={"Save": label})
    assert (shipped.text, shipped.checks[0]) == (LABELS, f"E {check}")


def test_labels_are_no_templates():
    msgid, labels = "Click **{ui1}** and choose **{ui2}.**", {"Save": "{{ x }}", "Open": "{y}"}
    assert translated(LABELS, msgid, "jekyll", labels=labels)[:2] == (LABELS, ["E markup"])
    shipped = "1. Click **\\{\\{ x \\}\\}** and choose **\\{y\\}.**"
    assert translated(LABELS, msgid, "docusaurus", labels=labels)[:2] == (shipped, [])


@pytest.mark.parametrize(
    ("source", "msgstr"),
    [
        ("See [a](b) and **c** now", "[**x]({link1})y。**z"),
        ("A <i>b</i> and **c** now", "**x <i>y。**z</i>"),
        ('A <span class="x">b</span> and **c** now', "**x {html1}y。**z</span>"),
    ],
)
def test_no_tags_are_written_across_others(source, msgstr):
    shipped = translated(source, msgstr)
    assert "<strong>" not in shipped.text
    assert shipped.checks == WARNING


@pytest.mark.parametrize(
    ("source", "msgstr"),
    [
        ("See [a](b) and **c** now", "**[x]({link1})。**z"),
        ("A <i>b</i> and **c** now", "**x <i>y</i>。**z"),
        ("A `<i>` b and **c** now", "**`<i>` [x。**z"),
        ("A <br> b and **c** now", "**x<br>。**z"),
    ],
)
def test_tags_enclose_whole_links_and_tags(source, msgstr):
    assert "<strong>" in translated(source, msgstr.replace(" [x", " x")).text


def test_html_text_has_no_emphasis():
    article = "<p>Some **words**</p>"
    assert translated(article, "**重要。**次")[:2] == ("<p>**重要。**次</p>", [])


_PARSER = MarkdownIt("commonmark")
_WORDS = st.text(st.sampled_from("ab 重要。「」：:.,!-()€…é"), max_size=6)


@given(_WORDS, _WORDS.filter(str.strip), _WORDS, st.sampled_from(["*", "**", "__", "***"]))
def test_what_a_translator_marks_is_rendered_so(before, marked, after, marks):
    # A single star between blanks is a sign of its own: 2 * 3.
    marked = marked.strip() if marks == "*" else marked
    assume(not re.search(r":\w+:", before + marked + after))  # an emoji code: more markup than the source has
    source = f"Some {marks}words{marks} here"
    html = _PARSER.render(translated(source, f"x{before}{marks}{marked}{marks}{after}x").text)
    text = re.fullmatch(r"<p>(.*?)((?:<(?:em|strong)>)+)(.*?)((?:</(?:em|strong)>)+)(.*)</p>\n", html)
    assert text is not None
    assert text[3] == marked.strip()
    assert "*" not in html
    assert re.sub(r"\s", "", text[1] + text[3] + text[5]) == re.sub(r"\s", "", f"x{before}{marked}{after}x")


_TEXT = st.text(st.sampled_from("a。*_ 「x-"), max_size=14)


@given(_TEXT, _TEXT, st.sampled_from(["*", "**", "_", "__"]))
@example("", "a。", "**")
def test_flanking_is_what_the_parser_says(before, after, marks):
    text = f"x{before}{marks}{after}x"
    for run in Delimiters(lambda placeholder: "").runs(Target(text)):
        assert (run.opens, run.closes) == _scanned(text, run)


def _scanned(text: str, run: Run):
    from markdown_it.rules_inline import StateInline

    scanned = StateInline(text, _PARSER, {}, []).scanDelims(run.start, text[run.start] == "*")
    return scanned.can_open, scanned.can_close


@pytest.mark.parametrize(
    ("msgstr", "shipped"),
    [
        ("**重要。**次", "**重要。**&#27425;"),
        ("これは**「保存」**を", "これ&#12399;**「保存」**&#12434;"),
        ("Das ist **wichtig:**Klicken", "Das ist **wichtig:**&#75;licken"),
        ("Das ist **wichtig **Klicken", "Das ist **wichtig** Klicken"),
        ("__重要。__です", "**重要。**&#12391;す"),
        ("\\これは**「保存」**を", "\\これ&#12399;**「保存」**&#12434;"),
        ("***重要。***次", "***重要。***&#27425;"),
    ],
)
def test_where_sites_drop_tags_the_letter_beside_is_hidden_from_the_marks(msgstr, shipped):
    source = "It is ***very*** so" if msgstr.startswith("***") else BOLD
    assert translated(source, msgstr, "hugo")[:2] == (shipped, WARNING)
    rendered = MarkdownIt("commonmark", {"html": False}).render(shipped)
    assert ("<strong>" in rendered) and "&" not in rendered


def test_a_letter_between_two_pairs_is_hidden_once():
    article = "**One.** and **Two** more"
    assert translated(article, "**一。**次**「二」**を", "hugo").text == "**一。**&#27425;**「二」**&#12434;"


def test_a_letter_behind_a_backslash_is_left_alone():
    assert translated(BOLD, "**wichtig**\\a**「x」**b", "hugo").text == "**wichtig**\\a**「x」**b"
