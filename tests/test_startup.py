"""`l10n --help` is there at once, and loads nothing that only work needs."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import subprocess
import sys

import pytest

HELP = ("-m", "l10n", "--help")
HEAVY = {"babel", "cmarkgfm", "distributed", "jinja2", "markdown_it", "mdformat", "mdit_py_plugins", "polib", "rich"}


def cpu(*arguments: str) -> float:
    """Return the least CPU seconds that Python takes for something, of several tries."""
    resource = pytest.importorskip("resource")
    tries = []
    for _ in range(7):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        tries.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(tries)


def test_help_costs_little_more_than_starting_python():
    """Of 0.015 s that starting takes here, 0.15 s is ten times."""
    assert cpu(*HELP) < 10 * cpu("-c", "pass")


@pytest.mark.parametrize("arguments", [HELP, ("-m", "l10n", "build", "--help"), ("-m", "l10n", "--version")])
def test_help_imports_nothing_heavy(arguments):
    done = subprocess.run([sys.executable, "-X", "importtime", *arguments], check=True, capture_output=True, text=True)
    imported = set(re.findall(r"\| +([\w.]+)$", done.stderr, re.MULTILINE))
    assert "l10n.cli" in imported
    assert {name for name in imported if name.partition(".")[0] in HEAVY} == set()
