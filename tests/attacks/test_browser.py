"""Built articles and our own report in a real browser, raw HTML allowed: no script runs, no request leaves.

Whatever the checks say: here, what ships is what counts. Each attack is typed as the translation of a paragraph, a
heading, a list item, a table cell, an alternative text, text and attribute of raw HTML, and a label of the product.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import html

import cmarkgfm
import polib
import pytest
from browser import SCRIPT, needs_browser, visit
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from test_cli import Project

from l10n.model.diagnostic import Diagnostic, Severity
from l10n.report.html import format_html

pytestmark = needs_browser

PIXEL = "http://evil.example/pixel.png"
ATTACKS = {
    "a01-script": f"<script>{SCRIPT}</script>",
    "a01-img": f"<img src=x onerror={SCRIPT}>",
    "a01-svg": f"<svg/onload={SCRIPT}>",
    "a01-iframe": f"<iframe src=\"javascript:parent.{SCRIPT}\"></iframe>",
    "a01-style": f"<style>@import url({PIXEL});*{{{{background:url({PIXEL})}}}}</style>",
    "a01-link": f"<link rel=stylesheet href={PIXEL}>",
    "a01-meta": f"<meta http-equiv=refresh content='0;url={PIXEL}'>",
    "a01-base": "<base href=//evil.example/>",
    "a01-broken": f"<img src=\"{PIXEL}\n",
    "a01-noscript": f"</div></td></p><noscript><p title=\"</noscript><img src=x onerror={SCRIPT}>\">",
    "a01-math": f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={SCRIPT}>\">",
    "a01-details": f"<details open ontoggle={SCRIPT}>x</details>",
    "a01-video": f"<video poster={PIXEL} autoplay><source onerror={SCRIPT}></video>",
    "a02-entities": f"&lt;script&gt;{SCRIPT}&lt;/script&gt; &#60;img src={PIXEL}>",
    "a02-escape": f"\\<script>{SCRIPT}\\</script>",
    "a03-link": f"[x](javascript:{SCRIPT}) [y](JaVaScRiPt:x) [z](java&#10;script:x) [w](data:text/html,x)",
    "a03-autolink": f"<javascript:{SCRIPT}>",
    "a05-breakout": f"x](javascript:{SCRIPT})[y",
    "a06-address": "https://evil.example www.evil.example <https://evil.example>",
    "a07-image": f"![x]({PIXEL})",
    "a07-reference": f"![x][p]\n\n[p]: {PIXEL}",
    "a08-definition": f"[there]: {PIXEL}",
    "a12-template": "{{ constructor.constructor('" + SCRIPT + "')() }}",
    "a14-attribute": f"\" onload=\"{SCRIPT}\" onerror='{SCRIPT}' autofocus onfocus=\"{SCRIPT}",
    "a14-attribute-quote": f"' onmouseover='{SCRIPT}' style='background:url({PIXEL})",
    "a24-order": f"\u202e<img src={PIXEL}>\u202c",
    "a29-fence": f"```\n</code><script>{SCRIPT}</script>",
    "a29-comment": f"<!-- --!><script>{SCRIPT}</script>",
    "a29-html-block": f"\n\n<div><script>{SCRIPT}</script></div>\n\n",
    "a29-cdata": f"<![CDATA[<img src={PIXEL}>]]> <?php <img src={PIXEL}> ?>",
    "a30-pin": f"Foo <a name=\"x\" onclick=\"{SCRIPT}\" href=\"javascript:{SCRIPT}\"></a>",
    "a31-line-ends": f"x\r\r<script>{SCRIPT}</script>\u2028<script>{SCRIPT}</script>",
}
ARTICLE = """\
# Heading NUMBER

Paragraph NUMBER with a [link](there.md) and a [reference][there] in it.

- Item NUMBER here

1. Click **Label NUMBER** now.

| Cell NUMBER | other |
|---|---|
| Second NUMBER | ![alternative NUMBER](own.png "title NUMBER") |

> Quoted NUMBER text

<p title="Tooltip NUMBER">Raw NUMBER text</p>

