"""Files that articles show or link: copied, hard-linked, led to the source's, or left; a language's own preferred."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import pathlib

import pytest
from click.testing import CliRunner

from l10n.cli import main

PICTURE = b"english"


class Project:
    def __init__(self, root: pathlib.Path) -> None:
        self.root = root

    def write(self, path: str, data: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)

    def configure(self, text: str = "", locales: str = '"de"', **keys: str) -> None:
        lines = [f'{key} = "{value}"' for key, value in keys.items()]
        self.write("l10n.toml", "\n".join((f"locales = [{locales}]", *lines, text, "")))

    def build(self) -> str:
        result = CliRunner().invoke(main, ["build", "--jobs", "1"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    def read(self, path: str) -> bytes | None:
        return (self.root / path).read_bytes() if (self.root / path).exists() else None

    def built(self, locale: str = "de") -> str:
        return (self.root / f"output/{locale}/guide/a.md").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.configure()
    made.write("source/guide/img/x.png", PICTURE)
    made.write("source/guide/a.md", "![x](img/x.png)\n")
    return made


def mode(name: str) -> str:
    return f'[assets]\nmode = "{name}"'


def test_a_file_is_the_same_file_where_the_disk_can_do_that(project):
    project.build()
    assert project.read("output/de/guide/img/x.png") == PICTURE
    assert os.path.samefile("source/guide/img/x.png", "output/de/guide/img/x.png")
    assert project.built() == "![x](img/x.png)\n"


def test_a_file_is_copied_where_the_disk_cannot_do_that(project, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    project.build()
    assert project.read("output/de/guide/img/x.png") == PICTURE
    assert not os.path.samefile("source/guide/img/x.png", "output/de/guide/img/x.png")


def test_a_file_that_changes_is_changed_in_the_output(project):
    project.build()
    pathlib.Path("source/guide/img/x.png").unlink()
    project.write("source/guide/img/x.png", b"changed")
    project.build()
    assert project.read("output/de/guide/img/x.png") == b"changed"


def test_a_file_that_nothing_shows_any_more_goes(project):
    project.build()
    project.write("source/guide/a.md", "No picture.\n")
    project.build()
    assert project.read("output/de/guide/img/x.png") is None
    assert project.read("source/guide/img/x.png") == PICTURE


def test_links_can_lead_into_the_source_tree(project):
    project.configure(mode("repoint"))
    project.write("source/guide/a.md", "![x](img/x.png?raw=1#y) [z](../b.md)\n")
    project.write("source/b.md", "# B\n")
    project.build()
    assert project.built() == "![x](../../../source/guide/img/x.png?raw=1#y) [z](../b.md)\n"
    assert project.read("output/de/guide/img/x.png") is None


def test_links_can_be_left(project):
    project.configure(mode("none"))
    project.write("source/guide/img/x.de.png", b"german")
    project.build()
    assert project.built() == "![x](img/x.png)\n"
    assert project.read("output/de/guide/img/x.png") is None


@pytest.mark.parametrize("own", ["x.pt-BR.png", "x.pt_BR.png"])
@pytest.mark.parametrize("assets", ["copy", "repoint"])
def test_the_file_of_the_language_is_preferred(project, own, assets):
    project.configure(mode(assets), locales='"de", "pt-BR"')
    project.write(f"source/guide/img/{own}", b"brazilian")
    project.build()
    if assets == "copy":
        assert project.read("output/pt-BR/guide/img/x.png") == b"brazilian"
        assert project.read("output/de/guide/img/x.png") == PICTURE
    else:
        assert project.built("pt-BR") == f"![x](../../../source/guide/img/{own})\n"
        assert project.built("de") == "![x](../../../source/guide/img/x.png)\n"


def test_a_file_outside_the_articles_is_led_to(project):
    project.write("shared/x.png", PICTURE)
    project.write("source/guide/a.md", "![x](../../shared/x.png)\n")
    project.build()
    assert project.built() == "![x](../../../shared/x.png)\n"


def test_outputs_beside_the_sources_need_nothing(project):
    project.configure(output="{dir}/{stem}.{lang}{ext}")
    project.build()
    assert pathlib.Path("source/guide/a.de.md").read_text() == "![x](img/x.png)\n"
    assert sorted(path.name for path in pathlib.Path("source/guide/img").iterdir()) == ["x.png"]


def test_outputs_beside_the_sources_show_the_file_of_the_language(project):
    project.configure(output="{dir}/{stem}.{lang}{ext}")
    project.write("source/guide/img/x.de.png", b"german")
    project.build()
    assert pathlib.Path("source/guide/a.de.md").read_text() == "![x](img/x.de.png)\n"
    assert project.read("source/guide/img/x.png") == PICTURE


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("gfm", '<img src="img/x.png" alt="x">'),
        ("gfm", "<a href=img/x.png>x</a>"),
        ("gfm", "![x][y] [z][y]\n\n[y]: <img/x.png> 'title'"),
        ("gfm", "[![x](img/x.png)](https://example.com)"),
        ("gfm", "| a |\n|---|\n| ![x](./img/x.png) |"),
        ("gfm", "![x](img/%78.png)"),
        ("gfm", "---\nimage: img/x.png\n---\nText."),
        ("hugo", '{{< figure src="img/x.png" caption="x" >}}'),
        ("myst", "```{figure} img/x.png\n:alt: x\n\nCaption\n```"),
        ("docfx", ':::image type="content" source="img/x.png" alt-text="x":::'),
        ("docusaurus", "import x from './img/x.png';\n\n# A"),
        ("mdbook", "{{#include img/x.png}}"),
        ("vitepress", "<<< ./img/x.png{1}"),
    ],
)
def test_a_file_comes_along_however_it_is_shown(project, dialect, text):
    project.configure(dialect=dialect)
    project.write("source/guide/a.md", f"{text}\n")
    project.build()
    assert project.read("output/de/guide/img/x.png") == PICTURE
    project.configure(mode("repoint"), dialect=dialect)
    project.build()
    assert project.built() == f"{text}\n".replace("./img", "img").replace("%78", "x").replace(
        "img/x.png", "../../../source/guide/img/x.png"
    )


@pytest.mark.parametrize(
    "text", ["![x](https://example.com/img/x.png)", "![x](/img/x.png)", "![x](nothing.png)", "`![x](img/x.png)`"]
)
def test_what_is_no_file_of_ours_is_left(project, text):
    project.configure(mode("repoint"))
    project.write("source/guide/a.md", f"{text}\n")
    project.build()
    assert project.built() == f"{text}\n"


def test_a_page_that_is_no_article_comes_along_too(project):
    project.configure('exclude = ["drafts"]')
    project.write("source/drafts/d.md", "# Draft\n")
    project.write("source/guide/a.md", "[d](../drafts/d.md#draft)\n")
    project.build()
    assert project.built() == "[d](../drafts/d.md#draft)\n"
    assert project.read("output/de/drafts/d.md") == b"# Draft\n"


def test_a_link_that_leads_out_of_the_project_is_left(project):
    text = "![x](../../../../../etc/hostname) ![y](secret.png)\n"
    project.write("source/guide/a.md", text)
    (project.root / "source/guide/secret.png").symlink_to("/etc/hostname")
    project.build()
    assert project.built() == text
    assert project.read("output/de/guide/secret.png") is None
