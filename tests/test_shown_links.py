"""Links whose destinations stand in the translations follow their headings as the others do."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib

import pytest
from click.testing import CliRunner

from l10n.cli import main

SOURCE = """\
See [more](b.md#more), [x](img.png) and [use](<#use> 'T'). [Again](#use), [used](#used).

## Use

## Used

- [Use](#use)
- [Used](#used)
- [Twice](#use)
"""
MSGID = "See [more](b.md#more), [x](img.png) and [use](<#use> 'T'). [Again](#use), [used](#used)."
TARGET = "[Nochmal](#use) [Einsatz](<#use> 'T'), [x](img.png), [benutzt](#used), [mehr](b.md#more)."
BUILT = (
    "[Nochmal](#einsatz) [Einsatz](<#einsatz> 'T'), [x](../../source/img.de.png), "
    "[benutzt](#used), [mehr](b.md#größer)."
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pathlib.Path("source").mkdir()
    pathlib.Path("source/a.md").write_text(SOURCE, encoding="utf-8")
    pathlib.Path("source/b.md").write_text("## More\n", encoding="utf-8")
    for name in ("img.png", "img.de.png"):
        pathlib.Path("source", name).write_bytes(b"")
    configure("show")
    run("extract")
    return tmp_path


def configure(links):
    tables = f'[protect]\nlinks = "{links}"\n[assets]\nmode = "repoint"\n'
    pathlib.Path("l10n.toml").write_text(f'locales = ["de"]\n{tables}', encoding="utf-8")


def run(command):
    result = CliRunner().invoke(main, [command, "--jobs", "1"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def translate(article, msgid, msgstr):
    path = pathlib.Path(f"locales/de/LC_MESSAGES/{article}.po")
    text = path.read_text(encoding="utf-8")
    assert f'msgid "{msgid}"\nmsgstr ""' in text
    text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    path.write_text(text, encoding="utf-8")


def test_a_destination_in_a_translation_follows_the_heading(project):
    translate("a", MSGID, TARGET)
    translate("a", "Use", "Einsatz")
    translate("b", "More", "Größer")
    assert "0 translations refused" in run("build")
    built = pathlib.Path("output/de/a.md").read_text(encoding="utf-8")
    assert built == (
        f"{BUILT}\n\n## Einsatz\n\n## Used\n\n- [Einsatz](#einsatz)\n- [Used](#used)\n- [Twice](#einsatz)\n"
    )


def test_a_destination_that_is_not_translated_follows_it_too(project):
    translate("a", "Use", "Einsatz")
    run("build")
    built = pathlib.Path("output/de/a.md").read_text(encoding="utf-8")
    assert built.startswith("See [more](b.md#more), [x](../../source/img.de.png) and [use](<#einsatz> 'T').")
