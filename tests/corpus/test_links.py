"""No link that works in the source fails in a translation: counted on real articles, in all three anchor modes.

The articles lie beside the checkout, and nothing of them is kept here. A sample of each tree is drawn;
`L10N_CORPUS=all` takes everything, archives included.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import pathlib
import random
import shutil
import tarfile

import pytest
from alphabets import ALPHABETS, translate
from click.testing import CliRunner
from reader import alive, read_page, target_of

from l10n.cli import main

CORPORA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "corpora"
EVERYTHING = os.environ.get("L10N_CORPUS") == "all"
SAMPLE, SEED = 14, 4
MODES = ("localize", "pin", "both")

TREES = {
    "azure-en": ("azure", "github", "accents"),
    "azure-fr": ("azure", "github", "accents"),
    "azure-zh-TW": ("azure", "github", "accents"),
    "hugo-docs": ("hugo", "github", "accents"),
    "mdbook-rust": ("mdbook", "mdbook", "accents"),
    "mdx-react": ("docusaurus", "github", "accents"),
    "mkdocs-fastapi": ("mkdocs", "mkdocs", "turned"),
    "mkdocs-material": ("mkdocs", "mkdocs", "turned"),
    "azure-scale.tar.xz": ("azure", "github", "accents"),
}
"""Name -> dialect, slug rule, alphabet. Hugo's own rule reads raw Markdown; `make sites` holds us against Hugo."""
LEAST = {"azure-en": (40, 30), "azure-fr": (40, 0), "mdbook-rust": (15, 10), "mdx-react": (40, 0)}
"""Links that a sample has to have, and how many of them have to be rewritten, so that the test is known to count. The
others have explicit ids throughout: nothing is rewritten there."""

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not beside the checkout")


@pytest.mark.parametrize("name", [name for name in TREES if EVERYTHING or not name.endswith(".xz")])
def test_every_link_that_works_in_the_source_works_in_a_translation(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    dialect, rule, alphabet = TREES[name]
    unpack(name, tmp_path / "source", dialect, rule)
    configure(dialect, rule, "localize")
    assert run("extract") == 0
    translate(tmp_path / "locales" / "fr", ALPHABETS[alphabet])
    source = pages(tmp_path / "source", dialect, rule)
    works = alive(source, dialect)
    rewritten = 0
    for mode in MODES:
        configure(dialect, rule, mode)
        assert run("build") == 0
        built = pages(tmp_path / "output" / "fr", dialect, rule)
        assert lost(source, built, works, dialect) == []
        rewritten += sum(source[page].links[link] != built[page].links[link] for page, link, _, _ in works)
    print(f"\n{name}: {len(source)} articles, {len(works)} links work, {rewritten} rewritten in {len(MODES)} modes")
    links, changes = LEAST.get(name, (0, 0))
    assert len(works) >= links
    assert rewritten >= changes


def lost(source, built, works, dialect):
    """Return the links that do not land on the same place as in the source."""
    found = []
    for page, link, goal, place in works:
        if len(source[page].links) != len(built[page].links):
            found.append(f"{page}: has other links")
            continue
        href = built[page].links[link]
        target = target_of(href, page, built, dialect)
        if target is None or target[0] != goal or built[goal].places.get(target[1]) != place:
            found.append(f"{page}: {source[page].links[link]} -> {href} misses {place}")
    return found


def run(command: str) -> int:
    result = CliRunner().invoke(main, [command, "--quiet"], catch_exceptions=False)
    return result.exit_code


def configure(dialect: str, rule: str, mode: str) -> None:
    pathlib.Path("l10n.toml").write_text(
        f'locales = ["fr"]\ndialect = "{dialect}"\ntemplates = false\n'
        f'[anchors]\nslugger = "{rule}"\nmode = "{mode}"\n[assets]\nmode = "none"\n',
        encoding="utf-8",
    )


def pages(folder: pathlib.Path, dialect: str, rule: str):
    return {path.relative_to(folder).as_posix(): read_page(path, dialect, rule) for path in articles(folder)}


def articles(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".mdx") and path.is_file())


def unpack(name: str, folder: pathlib.Path, dialect: str, rule: str) -> None:
    """Copy a tree, or a sample of it: articles that link to headings, with those that they lead to."""
    if name.endswith(".xz"):
        with tarfile.open(CORPORA / name) as archive:
            archive.extractall(folder, filter="data")
        return
    tree = CORPORA / name
    for path in articles(tree) if EVERYTHING else sample(tree, dialect, rule):
        place = folder / path.relative_to(tree)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def sample(tree: pathlib.Path, dialect: str, rule: str) -> list[pathlib.Path]:
    names = [path.relative_to(tree).as_posix() for path in articles(tree) if b"#" in path.read_bytes()]
    random.Random(SEED).shuffle(names)
    everything = dict.fromkeys(names)
    chosen: dict[str, None] = {}
    for name in names:
        if len(chosen) >= SAMPLE:
            break
        page = read_page(tree / name, dialect, rule)
        goals = {target[0] for href in page.links if (target := target_of(href, name, everything, dialect))}
        if goals:
            chosen |= dict.fromkeys((name, *sorted(goals)))
    return [tree / name for name in chosen]
