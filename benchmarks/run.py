"""python benchmarks/run.py [FOLDER or ARCHIVE] [--quick] [--articles N] [--peers PYTHON]

Times l10n on a tree of articles and prints ratios to work that is done beside it, in the same run: machines differ and
drift, ratios less so. CPU is that of all processes. Writes benchmarks/RESULTS.md, but for a quick run.

    FOLDER      articles; default: ../shared/corpora/azure-scale.tar.xz beside the checkout
    --quick     200 articles, in one or two minutes; nothing is written
    --articles  so many at most, drawn evenly
    --dialect   of the articles
    --peers     an interpreter that has mdpo, translate-toolkit[markdown] and markdown-gettext; po4a is found by itself
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import datetime
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version

from measuring import Cost, best, least, measure
from peers import BARE, peers
from trees import LOCALES, Tree, corpus, drawn

from l10n import __version__

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT = HERE.parents[1] / "shared/corpora/azure-scale.tar.xz"
SIZES = (500, 1_500, 1_000_000)
"""Articles, at most."""
QUICK = 200
LANGUAGES = (1, 4, 12)
EDITS = 7
"""The least of so many counts, as it does for `git status`."""
ROUNDS = 2
"""What takes longer runs so often, and the least of each counts."""
YARD = 200
"""Articles that are parsed before and after whatever takes longer. It counts in that time: machines slow down and speed
up by a third within minutes, and what is compared is minutes apart."""
L10N = (sys.executable, "-m", "l10n")
MEGABYTE = 1_000_000

Table = dict[str, str]
"""What was measured -> how it came out."""


def l10n(*arguments: str, jobs: int = 1) -> tuple[str, ...]:
    return (*L10N, *arguments, "--quiet", "--jobs", str(jobs))


def rounds(prepare: Callable[[], None], run: Callable[[], Cost]) -> Cost:
    """Return the least of the rounds of something that has to be prepared each time."""
    costs = []
    for _ in range(ROUNDS):
        prepare()
        costs.append(run())
    return least(costs)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Scale:
    """All that is measured of one tree in one language."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._yard = tree.part(YARD)
        self._costs: list[Cost] = []
        tree.speak(1)
        self.table: Table = {"articles": f"{tree.count:,}"}

    def measure(self) -> Table:
        say(f"{self._tree.count} articles, 1 language")
        self._extract()
        self._build()
        self._idle()
        self._edit()
        self._translated()
        self._another()
        self._unknown()
        self.table["memory: largest process, MB"] = f"{max(cost.peak for cost in self._costs) / MEGABYTE:.0f}"
        self.table["memory: all processes together, MB"] = f"{max(cost.tree for cost in self._costs) / MEGABYTE:.0f}"
        return self.table

    def _run(self, *command: str) -> Cost:
        cost = measure(command, self._tree.root, allowed=(0, 1))
        if command[: len(L10N)] == L10N:
            self._costs.append(cost)
        return cost

    def _again(self, *command: str, dropped: Sequence[str] = ()) -> Cost:
        """Return the least that a command costs that starts from what is known now, without some folders."""
        self._tree.save()
        return rounds(lambda: self._tree.restore(*dropped), lambda: self._steady(*command))

    def _steady(self, *command: str) -> Cost:
        """Return what a command costs, in the time that parsing takes beside it."""
        before = self._parse(self._yard)
        cost = self._run(*command)
        pace = (before.cpu + self._parse(self._yard).cpu) / 2
        return cost._replace(cpu=cost.cpu / pace, wall=cost.wall / pace)

    def _parse(self, folder: pathlib.Path) -> Cost:
        return measure((sys.executable, "-c", BARE, str(folder)), self._tree.root)

    def _note(self, title: str, ratio: float) -> None:
        self.table[title] = f"{ratio:.2f}"

    def _extract(self) -> None:
        bare: list[Cost] = []
        cold: dict[int, list[Cost]] = {1: [], 2: []}
        for _ in range(ROUNDS):
            bare.append(self._steady(sys.executable, "-c", BARE, str(self._tree.root / "source")))
            for jobs, costs in cold.items():
                self._tree.drop(".l10n", "locales")
                costs.append(self._steady(*l10n("extract", jobs=jobs)))
        parse, self.cold, parallel = least(bare), least(cold[1]), least(cold[2])
        self._note("cold extract: CPU, to bare parsing", self.cold.cpu / parse.cpu)
        self._note("cold extract: wall on two processes, to bare parsing", parallel.wall / parse.wall)
        self._note("cold extract: wall on two processes, to one", parallel.wall / self.cold.wall)

    def _build(self) -> None:
        untranslated = self._again(*l10n("build"), dropped=["output"])
        self._note("build of untranslated catalogs: CPU, to cold extract", untranslated.cpu / self.cold.cpu)

    def _idle(self) -> None:
        root = self._tree.root
        self._tree.commit()
        for name in ("extract", "build"):
            self._run(*l10n(name))
        self.git = best(("git", "status", "--short"), root)
        python = best((sys.executable, "-c", "pass"), root)
        self._note("starting Python, for comparison: wall, to git status", python.wall / self.git.wall)
        before = self._tree.facts()
        for name in ("extract", "build"):
            idle = best(l10n(name), root)
            self._note(f"nothing to do, {name}: wall, to git status", idle.wall / self.git.wall)
            self._note(f"nothing to do, {name}: CPU, to git status", idle.cpu / self.git.cpu)
        self.table["nothing to do: files written"] = str(_changed(before, self._tree.facts()))
        self.table["nothing to do: parser loaded"] = "yes" if _parses(root) else "no"

    def _edit(self) -> None:
        self._edits("one article edited, extract and build", range(EDITS), ("extract",), ("build",))
        self._edits("one article edited, build --extract", range(EDITS, 2 * EDITS), ("build", "--extract"))

    def _edits(self, title: str, numbers: Iterable[int], *commands: Sequence[str]) -> None:
        wall, cpu, written = [], [], []
        for number in numbers:
            before = self._tree.facts()
            self._tree.edit(number)
            edits = [self._run(*l10n(*command, jobs=0)) for command in commands]
            wall.append(sum(cost.wall for cost in edits))
            cpu.append(sum(cost.cpu for cost in edits))
            written.append(_changed(before, self._tree.facts()) - 1)
        self._note(f"{title}: wall, to git status", min(wall) / self.git.wall)
        self._note(f"{title}: CPU, to git status", min(cpu) / self.git.cpu)
        self.table[f"{title}: files written"] = str(max(written))

    def _translated(self) -> None:
        self._tree.translate()
        translated = self._again(*l10n("build"), dropped=["output"])
        self._note("build of pseudo-translated catalogs: CPU, to cold extract", translated.cpu / self.cold.cpu)
        checked = self._again(*l10n("check"))
        self._note("check, articles known: CPU, to cold extract", checked.cpu / self.cold.cpu)
        self._note("check again: wall, to git status", self._run(*l10n("check")).wall / self.git.wall)

    def _another(self) -> None:
        self._tree.speak(2)
        self._run(*l10n("extract"))
        self._tree.translate(LOCALES[1])
        self._run(*l10n("extract"))
        another = self._again(*l10n("build"), dropped=[f"output/{LOCALES[1]}"])
        self._note("build of one more language, pseudo-translated: CPU, to cold extract", another.cpu / self.cold.cpu)
        self._tree.speak(1)

    def _unknown(self) -> None:
        unknown = rounds(lambda: self._tree.drop(".l10n"), lambda: self._steady(*l10n("check")))
        self._note("check, nothing known: CPU, to cold extract", unknown.cpu / self.cold.cpu)


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> int:
    """Return how many files are others now, or gone."""
    return sum(before.get(path) != after.get(path) for path in {**before, **after})


