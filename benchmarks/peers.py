"""Other tools that take the words out of Markdown, each for all articles in one process, without starting it anew."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from measuring import Cost, FailedError, measure

BARE = """
import pathlib, sys
from markdown_it import MarkdownIt
md = MarkdownIt("commonmark").enable("table")
for path in pathlib.Path(sys.argv[1]).rglob("*.md"):
    md.parse(path.read_text("utf-8", "replace"))
"""
_LOOP = """
import logging, pathlib, sys, warnings
warnings.simplefilter("ignore"); logging.disable()
{start}
root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
failed = total = 0
for number, path in enumerate(sorted(root.rglob("*.md"))):
    total += 1
    try:
        {each}
    except (Exception, SystemExit):
        failed += 1
(out / "failed").write_text(f"{{failed}} of {{total}}")
"""
_MDPO = 'markdown_to_pofile(path.read_text("utf-8", "replace"), save=True, po_filepath=str(out / f"{number}.pot"))'
_KDE = 'extract(Namespace(md=str(path), pot=str(out / f"{number}.pot"), package="b", report_addr="", team_addr=""))'
_TOOLKIT = 'main(["-P", "--progress=none", str(path), str(out / f"{number}.pot")])'
_PYTHON = {
    "mdpo": ("mdpo", "from mdpo.md2po import markdown_to_pofile", _MDPO),
    "translate-toolkit": ("mistletoe", "from translate.convert.md2po import main", _TOOLKIT),
    "markdown-gettext": (
        "markdown_gettext",
        "from argparse import Namespace\nfrom markdown_gettext.cli import extract",
        _KDE,
    ),
}
"""Name on the package index -> module that has to be there, imports, and what is done for each article."""

_PO4A = """
use strict; use Locale::Po4a::Chooser; use File::Find;
my ($root, $out) = @ARGV; my @found; my ($failed, $number) = (0, 0);
find({ no_chdir => 1, wanted => sub { push @found, $_ if /\\.md$/ } }, $root);
for my $path (sort @found) {
    eval {
        local $SIG{ALRM} = sub { die };
        alarm 10;
        my $doc = Locale::Po4a::Chooser::new("text", markdown => 1);
        $doc->process(file_in_name => [$path], file_in_charset => "UTF-8", calldir => "/");
        $doc->getpoout()->write("$out/" . $number++ . ".pot");
        alarm 0;
        1;
    } or $failed++;
    alarm 0;
}
open(my $told, ">", "$out/failed"); print $told "$failed of " . scalar(@found);
"""


def peers(root: pathlib.Path, python: str) -> Iterator[tuple[str, Cost, str]]:
    """Yield name, cost and failures of each tool that is installed.

    python:  interpreter that has the Python ones, where this one does not
    """
    for name, (module, start, each) in _PYTHON.items():
        for interpreter in dict.fromkeys((sys.executable, python)):
            if _runs(interpreter, "-c", f"import {module}"):
                program = _LOOP.format(start=start, each=each)
                yield from _measured(f"{name} {_version(interpreter, name)}", (interpreter, "-c", program), root)
                break
    if shutil.which("perl") and _runs("perl", "-MLocale::Po4a::Chooser", "-e", "1"):
        command = ("perl", "-MLocale::Po4a::TransTractor", "-e", "print $Locale::Po4a::TransTractor::VERSION")
        version = subprocess.run(command, capture_output=True, text=True).stdout
        yield from _measured(f"po4a {version}", ("perl", "-e", _PO4A), root)


def _measured(name: str, command: tuple[str, ...], root: pathlib.Path) -> Iterator[tuple[str, Cost, str]]:
    with tempfile.TemporaryDirectory() as out:
        try:
            cost = measure((*command, str(root), out), root)
            yield name, cost, pathlib.Path(out, "failed").read_text()
        except (FailedError, OSError) as error:
            yield name, Cost(0, 0, 0, 0), str(error)


def _runs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


def _version(interpreter: str, name: str) -> str:
    program = f"from importlib.metadata import version; print(version({name!r}))"
    return subprocess.run((interpreter, "-c", program), capture_output=True, text=True).stdout.strip()
