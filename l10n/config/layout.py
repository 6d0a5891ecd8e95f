"""Where articles, catalogs, templates and outputs lie: one relative path leads from each to the others.

1. An article is named by its path below `source`, a catalog, template or output by its path below the project.
2. Patterns are filled by name, never by `str.format`; globs become expressions without nested repetition, so that no
   pattern makes matching slow. Neither can lead outside the project.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Callable, Iterable

from l10n.config.settings import Config
from l10n.errors import ConfigError, WorkspaceError
from l10n.model.locale import LocaleTag, gettext_name

UI_ARTICLE = "_ui.md"
"""The article that UI labels would come from, if they came from one: its catalogs and template hold them."""

_DEFAULT_NAME = "/{lang}/{path}{ext}"
_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = {"lang": "", "path": ".+", "dir": ".*", "stem": "[^/]+", "ext": r"\.[^/.]+"}
"""Field of an output pattern -> what it may stand for when outputs are recognised."""
_ANY_OF_EXTENSION = re.compile(r"\*\*/\*\.(\w+)")
_SET_OFF = re.compile(r"(?:^|[/._-])\{lang\}(?:$|[/._-]|\{ext\})")
_REMEDY = "rename one of them, or exclude it"
_TAKEN = frozenset({".git", "git~1", ".l10n"})
"""Folders whose files programs act on, as file systems that fold names know them, too: git's hooks, our own cache."""


def parse_folder(text: str) -> str:
    """Return a path of the configuration normalised, once it is sure to lie inside the project.

    >>> parse_folder("./docs/")
    'docs'
    """
    if not text or re.search(r"[\x00-\x1f\x7f]", text):
        raise ConfigError(
            "a path is empty or holds a control character", remedy="write a path below the project's root"
        )
    if "\\" in text:
        raise ConfigError(f'"{text}" holds a backslash', remedy="write paths with /")
    if text.startswith(("/", "~")) or re.match("[A-Za-z]:", text) or ".." in text.split("/"):
        raise ConfigError(f'"{text}" does not lie inside the project', remedy="write a path relative to this file")
    if taken := next((part for part in text.split("/") if part.rstrip(" .").lower() in _TAKEN), None):
        raise ConfigError(f'"{text}" leads into {taken}, which is not ours to use', remedy="name another folder")
    return posixpath.normpath(text)


def parse_output(text: str) -> str:
    """Return an output pattern in its full form.

    >>> parse_output("output")
    'output/{lang}/{path}{ext}'
    """
    pattern = parse_folder(text if "{" in text or "}" in text else text.rstrip("/") + _DEFAULT_NAME)
    literal, fields = _FIELD.sub("", pattern), _FIELD.findall(pattern)
    if unknown := [name for name in fields if name not in _FIELDS]:
        raise ConfigError(f"unknown field {{{unknown[0]}}}", remedy=f"known: {', '.join(f'{{{f}}}' for f in _FIELDS)}")
    if "{" in literal or "}" in literal:
        raise ConfigError(
            "a brace stands alone", remedy="delete it: fields are written {lang}, {path}, {ext}, {dir}, {stem}"
        )
    if len(fields) != len(set(fields)):
        raise ConfigError("a field stands twice", remedy="use each field once")
    if not _SET_OFF.search(pattern):
        raise ConfigError("{lang} is missing, or not set off by one of / . _ -", remedy="every language needs its own")
    if "path" not in fields and "stem" not in fields:
        raise ConfigError("all articles would be written to one file", remedy="add {path}, or {dir} and {stem}")
    return pattern


def parse_glob(text: str) -> str:
    """Return a glob normalised: `*` and `?` within a name, `**` as a name for any number of folders."""
    if re.search(r"^!|[\[\]{}]", text) or any("**" in name and name != "**" for name in text.split("/")):
        raise ConfigError(f'"{text}" is no glob we know', remedy="use * and ? in names, ** as a name of its own")
    return parse_folder(text)


def check_trees(config: Config) -> None:
    """Raise `ConfigError` where articles, catalogs and outputs would lie in one another's way."""
    if _generated(config).fullmatch(source_path(config, "probe.md")):
        raise ConfigError(
            f'the articles in "{config.source}" would be taken for catalogs or outputs',
            remedy="keep source apart from catalogs and output",
        )
    if _lies_in(_fixed_folder(config.output), config.catalogs):
        raise ConfigError("outputs would be written among the catalogs", remedy="give output a folder of its own")


