"""`l10n ui`: the UI labels that articles quote, how sure their detection is, and what languages call them."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from l10n.catalog.product import Renderings, differs
from l10n.commands.batches import followed
from l10n.commands.labels import read_decisions
from l10n.commands.library import read_skeletons
from l10n.commands.products import Products
from l10n.commands.project import Outcome, Project, narrowed, read_catalog
from l10n.commands.sources import Sources
from l10n.config.layout import UI_ARTICLE, catalog_path
from l10n.executors import Executor
from l10n.model.locale import LocaleTag
from l10n.model.skeleton import Skeleton
from l10n.protectors.ui_strings import CONFIDENCE
from l10n.report.labels import LabelUse


class Found(Outcome):
    """What `ui` found."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[LabelUse, ...] = ()


class _Use:
    """Where a label is quoted."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self.articles: dict[str, None] = {}

    @property
    def confidence(self) -> float:
        return max((sure for reason, sure in CONFIDENCE.items() if reason in self.reasons), default=0.0)


class _Language(msgspec.Struct, frozen=True):
    """What a language, and the product in it, call the labels."""

    translations: Mapping[str, str]
    renderings: Renderings


def ui(project: Project, paths: Sequence[str], executor: Executor) -> Found:
    """Return the labels, those first whose detection is least sure; nothing is written.

    paths:  narrow the articles that are looked at
    """
    outcome = Found()
    uses = _uses(project, paths, executor, outcome)
    decisions = {decision.label: decision for decision in read_decisions(project.workspace, project.config)}
    labels = dict.fromkeys((*uses, *project.config.ui.accept, *project.config.ui.refuse))
    products = Products(project.workspace, project.config, project.config_error)
    languages = {
        locale: _Language(_translations(project, locale, outcome), products.product(locale).renderings(labels))
        for locale in project.config.locales
    }
    variants = _variants(uses)
    rows = [
        LabelUse(
            label=label,
            decision=_verdict(project, label),
            note=decisions[label].note if label in decisions else "",
            count=use.reasons.total(),
            articles=tuple(use.articles),
            confidence=use.confidence,
            reasons=dict(use.reasons.most_common()),
            translations=_by_language(label, languages),
            conflicts=(*variants.get(label, ()), *_conflicts(label, languages)),
        )
        for label, use in ((label, uses.get(label, _Use())) for label in labels)
    ]
    outcome.labels = tuple(sorted(rows, key=_doubt))
    return outcome


def _doubt(row: LabelUse) -> tuple[bool, float, int, str, str]:
    """Return what orders labels: the least sure first, of these the commonest; those that nobody quotes last."""
    return (not row.count, row.confidence, -row.count, row.label.casefold(), row.label)


def _by_language(label: str, languages: Mapping[LocaleTag, _Language]) -> dict[LocaleTag, str]:
    found = ((locale, language.translations.get(label, "")) for locale, language in languages.items())
    return {locale: text for locale, text in found if text}


def _uses(project: Project, paths: Sequence[str], executor: Executor, outcome: Found) -> dict[str, _Use]:
    """Return where the labels of articles are quoted, in the order in which they are met."""
    uses: dict[str, _Use] = defaultdict(_Use)
    sources = Sources(project, outcome)
    chosen = narrowed(project, paths, project.articles())
    skeletons = read_skeletons(project, sources, executor, chosen, outcome)
    for source, skeleton in followed(project.track(chosen, "reading articles"), skeletons):
        for label, reason in _quoted(skeleton):
            uses[label].reasons[reason] += 1
            uses[label].articles[source.path] = None
    sources.close()
    return dict(uses)


def _quoted(skeleton: Skeleton) -> Iterator[tuple[str, str]]:
    """Yield each label that an article quotes, with what proves it."""
    for unit in skeleton.units:
        for placeholder in unit.placeholders:
            if placeholder.form == "label":
                yield placeholder.value, placeholder.label


def _verdict(project: Project, label: str) -> str:
    ui = project.config.ui
    return "accept" if label in ui.accept else "refuse" if label in ui.refuse else ""


def _translations(project: Project, locale: LocaleTag, outcome: Found) -> dict[str, str]:
    path = catalog_path(project.config, locale, UI_ARTICLE)
    messages = read_catalog(project, path, outcome).messages
    return {message.msgid: message.msgstr for message in messages if message.translated}


def _variants(uses: Mapping[str, _Use]) -> dict[str, tuple[str, ...]]:
    """Return the labels that others differ from in letter case only, with words about these."""
    groups: dict[str, list[str]] = defaultdict(list)
    for label in uses:
        groups[label.casefold()].append(label)
    return {
        label: tuple(f'also written "{other}"' for other in group if other != label)
        for group in groups.values()
        for label in group
        if len(group) > 1
    }


def _conflicts(label: str, languages: Mapping[LocaleTag, _Language]) -> Iterator[str]:
    for locale, language in languages.items():
        renderings = language.renderings.get(label, ())
        says = " or ".join(f'"{text}"' for text in renderings[:3])
        if label in language.translations and differs(language.translations[label], renderings):
            yield f'{locale}: "{language.translations[label]}" is {says} in the product'
        elif label not in language.translations and len(renderings) > 1:
            yield f"{locale}: the product says {says}"
