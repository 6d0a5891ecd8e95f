"""What all commands share: their options, the way to the terminal, and what they end with."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from l10n.errors import ConfigError, L10nError
from l10n.report.counted import counted

if TYPE_CHECKING:
    from l10n.commands.project import Project
    from l10n.executors import Executor
    from l10n.model.diagnostic import Diagnostic
    from l10n.model.locale import LocaleTag
    from l10n.report.labels import LabelUse
    from l10n.stamp import Summary

    Step = Callable[[Project, Executor], Summary]
    """The work of a command."""

FAILED, USAGE, INTERRUPTED = 1, 2, 130
_OF_STREAMS = {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EINVAL}
"""What can be wrong with writing to what is open. Windows says EINVAL where POSIX says EPIPE."""
F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """Commands that end only when what they print has arrived, and say so where it cannot."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; a full disk behind standard output is one line, a reader that went away is none.

        raises: OSError where it is about a file, or no stream's; whoever let it get here has a fault
        """
        try:
            try:
                return super().main(*args, **extra)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()
        except OSError as error:
            if error.filename is not None or error.errno not in _OF_STREAMS:
                raise  # A file names itself; a stream that is open already does not.
            _give_up_output()
            if error.errno != errno.EPIPE:
                with contextlib.suppress(OSError):
                    click.echo(f"error: the output cannot be written: {error.strerror}", err=True)
            sys.exit(FAILED)


def _give_up_output() -> None:
    """Send what is left of the output nowhere: Python would try, and complain, once more at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class Session:
    """The options that all commands share, and the way to the terminal."""

    def __init__(
        self,
        config: Path | None,
        locales: Sequence[str],
        jobs: int,
        scheduler: str,
        *,
        quiet: bool,
        strict: bool,
        format: str,
    ) -> None:
        self._config = config
        self._locales = locales
        self._jobs = jobs
        self._scheduler = scheduler
        self._quiet = quiet
        self.strict = strict
        self._format = format
        self._trim: Callable[[], None] | None = None

    def project(self) -> Project:
        """Return the project of the working directory."""
        from l10n.commands.project import open_project
        from l10n.model.locale import parse_locale

        locales: list[LocaleTag] = [parse_locale(locale) for locale in self._locales]
        project = open_project(Path.cwd(), self._config, locales, partial(_track, self._quiet))
        self._trim = partial(_trim, project.workspace.root, project.config.limits.cache)
        return project

    def tidy(self) -> None:
        """Bring the cache of the project, where a command had need of it, back within its limit."""
        if self._trim:
            self._trim()

    def root(self) -> Path:
        """Return the project's root."""
        return self._config_file().parent

    def executor(self) -> Executor:
        """Return where the work is done."""
        from l10n.executors import cluster, local

        return cluster(self._scheduler) if self._scheduler else local(self._jobs)

    def remembered(self, steps: Mapping[str, Step], paths: Sequence[str], *options: str) -> Sequence[Summary]:
        """Do some commands' work and print what they have to tell, unless nothing has changed since the last time.

        steps:    command -> its work, in order
        options:  what else decides what the commands do
        returns:  what each has to tell
        """
        from l10n.stamp import Stamp

        config = self._config_file()
        stamp = Stamp(config.parent, config, (*steps, *self._locales, "--", *paths, "--", os.getcwd(), *options))
        with _uncollected():
            done = [(summary, 0) for summary in stamp.recall()]
            if not done:
                project = self.project()
                workspace = project.workspace
                workspace.take_note(*stamp.begin(project.reach(*steps)))
                with self.executor() as executor:
                    for work in steps.values():
                        before = workspace.written
                        done.append((work(project, executor), workspace.written - before))
                workspace.keep_digests()
                if not any(summary.failed for summary, _ in done):
                    stamp.keep([summary.settled() for summary, _ in done], workspace.files, workspace.touched)
            self.report(_each_once([summary.diagnostics for summary, _ in done]))
            for summary, written in done:
                title = summary.title.replace("{written}", f"{counted(written, 'file')} written")
                self.table(title, summary.columns, summary.rows)
        return [summary for summary, _ in done]

    def _config_file(self) -> Path:
        from l10n.locate import nearest_config

        return (self._config or nearest_config(Path.cwd())).resolve()

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print findings in the format that was asked for."""
        from l10n.report import FORMATS

        FORMATS[self._format](diagnostics)

    def warn(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Tell findings beside a command's own output."""
        from l10n.report.text import format_diagnostic

        for found in diagnostics:
            click.echo(format_diagnostic(found), err=True)

    def say(self, text: str) -> None:
        """Tell what was done, in a line, unless that is unwanted."""
        from l10n.report.printable import printable

        if not self._quiet:
            click.echo(printable(text), err=self._format != "text")

    def diff(self, diff: str, diagnostics: Iterable[Diagnostic], summary: str) -> None:
        """Print a diff, or where another format was asked for, the findings that led to it; errors always."""
        from l10n.model.diagnostic import Severity
        from l10n.report.printable import printable

        if not self._quiet:
            click.echo(summary, err=True)
        if self._format != "text":
            self.report(diagnostics)
            return
        # A program gets the bytes; a terminal, nothing that steers it.
        click.echo(printable(diff.replace("\r\n", "\n")) if sys.stdout.isatty() else diff, nl=False)
        self.warn(found for found in diagnostics if found.severity is Severity.ERROR)

    def labels(self, labels: Sequence[LabelUse], locales: Sequence[LocaleTag]) -> None:
        """Print UI labels in the format that was asked for."""
        from l10n.report.labels import LABEL_FORMATS

        click.echo(LABEL_FORMATS[self._format](labels, locales), nl=False)

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a summary, unless it is unwanted."""
        from l10n.report.text import is_terminal, standard_stream, write_table

        stream = standard_stream(error=self._format != "text")
        if self._quiet:
            return
        if not is_terminal(stream):
            write_table(stream, title, columns, rows)
            return
        from rich.console import Console

        from l10n.report.terminal import print_table

        print_table(Console(file=stream), title, columns, rows)

    def facts(self, facts: object, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a value as JSON where that was asked for, otherwise the table that tells it."""
        if self._format == "json":
            from l10n.report.json import encode

            click.echo(encode(facts))
        else:
            self.table(title, columns, rows)

    def exit_code(self, summaries: Sequence[Summary]) -> int:
        """Return what `extract` and `build` end with."""
        failed = any(one.failed or (self.strict and one.refused) for one in summaries)
        return FAILED if failed else 0


