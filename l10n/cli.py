"""The command line: arguments in, exit code out. One short function per command; the work is in `commands`.

Exit codes: 0 done; 1 something could not be read or written, or `--strict` and something was refused, or `check` found
an error; 2 usage or configuration, nothing touched.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from l10n import __version__
from l10n.errors import L10nError
from l10n.report.counted import counted
from l10n.session import FAILED, USAGE, Commands, Session, command, complain

if TYPE_CHECKING:
    from l10n.commands.git import Change
    from l10n.commands.project import Project
    from l10n.commands.watch import Round
    from l10n.executors import Executor
    from l10n.model.diagnostic import Diagnostic
    from l10n.stamp import Summary

MERGE_FAILED = 255
_CREATED = "2026-01-01 00:00+0000"


def _created() -> str:
    """Return the date for new catalogs: SOURCE_DATE_EPOCH, or a constant, so that no file changes by itself."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return _CREATED
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).strftime("%Y-%m-%d %H:%M+0000")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="l10n")
def main() -> None:
    """Localize Markdown documentation with PO files, and keep every link working in every language."""


@main.command(short_help="Write a commented l10n.toml.")
@click.option("--dialect", help="Markdown flavour; guessed from the articles where not given.")
@click.option("--source", help="Folder of the articles; looked for where not given.")
@click.option("--locale", "locales", multiple=True, default=("de",), metavar="LANG", help="Repeatable; default: de.")
def init(dialect: str | None, source: str | None, locales: Sequence[str]) -> None:
    """Write a commented l10n.toml after looking at the articles."""
    from l10n.commands.init import init as run

    try:
        click.echo(run(Path.cwd(), dialect, source, locales))
    except L10nError as error:
        complain(error)
        sys.exit(USAGE)


@main.command()
@click.argument("paths", nargs=-1)
@command
def extract(session: Session, paths: Sequence[str]) -> int:
    """Bring templates and catalogs up to the articles.

    PATHS narrow what is read and written, never what is made obsolete.
    """
    return session.exit_code(session.remembered({"extract": partial(_extract, paths)}, paths, _created()))


def _extract(paths: Sequence[str], project: Project, executor: Executor) -> Summary:
    from l10n.commands.extract import extract as run
    from l10n.stamp import Summary

    outcome = run(project, paths, _created(), executor)
    return Summary(
        diagnostics=tuple(outcome.diagnostics),
        failed=outcome.failed,
        refused=outcome.refused,
        title=f"{counted(outcome.articles, 'article')}, {counted(outcome.messages, 'message')}, {{written}}",
        columns=("language", "new", "fuzzy", "obsolete"),
        rows=tuple((name, counts.new, counts.fuzzy, counts.obsolete) for name, counts in outcome.locales.items()),
        changes=True,
    )


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--extract", "extracts", is_flag=True, help="First bring templates and catalogs up to the articles.")
@command
def build(session: Session, paths: Sequence[str], extracts: bool) -> int:
    """Write the localized articles.

    PATHS narrow what is written; with --extract, what `l10n extract` reads and writes as well.
    """
    steps = {"extract": partial(_extract, paths)} if extracts else {}
    options = [_created()] if extracts else []
    return session.exit_code(session.remembered({**steps, "build": partial(_build, paths)}, paths, *options))


def _build(paths: Sequence[str], project: Project, executor: Executor) -> Summary:
    from l10n.commands.build import build as run
    from l10n.stamp import Summary

    outcome = run(project, paths, executor)
    return Summary(
        diagnostics=tuple(outcome.diagnostics),
        failed=outcome.failed,
        refused=outcome.refused,
        title=f"{{written}}, {counted(outcome.refused, 'translation')} refused",
        columns=("language", "articles", "translated", "fuzzy", "untranslated"),
        rows=tuple(
            (locale, outcome.articles.get(locale, 0), f"{counts.percent} %", counts.fuzzy, counts.untranslated)
            for locale, counts in outcome.counts.items()
        ),
    )


@main.command(short_help="Extract and build whenever something is saved.")
@command
def watch(session: Session) -> int:
    """Extract and build whenever an article, a catalog or the configuration is saved, until Ctrl-C.

    A change of catalogs alone is built, not extracted.
    """
    from l10n.commands.watch import Step, rounds

    steps = (Step("extract", partial(_extract, ()), False), Step("build", partial(_build, ()), True))
    with contextlib.suppress(KeyboardInterrupt):
        for done in rounds(session.project, session.executor, steps):
            if done.error:
                complain(done.error)
            if done.found:
                session.report(done.found)
            session.say(_told(done))
            session.tidy()
    return 0


