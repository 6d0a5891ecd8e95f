"""An article and what translators typed -> what ships, in memory; and an independent look at its structure."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from l10n.config.settings import Config
from l10n.markdown.parse import events_of
from l10n.markdown.rendered import emphasis_of, references_of
from l10n.merger import merge as merge_module
from l10n.merger import verdicts
from l10n.merger.readers import Readers
from l10n.model.diagnostic import Severity
from l10n.pipeline.analyse import analyse
from l10n.pipeline.anchoring import slugs_of
from l10n.pipeline.localize import finish, localize
from l10n.textio import normalise

_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ("table", "autolink", "strikethrough", "tasklist")
_EMPHASIS = ("em", "strong", "del")
_BLOCKS = frozenset(
    (
        *("blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
_WORDED = ("alt", "title")
_CODE = ("code", "pre")
_AZURE_HEADING = re.compile(r"(?m)^([ >]*#{1,6})(?=[^# \t\r\n])")
_MARK = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I"}


class Built(NamedTuple):
    """An article in another language."""

    text: str
    findings: list
    skeleton: object

    @property
    def checks(self):
        """What was found: `E markup`, `W block`, in order, each once."""
        marks = (f"{_MARK[found.severity or found.check.severity]} {found.check.name}" for _, found in self.findings)
        return list(dict.fromkeys(marks))

    @property
    def messages(self):
        return [found.message for _, found in self.findings]


def skeleton_of(article, dialect="gfm", **settings):
    return analyse("a.md", article, Config(locales=("de",), dialect=dialect, **settings))


def build(article, targets, dialect="gfm", labels=None, skeleton=None):
    """Return the article with these targets.

    targets:  msgid -> msgstr, or a function from the one to the other
    labels:   UI label -> its translation
    """
    config = Config(locales=("de",), dialect=dialect)
    skeleton = skeleton or analyse("a.md", article, config)
    translate = targets if callable(targets) else lambda msgid: targets.get(msgid, "")
    known = {unit.key: translate(unit.msgid) for unit in skeleton.units}
    source = normalise(article)
    found = localize(source, skeleton, known, labels or {}, "localize", config)
    slugs = {"a.md": slugs_of(skeleton.anchors, config)}
    text = finish(source, skeleton, found, (), slugs, {"a.md": found.slugs})
    return Built(text, list(found.merged.findings), skeleton)


def merged_both_ways(source, skeleton, targets, config, labels=None):
    """Return what ships when some targets need not be read, and when each one is."""
    labels = labels or {}
    references = references_of(skeleton.references)
    readers = Readers(
        events=lambda content: events_of(content, references, config.dialect),
        emphasis=lambda content: emphasis_of(content, references, config.dialect),
    )
    quick = merge_module.merge(source, skeleton, targets, labels, config, readers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merge_module, "unread_edits", lambda *_: ())
        patch.setattr(verdicts, "untouched_edit", lambda *_, **__: None)
        patch.setattr(verdicts, "is_words", lambda text: False)
        patch.setattr(verdicts, "may_be_foreign", lambda text: True)
        return quick, merge_module.merge(source, skeleton, targets, labels, config, readers)


REST, REST_TRANSLATED = "\n\nOther words.\n", "\n\nAndere Wörter.\n"


class Shipped(NamedTuple):
    """What took the place of an article's unit."""

    text: str
    checks: list
    messages: list


def translated(article, msgstr, dialect="gfm", *, unit=0, labels=None):
    """Return what ships when one unit of an article gets a msgstr.

    asserts: the structure is the source's, and what stands behind ships translated
    """
    source = article + REST
    skeleton = skeleton_of(source, dialect)
    targets = {skeleton.units[unit].msgid: msgstr, "Other words.": "Andere Wörter."}
    built = build(source, targets, dialect, labels, skeleton)
    assert structure(built.text, dialect) == structure(source, dialect)
    assert built.text.endswith(REST_TRANSLATED)
    return Shipped(built.text[: -len(REST_TRANSLATED)], built.checks, built.messages)


def structure(markdown, dialect="gfm"):
    """Return the block-level elements in order, between them the other elements and code, as multisets.

    Independent of the product: Python's own HTML parser on what cmark-gfm makes of the article.
    """
    reader = _Reader()
    if dialect == "azure":
        markdown = _AZURE_HEADING.sub(r"\1 ", markdown)
    html = cmarkgfm.markdown_to_html_with_extensions(markdown, options=_OPTIONS, extensions=_EXTENSIONS)
    # Python's parser stumbles over declarations that are none.
    reader.feed(html.replace("<![", "<x-["))
    reader.close()
    return [*reader.found, frozenset(reader.inline.items())]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.inline = Counter()
        self._code = []

    def handle_starttag(self, tag, attrs):
        facts = tuple((key, None if key in _WORDED else value) for key, value in attrs)
        if "<" in self.get_starttag_text():  # a quote that nobody closes took whole blocks for a value
            facts = ()
        if tag in _BLOCKS:  # nor is text in blocks within it
            self._code = []
        if tag in _CODE:
            self._code.append([])
        self._add(tag, (tag, facts))

    def handle_endtag(self, tag):
        if tag in _CODE and self._code:  # what follows a tag that nobody closes is read, not run
            self.inline.update(("code", data) for data in self._code.pop())
        self._add(tag, f"/{tag}")

    def handle_data(self, data):
        for texts in self._code:
            texts.append(data)

    def handle_comment(self, data):
        # One that nobody closes took whole blocks in, too.
        self.inline["comment", "" if "<" in data else data] += 1

    def _add(self, tag, found):
        if tag in _BLOCKS:
            self.found += [frozenset(self.inline.items()), found]
            self.inline = Counter()
        elif tag not in _EMPHASIS:
            self.inline[found] += 1
