"""Projects to measure: articles of a corpus, with catalogs that a machine has filled."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import re
import shutil
import subprocess
import tarfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import msgspec

from l10n.catalog.po_read import parse_po
from l10n.catalog.po_write import format_po

LOCALES = ("de", "es", "fr", "it", "nl", "sv", "da", "fi", "cs", "hu", "pt", "ro")
"""German first: in French, which wants no-break spaces, everything that the machine translates would be a finding."""
_WORDS = re.compile(
    r"\{[^{}]*\}|`+[^`]*`+|<[^<>]*>|&#?\w+;|\\.|https?://\S+|\[\^?[\w-]+\]:?|(?<!\w)[\w-]*(?:\.[A-Za-z][\w-]*)+|([a-z]{2,})"
)
_ACCENTS = str.maketrans("aeiou", "àéîöü")
_SENTENCE = "\nOne more sentence about this, and nothing else: the {}th.\n"


class Tree:
    """A project in a folder."""

    def __init__(self, root: pathlib.Path, articles: Sequence[pathlib.Path], base: pathlib.Path, dialect: str) -> None:
        self.root = root
        self._dialect = dialect
        self._dropped = 0
        self.count = len(articles)
        for path in articles:
            target = root / "source" / path.relative_to(base)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        (root / ".gitignore").write_text(".l10n/\n", "utf-8")

    def part(self, count: int) -> pathlib.Path:
        """Return a folder with so many of the articles, drawn evenly."""
        folder = self.root.with_name(f"{self.root.name}.part")
        for path in drawn(sorted((self.root / "source").rglob("*.md")), count):
            target = folder / path.relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        return folder

    def speak(self, languages: int) -> None:
        """Set how many languages there are."""
        locales = ", ".join(f'"{locale}"' for locale in LOCALES[:languages])
        (self.root / "l10n.toml").write_text(f'locales = [{locales}]\ndialect = "{self._dialect}"\n', "utf-8")

    def drop(self, *folders: str) -> None:
        """Put folders away: deleting thousands of files makes a file system slow to make others, for a while."""
        for folder in folders:
            if (self.root / folder).exists():
                self._dropped += 1
                (self.root / folder).rename(self.root.with_name(f"{self.root.name}.{self._dropped}"))

    def save(self) -> None:
        """Remember what is known of the articles, as it is now."""
        shutil.rmtree(self._saved, ignore_errors=True)
        shutil.copytree(self.root / ".l10n", self._saved)

    def restore(self, *dropped: str) -> None:
        """Let be known what was when it was saved, and put folders away."""
        self.drop(".l10n", *dropped)
        shutil.copytree(self._saved, self.root / ".l10n")

    @property
    def _saved(self) -> pathlib.Path:
        return self.root.with_name(f"{self.root.name}.saved")

    def commit(self) -> None:
        """Let git know everything."""
        name = ("-c", "user.name=b", "-c", "user.email=b@b", "-c", "gc.auto=0")
        for arguments in (("init", "-q"), ("add", "-A"), (*name, "commit", "-qm", "b", "--allow-empty")):
            subprocess.run(("git", *arguments), cwd=self.root, check=True, stdout=subprocess.DEVNULL)

    def edit(self, number: int) -> None:
        """Add a sentence to an article in the middle of the tree, another one for each number."""
        articles = sorted((self.root / "source").rglob("*.md"))
        article = articles[len(articles) // 2]
        article.write_bytes(article.read_bytes() + _SENTENCE.format(number).encode())
        time.sleep(0.2)

    def translate(self, locale: str = "") -> None:
        """Fill every catalog, or those of one language, with words that look foreign, markup left as it is."""
        # In other processes: to Linux, what starts a command has a share in the most memory that it ever had.
        with ProcessPoolExecutor() as pool:
            for _ in pool.map(_fill, (self.root / "locales" / locale).rglob("*.po"), chunksize=50):
                pass

    def facts(self) -> dict[str, tuple[int, int]]:
        """Return time and size of every file that counts."""
        found = (path for path in self.root.rglob("*") if path.is_file() and not {".l10n", ".git"} & {*path.parts})
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in found}


def _fill(path: pathlib.Path) -> None:
    catalog = parse_po(path.read_bytes(), path.name)
    filled = [msgspec.structs.replace(found, msgstr=pseudo(found.msgid)) for found in catalog.messages]
    path.write_bytes(format_po(msgspec.structs.replace(catalog, messages=tuple(filled))))


def pseudo(msgid: str) -> str:
    """Return a text whose words look foreign; its markup, hosts and names of files are the same."""
    return _WORDS.sub(lambda match: match.group().translate(_ACCENTS) if match.group(1) else match.group(), msgid)


def corpus(source: pathlib.Path, folder: pathlib.Path) -> tuple[pathlib.Path, list[pathlib.Path]]:
    """Return where the articles of a folder or an archive are, and their paths in order."""
    if source.is_file():
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        source = folder
    return source, sorted(source.rglob("*.md"))


def drawn(articles: Sequence[pathlib.Path], count: int) -> Sequence[pathlib.Path]:
    """Return so many articles, drawn evenly."""
    return [articles[number * len(articles) // count] for number in range(min(count, len(articles)))]