def check_articles(config: Config, articles: Iterable[str]) -> None:
    """Raise `ConfigError`, naming both, where two articles would share a catalog or an output."""
    ordered = sorted(articles)
    stems = {catalog_stem(UI_ARTICLE): "the catalog of UI labels"}
    for article in ordered:
        if other := stems.get(stem := catalog_stem(article)):
            raise ConfigError(f"would share a catalog with {other}", path=article, remedy=_REMEDY)
        stems[stem] = article
    if "{path}" in config.output:
        return
    outputs: dict[str, str] = {}
    for article in ordered:
        if other := outputs.get(output := output_path(config, config.locales[0], article)):
            raise ConfigError(f"would be built to the same file as {other}", path=article, remedy=_REMEDY)
        outputs[output] = article


def is_article(config: Config, article: str) -> bool:
    """Return whether a path below `source` is an article: included, not excluded, not hidden, nothing we wrote."""
    return article_test(config)(article)


def article_test(config: Config) -> Callable[[str], bool]:
    """Return the same as a function, for many paths."""
    included, excluded = _any_of(config.include).fullmatch, _any_of(config.exclude, below=True).fullmatch
    generated, folder = _generated(config).fullmatch, source_path(config, "")

    def test(article: str) -> bool:
        if article.startswith(".") or "/." in article:
            return False
        return bool(included(article)) and not excluded(article) and not generated(folder + article)

    return test


def is_excluded(config: Config, path: str) -> bool:
    """Return whether a path below `source` is excluded, or lies in a folder that is."""
    return _any_of(config.exclude, below=True).fullmatch(path) is not None


def source_path(config: Config, path: str) -> str:
    """Return where a path below `source` lies below the project's root."""
    return path if config.source == "." else f"{config.source}/{path}"


def catalog_stem(article: str) -> str:
    """Return the path of an article's catalog, and of its template, without extension and the folder of all."""
    return _split(article)[0]


def is_generated(config: Config, path: str) -> bool:
    """Return whether a path below the project's root is that of a catalog or an output."""
    return generated_test(config)(path)


def generated_test(config: Config) -> Callable[[str], bool]:
    """Return the same as a function, for many paths."""
    generated = _generated(config).fullmatch
    return lambda path: generated(path) is not None


def output_path(config: Config, locale: LocaleTag, article: str) -> str:
    """Return where an article is built in one language.

    raises: WorkspaceError, if a name in the article's path leads outside the project
    """
    if around := _around_article(config.output, locale):
        return _inside(around[0] + article + around[1])
    return _inside(_filled(config, locale, article))


def _filled(config: Config, locale: LocaleTag, article: str) -> str:
    """Return the output pattern with everything put in."""
    path, ext = _split(article)
    folder, _, stem = source_path(config, path).rpartition("/")
    values = {"lang": locale, "path": path, "dir": folder or ".", "stem": stem, "ext": ext}
    return "".join([values[part] if odd else part for odd, part in _pieces(config.output)])


@functools.lru_cache(maxsize=64)
def _around_article(pattern: str, locale: LocaleTag) -> tuple[str, str] | None:
    """Return what stands before and after the whole path of an article, None where a pattern puts it in by parts.

    Most put it in whole, and thousands of articles are asked for.
    """
    before, whole, after = pattern.partition("{path}{ext}")
    around = before.replace("{lang}", locale), after.replace("{lang}", locale)
    return around if whole and not any("{" in part for part in around) else None


def catalog_path(config: Config, locale: LocaleTag, article: str) -> str:
    """Return where the catalog of an article lies in one language."""
    return _inside(f"{catalog_folder(config, locale)}/{catalog_stem(article)}.po")


def catalog_folder(config: Config, locale: LocaleTag) -> str:
    """Return the folder of all catalogs of one language."""
    return f"{config.catalogs}/{gettext_name(locale)}/LC_MESSAGES"


def glossary_paths(config: Config, locale: LocaleTag) -> tuple[str, str]:
    """Return the paths of a language's glossary: the table, and the file of a terminology tool."""
    folder = f"{config.catalogs}/{gettext_name(locale)}"
    return f"{folder}/glossary.csv", f"{folder}/glossary.tbx"


def obsolete_folder(config: Config, locale: LocaleTag) -> str:
    """Return the folder that keeps the catalogs of articles that are gone."""
    return f"{config.catalogs}/{gettext_name(locale)}/_obsolete"