def _parses(root: pathlib.Path) -> bool:
    """Return whether a run with nothing to do loads what parses Markdown."""
    command = (sys.executable, "-X", "importtime", "-m", "l10n", "extract", "--quiet")
    return "markdown_it" in subprocess.run(command, cwd=root, capture_output=True, text=True).stderr


def languages(tree: Tree, counts: Sequence[int]) -> list[Table]:
    """Return what more languages cost: cold extract, then builds of catalogs in which everything is translated."""
    found: list[Table] = []
    first: tuple[Cost, Cost] | None = None
    for count in counts:
        say(f"{tree.count} articles, {count} languages")
        tree.drop(".l10n", "locales", "output", ".git")
        tree.speak(count)
        extract = measure(l10n("extract", jobs=2), tree.root, (0, 1))
        tree.translate()
        measure(l10n("extract", jobs=2), tree.root, (0, 1))
        build = measure(l10n("build", jobs=2), tree.root, (0, 1))
        tree.commit()
        for _ in range(2):
            measure(l10n("build"), tree.root, (0, 1))
        git = best(("git", "status", "--short"), tree.root, 5)
        idle = best(l10n("build"), tree.root, 5)
        first = first or (extract, build)
        found.append(
            {
                "languages": str(count),
                "cold extract: CPU, to one language": f"{extract.cpu / first[0].cpu:.2f}",
                "build of pseudo-translated catalogs: CPU, to one language": f"{build.cpu / first[1].cpu:.2f}",
                "build of pseudo-translated catalogs: CPU, to cold extract": f"{build.cpu / extract.cpu:.2f}",
                "nothing to do, build: wall, to git status": f"{idle.wall / git.wall:.2f}",
                "memory: largest process, MB": f"{max(extract.peak, build.peak) / MEGABYTE:.0f}",
            }
        )
    return found


