"""Install the site builders of these tests into a folder: `python tests/sites/tools.py .sites`.

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
    "react": "^19.0.0",
    "react-dom": "^19.0.0",
    "vitepress": "^1.6.0",
    "vue": "^3.5.0",
}


def install(folder: pathlib.Path) -> None:
    """Install what is not there yet."""
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    if not (folder / "venv").exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        pip = folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"
        subprocess.run([*pip, *PYTHON], check=True)
    if shutil.which("npm") and not (folder / "node_modules").exists():
        (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": NODE}), encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)


if __name__ == "__main__":
    install(pathlib.Path(sys.argv[1]))
