"""What a project says about UI labels and terms outside its articles: files beside its catalogs, the product's own."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import msgspec

from l10n.checks.terms import Term, parse_glossary
from l10n.config import Config
from l10n.config.labels import decisions_path
from l10n.config.layout import glossary_paths
from l10n.config.places import Placed
from l10n.errors import ConfigError
from l10n.model.locale import LocaleTag
from l10n.protectors.ui_rules import Decision, parse_decisions, with_verdict
from l10n.textio import decode
from l10n.workspace import Workspace


def read_decisions(workspace: Workspace, config: Config) -> tuple[Decision, ...]:
    """Return what `ui-labels.csv` says about single labels; nothing where there is no such file.

    raises: ConfigError
    """
    path = decisions_path(config)
    data = workspace.read_if_there(path, config.limits.catalog)
    return parse_decisions(decode(data, path), path) if data is not None else ()


def with_labels(workspace: Workspace, config: Config, placed: Placed) -> Config:
    """Return the configuration with everything in `[ui]` that says which texts are labels.

    raises: ConfigError where that is contradictory, or leaves nothing to be found
    """
    ui = config.ui
    decisions = read_decisions(workspace, config)
    accepted = with_verdict(decisions, "accept").union(ui.accept)
    refused = with_verdict(decisions, "refuse").union(ui.refuse)
    if both := accepted & refused:
        raise ConfigError(
            f'the label "{min(both)}" is accepted and refused',
            path=decisions_path(config),
            remedy="decide for one of the two",
        )
    known = frozenset(ui.known)
    if ui.detect == "catalog":
        if ui.imports:
            from l10n.commands.products import Products

            known |= Products(workspace, config, placed).known()
        if not known and not accepted:
            remedy = f"name the product's catalogs in ui.import, or accept labels in {decisions_path(config)}"
            raise placed(("ui", "detect"), ConfigError('"catalog", and there is no catalog', remedy=remedy))
    accept, refuse, names = (tuple(sorted(labels)) for labels in (accepted, refused, known))
    return msgspec.structs.replace(config, ui=msgspec.structs.replace(ui, accept=accept, refuse=refuse, known=names))


def read_glossary(workspace: Workspace, config: Config, locale: LocaleTag) -> tuple[Term, ...]:
    """Return the terms of a language; none where it has no glossary. What the table says of a term goes before TBX.

    raises: TextError, WorkspaceError; ConfigError where TBX cannot be read for lack of a package
    """
    table, base = glossary_paths(config, locale)
    terms: tuple[Term, ...] = ()
    if (data := workspace.read_if_there(table, config.limits.catalog)) is not None:
        terms = parse_glossary(decode(data, table), table)
    if (data := workspace.read_if_there(base, config.limits.catalog)) is not None:
        from l10n.catalog.termbase import parse_termbase

        known = {term.term.casefold() for term in terms}
        more = parse_termbase(data, base, config.source_locale, locale)
        terms += tuple(term for term in more if term.term.casefold() not in known)
    return terms