def beside(tree: Tree, python: str) -> list[Table]:
    """Return what other tools need to take the words out of the same articles, and what we need."""
    say(f"other tools, {tree.count} articles")
    root = tree.root / "source"
    tree.speak(1)
    bare = best((sys.executable, "-c", BARE, str(root)), tree.root, ROUNDS)

    def extract(jobs: int) -> Cost:
        return rounds(
            lambda: tree.drop(".l10n", "locales"), lambda: measure(l10n("extract", jobs=jobs), tree.root, (0, 1))
        )

    rows = [(f"l10n {__version__}", extract(1), ""), (f"l10n {__version__}, two processes", extract(2), "")]
    return [
        {
            "tool": name,
            "CPU, to bare parsing": f"{cost.cpu / bare.cpu:.2f}" if cost.cpu else "",
            "wall, to bare parsing": f"{cost.wall / bare.wall:.2f}" if cost.cpu else "",
            "memory, MB": f"{cost.peak / MEGABYTE:.0f}" if cost.cpu else "",
            "articles that failed": failed,
        }
        for name, cost, failed in (*rows, *peers(root, python))
    ]


def formatted(tables: Sequence[Table]) -> str:
    """Return tables of the same rows as one Markdown table, a column each."""
    rows = [[title, *(table.get(title, "") for table in tables)] for title in tables[-1]]
    head, *body = ([f" {cell} " for cell in row] for row in rows)
    lines = [head, ["---", *("---:" for _ in tables)], *body]
    return "\n".join(f"|{'|'.join(line)}|" for line in lines)


def turned(tables: Sequence[Table]) -> str:
    """Return tables of the same columns as one Markdown table, a row each."""
    lines = [list(tables[0]), ["---"] * len(tables[0]), *(list(table.values()) for table in tables)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Return where the numbers are from."""
    names = ("markdown-it-py", "msgspec", "cmarkgfm", "rapidfuzz")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    git = subprocess.run(("git", "--version"), capture_output=True, text=True).stdout.split()[2]
    try:
        cpu = pathlib.Path("/proc/cpuinfo").read_text().partition("model name")[2].partition("\n")[0].strip(" \t:")
    except OSError:
        cpu = platform.machine()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}; {cpu}, {os.cpu_count()} cores, load {load} when it began; "
        f"{platform.system()}, Python {platform.python_version()}, git {git}; l10n {__version__}, {packages}."
    )


INTRODUCTION = """\
# Results of `make bench`

Ratios to work that was done beside it in the same run. *Bare parsing* is `MarkdownIt("commonmark").enable("table")` and
its `parse` for every article, in one process. *CPU* is that of all processes. In *pseudo-translated* catalogs, every
message has other letters; its markup, hosts and names of files are kept, as translators keep them. In the
first table, what takes long ran twice, and counts in the time that parsing 200 articles took before and behind it; the
rest ran seven times. The least of each counts.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=pathlib.Path, default=DEFAULT)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--articles", type=int, default=SIZES[-1], metavar="N")
    parser.add_argument("--dialect", default="azure")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    options = parser.parse_args()
    if not options.source.exists():
        sys.exit(f"{options.source} is not there; name a folder of articles, or an archive of them")
    with tempfile.TemporaryDirectory() as name:
        text = report(options, pathlib.Path(name))
    print(text)
    if not options.quick:
        (HERE / "RESULTS.md").write_text(text + "\n", "utf-8")


def report(options: argparse.Namespace, folder: pathlib.Path) -> str:
    """Measure everything and return it as Markdown."""
    told = machine()
    base, articles = corpus(options.source.resolve(), folder / "corpus")
    most = min(len(articles), QUICK if options.quick else options.articles)
    sizes = tuple(dict.fromkeys(min(size, most) for size in SIZES))
    trees = [Tree(folder / str(size), drawn(articles, size), base, options.dialect) for size in sizes]
    scales = [Scale(tree).measure() for tree in trees]
    # Twelve languages of everything would take longer than all the rest.
    spoken = languages(trees[min(1, len(trees) - 1)], LANGUAGES[:2] if options.quick else LANGUAGES)
    few = drawn(articles, min(most, 60 if options.quick else 500))
    compared = Tree(folder / "compared", few, base, options.dialect)
    others = beside(compared, options.peers)
    count = trees[min(1, len(trees) - 1)].count
    parts = (
        INTRODUCTION,
        f"{told} Articles: {options.source.name}.",
        "\n## One language, more and more articles\n",
        formatted(scales),
        f"\n## More and more languages, {count:,} articles, two processes\n",
        formatted(spoken),
        f"\n## Other tools, {compared.count:,} articles, extraction alone, one process\n",
        turned(others),
    )
    return "\n".join(parts)


if __name__ == "__main__":
    main()
