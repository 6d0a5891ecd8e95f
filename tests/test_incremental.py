"""What is settled is skipped, and nothing else: after any edit, a tree with a memory becomes what one without becomes.

`L10N_EDITS=50` makes that many edits in each walk; the default is a sample.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import pathlib
import random
import re
import shutil
import time

import pytest
from click.testing import CliRunner

import l10n.commands.project
import l10n.commands.records
import l10n.digests
import l10n.pipeline.analyse
import l10n.pipeline.tasks.build
import l10n.workspace
from l10n.cli import main

EDITS = int(os.environ.get("L10N_EDITS", "5"))
CONFIG = 'locales = ["de", "ja"]\ndialect = "azure"\ntemplates = true\n'
ARTICLE = """# Article {name}

- [First steps](#first-steps)
- [More](#more)

## First steps

Click **Save** in article {name}, then read [the next one]({next}#more) or [all of it]({next}).

## More

![A picture](media/{name}.png) See [nothing](#nowhere-{name}), [{next}]({next}#First-Steps) and **Save**.
"""


@pytest.fixture(params=["few", "many"])
def memory(request, monkeypatch):
    """Know articles by their contents, as where there are few, or by the facts of their files, which have to be old."""
    if request.param == "many":
        for module in (l10n.commands.records, l10n.digests):
            monkeypatch.setattr(module, "_FEW", 0)
        invoke = CliRunner.invoke
        monkeypatch.setattr(CliRunner, "invoke", lambda *args, **extra: (time.sleep(0.06), invoke(*args, **extra))[1])
    return request.param


class Tree:
    """A project of a few articles that link to each other in a ring."""

    def __init__(self, root: pathlib.Path, config: str = CONFIG) -> None:
        self.root = root
        self.write("l10n.toml", config)
        for name, other in zip("abcdef", "bcdefa", strict=True):
            self.write(f"source/{name}.md", ARTICLE.format(name=name, next=f"{other}.md"))
        self.write("source/media/a.png", "picture")

    @classmethod
    def bare(cls, root: pathlib.Path) -> Tree:
        """Return a tree without a file."""
        tree = object.__new__(cls)
        tree.root = root
        return tree

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def change(self, path: str, pattern: str, replacement: str) -> None:
        """Replace the first match, if there is one."""
        self.write(path, re.sub(pattern, replacement, self.read(path), count=1))

    def files(self, folder: str) -> dict[str, bytes]:
        found = (path for path in (self.root / folder).rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def paths(self, pattern: str) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))

    def run(self, *arguments: str):
        before = os.getcwd()
        os.chdir(self.root)
        try:
            result = CliRunner().invoke(main, [*arguments, "--jobs", "1", "--quiet"], catch_exceptions=False)
        finally:
            os.chdir(before)
        assert "Traceback" not in result.output
        return result

    def become(self) -> tuple:
        """Run everything, and return what came of it."""
        self.run("extract")
        findings = [
            json.loads(self.run(*command, "--format", "json").stdout)
            for command in (("build",), ("check",), ("check", "--source"))
        ]
        return findings, self.files("locales"), self.files("output"), self.run("slugs").stdout

    def without_memory(self, folder: pathlib.Path) -> Tree:
        """Return a copy that knows nothing of earlier runs."""
        shutil.copytree(self.root, folder, ignore=shutil.ignore_patterns(".l10n", "output"))
        return Tree.bare(folder)


def _translate(tree: Tree, chance: random.Random) -> None:
    path = chance.choice(tree.paths("locales/??/LC_MESSAGES/**/*.po"))
    entries = tree.read(path).split("\n\n")
    at = chance.randrange(1, len(entries)) if len(entries) > 1 else 0
    words = chance.choice(["Erste Schritte", "はじめに", "Mehr", ""])
    entries[at] = re.sub(r'^msgstr ".*"$', f'msgstr "{words}"', entries[at], count=1, flags=re.MULTILINE)
    tree.write(path, "\n\n".join(entries))


def _any_article(tree: Tree, chance: random.Random) -> str:
    return chance.choice(tree.paths("source/**/*.md"))


def _remove(tree: Tree, chance: random.Random) -> None:
    if len(paths := tree.paths("source/**/*.md")) > 2:
        (tree.root / chance.choice(paths)).unlink()


def _rename(tree: Tree, chance: random.Random) -> None:
    path = tree.root / _any_article(tree, chance)
    path.rename(path.with_stem(f"{path.stem}{chance.randrange(9)}"))


def _spoil(tree: Tree, chance: random.Random) -> None:
    if paths := tree.paths("output/**/*.md"):
        path = chance.choice(paths)
        chance.choice([lambda: (tree.root / path).unlink(), lambda: tree.write(path, "spoiled")])()


def _picture(tree: Tree, chance: random.Random) -> None:
    path = f"source/media/{chance.choice('abc')}.png"
    if (tree.root / path).exists() and chance.random() < 0.5:
        (tree.root / path).unlink()
    else:
        tree.write(path, f"picture {chance.random()}")


def _language(tree: Tree, chance: random.Random) -> None:
    languages = chance.choice(['"de", "ja"', '"de", "ja", "es"', '"ja", "de"', '"ja"'])
    tree.change("l10n.toml", r"(?m)^locales = .*$", f"locales = [{languages}]")


_EDITS = {
    "a paragraph": lambda tree, chance: tree.change(_any_article(tree, chance), "article", f"text {chance.random()}"),
    "a heading": lambda tree, chance: tree.change(_any_article(tree, chance), r"## (\w)", r"## New \1"),
    "a line more": lambda tree, chance: tree.change(_any_article(tree, chance), r"\n\n", "\n\nNew text.\n\n"),
    "a link": lambda tree, chance: tree.change(_any_article(tree, chance), r"\]\((\w)\.md", "](c.md"),
    "a label": lambda tree, chance: tree.change(_any_article(tree, chance), r"\*\*Save\*\*", "**Close**"),
    "a name": lambda tree, chance: tree.change(_any_article(tree, chance), "## More", '<a name="here"></a>\n## More'),
    "a new article": lambda tree, chance: tree.write(
        f"source/n{chance.randrange(9)}.md", ARTICLE.format(name="n", next="a.md")
    ),
    "an article less": _remove,
    "an article of another name": _rename,
    "a translation": _translate,
    "another translation": _translate,
    "a spoiled output": _spoil,
    "a picture": _picture,
    "other languages": _language,
    "no change": lambda tree, chance: (tree.root / _any_article(tree, chance)).touch(),
    "nothing": lambda tree, chance: None,
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "more",
    [
        "",
        '[build]\nuntranslated = "omit"\n[anchors]\nmode = "both"\n',
        '[build]\nuntranslated = "notice"\n[assets]\nmode = "repoint"\n',
    ],
    ids=["plain", "omit", "notice"],
)
def test_a_memory_changes_nothing(tmp_path, more, seed, memory):
    chance = random.Random(seed)
    tree = Tree(tmp_path / "tree", CONFIG + more)
    tree.become()
    for number in range(EDITS):
        made = [chance.choice(list(_EDITS)) for _ in range(chance.choice([1, 1, 1, 2]))]
        for name in made:
            _EDITS[name](tree, chance)
        fresh = tree.without_memory(tmp_path / f"fresh{number}")
        became, expected = tree.become(), fresh.become()
        assert became == expected, made
        assert tree.become() == became, ("again", made)
        shutil.rmtree(fresh.root)


LINKS = """# Links {name}

[a](sub/) [b](sub/x) [c](../x.md#y) [d](/guide/start#go) [e](gone.md) [f](guide/Start.md#Go) [g](guide) [h](x.html)
![i](media/gone.png) ![j](/gone.png) ![k](guide/GONE.png) ![l](../media/a.b.png) [m](media/file.zip)
<img src="g%6Fne.png">

[n]: sub/x.md#go

See [n].
"""
PATHS = (
    *("sub/index.md", "sub/x.md", "sub.md", "x.md", "guide/start.md", "guide/Start.md", "guide/_index.md", "gone.md"),
    *("media/gone.png", "Media/gone.png", "media/other.png", "static/gone.png", "static/other.jpg", "gone.png"),
    *("guide/gone.png", "guide/Gone.png", "media/a.b.png", "media/a.b.de.png", "media/file.zip", "guide/other.svg"),
    *("guide/media/gone.png", "deep/er/gone.md", "guide/gone.md", "guide/guide/x.md"),
)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("dialect", ["azure", "mkdocs", "hugo", "docusaurus", "mdbook"])
def test_files_more_or_less_matter_to_those_who_ask_for_them(tmp_path, dialect, seed):
    chance = random.Random(seed)
    tree = Tree(tmp_path / "tree", f'locales = ["de"]\ndialect = "{dialect}"\n')
    for path in ("top.md", "guide/in.md", "guide/index.md"):
        tree.write(f"source/{path}", LINKS.format(name=path))
    tree.become()
    for number in range(2 * EDITS):
        made = chance.sample(PATHS, chance.choice([1, 1, 2]))
        for path in made:
            if (tree.root / "source" / path).exists():
                (tree.root / "source" / path).unlink()
            else:
                tree.write(f"source/{path}", "# Go\n\n## Y\n" if path.endswith(".md") else "picture")
        fresh = tree.without_memory(tmp_path / f"fresh{number}")
        became, expected = tree.become(), fresh.become()
        assert became == expected, made
        shutil.rmtree(fresh.root)


@pytest.fixture
def counted(monkeypatch):
    """Count the articles that are analysed and localized."""
    seen: dict[str, list[str]] = {"analysed": [], "localized": []}
    analyse, build = l10n.pipeline.analyse.analyse, l10n.pipeline.tasks.build._build

    def analysed(article, *rest):
        seen["analysed"].append(article)
        return analyse(article, *rest)

    def localized(task, *rest):
        seen["localized"].append(task.source.article)
        return build(task, *rest)

    monkeypatch.setattr(l10n.pipeline.analyse, "analyse", analysed)
    monkeypatch.setattr(l10n.pipeline.tasks.build, "_build", localized)
    return seen


def work(tree: Tree, counted) -> tuple[set[str], set[str]]:
    """Extract and build, and return which articles were analysed and which localized."""
    for found in counted.values():
        found.clear()
    tree.run("extract")
    tree.run("build")
    return set(counted["analysed"]), set(counted["localized"])


def test_an_edited_paragraph_is_work_on_one_article(tmp_path, counted, memory):
    tree = Tree(tmp_path)
    assert work(tree, counted)[0] == {f"{name}.md" for name in "abcdef"}
    assert work(tree, counted) == (set(), set())
    before = {**tree.files("locales"), **tree.files("output")}
    tree.change("source/b.md", "Click", "Now click")
    assert work(tree, counted) == ({"b.md"}, {"b.md"})
    after = {**tree.files("locales"), **tree.files("output")}
    changed = {path for path in after if after[path] != before.get(path)}
    assert {pathlib.PurePosixPath(path).stem for path in changed} == {"b"}


@pytest.mark.parametrize("memory", ["many"], indirect=True)
def test_what_is_settled_is_known_by_the_facts_of_its_files(tmp_path, counted, memory, monkeypatch):
    tree = Tree(tmp_path)
    for word in "ABCD":  # What has only just been written could change once more within the same moment.
        tree.change("source/b.md", "Click", f"{word} Click")
        work(tree, counted)
    hashed = []
    digest = l10n.workspace.Workspace.digest
    monkeypatch.setattr(
        l10n.workspace.Workspace, "digest", lambda self, path: (hashed.append(path), digest(self, path))[1]
    )
    tree.change("source/b.md", "Click", "Now click")
    assert work(tree, counted) == ({"b.md"}, {"b.md"})
    assert {pathlib.PurePosixPath(path).stem for path in hashed} == {"b", "_ui"}


def test_a_new_text_is_looked_up_without_reading_catalogs(tmp_path, counted, monkeypatch):
    tree = Tree(tmp_path)
    work(tree, counted)
    tree.change("locales/de/LC_MESSAGES/c.po", 'msgid "Article c"\nmsgstr ""', 'msgid "Article c"\nmsgstr "Artikel c"')
    work(tree, counted)
    read = []
    parse = l10n.commands.project.parse_po
    monkeypatch.setattr(
        l10n.commands.project, "parse_po", lambda data, path, limits: (read.append(path), parse(data, path, limits))[1]
    )
    tree.change("source/b.md", "Click", "Now click")
    tree.run("extract")
    assert {path for path in read if not path.endswith("_ui.po")} == set()
    tree.write("source/b.md", tree.read("source/b.md") + "\n## Article c\n")
    tree.run("extract")
    assert {path for path in read if not path.endswith("_ui.po")} == {"locales/de/LC_MESSAGES/c.po"}


def test_an_edited_heading_takes_along_who_links_to_it(tmp_path, counted):
    tree = Tree(tmp_path)
    work(tree, counted)
    tree.change("source/b.md", "## More", "## Much more")
    assert work(tree, counted) == ({"b.md"}, {"a.md", "b.md"})


def test_a_translated_heading_takes_along_who_links_to_it(tmp_path, counted):
    tree = Tree(tmp_path)
    work(tree, counted)
    tree.change("locales/de/LC_MESSAGES/b.po", 'msgid "More"\nmsgstr ""', 'msgid "More"\nmsgstr "Mehr"')
    assert work(tree, counted) == (set(), {"a.md", "b.md"})
    assert "b.md#mehr" in tree.read("output/de/a.md")


@pytest.mark.parametrize("leading", ["{!b.md!}", "![more](b.md)", "<b.md>", "[more](b.md)"])
def test_what_is_led_to_the_source_is_led_back_once_it_is_translated(tmp_path, leading):
    tree = Tree(tmp_path, 'locales = ["de"]\ndialect = "mkdocs"\n[build]\nuntranslated = "omit"\n')
    tree.write("source/a.md", f"# Words\n\n{leading}\n")
    tree.run("extract")
    tree.change("locales/de/LC_MESSAGES/a.po", 'msgid "Words"\nmsgstr ""', 'msgid "Words"\nmsgstr "Wörter"')
    tree.run("build")
    tree.change("locales/de/LC_MESSAGES/b.po", 'msgid "More"\nmsgstr ""', 'msgid "More"\nmsgstr "Mehr"')
    tree.run("build")
    warm = tree.read("output/de/a.md")
    shutil.rmtree(tree.root / ".l10n")
    tree.run("build")
    assert warm == tree.read("output/de/a.md")


def test_a_translated_paragraph_is_work_on_one_article(tmp_path, counted):
    tree = Tree(tmp_path)
    work(tree, counted)
    tree.change("locales/de/LC_MESSAGES/b.po", '(msgid "Click (.*)"\nmsgstr ")"', r'\1Klicken Sie \2"')
    assert work(tree, counted) == (set(), {"b.md"})


def languages_of(monkeypatch) -> list[tuple[str, str]]:
    """Note which articles are localized to which languages."""
    seen: list[tuple[str, str]] = []
    build = l10n.pipeline.tasks.build._build

    def localized(task, *rest):
        seen.extend((task.source.article, language.locale) for language in task.languages)
        return build(task, *rest)

    monkeypatch.setattr(l10n.pipeline.tasks.build, "_build", localized)
    return seen


def test_a_translation_is_work_on_one_language(tmp_path, counted, monkeypatch):
    tree = Tree(tmp_path)
    work(tree, counted)
    seen = languages_of(monkeypatch)
    tree.change("locales/de/LC_MESSAGES/b.po", 'msgid "More"\nmsgstr ""', 'msgid "More"\nmsgstr "Mehr"')
    tree.run("build")
    assert set(seen) == {("a.md", "de"), ("b.md", "de")}


def test_a_new_language_is_no_work_on_the_others(tmp_path, counted, monkeypatch):
    tree = Tree(tmp_path)
    work(tree, counted)
    seen = languages_of(monkeypatch)
    tree.change("l10n.toml", r"locales = .*", 'locales = ["de", "es", "ja"]')
    tree.run("extract")
    tree.run("build")
    assert {locale for _, locale in seen} == {"es"}
    assert len(tree.paths("output/*/*.md")) == 18


def test_one_language_alone_remembers_what_all_know(tmp_path, counted, monkeypatch):
    tree = Tree(tmp_path)
    work(tree, counted)
    seen = languages_of(monkeypatch)
    tree.run("build", "--locale", "ja")
    assert seen == []
    tree.change("locales/ja/LC_MESSAGES/b.po", 'msgid "More"\nmsgstr ""', 'msgid "More"\nmsgstr "もっと"')
    tree.run("build", "--locale", "ja")
    tree.run("build")
    assert set(seen) == {("a.md", "ja"), ("b.md", "ja")}


def test_a_new_file_is_work_on_those_who_ask_for_its_name(tmp_path, counted):
    tree = Tree(tmp_path)
    for name in "abdef":
        tree.write(f"source/media/{name}.png", "picture")
    work(tree, counted)
    tree.write("source/media/c.png", "picture")
    assert work(tree, counted) == (set(), {"b.md", "c.md"})  # b.md links to c.md, which is called so, too
    tree.write("source/media/new.png", "picture")
    tree.write("source/new.md", "# New\n")
    assert work(tree, counted) == ({"new.md"}, {"new.md"})
    (tree.root / "source/media/e.png").unlink()
    assert work(tree, counted) == (set(), {"d.md", "e.md"})


def test_a_touched_file_is_no_work(tmp_path, counted, memory):
    tree = Tree(tmp_path)
    work(tree, counted)
    for path in tree.paths("source/*.md"):
        (tree.root / path).touch()
    assert work(tree, counted) == (set(), set())


def test_a_damaged_memory_is_none(tmp_path, counted, memory):
    tree = Tree(tmp_path)
    work(tree, counted)
    expected = tree.files("output")
    for path in (*tree.paths(".l10n/records/*"), ".l10n/digests", ".l10n/cache.sqlite3"):
        (tree.root / path).write_bytes(b"nonsense")
    shutil.rmtree(tree.root / ".l10n/runs", ignore_errors=True)
    tree.change("source/b.md", "Click", "Now click")
    tree.run("extract")
    assert tree.run("build").exit_code == 0
    assert tree.files("output").keys() == expected.keys()


def test_an_article_that_was_included_and_is_gone_is_not_asked_for(tmp_path):
    tree = Tree.bare(tmp_path)
    tree.write("l10n.toml", 'locales = ["de"]\ndialect = "mkdocs"\n')
    tree.write("source/a.md", '# A\n\n--8<-- "part.md"\n\nSee [more](#more).\n')
    tree.write("source/part.md", "## More\n")
    for command in ("extract", "build"):
        tree.run(command)
    (tree.root / "source/part.md").unlink()
    result = tree.run("build")
    assert (result.exit_code, "part.md: error" in result.output) == (0, False)
    assert not (tree.root / "output/de/part.md").exists()


def test_a_folder_without_an_article_that_can_be_read_counts_as_one_without_articles(tmp_path):
    tree = Tree.bare(tmp_path)
    tree.write("l10n.toml", 'locales = ["de"]\n')
    tree.write("source/deep/a.md", "# A\n\n[Gone](../gone.md)\n")
    tree.write("source/b.md", "# B\n")
    tree.run("extract")
    assert "gone.md" in tree.run("build").output
    (tree.root / "source/b.md").write_bytes(b"# B\n\n\xff\n")
    warm = tree.run("build").output
    shutil.rmtree(tree.root / ".l10n")
    assert "gone.md" not in warm
    assert warm == tree.run("build").output


def _into_a_folder(path: pathlib.Path) -> None:
    path.unlink()
    path.mkdir()


def _into_a_link(path: pathlib.Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere")


def _into_what_another_project_remembers(path: pathlib.Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


def _damaged_in_one_bit(path: pathlib.Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("memory", ["many"], indirect=True)
@pytest.mark.parametrize(
    "spoil", [_into_a_folder, _into_a_link, _into_what_another_project_remembers, _damaged_in_one_bit]
)
def test_no_file_of_a_memory_is_trusted(tmp_path, memory, spoil):
    tree = Tree(tmp_path)
    tree.run("extract")

    def become():
        return [tree.run(command, "--format", "json").stdout for command in ("build", "check")], tree.files("output")

    for _ in range(2):
        expected = become()
    for path in tree.paths(".l10n/**/*"):
        file = tree.root / path
        if file.is_file() and file.name not in (".gitignore", "lock", "outputs.json") and file.stat().st_size:
            before = file.read_bytes()
            if "runs" not in path:
                shutil.rmtree(tree.root / ".l10n/runs", ignore_errors=True)
            spoil(file)
            assert become() == expected, path
            shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(before)


@pytest.mark.parametrize("data", [b"", b'["\xff"]', b"\xff", b"[1]", b"{}", b"[]", b'["output/de/\xed\xa0\x80"]'])
def test_a_damaged_list_of_outputs_removes_nothing(tmp_path, data):
    tree = Tree(tmp_path)
    tree.run("extract")
    tree.run("build")
    expected = tree.files("output")
    (tree.root / ".l10n/outputs.json").write_bytes(data)
    tree.change("source/a.md", "Click", "Now click")
    assert tree.run("build").exit_code == 0
    assert tree.files("output").keys() == expected.keys()


def test_a_list_of_outputs_that_is_another_project_s_removes_no_file_of_this_one(tmp_path):
    tree = Tree(tmp_path / "project")
    (tmp_path / "outside.md").write_text("outside", encoding="utf-8")
    tree.write(".git/config", "[core]")
    tree.run("extract")
    tree.run("build")
    kept = {path for path in tree.paths("**/*") if (tree.root / path).is_file() and not path.startswith(".l10n")}
    others = ["output/de/gone.md", "../outside.md", str(tmp_path / "outside.md"), "source/../l10n.toml"]
    tree.write("output/de/gone.md", "of an earlier build")
    tree.write(".l10n/outputs.json", json.dumps([*kept, *others]))
    tree.change("source/a.md", "Click", "Now click")
    assert tree.run("build").exit_code == 0
    assert {path for path in kept if not (tree.root / path).exists()} == set()
    assert (tmp_path / "outside.md").exists() and not (tree.root / "output/de/gone.md").exists()


def test_what_a_build_that_was_killed_has_written_is_removed_with_its_article(tmp_path, monkeypatch):
    tree = Tree(tmp_path)
    tree.run("extract")
    write = l10n.workspace.Workspace.write
    with monkeypatch.context() as patch:
        killed = RuntimeError("killed")

        def writing(self, path, *rest, **more):
            if path == "output/ja/b.md":
                raise killed
            return write(self, path, *rest, **more)

        patch.setattr(l10n.workspace.Workspace, "write", writing)
        with pytest.raises(RuntimeError):
            tree.run("build")
    assert "output/de/a.md" in tree.paths("output/de/*.md")
    (tree.root / "source/a.md").unlink()
    for command in ("extract", "build"):
        tree.run(command)
    assert "output/de/a.md" not in tree.paths("output/de/*.md")
