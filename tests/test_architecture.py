"""The shape of the code: layers that import downwards only, and third-party packages with declared owners."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import ast
import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "l10n").rglob("*.py"))

LAYERS = (
    ("__init__",),
    ("errors",),
    ("model", "registry", "locate"),
    ("config", "textio", "locales", "fingerprint"),
    ("atomic", "boundary", "digests", "filenames", "lock", "reach"),
    ("dialects", "protectors", "slugs", "headers", "checks"),
    ("markdown", "segmenter", "catalog", "anchors", "merger"),
    ("pipeline",),
    ("workspace", "report", "executors", "stamp", "cache", "shelf"),
    ("commands",),
    ("session",),
    ("cli",),
    ("__main__",),
)
"""Modules and folders of `l10n/`, lowest layer first. Those of one layer do not import each other."""

OWNERS = {
    "babel": ("l10n/locales.py",),
    "click": (
        "l10n/cli.py",
        "l10n/session.py",
    ),
    "cmarkgfm": ("l10n/merger/cmark.py",),
    "distributed": ("l10n/executors/dask.py",),
    "filelock": ("l10n/lock.py",),
    "ftfy": ("l10n/checks/",),
    "markupsafe": ("l10n/report/",),
    "jinja2": ("l10n/report/", "l10n/merger/"),
    "markdown_it": ("l10n/markdown/", "l10n/dialects/"),
    "mdformat": ("l10n/markdown/",),
    "mdit_py_plugins": ("l10n/dialects/",),
    "rapidfuzz": ("l10n/catalog/", "l10n/anchors/"),
    "rich": ("l10n/report/", "l10n/session.py"),
    "translate": ("l10n/catalog/imports.py", "l10n/catalog/termbase.py", "l10n/commands/memory.py"),
    "watchfiles": ("l10n/commands/watch.py",),
    "yaml": ("l10n/headers/",),
}
"""Third-party package -> the files and folders that may import it. Values are msgspec structs wherever they live."""

LAYER_OF = {name: number for number, names in enumerate(LAYERS) for name in names}


def component(path: str) -> str:
    """Return the module or folder of `l10n/` that a file belongs to."""
    return path.split("/")[1].removesuffix(".py")


def imports(path: str) -> list[str]:
    """Return the dotted names that a file imports anywhere, under `TYPE_CHECKING` and in functions too."""
    names = []
    for node in ast.walk(ast.parse((ROOT / path).read_bytes())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            names += [f"l10n.{alias.name}" for alias in node.names] if base == "l10n" else [base]
    return names


@pytest.mark.parametrize("path", FILES)
def test_imports_point_to_lower_layers(path):
    own = component(path)
    targets = {name.split(".")[1] for name in imports(path) if name.startswith("l10n.")} - {own, "__version__"}
    assert [name for name in sorted(targets) if LAYER_OF[name] >= LAYER_OF[own]] == []


@pytest.mark.parametrize("path", FILES)
def test_third_party_packages_have_owners(path):
    packages = {name.split(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"l10n", "msgspec"}
    assert [name for name in sorted(packages) if not path.startswith(OWNERS.get(name, ()))] == []


@pytest.mark.parametrize(("package", "owner"), [(package, owner) for package in OWNERS for owner in OWNERS[package]])
def test_owners_use_what_they_own(package, owner):
    users = (path for path in FILES if path.startswith(owner))
    assert any(package in {name.split(".")[0] for name in imports(path)} for path in users)


@pytest.mark.parametrize("path", FILES)
def test_imports_are_absolute(path):
    assert [name for name in imports(path) if name.startswith(".")] == []
