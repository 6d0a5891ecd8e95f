"""Longer walks than those of `test_incremental`: articles made at random, cycles, failures, half runs, other settings.

`L10N_EDITS=50` makes that many edits in each walk, `L10N_SEEDS=20` as many walks; the default is a sample.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil

import pytest
from test_incremental import Tree, memory  # noqa: F401  # the fixture

import l10n.checks.habits
import l10n.workspace

EDITS = int(os.environ.get("L10N_EDITS", "3"))
SEEDS = int(os.environ.get("L10N_SEEDS", "1"))
FIRST = int(os.environ.get("L10N_FIRST_SEED", "0"))
NAMES = ("a", "b", "Sub/c", "Sub/d", "sub/e", "index", "Sub/index")
WORDS = ("First steps", "More", "Set up `it`", "More", "Über uns", "A & B", "**Save**", "1. One")
INCLUDES = {
    "azure": "[AZURE.INCLUDE [{0}]({0}.md)]",
    "docfx": "[!INCLUDE [{0}]({0}.md)]",
    "mkdocs": '--8<-- "{0}.md"',
    "hugo": '{{{{< include "{0}.md" >}}}}',
    "mdbook": "{{{{#include {0}.md}}}}",
    "docusaurus": "import Part from './{0}.md'",
    "gfm": "See {0}.md",
    "myst": "```{{include}} {0}.md\n```",
}
CONFIGS = (
    "",
    "[anchors]\nmode = 'both'\n",
    "[anchors]\nmode = 'pin'\n[anchors.locales]\nja = 'localize'\n",
    "[anchors]\nrepair = false\n",
    "[build]\nuntranslated = 'omit'\n",
    "[build]\nuntranslated = 'omit'\nkeep = 30\n[anchors]\nmode = 'both'\n",
    "[build]\nuntranslated = 'notice'\nkeep = 60\n",
    "[assets]\nmode = 'repoint'\n",
    "[assets]\nmode = 'none'\n[ui]\ndetect = 'off'\n",
    "[protect]\ncode = 'hide'\n",
    "[checks.severity]\nuntranslated = 'warning'\nS11 = 'off'\n",
    "[checks.locales.de]\nS01 = 'error'\nanchor-missing = 'off'\n",
    "[ui]\naccept = ['More']\nrefuse = ['Save']\n",
    "[urls]\nsegment = 'en-us'\n",
)


class Interrupted(BaseException):
    """What stops a run in the middle of it."""


def _heading(chance: random.Random) -> str:
    word = chance.choice(WORDS)
    pin = chance.choice(["", "", "", f' <a name="pin{chance.randrange(3)}"></a>', f" {{#id{chance.randrange(3)}}}"])
    return f"{'#' * chance.choice([2, 2, 3])} {word}{pin}"


def _fragment(chance: random.Random) -> str:
    slug = chance.choice(["first-steps", "more", "more-1", "First-Steps", "set-up-it", "uber-uns", "a--b", "nowhere"])
    return chance.choice(["", f"#{slug}", f"#{slug}", "#pin1", "#id1", f"#{slug.replace('-', '')}"])


def _target(chance: random.Random, article: str) -> str:
    name = chance.choice(NAMES)
    ending = chance.choice([".md", ".md", ".md", "", ".html", "/"])
    path = os.path.relpath(name, os.path.dirname(article) or ".") + ending
    paths = [path, path, path, path, "", f"/{name}{ending}", path.lower(), f"xref:{name}"]
    return chance.choice(paths) + _fragment(chance)


def _block(chance: random.Random, article: str, dialect: str) -> str:
    target = _target(chance, article) or "#more"
    picture = f"{chance.choice(['', 'media/', '../media/', '/media/', '/img/'])}{chance.choice('xyz')}.png"
    part = os.path.relpath(chance.choice(NAMES), os.path.dirname(article) or ".")
    return chance.choice(
        [
            lambda: _heading(chance),
            lambda: _heading(chance),
            lambda: f"See [this]({target}) and {chance.choice(['that', 'more', 'Click **Save**'])}.",
            lambda: f"- [One]({target})\n- [Two]({_target(chance, article) or '#x'} \"Title\")",
            lambda: f"See [ref{chance.randrange(3)}].\n\n[ref{chance.randrange(3)}]: {target}",
            lambda: f"![Picture]({picture})",
            lambda: INCLUDES[dialect].format(part),
            lambda: f"| A | B |\n|---|---|\n| [c]({target}) | **Save** |",
            lambda: f'<a href="{target}">Here</a> <img src="{picture}" alt="Text">',
            lambda: "<!-- l10n:index -->\n<!-- l10n:/index -->",
            lambda: f"Text {chance.randrange(100)} at https://example.com/en-us/x.",
        ]
    )()


def _article(chance: random.Random, article: str, dialect: str) -> str:
    head = chance.choice(["", "", "---\ntitle: A title\n---\n\n"])
    blocks = [_block(chance, article, dialect) for _ in range(chance.randrange(2, 9))]
    return head + "\n\n".join([f"# {chance.choice(WORDS)}", *blocks]) + "\n"


class Walk:
    """A tree, and what can happen to it."""

    def __init__(self, tree: Tree, chance: random.Random, dialect: str) -> None:
        self.tree, self.chance, self.dialect = tree, chance, dialect
        self.more, self.locales = "", ["de", chance.choice(["ja", "fr"])]
        for name in chance.sample(NAMES, 5):
            self.write_article(name)
        tree.write("source/media/x.png", "picture")
        self.configure()

    def configure(self) -> None:
        locales = json.dumps(self.locales)
        more = "" if {"de", "ja"}.intersection(re.findall(r"\b(?:de|ja)\b", self.more)) - {*self.locales} else self.more
        self.tree.write("l10n.toml", f'locales = {locales}\ndialect = "{self.dialect}"\n{more}')

    def write_article(self, name: str) -> None:
        self.tree.write(f"source/{name}.md", _article(self.chance, name, self.dialect))

    def article(self) -> str:
        return self.chance.choice(self.tree.paths("source/**/*.md"))

    def catalog(self) -> str | None:
        paths = self.tree.paths("locales/??/LC_MESSAGES/**/*.po")
        return self.chance.choice(paths) if paths else None

    def blocks(self, path: str) -> list[str]:
        return (self.tree.root / path).read_bytes().decode("utf-8", "replace").split("\n\n")

    # What can happen:

    def a_new_article(self) -> None:
        self.write_article(self.chance.choice(NAMES))

    def an_article_less(self) -> None:
        if len(self.tree.paths("source/**/*.md")) > 2:
            (self.tree.root / self.article()).unlink()

    def an_article_moved(self) -> None:
        target = self.tree.root / f"source/{self.chance.choice(NAMES)}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.tree.root / self.article()).rename(target)

    def two_articles_exchanged(self) -> None:
        one, other = self.tree.root / self.article(), self.tree.root / self.article()
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)

    def a_block_more(self) -> None:
        path = self.article()
        blocks = self.blocks(path)
        blocks.insert(self.chance.randrange(1, len(blocks) + 1), _block(self.chance, path[7:-3], self.dialect))
        self.tree.write(path, "\n\n".join(blocks))

    def a_block_less(self) -> None:
        path = self.article()
        if len(blocks := self.blocks(path)) > 1:
            blocks.pop(self.chance.randrange(len(blocks)))
        self.tree.write(path, "\n\n".join(blocks))

    def a_block_moved(self) -> None:
        path, other = self.article(), self.article()
        if len(blocks := self.blocks(path)) > 1:
            block = blocks.pop(self.chance.randrange(1, len(blocks)))
            self.tree.write(path, "\n\n".join(blocks))
            blocks = self.blocks(other)
            blocks.insert(self.chance.randrange(len(blocks)), block)
            self.tree.write(other, "\n\n".join(blocks))

    def an_article_that_is_no_text(self) -> None:
        path = self.tree.root / self.article()
        path.write_bytes(path.read_bytes() + b"\n\xff\n")

    def all_articles_text_again(self) -> None:
        for path in self.tree.paths("source/**/*.md"):
            file = self.tree.root / path
            file.write_bytes(file.read_bytes().replace(b"\n\xff\n", b""))

    def translations(self) -> None:
        if path := self.catalog():
            words = ("Erste Schritte", "Mehr", "はじめに", "", "Mehr  hier", "Schritt {link9}", "Mot :", "Oui\u00a0:")
            text = re.sub(
                r'^msgstr ".*"$',
                lambda found: f'msgstr "{self.chance.choice(words)}"' if self.chance.random() < 0.4 else found[0],
                self.tree.read(path).partition("\n\n")[2],
                flags=re.MULTILINE,
            )
            self.tree.write(path, self.tree.read(path).partition("\n\n")[0] + "\n\n" + text)

    def a_copied_translation(self) -> None:
        if path := self.catalog():
            text = re.sub(r'msgid "(.+)"\nmsgstr ".*"', r'msgid "\1"\nmsgstr "\1"', self.tree.read(path))
            self.tree.write(path, text)

    def a_fuzzy_translation(self) -> None:
        if path := self.catalog():
            self.tree.change(path, r'(?m)^msgid "(?=.)', '#, fuzzy\nmsgid "')

    def a_waiver(self) -> None:
        if path := self.catalog():
            self.tree.change(path, r"(?m)^#\. ", "# l10n: ignore T07 untranslated\n#. ")

    def a_broken_catalog(self) -> None:
        if path := self.catalog():
            self.tree.write(path, self.tree.read(path) + 'msgid "cut')

    def all_catalogs_whole_again(self) -> None:
        for path in self.tree.paths("locales/??/LC_MESSAGES/**/*.po"):
            self.tree.write(path, self.tree.read(path).replace('msgid "cut', ""))

    def a_catalog_less(self) -> None:
        if path := self.catalog():
            (self.tree.root / path).unlink()

    def other_settings(self) -> None:
        self.more = self.chance.choice(CONFIGS)
        self.configure()

    def another_dialect(self) -> None:
        self.dialect = self.chance.choice(list(INCLUDES))
        self.configure()

    def other_languages(self) -> None:
        self.locales = self.chance.sample(["de", "ja", "fr"], self.chance.choice([1, 2, 3]))
        self.configure()

    def a_picture(self) -> None:
        folder = self.chance.choice(["media", "Sub/media", "static/img", "img"])
        path = f"source/{folder}/{self.chance.choice('xyz')}.png"
        if (self.tree.root / path).exists():
            (self.tree.root / path).unlink()
        else:
            self.tree.write(path, f"picture {self.chance.random()}")

    def spoiled_outputs(self) -> None:
        for path in self.tree.paths("output/**/*.*"):
            if self.chance.random() < 0.3:
                (self.tree.root / path).unlink()
                if self.chance.random() < 0.5:
                    self.tree.write(path, "spoiled")

    def some_language_alone(self) -> None:
        locale = self.chance.choice(self.locales)
        self.tree.run(self.chance.choice(["extract", "build", "check"]), "--locale", locale)

    def some_article_alone(self) -> None:
        self.tree.run(self.chance.choice(["extract", "build", "check"]), self.article())

    def another_command(self) -> None:
        self.tree.run(*self.chance.choice([["status"], ["slugs"], ["ui"], ["fix", "--anchors", "--all", "--write"]]))

    def mended_translations(self) -> None:
        self.tree.run("fix", "--translations", "--write")

    def a_run_that_is_stopped(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            names = ("write", "link", "keep", "remove")
            left = [self.chance.randrange(1, 12)]
            for name in names:
                original = getattr(l10n.workspace.Workspace, name)

                def stopping(*arguments, _original=original, **extra):
                    left[0] -= 1
                    if left[0] <= 0:
                        raise Interrupted
                    return _original(*arguments, **extra)

                patch.setattr(l10n.workspace.Workspace, name, stopping)
            with contextlib.suppress(Interrupted):
                self.tree.run(self.chance.choice(["extract", "build", "check"]))


HAPPENINGS = [name for name in vars(Walk) if name not in ("configure", "write_article", "article", "catalog", "blocks")]
HAPPENINGS = [name for name in HAPPENINGS if not name.startswith("_")]


def _compare(became: tuple, expected: tuple) -> None:
    """Hold that all is the same, but for what lies there of earlier builds as long as something fails."""
    findings, catalogs, outputs, slugs = became
    for ours, theirs in zip(findings, expected[0], strict=True):
        assert [one for one in ours if one not in theirs] == [one for one in theirs if one not in ours]
        assert ours == theirs
    assert catalogs == expected[1]
    assert slugs == expected[3]
    failed = any(one["severity"] == "error" and one["code"][:1] == "F" for one in findings[0])
    assert outputs == ({**outputs, **expected[2]} if failed else expected[2])


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
@pytest.mark.parametrize("dialect", list(INCLUDES))
def test_whatever_happens_a_memory_changes_nothing(tmp_path, dialect, seed, memory, monkeypatch):  # noqa: F811  # the fixture
    monkeypatch.setattr(l10n.checks.habits, "_LEAST", 1)
    chance = random.Random(f"{dialect} {seed} {memory}")
    walk = Walk(Tree.bare(tmp_path / "tree"), chance, dialect)
    tree = walk.tree
    tree.become()
    history = []
    for number in range(EDITS):
        made = [chance.choice(HAPPENINGS) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
        for name in made:
            getattr(walk, name)()
        history.append(made)
        fresh = tree.without_memory(tmp_path / f"fresh{number}")
        became, expected = tree.become(), fresh.become()
        try:
            _compare(became, expected)
        except AssertionError:
            print(number, history[-3:], tree.root, fresh.root)
            raise
        shutil.rmtree(fresh.root)
