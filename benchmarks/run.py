"""python benchmarks/run.py [FOLDER or ARCHIVE] [--articles N]

Times l10n on a tree of articles and prints ratios to work that is done beside it, in the same run: machines differ and
drift, ratios less so. CPU is that of all processes, children included.

    FOLDER      articles; default: ../shared/corpora/azure-scale.tar.xz beside the checkout
    --articles  only so many of them, evenly drawn
    --dialect   of the articles
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import pathlib
import platform
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

from l10n import __version__

DEFAULT = pathlib.Path(__file__).resolve().parents[2] / "shared/corpora/azure-scale.tar.xz"
BARE = """
import pathlib, sys
from markdown_it import MarkdownIt
md = MarkdownIt("commonmark").enable("table")
for path in pathlib.Path(sys.argv[1]).rglob("*.md"):
    md.parse(path.read_text("utf-8", "replace"))
"""


def measure(*command: str, cwd: pathlib.Path) -> tuple[float, float]:
    """Return the CPU and the wall seconds of a command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def best(*command: str, cwd: pathlib.Path, times: int = 5) -> tuple[float, float]:
    """Return the least CPU and wall time of several runs: of commands that change nothing."""
    runs = [measure(*command, cwd=cwd) for _ in range(times)]
    return min(cpu for cpu, _ in runs), min(wall for _, wall in runs)


def project(source: pathlib.Path, folder: pathlib.Path, articles: int, dialect: str) -> int:
    """Make a project of the articles in a folder; return how many there are."""
    target = folder / "source"
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        with tarfile.open(source) as archive:
            archive.extractall(target, filter="data")
    found = sorted(target.rglob("*.md"))
    kept = set(found[:: max(1, len(found) // articles)][:articles]) if articles else set(found)
    for path in set(found) - kept:
        path.unlink()
    (folder / "l10n.toml").write_text(f'locales = ["fr"]\ndialect = "{dialect}"\n')
    (folder / ".gitignore").write_text(".l10n/\n")
    return len(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=pathlib.Path, default=DEFAULT)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--dialect", default="azure")
    options = parser.parse_args()
    if not options.source.exists():
        sys.exit(f"{options.source} is not there; name a folder of articles")
    l10n = (sys.executable, "-m", "l10n")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        count = project(options.source.resolve(), folder, options.articles, options.dialect)
        machine = f"Python {platform.python_version()}, {platform.machine()}"
        print(f"l10n {__version__}, {machine}, {count} articles, 1 language")
        bare, _ = measure(sys.executable, "-c", BARE, str(folder / "source"), cwd=folder)
        cold, serial = measure(*l10n, "extract", "--quiet", "--jobs", "1", cwd=folder)
        build, _ = measure(*l10n, "build", "--quiet", "--jobs", "1", cwd=folder)
        for git in (("init", "-q"), ("add", "-A"), ("-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "b")):
            measure("git", *git, cwd=folder)
        git_cpu, git_wall = best("git", "status", "--short", cwd=folder)
        idle_cpu, idle_wall = best(*l10n, "extract", "--quiet", cwd=folder)
        article = next(folder.glob("source/**/*.md"))
        article.write_text(article.read_text("utf-8") + "\nOne more sentence about this.\n", "utf-8")
        edits = [measure(*l10n, command, "--quiet", cwd=folder) for command in ("extract", "build")]
        shutil.rmtree(folder / ".l10n")
        shutil.rmtree(folder / "locales")
        _, parallel = measure(*l10n, "extract", "--quiet", "--jobs", "2", cwd=folder)
    rows = (
        ("cold extract, CPU, to bare parsing", cold / bare),
        ("cold extract, wall on two processes, to one", parallel / serial),
        ("build with cached units, CPU, to cold extract", build / cold),
        ("nothing to do, wall, to git status", idle_wall / git_wall),
        ("nothing to do, CPU, to git status", idle_cpu / git_cpu),
        ("one article edited, extract and build, wall, to git status", sum(wall for _, wall in edits) / git_wall),
    )
    for title, ratio in rows:
        print(f"{ratio:8.2f}  {title}")


if __name__ == "__main__":
    main()
