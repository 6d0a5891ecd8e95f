"""Real site builders: what each needs beside the articles, and how it is called.

strict:  whether the builder is to fail on what it finds wrong, links that lead nowhere included, where it looks at
         them. MkDocs fails on links to anchors that are not there in any case
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent
TOOLS = pathlib.Path(os.environ.get("L10N_SITES", HERE.parents[1] / ".sites")).resolve()
"""Where `make sites` has put the builders. What is installed beside the tests is taken, too."""
EVERYTHING = "L10N_SITES" in os.environ
"""Whether to take the time for real articles, and for builders that need a minute; `make sites` does."""

MKDOCS = """\
site_name: Site
docs_dir: {articles}
site_dir: {out}
theme: {{name: {theme}}}
validation: {{anchors: warn, links: {{not_found: {level}, absolute_links: info, unrecognized_links: info}}}}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.blocks.admonition
  - pymdownx.blocks.details
  - pymdownx.blocks.tab: {{alternate_style: true}}
  - pymdownx.details
  - pymdownx.snippets: {{base_path: ["{articles}"], check_paths: true}}
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.tasklist
"""
SPHINX = """\
project = "Site"
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 6
suppress_warnings = ["myst.xref_missing", "toc.not_included"]  # it knows no anchor written in HTML
exclude_patterns = ["part.md"]  # only included
html_theme = "basic"
"""
HUGO = """\
baseURL = "http://site.test/"
title = "Site"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
[markup.goldmark.parser.attribute]
title = true
block = true
"""
HUGO_LAYOUT = "<!doctype html><html><body><main>{{ .Content }}</main></body></html>\n"
HUGO_INCLUDE = "{{ with site.GetPage (.Get 0) }}{{ .RenderShortcodes }}{{ end }}\n"
VITEPRESS = "export default { title: 'Site', ignoreDeadLinks: true, lastUpdated: false }\n"
DOCUSAURUS = """\
export default {{
  title: "Site", url: "http://site.test", baseUrl: "/", onBrokenLinks: "{level}",
  onBrokenAnchors: "ignore",  // it knows no anchor written in HTML
  markdown: {{ format: "detect" }},
  presets: [["classic", {{ docs: {{ path: "docs", routeBasePath: "/", sidebarPath: false }}, blog: false }}]],
}};
"""


def tool(name: str) -> str:
    """Return the path of a program; the test is skipped where it is not installed."""
    here = pathlib.Path(sys.executable).parent
    places = (TOOLS / "venv" / "bin" / name, TOOLS / "node_modules" / ".bin" / name, here / name)
    found = next((place for place in places if place.exists()), None)
    if found is None:
        pytest.skip(f"{name} is not installed: make sites")
    return str(found)


def run(command: list[str], folder: pathlib.Path) -> None:
    result = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "CI": "1", "DOCUSAURUS_NO_PERSISTENT_CACHE": "1"},
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]


def mkdocs(
    program: str, articles: pathlib.Path, work: pathlib.Path, *, strict: bool, theme: str = "mkdocs"
) -> pathlib.Path:
    level = "warn" if strict else "info"
    (work / "mkdocs.yml").write_text(MKDOCS.format(articles=articles, out=work / "site", theme=theme, level=level))
    run([program, "build", "--quiet", "--strict"], work)
    return work / "site"


def material(program: str, articles: pathlib.Path, work: pathlib.Path, *, strict: bool) -> pathlib.Path:
    return mkdocs(program, articles, work, strict=strict, theme="material")


def sphinx(program: str, articles: pathlib.Path, work: pathlib.Path, *, strict: bool) -> pathlib.Path:
    shutil.copytree(articles, work / "docs")
    (work / "docs" / "conf.py").write_text(SPHINX)
    run([program, "-q", *(["-W"] if strict else []), "-b", "html", "docs", "site"], work)
    return work / "site"


def hugo(program: str, articles: pathlib.Path, work: pathlib.Path, *, strict: bool) -> pathlib.Path:
    shutil.copytree(articles, work / "content")
    for index in (work / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    (work / "hugo.toml").write_text(HUGO)
    for name in ("single", "list", "home"):
        layout = work / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(HUGO_LAYOUT)
    _shortcodes(work)
    run([program], work)
    return work / "public"


def _shortcodes(work: pathlib.Path) -> None:
    """Give each shortcode that the articles use a template that shows what it holds."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (work / "content").rglob("*.md"))
    closings = re.findall(r"\{\{[<%]\s*(?:/\s*([\w-]+)|([\w-]+)[^\n}]*/[>%]\}\})", text)
    closed = {name for names in closings for name in names}
    for name in set(re.findall(r"\{\{[<%]\s*([\w-]+)", text)) - {"highlight", "ref", "relref"}:
        template = work / "layouts" / "_shortcodes" / f"{name}.html"
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text(HUGO_INCLUDE if name == "include" else "{{ .Inner }}\n" if name in closed else "")


def vitepress(program: str, articles: pathlib.Path, work: pathlib.Path, *, strict: bool) -> pathlib.Path:
    shutil.copytree(articles, work, dirs_exist_ok=True)
    _with_modules(work)
    (work / ".vitepress").mkdir()
    (work / ".vitepress" / "config.mjs").write_text(VITEPRESS)
    run([program, "build"], work)
    return work / ".vitepress" / "dist"


def docusaurus(program: str, articles: pathlib.Path, work: pathlib.Path, *, strict: bool) -> pathlib.Path:
    shutil.copytree(articles, work / "docs")
    _with_modules(work)
    (work / "package.json").write_text('{"name": "site", "private": true}')
    (work / "docusaurus.config.mjs").write_text(DOCUSAURUS.format(level="throw" if strict else "ignore"))
    run([program, "build"], work)
    return work / "build"


def _with_modules(work: pathlib.Path) -> None:
    (work / "node_modules").symlink_to(TOOLS / "node_modules")
