"""Install the site builders of these tests into a folder: `python tests/sites/tools.py .sites [python] [node]`.

What is there already is left alone. Without npm, VitePress and Docusaurus are left out, and their tests are skipped.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import sys

PYTHON = ("mkdocs>=1.6", "mkdocs-material>=9.6", "pymdown-extensions>=10", "sphinx>=8", "myst-parser>=4", "hugo>=0.146")
NODE = {
    "@docusaurus/core": "^3.8.0",
    "@docusaurus/preset-classic": "^3.8.0",
    "github-slugger": "^2.0.0",
    "react": "^19.0.0",
    "react-dom": "^19.0.0",
    "vitepress": "^1.6.0",
    "vue": "^3.5.0",
}
DONE = ".installed"


def install(folder: pathlib.Path, kinds: tuple[str, ...]) -> None:
    """Install what is not there yet; an installation that broke off is made anew."""
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    if "python" in kinds and _is_due(folder / "venv", "\n".join(PYTHON)):
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        pip = folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"
        subprocess.run([*pip, *PYTHON], check=True)
        _note(folder / "venv", "\n".join(PYTHON))
    package = json.dumps({"private": True, "dependencies": NODE})
    if "node" in kinds and shutil.which("npm") and _is_due(folder / "node_modules", package):
        (folder / "package.json").write_text(package, encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
        _note(folder / "node_modules", package)


def _is_due(place: pathlib.Path, wanted: str) -> bool:
    done = place / DONE
    return not done.is_file() or done.read_text(encoding="utf-8") != wanted


def _note(place: pathlib.Path, wanted: str) -> None:
    (place / DONE).write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    install(pathlib.Path(sys.argv[1]), tuple(sys.argv[2:]) or ("python", "node"))
