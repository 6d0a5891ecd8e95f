"""`l10n fix --translations` on catalogs that other programs have laid out: only the mended entries change."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import codecs
import random
import re
import shutil
import subprocess

import pytest
from test_cli import Project

from l10n.catalog.po_read import parse_po

CATALOG = "locales/fr/LC_MESSAGES/a.po"
ARTICLE = """---
title: Next steps
---

# Next steps

Save [it](b.md): now, and do not forget to press the button that is at the end of this very long line of text.

First line  \nsecond line!

A "quoted" word; a back\\\\slash: `code`.

Fine.

Old text!
"""
TARGETS = {
    "Next steps": "Étapes  suivantes !",
    "Save": "Enregistrez-\u200ble  [ici]({link1}) : maintenant, sans oublier le bouton qui est à la fin de la ligne ;",
    "First line": "Première ligne :\\nseconde  ligne !",
    "A \\": ' Un mot \\"cité\\" ; une barre\\\\\\\\oblique : `code`.',
    "Fine": "Bien.",
}
FOREIGN = """
# A translator's comment
#= fuzzy-not, x-unknown
#. extracted
#: foreign.c:1 foreign.c:2
#, c-format
msgid "one : file"
msgid_plural "%d : files"
msgstr[0] "un  fichier"
msgstr[1] "%d  fichiers"

#, fuzzy
#| msgctxt "old"
#| msgid "Olde text!"
msgid "Old text !"
msgstr "Vieux  texte !"

#~ msgid "gone"
#~ msgstr "parti  !"

#~| msgid "older"
#~ msgid "gone too"
#~ msgstr ""
#~ "parti  aussi !\\n"
#~ "oui"
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the catalog as `extract` makes it, translated, with entries of others."""
    project = Project(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.root)
        project.write("l10n.toml", 'locales = ["fr"]\ndialect = "gfm"\n')
        project.write("source/a.md", ARTICLE)
        project.run("extract")
    text = project.read(CATALOG).replace('"X-Poedit', '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n"X-Poedit')
    for begin, target in TARGETS.items():
        pattern = rf'(msgid (?:""\n)?"{re.escape(begin)}[^\n]*\n(?:"[^\n]*\n)*)msgstr ""'
        text = re.sub(pattern, lambda found, target=target: f'{found[1]}msgstr "{target}"', text)
    return project, text + FOREIGN


def _msgcat(*options):
    def lay_out(text: str) -> bytes:
        if shutil.which("msgcat") is None:
            pytest.skip("msgcat is not here")
        command = ["msgcat", *options, "-o", "-", "-"]
        return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout

    return lay_out


def _oddly(text: str) -> bytes:
    """Break strings at random, indent lines, leave no empty lines between entries, or three."""
    chance = random.Random(1)
    head, _, rest = text.partition("\n\n")

    def line(found: re.Match[str]) -> str:
        words = found[2].split(" ")
        if found[0].startswith("#") or len(words) < 3:
            return found[0]
        cut = chance.randrange(1, len(words))
        return f'{found[1]}"{" ".join(words[:cut])} "\n  "{" ".join(words[cut:])}"'

    rest = re.sub(r'(?m)^(msg\w+ )"(.*)"$', line, rest)
    rest = re.sub(r"(?m)^msgstr ", "\tmsgstr  ", rest)
    entries = rest.split("\n\n")
    return "\n\n".join([head, *(entry + "\n" * chance.choice([0, 0, 2]) for entry in entries)]).encode()


LAYOUTS = {
    "ours": str.encode,
    "wrapped": _msgcat(),
    "narrow": _msgcat("--width=30"),
    "indented": _msgcat("--indent"),
    "sorted": _msgcat("--sort-output", "--no-wrap"),
    "escaped": _msgcat("--escape"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "wrapped CRLF": lambda text: _msgcat()(text).replace(b"\n", b"\r\n"),
    "BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "no end": lambda text: text.rstrip("\n").encode(),
    "odd": _oddly,
}


def _outside_strings(data: bytes) -> list[bytes]:
    """Return the lines of a catalog that are no part of a msgstr, nor the rest of a string."""
    return [line for line in data.split(b"\n") if b"msgstr" not in line and line.strip()[:1] != b'"']


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_catalog_keeps_its_layout(made, layout, monkeypatch):
    project, text = made
    monkeypatch.chdir(project.root)
    file = project.root / CATALOG
    before = LAYOUTS[layout](text)
    file.write_bytes(before)
    assert project.run("fix", "--translations", "--write", "--quiet").exit_code == 0
    after = file.read_bytes()
    old, new = parse_po(before, "old"), parse_po(after, "new")
    changed = {one.msgid for one, other in zip(old.messages, new.messages, strict=True) if one.msgstr != other.msgstr}
    assert len(changed) == 4
    for one, other in zip((*old.messages, *old.obsolete), (*new.messages, *new.obsolete), strict=True):
        fields = ("msgid", "context", "flags", "comments", "extracted", "references", "previous", "plural", "plurals")
        assert [getattr(one, field) for field in fields] == [getattr(other, field) for field in fields]
        assert re.sub(r"\s|\u200b", "", one.msgstr) == re.sub(r"\s|\u200b", "", other.msgstr)
    assert (old.header, old.comments) == (new.header, new.comments)
    assert _outside_strings(before) == _outside_strings(after)
    assert after.count(b"\r") == (after.count(b"\n") if "CRLF" in layout else 0)
    assert after.startswith(codecs.BOM_UTF8) == (layout == "BOM")
    assert after.endswith(b"\n") == before.endswith(b"\n")
    project.run("fix", "--translations", "--write", "--quiet")
    assert file.read_bytes() == after
    if shutil.which("msgfmt") and layout != "BOM":
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", "-"], input=after, check=True)
    assert project.run("check", "--quiet").exit_code == 0
