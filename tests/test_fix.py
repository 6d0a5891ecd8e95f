"""`l10n fix`: articles repaired by splice, and nothing else in them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import pathlib
import subprocess

import pytest
from click.testing import CliRunner

import l10n.commands.fix
from l10n.cli import main

ARTICLE = """\
# Title

- [One](#First-Steps) <a href="#first_steps">here</a>
- [Two][two]
- [Three](#supported-data-stores)

| a \\| b |
|---|
| [c](other.md#OTHER \\| thing) |

[two]: other.md#Other-Thing 'kept'

## First steps

## Supported data stores and formats
"""
OTHER = "# Other\n\n## Other thing\n"
SAFE = (
    ("#First-Steps", "#first-steps"),
    ("#first_steps", "#first-steps"),
    ("other.md#Other-Thing", "other.md#other-thing"),
)
GUESSED = ("#supported-data-stores", "#supported-data-stores-and-formats")
INDEX = "# T\n\n<!-- l10n:index -->\n* old\n<!-- l10n:/index -->\n\n## One\n\n## Two\n"


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\n[anchors]\nrepair = false\n')
    (tmp_path / "source" / "other.md").write_text(OTHER)
    path = tmp_path / "source" / "a.md"
    path.write_bytes(ARTICLE.encode())
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["fix", "--jobs", "1", *arguments], catch_exceptions=False)


def repaired(text, edits):
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_without_write_nothing_is_touched_and_the_diff_can_be_applied(article):
    result = run("--anchors")
    assert result.exit_code == 0
    assert article.read_text() == ARTICLE
    subprocess.run(["patch", "-p1", "--quiet"], input=result.stdout.encode(), cwd=article.parents[1], check=True)
    assert article.read_text() == repaired(ARTICLE, SAFE)


def test_safe_repairs_are_written(article):
    result = run("--anchors", "--write")
    assert result.exit_code == 0
    assert "1 article repaired" in result.stderr
    assert article.read_text() == repaired(ARTICLE, SAFE)
    assert (article.parent / "other.md").read_text() == OTHER
    assert run("--anchors", "--write").stdout == ""


def test_guesses_are_written_on_request(article):
    run("--anchors", "--all", "--write")
    assert article.read_text() == repaired(ARTICLE, (*SAFE, GUESSED))


def test_every_other_byte_is_kept(article):
    data = b"\xef\xbb\xbf# T\r\n\r\n[x](#FIRST) \r\n\t\xc2\xa0[y]( <#First>\t'z')\r\n\r\n## First \n\nno end"
    article.write_bytes(data)
    run("--anchors", "--write")
    assert article.read_bytes() == data.replace(b"#FIRST", b"#first").replace(b"#First>", b"#first>")


def test_paths_narrow_what_is_repaired(article):
    assert run("--anchors", "--write", "source/other.md").exit_code == 0
    assert article.read_text() == ARTICLE


def test_findings_instead_of_a_diff(article):
    result = run("--anchors", "--quiet", "--format", "json")
    found = [(one["path"], one["line"], one["message"]) for one in json.loads(result.stdout)]
    assert found == [
        ("source/a.md", 3, 'link "#First-Steps" is led to "#first-steps" (line 13; case)'),
        ("source/a.md", 3, 'link "#first_steps" is led to "#first-steps" (line 13; normalised)'),
        ("source/a.md", 11, 'link "other.md#Other-Thing" is led to "#other-thing" (other.md, line 3; case)'),
    ]


@pytest.mark.parametrize("late", [False, True])
def test_an_article_that_changed_meanwhile_is_left_alone(article, monkeypatch, late):
    changed = ARTICLE.replace("# Title", "# Another title")
    if late:
        splice = l10n.commands.fix.splice
        change = lambda *arguments: (article.write_text(changed), splice(*arguments))[1]  # noqa: E731
        monkeypatch.setattr(l10n.commands.fix, "splice", change)
    else:
        narrowed = l10n.commands.fix.narrowed
        change = lambda *arguments: (narrowed(*arguments), article.write_text(changed))[0]  # noqa: E731
        monkeypatch.setattr(l10n.commands.fix, "narrowed", change)
    result = run("--anchors", "--write")
    assert result.exit_code == 1
    assert "source/a.md" in result.stderr and "changed while we were at work" in result.stderr
    assert article.read_text() == changed


def test_something_has_to_be_asked_for(article):
    result = run("--write")
    assert result.exit_code == 2
    assert "--anchors, --index or both" in result.stderr
    assert article.read_text() == ARTICLE


def test_index_lists_are_brought_up_to_the_headings(article):
    article.write_text(INDEX)
    run("--index", "--write")
    assert article.read_text() == INDEX.replace("* old", "* [One](#one)\n* [Two](#two)")


def test_a_language_gets_its_own_index_and_translators_do_not_see_it(article):
    article.write_text(INDEX)
    CliRunner().invoke(main, ["extract", "--quiet", "--jobs", "1"], catch_exceptions=False)
    catalog = pathlib.Path("locales/de/LC_MESSAGES/a.po")
    text = catalog.read_text()
    assert "old" not in text
    built = pathlib.Path("output/de/a.md")
    CliRunner().invoke(main, ["build", "--quiet", "--jobs", "1"], catch_exceptions=False)
    assert built.read_text() == INDEX
    catalog.write_text(text.replace('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "Zwei & [drei]"'))
    CliRunner().invoke(main, ["build", "--quiet", "--jobs", "1"], catch_exceptions=False)
    expected = INDEX.replace("## Two", "## Zwei & [drei]")
    assert built.read_text() == expected.replace("* old", "* [One](#one)\n* [Zwei & \\[drei\\]](#zwei--drei)")


def test_markers_that_cannot_be_obeyed_are_told(article):
    article.write_text(INDEX.replace("<!-- l10n:/index -->", ""))
    CliRunner().invoke(main, ["extract", "--quiet", "--jobs", "1"], catch_exceptions=False)
    result = CliRunner().invoke(main, ["check", "--source", "--quiet", "--jobs", "1"], catch_exceptions=False)
    assert "source/a.md:3: warning[S10 index-marker] this index is not closed" in result.stdout
