"""`l10n init`: a commented configuration that fits the tree."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from l10n.anchors.destinations import ARTICLE_ENDINGS
from l10n.config.starter import default_config_text
from l10n.dialects import DIALECTS
from l10n.errors import ConfigError
from l10n.model.locale import parse_locale
from l10n.workspace import Workspace

_SIGNS: dict[str, str] = {
    "azure": r"<properties\b|\[(?:AZURE|WACOM)\.",
    "docfx": r"(?m)^ *:::(?: ?(?:image|zone|moniker|row)|code)\b(?!-)|"
    r"\[!(?i:div|INCLUDE|code-\w)|<xref:|\]\((?:xref:|#tab/)",
    "mkdocs": r"(?m)^(?:!!!|\?\?\?\+?) \w|^=== \"|^/// \w",
    "hugo": r"\{\{[<%]",
    "jekyll": r"\{%-? *(?:include|highlight|raw|link)\b|\{:[ .#]",
    "docusaurus": r"(?m)^import .* from ['\"]@|^:::(?:note|tip|info|caution|danger)\b|\{/\*",
    "vitepress": r"(?m)^::: (?:tip|warning|danger|details|code-group)|<script setup",
    "mdbook": r"\{\{#\w+",
    "myst": r"(?m)^(?:```|:::)\{[\w-]+\}|\{(?:ref|doc|term)\}`",
}
"""What an article of a dialect is likely to hold."""
_FILES = {"mkdocs.yml": "mkdocs", "book.toml": "mdbook", "docfx.json": "docfx", "docusaurus.config.js": "docusaurus",
          "docusaurus.config.ts": "docusaurus", "hugo.toml": "hugo", "hugo.yaml": "hugo", "_config.yml": "jekyll",
          ".vitepress": "vitepress", "conf.py": "myst"}  # fmt: skip
"""What lies beside the articles of a dialect."""
_SOURCES = ("source", "docs/source", "docs/src", "docs/docs", "docs", "doc", "website/docs", "content", "src")
"""Where articles usually are: the first of these that holds any."""
_SAMPLE = 200


def init(folder: Path, dialect: str | None, source: str | None, locales: Sequence[str]) -> str:
    """Write `l10n.toml` into a folder; return what was done, for the user.

    source:  folder of the articles; None looks for it
    raises: ConfigError where there is one already, or a name is unknown
    """
    target = folder / "l10n.toml"
    if target.exists():
        raise ConfigError(
            "is there already; nothing was changed", path=target.name, remedy="edit it, or delete it first"
        )
    tags = [parse_locale(locale) for locale in locales]
    if dialect is not None and dialect not in DIALECTS:
        raise ConfigError(f'unknown dialect "{dialect}"', remedy=f"known: {', '.join(DIALECTS)}")
    workspace = Workspace(folder)
    if source is None:
        source = next((name for name in _SOURCES if _articles(workspace, name)), _SOURCES[0])
    articles = _articles(workspace, source)
    chosen = dialect or guess(_beside(folder, source), _texts(workspace, source, articles))
    workspace.write(target.name, default_config_text(chosen, tags, source).encode())
    reason = "as you said" if dialect else "guessed; correct it if it is another"
    found = f"{len(articles)} of them there" if articles else "none there yet; set source where they are elsewhere"
    written = f"wrote {target.name}: dialect {chosen} ({reason}), languages {', '.join(tags)}"
    return f"{written}, articles below {source}/ ({found})"


def _articles(workspace: Workspace, source: str) -> Sequence[str]:
    return list(workspace.walk(source, lambda path: path.endswith(ARTICLE_ENDINGS)))


def _beside(folder: Path, source: str) -> Sequence[Path]:
    """Return the folders in which a site's files may be: from the root to that of the articles."""
    below = (folder / source).relative_to(folder).parts if not Path(source).is_absolute() else ()
    return [folder.joinpath(*below[:count]) for count in range(len(below) + 1)]


def guess(folders: Iterable[Path], texts: Iterable[str]) -> str:
    """Return the dialect whose files lie in a folder, or that most articles show signs of; "gfm" where none does."""
    for folder in folders:
        for name, dialect in _FILES.items():
            if (folder / name).exists() and dialect in DIALECTS:
                return dialect
    votes: Counter[str] = Counter()
    for text in texts:
        votes.update(name for name, sign in _SIGNS.items() if name in DIALECTS and re.search(sign, text))
    return votes.most_common(1)[0][0] if votes else "gfm"


def _texts(workspace: Workspace, source: str, articles: Sequence[str]) -> Iterable[str]:
    for article in articles[:: max(1, len(articles) // _SAMPLE)]:
        yield workspace.read(f"{source}/{article}").decode("utf-8", "replace")