def template_path(config: Config, article: str) -> str:
    """Return where the template of an article lies."""
    return _inside(f"{template_folder(config)}/{catalog_stem(article)}.pot")


def template_folder(config: Config) -> str:
    """Return the folder of all templates."""
    return f"{config.catalogs}/templates"


def _split(article: str) -> tuple[str, str]:
    """Return an article's path without its extension, and that; no name of an article begins with a dot."""
    path, dot, extension = article.rpartition(".")
    return (path, dot + extension) if dot and "/" not in extension else (article, "")


def _inside(path: str) -> str:
    normal = posixpath.normpath(path)
    if normal.startswith("/") or (".." in path and ".." in path.split("/")):
        raise WorkspaceError(
            "lies outside the project", path=path, remedy="correct the path: no part of it may lead outside"
        )
    return normal


@functools.lru_cache(maxsize=16)
def _pieces(pattern: str) -> tuple[tuple[bool, str], ...]:
    """Return a pattern's text and field names in turn; True marks a field."""
    return tuple((index % 2 == 1, part) for index, part in enumerate(_FIELD.split(pattern)) if part)


def _fixed_folder(pattern: str) -> str:
    """Return the folder that all outputs lie in: "output", or "." where they have none in common."""
    return posixpath.dirname(pattern.partition("{")[0]) or "."


def _lies_in(inner: str, folder: str) -> bool:
    return folder == "." or f"{inner}/".startswith(f"{folder}/")


def _generated(config: Config) -> re.Pattern[str]:
    """Return what the paths of catalogs and outputs look like."""
    return _generated_paths(config.source, config.catalogs, config.output, config.locales)


@functools.lru_cache(maxsize=16)
def _generated_paths(source: str, catalogs: str, output: str, locales: tuple[LocaleTag, ...]) -> re.Pattern[str]:
    """Return the same as an expression.

    Where the articles do not lie in the outputs' own folder, all of that folder counts as output: what was built for a
    language that is no longer configured, too.
    """
    fields = {**_FIELDS, "lang": f"(?:{'|'.join(map(re.escape, locales))})"}
    patterns = dict.fromkeys((output, output.replace("{dir}/", "")))  # the second: articles at the top
    kinds = ["".join(fields[part] if odd else re.escape(part) for odd, part in _pieces(each)) for each in patterns]
    folders = [catalogs] if _lies_in(source, folder := _fixed_folder(output)) else [catalogs, folder]
    kinds += [".*" if folder == "." else f"{re.escape(folder)}/.*" for folder in folders]
    return re.compile("|".join(kinds), re.DOTALL)


@functools.lru_cache(maxsize=16)
def _any_of(globs: tuple[str, ...], *, below: bool = False) -> re.Pattern[str]:
    """Return an expression for paths that match one of the globs, or with `below` lie in a folder that does.

    Globs that differ in the extension alone become one: each would look through every path again.
    """
    extensions = [found[1] for glob in globs if (found := _ANY_OF_EXTENSION.fullmatch(glob))]
    kinds = [_expression(glob) for glob in globs if not _ANY_OF_EXTENSION.fullmatch(glob)]
    if extensions:
        kinds.append(rf"(?:[^/]+/)*[^/]*\.(?:{'|'.join(extensions)})")
    return re.compile("|".join(kind + "(?:/.*)?" * below for kind in kinds) or "(?!)", re.DOTALL)


def _expression(glob: str) -> str:
    """Return a glob as an expression.

    What stands between two `**` may be taken where it comes first, since the second `**` makes up for it; so it is
    atomic, and matching takes no more than the glob's length times the path's.
    """
    blocks: list[list[str]] = [[]]
    for name in glob.split("/"):
        if name == "**":
            blocks.append([])
        else:
            blocks[-1].append(_name_expression(name))
    first, *rest = blocks
    if not rest:
        return "/".join(first)
    *middle, last = rest
    start = "".join(f"{name}/" for name in first)
    between = "".join(f"(?>(?:[^/]+/)*?{'/'.join(names)}/)" for names in middle if names)
    return start + between + (f"(?:[^/]+/)*{'/'.join(last)}" if last else ".+")


def _name_expression(glob: str) -> str:
    """Return one name of a glob as an expression, for the same reason atomic between two `*`."""
    first, *rest = (re.escape(part).replace(r"\?", "[^/]") for part in glob.split("*"))
    if not rest:
        return first
    *middle, last = rest
    return first + "".join(f"(?>[^/]*?{part})" for part in middle if part) + f"[^/]*{last}"
