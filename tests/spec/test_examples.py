"""Every example of the CommonMark and GFM specifications, as it stands and in other places: untouched, and translated.

source: spec.commonmark.org/0.31.2; github.github.com/gfm
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import pathlib

import pytest
from cmark import elements
from pseudo import pseudo

from l10n.config.settings import Config, Ui
from l10n.pipeline.analyse import analyse
from l10n.pipeline.anchoring import slugs_of
from l10n.pipeline.localize import finish, localize
from l10n.textio import normalise

DATA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
DIALECTS = {"commonmark": "commonmark-spec.json", "gfm": "gfm-spec.json"}
FORMS = {
    "plain": str,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "quote": lambda text: "".join(f"> {line}\n" for line in text.removesuffix("\n").split("\n")),
    "list": lambda text: "- " + "".join(f"  {line}\n" for line in text.removesuffix("\n").split("\n"))[2:],
}
REFUSED = {
    ("commonmark", 496): "text that looks like a tag is taken for one",
    ("commonmark", 608): "half of an escaped address is an address to GFM",
    ("commonmark", 628): "cmark-gfm reads `<!-->` as the beginning of a comment, CommonMark 0.31 as a whole one",
    ("gfm", 503): "text that looks like a tag is taken for one",
    ("gfm", 614): "half of an escaped address is an address to GFM",
    ("gfm", 631): "text that looks like an address is taken for one",
    ("gfm", 646): "cmark-gfm reads `<!-->` as the beginning of a comment, CommonMark 0.31 as a whole one",
}
"""(dialect, example) -> why a unit of it ships in the source language, in each form."""


def examples():
    for dialect, file in DIALECTS.items():
        path = DATA / file
        for example in json.loads(path.read_text("utf-8")) if path.exists() else ():
            for form in FORMS:
                yield pytest.param(dialect, example, form, id=f"{dialect} {example['example']} {form}")


def translated(text, dialect, translate):
    """Return an article with every unit translated, and the units that were kept from shipping."""
    config = Config(locales=("fr",), dialect=dialect, ui=Ui(detect="off"))
    source, skeleton = normalise(text), analyse("a.md", text, config)
    targets = {unit.key: translate(unit.msgid) for unit in skeleton.units}
    localization = localize(source, skeleton, targets, {}, "localize", config)
    slugs = {"a.md": slugs_of(skeleton.anchors, config)}
    article = finish(source, skeleton, localization, (), slugs, {"a.md": localization.slugs})
    return article, [skeleton.units[index].msgid for index in localization.merged.refused]


@pytest.mark.parametrize(("dialect", "example", "form"), list(examples()))
def test_comes_back_and_keeps_its_elements(dialect, example, form):
    text = FORMS[form](example["markdown"])
    gfm = dialect != "commonmark"
    article, refused = translated(text, dialect, pseudo)
    assert translated(text, dialect, str) == (text, [])
    assert elements(article, gfm=gfm) == elements(text, gfm=gfm)
    assert bool(refused) == ((dialect, example["example"]) in REFUSED)
