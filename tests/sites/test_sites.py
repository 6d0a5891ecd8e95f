"""Real site builders agree: every link that hits an id in the source site hits the same place in a translated one.

The builders are not installed by `make test`; `make sites` gets them and runs these tests. Beside a small tree of our
own they take real articles, where the corpora lie beside the checkout. Once they are there, `make test` runs those of
Python on our own tree.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import pathlib
import shutil

import builders
import pytest
from alphabets import ALPHABETS, translate
from built import landings, read_site
from click.testing import CliRunner

from l10n.cli import main

TREES = pathlib.Path(__file__).parent / "trees"
CORPORA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "corpora"
MODES = ("localize", "pin", "both")
ASCII_ONLY = ("turned", "cyrillic")
"""A rule that keeps ASCII only takes accents off, and of Cyrillic it leaves nothing."""
BUILDERS = {
    "mkdocs": ("mkdocs", builders.mkdocs, "mkdocs", ASCII_ONLY),
    "material": ("mkdocs", builders.material, "mkdocs", ("turned",)),
    "sphinx": ("sphinx-build", builders.sphinx, "myst", ("accents",)),
    "hugo": ("hugo", builders.hugo, "hugo", ("accents",)),
    "vitepress": ("vitepress", builders.vitepress, "vitepress", ("accents", "cyrillic")),
    "docusaurus": ("docusaurus", builders.docusaurus, "docusaurus", ("accents",)),
}
"""Name -> program, builder, dialect, alphabets."""
NUMBERS_ALL = {("mkdocs", "cyrillic")}
"""Dialect and alphabet of which nothing is left but numbers, `_1`, `_2`: these count over a page and the files that it
includes, while ours count in each file. Links into an included file are dead there, unless its headings are pinned."""
SLOW = ("vitepress", "docusaurus")
REAL = {
    "mkdocs-fastapi/docs": ("material", 5),
    "mkdocs-material": ("material", 100),
    "hugo-docs": ("hugo", 20),
    "mkdocs-fastapi/docs/deployment": ("vitepress", 20),
    "mdbook-rust": ("docusaurus", 20),
}
"""Articles -> builder, links that they have at least. A builder takes plain articles of another site, too."""
TORN = {"mkdocs-material": 1}
"""Corpus -> pages whose links cannot be compared: Python-Markdown reads link definitions right behind an HTML block,
and CommonMark does not, so that they are prose to us."""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "alphabet"), [(name, alphabet) for name, (*_, alphabets) in BUILDERS.items() for alphabet in alphabets]
)
def test_links_of_our_own_tree_hit_the_same_places(name, alphabet, project):
    dialect = BUILDERS[name][2]
    if name in SLOW and not builders.EVERYTHING:
        pytest.skip("slow: make sites")
    for tree in ("common", dialect, *([f"{dialect}-include"] if (dialect, alphabet) not in NUMBERS_ALL else ())):
        if (TREES / tree).is_dir():
            shutil.copytree(TREES / tree, project / "source", dirs_exist_ok=True)
    works, _ = compare(name, alphabet, project, strict=True)
    assert works >= 18


@pytest.mark.parametrize("tree", REAL)
def test_links_of_real_articles_hit_the_same_places(tree, project):
    if not builders.EVERYTHING:
        pytest.skip("slow: make sites")
    if not (CORPORA / tree).is_dir():
        pytest.skip("the corpora are not beside the checkout")
    name, least = REAL[tree]
    shutil.copytree(CORPORA / tree, project / "source")
    for path in (project / "source").rglob("*"):
        path.chmod(path.stat().st_mode | 0o200)
    works, rewritten = compare(name, BUILDERS[name][3][0], project, torn=TORN.get(tree, 0))
    print(f"\n{tree}: {works} links work, {rewritten} rewritten in {len(MODES)} modes")
    assert works >= least


def compare(name: str, alphabet: str, project: pathlib.Path, *, strict: bool = False, torn: int = 0) -> tuple[int, int]:
    """Build the source and its translation in all modes; return how many links work, and how many were rewritten.

    torn:  pages that may have another number of links, so that theirs cannot be compared
    """
    program, builder, dialect, _ = BUILDERS[name]
    build = functools.partial(builder, builders.tool(program), strict=strict)
    configure(dialect, "localize")
    run("extract")
    translate(project / "locales" / "fr", ALPHABETS[alphabet])
    source = read_site(build(project / "source", folder(project / "sites" / "source")))
    works = landings(source)
    rewritten = 0
    for mode in MODES:
        configure(dialect, mode)
        run("build")
        built = read_site(build(project / "output" / "fr", folder(project / "sites" / mode)))
        others = [page for page, found in source.items() if len(found.links) != len(built[page].links)]
        assert len(others) <= torn, others
        comparable = {link: goal for link, goal in works.items() if link[0] not in others}
        assert lost(source, built, comparable) == []
        rewritten += sum(source[page].links[link] != built[page].links[link] for page, link in comparable)
    return len(works), rewritten


def lost(source, built, works) -> list[str]:
    """Return the links that do not hit the same place as in the source."""
    lands = landings(built)
    return [
        f"{page}: {source[page].links[link]} -> {built[page].links[link]} misses {goal}"
        for (page, link), goal in works.items()
        if lands.get((page, link)) != goal
    ]


def folder(path: pathlib.Path) -> pathlib.Path:
    path.mkdir(parents=True)
    return path


def configure(dialect: str, mode: str) -> None:
    pathlib.Path("l10n.toml").write_text(
        f'locales = ["fr"]\ndialect = "{dialect}"\ntemplates = false\n[anchors]\nmode = "{mode}"\n', encoding="utf-8"
    )


def run(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--quiet"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
