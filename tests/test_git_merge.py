"""Catalogs in a real git repository: what a merge of a writer's and a translator's work does to them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from l10n.catalog.po_read import parse_po
from l10n.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

ROOT = pathlib.Path(__file__).parents[1]
CATALOG = "locales/de/LC_MESSAGES/guide.po"
PARAGRAPHS = [f"Paragraph number {number} says something about the product." for number in range(1, 41)]


class Repository:
    """A project under version control."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")
        attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
        self.write(".gitattributes", "".join(f"{line}\n" for line in attributes if line.startswith("*.po ")))
        self.write("l10n.toml", 'locales = ["de"]\n')

    def git(self, *arguments, check=True):
        identity = ("-c", "user.name=writer", "-c", "user.email=writer@example.com", "-c", "core.autocrlf=false")
        result = subprocess.run(
            ["git", *identity, *arguments], cwd=self.root, capture_output=True, text=True, encoding="utf-8"
        )
        assert not check or result.returncode == 0, result.stderr
        return result

    def extract(self):
        assert CliRunner().invoke(main, ["extract", "--jobs", "1"], catch_exceptions=False).exit_code == 0

    def use_driver(self):
        self.git("config", "merge.l10n.driver", f'"{sys.executable}" -m l10n merge-driver %O %A %B %P')

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def read(self, path=CATALOG):
        return (self.root / path).read_bytes().decode()

    def write_article(self, paragraphs):
        self.write("source/guide.md", "\n\n".join(paragraphs) + "\n")

    def translate(self, translations):
        text = self.read()
        for msgid, msgstr in translations.items():
            before, mark, after = text.partition(f'msgid "{msgid}"\nmsgstr "')
            assert mark, msgid
            text = before + mark + msgstr + after[after.index('"\n') :]
        self.write(CATALOG, text)

    def translations(self):
        return {message.msgid: message.msgstr for message in parse_po(self.read().encode(), CATALOG).messages}


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Repository(tmp_path)
    made.write_article(PARAGRAPHS)
    made.extract()
    made.commit("forty paragraphs")
    return made


INSERTED = "A paragraph that nobody has seen before."
FILLED = {text: f"Übersetzt: {text}" for text in PARAGRAPHS[18:23]}


@pytest.mark.parametrize("driver", [False, True], ids=["as text", "with the driver"])
def test_a_paragraph_is_inserted_while_a_translator_fills_five(repository, driver):
    if driver:
        repository.use_driver()
    repository.git("switch", "-q", "-c", "translator")
    repository.translate(FILLED)
    repository.commit("five translations")
    repository.git("switch", "-q", "main")
    repository.write_article([*PARAGRAPHS[:20], INSERTED, *PARAGRAPHS[20:]])
    repository.extract()
    changed = repository.git("diff", "--numstat", "--", CATALOG).stdout.split()[:2]
    assert changed == ["5", "0"]
    repository.commit("one more paragraph")
    repository.git("merge", "-q", "translator")
    assert repository.translations() == {**dict.fromkeys([*PARAGRAPHS, INSERTED], ""), **FILLED}
    repository.extract()
    assert repository.git("status", "--porcelain").stdout == ""


def test_a_paragraph_that_is_edited_while_a_translator_fills_it_keeps_the_work(repository):
    repository.use_driver()
    repository.translate({PARAGRAPHS[7]: "Absatz acht."})
    repository.commit("one translation")
    repository.git("switch", "-q", "-c", "translator")
    repository.translate({PARAGRAPHS[7]: "Absatz acht, besser."})
    repository.commit("a better one")
    repository.git("switch", "-q", "main")
    edited = PARAGRAPHS[7].replace("the product", "all of the products")
    repository.write_article([*PARAGRAPHS[:7], edited, *PARAGRAPHS[8:]])
    repository.extract()
    repository.commit("an edit")
    repository.git("merge", "-q", "translator")
    message = next(found for found in parse_po(repository.read().encode(), CATALOG).messages if found.msgid == edited)
    assert (message.msgstr, message.fuzzy, message.previous) == ("Absatz acht, besser.", True, (None, PARAGRAPHS[7]))


def test_two_translations_of_one_paragraph_are_a_conflict_in_a_valid_file(repository):
    repository.use_driver()
    for branch, text in (("one", "Eins."), ("other", "Ein anderes.")):
        repository.git("switch", "-q", "-c", branch, "main")
        repository.translate({PARAGRAPHS[3]: text, PARAGRAPHS[4]: "Gleich."})
        repository.commit(f"as {branch} has it")
    result = repository.git("merge", "one", check=False)
    assert result.returncode == 1
    assert "error[F10 merge-conflict]" in result.stdout + result.stderr
    assert repository.git("diff", "--name-only", "--diff-filter=U").stdout == f"{CATALOG}\n"
    message = next(found for found in parse_po(repository.read().encode(), CATALOG).messages if found.comments)
    assert (message.msgid, message.msgstr, message.flags) == (PARAGRAPHS[3], "Ein anderes.", ("fuzzy",))
    assert message.comments == ("The other side of a merge has: Eins.",)
    assert repository.translations()[PARAGRAPHS[4]] == "Gleich."


def test_where_the_driver_cannot_run_nothing_is_taken_for_merged(repository):
    repository.git("config", "merge.l10n.driver", "no-such-command %O %A %B")
    for branch, number in (("one", 3), ("other", 30)):
        repository.git("switch", "-q", "-c", branch, "main")
        repository.translate({PARAGRAPHS[number]: "Text."})
        repository.commit(branch)
    assert repository.git("merge", "one", check=False).returncode != 0
    assert repository.git("diff", "--name-only", "--diff-filter=U").stdout == f"{CATALOG}\n"