def _each_once(found: Sequence[Sequence[Diagnostic]]) -> Iterable[Diagnostic]:
    """Return findings in order: two commands may both meet a file that cannot be read."""
    return found[0] if len(found) == 1 else dict.fromkeys(chain(*found))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector rest: it would look through what is known of thousands of files, and find no cycle."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _trim(root: Path, limit: int) -> None:
    from l10n.commands.cache import trim

    trim(root, limit)


def _track(quiet: bool, items: Sequence[str], doing: str) -> Iterable[str]:
    """Pass items on; on a terminal, show how far it got."""
    from l10n.report.text import is_terminal, standard_stream

    if quiet or len(items) < 2 or not is_terminal(standard_stream(error=True)):
        return items
    from rich.console import Console

    from l10n.report.terminal import track

    return track(Console(stderr=True), items, doing)


def command(function: F, formats: Sequence[str] = ("text", "json", "sarif", "github", "junit", "html")) -> F:
    """Give a command the common options, and turn what stops it into an exit code."""

    @click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="Use this configuration file.")
    @click.option("--locale", "locales", multiple=True, metavar="LANG", help="Only this language; repeat for more.")
    @click.option("--quiet", is_flag=True, help="No progress and no summary; findings only.")
    @click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Worker processes; 0: one a core.")
    @click.option("--executor", type=click.Choice(["local", "dask"]), default="local", help="Where the work is done.")
    @click.option("--scheduler", metavar="ADDRESS", help="Scheduler of the Dask cluster: tcp://host:8786.")
    @click.option("--strict", is_flag=True, help="Fail where a translation was refused, and on warnings of check.")
    @click.option(
        "--format",
        type=click.Choice(list(formats)),
        default="text",
        show_default=True,
        help="How results are printed.",
    )
    @wraps(function)
    def wrapped(
        *args: Any,
        config: Path | None,
        locales: Sequence[str],
        jobs: int,
        executor: str,
        scheduler: str | None,
        quiet: bool,
        strict: bool,
        format: str,
        **options: Any,
    ) -> None:
        if (executor == "dask") != bool(scheduler):
            raise click.UsageError("--executor dask and --scheduler ADDRESS go together")
        session = Session(config, locales, jobs, scheduler or "", quiet=quiet, strict=strict, format=format)
        try:
            code = function(session, *args, **options)
            session.tidy()
            sys.exit(code)
        except ConfigError as error:
            complain(error)
            sys.exit(USAGE)
        except L10nError as error:
            complain(error)
            sys.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("interrupted; every file is whole", err=True)
            sys.exit(INTERRUPTED)

    return wrapped  # type: ignore[return-value]  # click adds to the signature what it takes off again


def complain(error: L10nError) -> None:
    """Tell what stopped a command."""
    from l10n.report.printable import printable

    click.echo(f"error: {printable(str(error))}", err=True)
