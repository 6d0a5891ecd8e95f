"""The command line: arguments in, exit code out. One short function per command; the work is in `commands`.

Exit codes: 0 done; 1 something could not be read or written, or `--strict` and something was refused, or `check` found
an error; 2 usage or configuration, nothing touched.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from l10n import __version__
from l10n.errors import ConfigError, L10nError

if TYPE_CHECKING:
    from l10n.commands.project import Outcome, Project
    from l10n.model.diagnostic import Diagnostic
    from l10n.model.locale import LocaleTag

FAILED, USAGE, INTERRUPTED = 1, 2, 130
_CREATED = "2026-01-01 00:00+0000"
F = TypeVar("F", bound=Callable[..., Any])


class Session:
    """The options that all commands share, and the way to the terminal."""

    def __init__(self, config: Path | None, locales: Sequence[str], *, quiet: bool, strict: bool, format: str) -> None:
        self._config = config
        self._locales = locales
        self._quiet = quiet
        self.strict = strict
        self._format = format

    def project(self) -> Project:
        """Return the project of the working directory."""
        from l10n.commands.project import open_project
        from l10n.model.locale import parse_locale

        locales: list[LocaleTag] = [parse_locale(locale) for locale in self._locales]
        return open_project(Path.cwd(), self._config, locales, self._track)

    def _track(self, items: Sequence[str], doing: str) -> Iterable[str]:
        from rich.console import Console

        from l10n.report.text import track

        return items if self._quiet else track(Console(stderr=True), items, doing)

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print findings in the format that was asked for."""
        from l10n.report import FORMATS

        FORMATS[self._format](diagnostics)

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a summary, unless it is unwanted."""
        from rich.console import Console

        from l10n.report.text import print_table

        if not self._quiet:
            print_table(Console(stderr=self._format != "text"), title, columns, rows)

    def exit_code(self, outcome: Outcome) -> int:
        """Return what `extract` and `build` end with."""
        return FAILED if outcome.failed or (self.strict and outcome.refused) else 0


def command(function: F) -> F:
    """Give a command the common options, and turn what stops it into an exit code."""

    @click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="Use this configuration file.")
    @click.option("--locale", "locales", multiple=True, metavar="LANG", help="Only this language; repeat for more.")
    @click.option("--quiet", is_flag=True, help="No progress and no summary; findings only.")
    @click.option("--strict", is_flag=True, help="Fail where a translation was refused, and on warnings of check.")
    @click.option(
        "--format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How findings are printed.",
    )
    @wraps(function)
    def wrapped(
        *args: Any, config: Path | None, locales: Sequence[str], quiet: bool, strict: bool, format: str, **options: Any
    ) -> None:
        session = Session(config, locales, quiet=quiet, strict=strict, format=format)
        try:
            sys.exit(function(session, *args, **options))
        except ConfigError as error:
            _complain(error)
            sys.exit(USAGE)
        except L10nError as error:
            _complain(error)
            sys.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("interrupted; every file is whole", err=True)
            sys.exit(INTERRUPTED)

    return wrapped  # type: ignore[return-value]  # click adds to the signature what it takes off again


def _created() -> str:
    """Return the date for new catalogs: SOURCE_DATE_EPOCH, or a constant, so that no file changes by itself."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return _CREATED
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).strftime("%Y-%m-%d %H:%M+0000")


def _complain(error: L10nError) -> None:
    from l10n.report.text import printable

    click.echo(f"error: {printable(str(error))}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="l10n")
def main() -> None:
    """Localize Markdown documentation with PO files, and keep every link working in every language."""


@main.command()
@click.option("--dialect", help="Markdown flavour; guessed from the articles where not given.")
@click.option("--source", default="source", show_default=True, help="Folder of the articles.")
@click.option("--locale", "locales", multiple=True, default=("de",), metavar="LANG", help="Language; repeat for more.")
def init(dialect: str | None, source: str, locales: Sequence[str]) -> None:
    """Write a commented l10n.toml after looking at the articles."""
    from l10n.commands.init import init as run

    try:
        click.echo(run(Path.cwd(), dialect, source, locales))
    except L10nError as error:
        _complain(error)
        sys.exit(USAGE)


@main.command()
@click.argument("paths", nargs=-1)
@command
def extract(session: Session, paths: Sequence[str]) -> int:
    """Bring templates and catalogs up to the articles.

    PATHS narrow what is read and written, never what is made obsolete.
    """
    from l10n.commands.extract import extract as run

    project = session.project()
    outcome = run(project, paths, _created())
    session.report(outcome.diagnostics)
    rows = [(name, counts.new, counts.fuzzy, counts.obsolete) for name, counts in outcome.locales.items()]
    title = f"{outcome.articles} articles, {outcome.messages} messages, {project.workspace.written} files written"
    session.table(title, ("language", "new", "fuzzy", "obsolete"), rows)
    return session.exit_code(outcome)


@main.command()
@click.argument("paths", nargs=-1)
@command
def build(session: Session, paths: Sequence[str]) -> int:
    """Write the localized articles.

    PATHS narrow what is written.
    """
    from l10n.commands.build import build as run

    project = session.project()
    outcome = run(project, paths)
    session.report(outcome.diagnostics)
    rows = [
        (locale, outcome.articles[locale], f"{counts.percent} %", counts.fuzzy, counts.untranslated)
        for locale, counts in outcome.counts.items()
    ]
    title = f"{project.workspace.written} files written, {outcome.refused} translations refused"
    session.table(title, ("language", "articles", "translated", "fuzzy", "untranslated"), rows)
    return session.exit_code(outcome)


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--source", is_flag=True, help="Look at the articles too: dead links, headers that cannot be read.")
@command
def check(session: Session, paths: Sequence[str], source: bool) -> int:
    """Report what is wrong with catalogs, writing nothing."""
    from l10n.commands.check import check as run
    from l10n.model.diagnostic import Severity

    outcome = run(session.project(), paths, source=source)
    session.report(outcome.diagnostics)
    severities = [found.severity for found in outcome.diagnostics]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    session.table(f"{errors} errors, {warnings} warnings", (), ())
    return FAILED if errors or outcome.failed or (session.strict and warnings) else 0


@main.command()
@click.argument("paths", nargs=-1)
@command
def status(session: Session, paths: Sequence[str]) -> int:
    """Show how far each article is in each language."""
    from l10n.commands.status import status as run

    outcome = run(session.project(), paths)
    session.report(outcome.diagnostics)
    rows = [
        (article, locale, f"{counts.percent} %", counts.translated, counts.fuzzy, counts.untranslated, counts.words)
        for article, locale, counts in outcome.rows
    ]
    columns = ("article", "language", "done", "translated", "fuzzy", "untranslated", "words to do")
    session.table("", columns, rows)
    return FAILED if outcome.failed else 0


@main.command()
@command
def slugs(session: Session) -> int:
    """Print, as JSON, the localized slug of each source slug, by language and article."""
    from l10n.commands.slugs import slugs as run

    outcome, text = run(session.project())
    click.echo(text)
    return FAILED if outcome.failed else 0