def _told(done: Round) -> str:
    more = f" and {len(done.changed) - 1} more" if len(done.changed) > 1 else ""
    what = f"{done.changed[0]}{more}" if done.changed else "watching"
    written = ", ".join(f"{name}: {counted(count, 'file')} written" for name, count in done.written)
    findings = f"; {counted(len(done.found), 'new finding')}, {done.settled} gone" if done.found or done.settled else ""
    return f"{what}: {written or 'nothing done'}{findings} ({done.seconds:.2f} s)"


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--source", is_flag=True, help="Look at the articles too: dead links, missing images, faulty headers.")
@click.option("--changed", "revision", metavar="REV", help="Look only at what differs from this commit or branch.")
@command
def check(session: Session, paths: Sequence[str], source: bool, revision: str | None) -> int:
    """Report what is wrong with catalogs, writing nothing.

    PATHS narrow what is looked at.
    """
    change, options = None, [f"source={source}"]
    if revision is not None:
        from l10n.commands.git import changed_since

        change = changed_since(session.root(), revision)
        options += ("changed", change.base, *sorted(change.files), "gone", *sorted(change.gone))
    steps = {"check": partial(_check, paths, source, change)}
    (summary,) = session.remembered(steps, paths, *options)
    errors, warnings = _errors_and_warnings(summary.diagnostics)
    return FAILED if errors or summary.failed or (session.strict and warnings) else 0


def _check(
    paths: Sequence[str], source: bool, change: Change | None, project: Project, executor: Executor
) -> Summary:
    from l10n.commands.check import check as run
    from l10n.stamp import Summary

    outcome = run(project, paths, executor, source=source, change=change)
    errors, warnings = _errors_and_warnings(outcome.diagnostics)
    return Summary(
        diagnostics=tuple(outcome.diagnostics),
        failed=outcome.failed,
        title=f"{counted(errors, 'error')}, {counted(warnings, 'warning')}",
    )