[there]: there.md "Reference title NUMBER"
"""
RENDERERS = {
    "gfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE),
    "commonmark": lambda text: cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_UNSAFE),
    "docfx": lambda text: MarkdownIt("commonmark", {"html": True}).enable("table").render(text),
}
"""Dialect of a project -> a renderer that its site may have, with everything allowed."""


def hostile(catalog, attack):
    """Fill a catalog: the attack in place of the text, before it, and behind it with what has to be there."""
    po = polib.pofile(str(catalog), encoding="utf-8")
    for index, entry in enumerate(po):
        flagged = "python-brace-format" in entry.flags
        text = attack.replace("{", "{{").replace("}", "}}") if flagged and "{{" not in attack else attack
        forms = (f"{text} {entry.msgid}", f"{entry.msgid} {text}", entry.msgid.replace("NUMBER", text), text)
        entry.msgstr = forms[(index + len(attack)) % 4] if flagged else forms[3]
    po.save(str(catalog))


@pytest.fixture(scope="module", params=RENDERERS)
def built(request, tmp_path_factory):
    """Return a project's built articles as HTML, by attack, and what renders them."""
    root = tmp_path_factory.mktemp("hostile")
    project = Project(root)
    project.write("l10n.toml", f'locales = ["de"]\ndialect = "{request.param}"\n')
    project.write("source/there.md", "# There\n")
    project.write("source/own.png", b"")
    for name in ATTACKS:
        project.write(f"source/{name}.md", ARTICLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        project.run("extract")
        for name, attack in ATTACKS.items():
            hostile(root / f"locales/de/LC_MESSAGES/{name}.po", attack)
        hostile(root / "locales/de/LC_MESSAGES/_ui.po", f"<script>{SCRIPT}</script><img src={PIXEL}>")
        project.run("build")
    render = RENDERERS[request.param]
    return {name: render(project.read(f"output/de/{name}.md")) for name in ATTACKS}, render


def page(folder, name, body):
    path = folder / f"{name}.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>x</title>\n{body}", encoding="utf-8")
    return path


def armed(dom):
    """Return what of a page would run when somebody touches it."""
    found = []
    for node in LexborHTMLParser(dom).css("*"):
        if node.tag in ("script", "iframe", "object", "embed", "base", "link", "style", "svg", "math"):
            found.append(node.tag)
        for name, value in node.attributes.items():
            scheme = (value or "").strip().lower().split(":")[0]
            if name.startswith("on") or (name in ("href", "src") and scheme in ("javascript", "data", "vbscript")):
                found.append(f"{name}={value}")
    return found


def test_the_browser_would_tell(tmp_path):
    body = f'<img src="{PIXEL}"><script>{SCRIPT}</script><a href="javascript:x">x</a>'
    seen = visit(page(tmp_path, "armed", body), tmp_path / "profile")
    assert seen.ran
    assert seen.hosts == {"evil.example"}
    assert armed(seen.dom) == ["script", "href=javascript:x"]


def test_a01_to_a31_articles_are_inert(built, tmp_path):
    articles, _ = built
    sections = [f"<section id={name}>\n{body}\n</section>" for name, body in articles.items()]
    seen = visit(page(tmp_path, "articles", "\n".join(sections)), tmp_path / "profile")
    assert not seen.ran
    assert seen.hosts == set()
    assert armed(seen.dom) == []
    assert len(LexborHTMLParser(seen.dom).css("body > section")) == len(ATTACKS)


@pytest.mark.parametrize("name", ATTACKS)
def test_a01_to_a31_each_article_has_the_elements_of_its_source(built, name):
    def elements(body):
        nodes = LexborHTMLParser(body).css("body *")
        return sorted(f"{node.tag} {sorted(node.attributes)}" for node in nodes if node.tag != "strong")

    articles, render = built
    assert elements(articles[name]) == elements(render(ARTICLE))


def finding(text):
    return Diagnostic(
        check=text,
        code=text,
        severity=Severity.ERROR,
        path=f"{text}.po",
        line=1,
        message=text,
        remedy=text,
        locale=text,
        source=f"{text}:1",
        msgid=text,
        msgstr=text,
    )


REPORT = (
    *ATTACKS.values(),
    f"</title><script>{SCRIPT}</script>",
    f"</style><script>{SCRIPT}</script><style>*{{background:url({PIXEL})}}",
    f"--></dd></dl></article><img src={PIXEL} onerror={SCRIPT}>",
    f"javascript:{SCRIPT}",
)


def test_a27_the_report_is_inert(tmp_path):
    path = tmp_path / "report.html"
    text = format_html([finding(attack) for attack in REPORT])
    path.write_text(text, encoding="utf-8")
    seen = visit(path, tmp_path / "profile")
    assert not seen.ran
    assert seen.hosts == set()
    assert [one for one in armed(seen.dom) if one != "style"] == []
    assert len(LexborHTMLParser(seen.dom).css("article.finding")) == len(REPORT)
    assert html.unescape(text).count(f"\"'{SCRIPT}") == 0


def test_a27_the_policy_lets_the_style_sheet_in_and_nothing_else(tmp_path):
    text = format_html([finding("x")])
    body = f"<img src={PIXEL}><script>{SCRIPT}</script><style>h1{{background:url({PIXEL})}}</style>"
    path = tmp_path / "report.html"
    path.write_text(text.replace("<main>", f"<main>{body}"), encoding="utf-8")
    seen = visit(path, tmp_path / "profile")
    assert not seen.ran
    assert seen.hosts == set()
