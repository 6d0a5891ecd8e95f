"""Laws of a build: nothing changes but words, whatever the article and whatever a translator types."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import pathlib
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from merging import build, merged_both_ways, skeleton_of, structure
from strategies import NAMES, NASTY, any_text, article, msgstr

from l10n.config import Config
from l10n.dialects import DIALECTS
from l10n.errors import TextError
from l10n.headers import HEADERS
from l10n.markdown.parse import events_of
from l10n.markdown.rendered import emphasis_of, references_of
from l10n.merger import verdicts
from l10n.merger.merge import merge
from l10n.merger.readers import Readers
from l10n.merger.splice import splice
from l10n.textio import normalise

ARTICLES = sorted((pathlib.Path(__file__).resolve().parents[2] / "source" / "articles").glob("*.md"))
_PIN = re.compile(r'<a id="[^"]*"></a>|^\([\w-]+\)=\n', re.MULTILINE)
"""An anchor that keeps a heading's name, in HTML or as MyST writes it."""
_PLACEHOLDER = re.compile(r"!?\[[^\[\]]*\]\(\{[a-z]+\d+\}\)|\{[a-z]+\d+\}")


@given(any_text, st.sampled_from(NAMES))
@example("\ufeff# a\r\n\rb\0c", "azure")
@example("<![x", "gfm")
def test_a_build_without_words_of_its_own_is_the_source(text, dialect):
    try:
        skeleton = skeleton_of(text, dialect)
    except TextError:
        assume(False)
    assert build(text, {}, dialect, skeleton=skeleton).text == text
    assert build(text, lambda msgid: msgid, dialect, skeleton=skeleton).text == text


@given(any_text, st.sampled_from(NAMES), st.data())
def test_no_article_and_no_msgstr_crash_a_build(text, dialect, data):
    try:
        skeleton = skeleton_of(text, dialect)
    except TextError:
        assume(False)
    targets = {unit.msgid: data.draw(msgstr(unit.msgid)) for unit in skeleton.units}
    built = build(text, targets, dialect, skeleton=skeleton)
    if not skeleton.body and not DIALECTS[dialect].as_commonmark:
        assert structure(_PIN.sub("", built.text)) == structure(_PIN.sub("", text))


@given(article, st.sampled_from(NAMES), st.data())
def test_only_words_change(text, dialect, data):
    skeleton = skeleton_of(text, dialect)
    targets = {unit.msgid: data.draw(msgstr(unit.msgid)) for unit in skeleton.units}
    used = {found.value for unit in skeleton.units for found in unit.placeholders if found.form == "label"}
    labels = {value: data.draw(st.one_of(st.sampled_from(NASTY), any_text)) for value in sorted(used)}
    built = build(text, targets, dialect, labels, skeleton)
    assert structure(_PIN.sub("", built.text), dialect) == structure(text, dialect)


@given(article, st.sampled_from(["gfm", "azure"]), st.data())
def test_placeholders_survive_in_any_order(text, dialect, data):
    skeleton = skeleton_of(text, dialect)
    targets = {}
    for unit in skeleton.units:
        parts = _PLACEHOLDER.findall(unit.msgid)
        whole = sum("](" in part for part in parts) == unit.msgid.count("](")
        if parts and whole and not unit.breaks and "`" not in unit.msgid and "<" not in unit.msgid:
            targets[unit.msgid] = " ".join(("wort", *data.draw(st.permutations(parts)), "wort"))
    built = build(text, targets, dialect, skeleton=skeleton)
    refused = {skeleton.units[index].msgid for index, finding in built.findings if finding.fatal}
    assert refused & targets.keys() == set()
    assert structure(_PIN.sub("", built.text), dialect) == structure(text, dialect)


@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_strings_at_the_edges_of_every_text(nasty):
    for text, skeleton, expected in _samples():
        for translate in (lambda msgid: nasty + msgid, lambda msgid: msgid + nasty):
            built = build(text, translate, "azure", skeleton=skeleton).text
            assert structure(_PIN.sub("", _body(built)), "azure") == expected


@functools.cache
def _samples():
    """Return the articles of the sample: text, skeleton and structure."""
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    return [(text, skeleton_of(text, "azure"), structure(_body(text), "azure")) for text in texts]


def _body(text):
    """Return an article without its header, which has to be one still."""
    headers = (HEADERS[name].parse(text, 0) for name in DIALECTS["azure"].headers)
    return text[next(header.end for header in headers if header) :]


@given(article, st.sampled_from(NAMES), st.data())
def test_the_shortcut_finds_what_the_full_check_finds(text, dialect, data):
    skeleton = skeleton_of(text, dialect)
    targets = {unit.key: data.draw(msgstr(unit.msgid)) for unit in skeleton.units}
    references = references_of(skeleton.references)
    readers = Readers(
        events=lambda content: events_of(content, references, dialect),
        emphasis=lambda content: emphasis_of(content, references, dialect),
    )
    config = Config(locales=("de",), dialect=dialect)
    with_shortcut = merge(normalise(text), skeleton, targets, {}, config, readers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verdicts, "signature", lambda target, labels, dialect: None)
        assert merge(normalise(text), skeleton, targets, {}, config, readers) == with_shortcut


_OTHER_WORDS = (
    *("Wörter", "x", "次。", "Ω1", "a-b", "e\u0301", "import", "und so weiter", "1.", "C#", "Node.js", "a (b", '"c"'),
    *("\u3164", "a  b", "\u200b", ".", "-", "d|e", "www.f.com", "2 g", "(h)", "i...", ": j", "k\u00a0:", "\u202f"),
)


@given(article, st.sampled_from(NAMES), st.data())
@example("*a* **b**", "gfm", None)
def test_what_ships_unread_would_ship_the_long_way(text, dialect, data):
    skeleton, source = skeleton_of(text, dialect), normalise(text)
    targets = {unit.key: _reworded(unit.msgid, data) for unit in skeleton.units}
    quick, long = merged_both_ways(source, skeleton, targets, Config(locales=("de",), dialect=dialect))
    assert quick.findings == long.findings
    assert quick.refused == long.refused
    assert splice(source, [edit for _, edit in quick.edits]) == splice(source, [edit for _, edit in long.edits])


def _reworded(msgid, data):
    """Return a msgid with some of its words replaced, its signs where they were."""
    if data is None:
        return msgid.swapcase()
    words = iter(data.draw(st.lists(st.sampled_from(_OTHER_WORDS), min_size=4, max_size=12)))
    return re.sub(r"(?<![{\w])[^\W\d_]+(?![\w}])", lambda match: next(words, match[0].swapcase()), msgid)