def _errors_and_warnings(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """Return how many there are of each."""
    from l10n.model.diagnostic import Severity

    severities = [found.severity for found in diagnostics]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


@main.command()
@click.argument("paths", nargs=-1)
@command
def status(session: Session, paths: Sequence[str]) -> int:
    """Show how far each article is in each language.

    Of articles that have not changed since they were built, a refused translation counts as none.
    """
    from l10n.commands.status import status as run

    project = session.project()
    with session.executor() as executor:
        outcome = run(project, paths, executor)
    session.report(outcome.diagnostics)
    rows = [
        (article, locale, f"{counts.percent} %", counts.translated, counts.fuzzy, counts.untranslated, counts.words)
        for article, locale, counts in outcome.rows
    ]
    columns = ("article", "language", "done", "translated", "fuzzy", "untranslated", "words to do")
    told = [f"{counted(outcome.refused, 'translation')} refused, see l10n check"] if outcome.refused else []
    if outcome.unbuilt:
        told.append(f"{outcome.not_built()}: what a build refuses counts there as translated")
    session.table("; ".join(told), columns, rows)
    return FAILED if outcome.failed else 0


@main.command(short_help="Repair dead links in articles, and the typography of translations.")
@click.argument("paths", nargs=-1)
@click.option("--anchors", is_flag=True, help="Links that miss their heading by case, hyphens or punctuation.")
@click.option("--all", "guesses", is_flag=True, help="With --anchors: also those found by likeness. Read the diff.")
@click.option("--index", is_flag=True, help="Lists between l10n:index markers.")
@click.option("--translations", is_flag=True, help="Blanks, French spacing, invisible characters in catalogs.")
@click.option("--write", is_flag=True, help="Change the files; without it, only show how.")
@command
def fix(
    session: Session, paths: Sequence[str], anchors: bool, guesses: bool, index: bool, translations: bool, write: bool
) -> int:
    """Repair the articles themselves, or their translations; without --write, print the diff.

    PATHS narrow what is repaired.
    """
    from l10n.commands.fix import Repairs
    from l10n.commands.fix import fix as run

    if not (anchors or index or translations):
        raise click.UsageError("say what to repair: --anchors, --index or both, or --translations")
    if translations and (anchors or index):
        raise click.UsageError("repair articles first, then --translations by itself")
    project = session.project()
    with session.executor() as executor:
        if translations:
            from l10n.commands.mend import mend

            outcome = mend(project, paths, executor, write=write)
        else:
            repairs = Repairs(anchors=anchors, guesses=guesses, index=index)
            outcome = run(project, paths, repairs, executor, write=write)
    files = counted(outcome.files, "catalog" if translations else "article")
    summary = f"{files} repaired" if write else f"{files} can be repaired: add --write"
    session.diff(outcome.diff, outcome.diagnostics, summary)
    return FAILED if outcome.failed else 0


@main.command(short_help="Print what has become of each slug, as JSON.")
@click.option("--previous", metavar="FILE", help="What this command said before: old localized slugs live on.")
@click.option("--output", metavar="FILE", help="Write it to this file, which may be the previous one.")
@command
def slugs(session: Session, previous: str | None, output: str | None) -> int:
    """Print, as JSON, what has become of each slug, by language and article, for a site that leads old links on."""
    from l10n.commands.slugs import read_previous, write_slugs
    from l10n.commands.slugs import slugs as run

    project = session.project()
    known = read_previous(project, previous) if previous else {}
    with session.executor() as executor:
        outcome, text = run(project, executor, known)
    if output:
        write_slugs(project, output, text)
    else:
        click.echo(text)
    session.warn(outcome.diagnostics)
    return FAILED if outcome.failed else 0


@main.command(short_help="List the labels of the product.")
@click.argument("paths", nargs=-1)
@partial(command, formats=("text", "json", "csv"))
def ui(session: Session, paths: Sequence[str]) -> int:
    """List the UI labels that articles quote, those that are least sure first, with what languages call them.

    PATHS narrow the articles that are looked at. The CSV can be edited and kept as ui-labels.csv beside the catalogs.
    """
    from l10n.commands.ui import ui as run

    project = session.project()
    with session.executor() as executor:
        outcome = run(project, paths, executor)
    session.labels(outcome.labels, project.config.locales)
    session.warn(outcome.diagnostics)
    conflicts = sum(len(label.conflicts) for label in outcome.labels)
    labels = sum(label.count > 0 for label in outcome.labels)
    session.table(f"{counted(labels, 'label')}, {counted(conflicts, 'conflict')}", (), ())
    return FAILED if outcome.failed else 0


@main.command(short_help="Put all catalogs of a language or a folder into one file.")
@click.option("--by", type=click.Choice(["language", "folder"]), default="language", show_default=True)
@click.option("--to", "folder", default="bundles", show_default=True, metavar="FOLDER", help="Where bundles go.")
@command
def bundle(session: Session, by: Literal["language", "folder"], folder: str) -> int:
    """Put all catalogs of a language, or of a folder, into one PO file."""
    from l10n.commands.bundle import bundle as run

    project = session.project()
    outcome = run(project, by, folder, _created())
    session.report(outcome.diagnostics)
    written = f"{counted(project.workspace.written, 'file')} written"
    session.table(written, ("bundle", "catalogs", "messages"), outcome.rows)
    return FAILED if outcome.failed else 0


@main.command(short_help="Bring bundles back into the catalogs.")
@click.argument("files", nargs=-1, required=True)
@command
def unbundle(session: Session, files: Sequence[str]) -> int:
    """Bring what was changed in bundles into the catalogs.

    FILES are files that `l10n bundle` has written.
    """
    from l10n.commands.bundle import take_bundles as run

    project = session.project()
    outcome = run(project, files)
    session.report(outcome.diagnostics)
    session.table("", ("bundle", "catalogs changed", "conflicts"), outcome.rows)
    return FAILED if outcome.failed else 0


@main.command("compile-memory")
@click.option("--output", default="memory.tmx", show_default=True, metavar="FILE", help="Write it to this file.")
@command
def compile_memory(session: Session, output: str) -> int:
    """Write a translation memory (TMX) of all catalogs."""
    from l10n.commands.memory import compile_memory as run

    outcome = run(session.project(), output)
    session.report(outcome.diagnostics)
    session.table(f"{counted(outcome.units, 'translation')} in {output}", (), ())
    return FAILED if outcome.failed else 0


@main.command(short_help="Show the cache, or empty it.")
@click.option("--clear", is_flag=True, help="Empty it; the next run works everything out again.")
@partial(command, formats=("text", "json"))
def cache(session: Session, clear: bool) -> int:
    """Show the cache: where it is, what it holds, and how large it may become."""
    from l10n.commands.cache import clear as empty
    from l10n.commands.cache import look

    project = session.project()
    if clear:
        empty(project)
    found = look(project)
    rows = (
        ("results", found.values, _megabytes(found.values_size)),
        ("runs", found.runs, ""),
        ("on disk", "", _megabytes(found.size)),
        ("at most", "", _megabytes(found.limit)),
    )
    session.facts(found, found.folder, ("", "number", "size"), rows)
    return 0


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


@main.command("merge-driver")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.argument("name", default="")
def merge_driver(base: str, ours: str, theirs: str, name: str) -> None:
    """Merge PO files for git, message by message.

    Set it up with: git config merge.l10n.driver "l10n merge-driver %O %A %B %P"
    """
    from l10n.commands.merge_driver import merge_files
    from l10n.report.text import format_diagnostic

    try:
        outcome = merge_files(base, ours, theirs, name or ours)
    except L10nError as error:
        complain(error)
        sys.exit(MERGE_FAILED)  # Past 128 git gives up the merge instead of taking what is there for a result.
    for found in outcome.diagnostics:
        click.echo(format_diagnostic(found), err=True)
    sys.exit(0 if outcome.clean else FAILED)
