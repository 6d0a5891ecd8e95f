"""Translations looked at more closely than a build needs: what `l10n check` adds to the findings of a build."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from l10n.anchors.ambiguity import ambiguous_names
from l10n.anchors.files import Files
from l10n.anchors.findings import article_findings
from l10n.anchors.resolve import ArticleAnchors, Resolver
from l10n.anchors.suitability import keeps_script
from l10n.checks import Finding, Setting, diagnose
from l10n.checks.catalog_header import header_faults
from l10n.checks.consistency import INCONSISTENT, SAME_TARGET, rendering
from l10n.checks.heading_slugs import heading_slugs
from l10n.checks.run import Inspection, inspection, repairs, run_on_all
from l10n.checks.source_lint import lint_source
from l10n.checks.terms import Term
from l10n.checks.weights import settled, waived, weighed, weight_of
from l10n.config import Config
from l10n.config.settings import Checks
from l10n.locales import describe_locale
from l10n.merger.characters import is_invisible
from l10n.model.anchor import Slug
from l10n.model.catalog import Catalog, Key, Message
from l10n.model.diagnostic import Diagnostic
from l10n.model.locale import LocaleTag
from l10n.model.skeleton import Skeleton
from l10n.model.unit import Unit
from l10n.pipeline.anchoring import anchor_settings, slugger_of
from l10n.pipeline.localize import Localization
from l10n.pipeline.progress import Messages

Found = tuple[int, Finding]
"""(index of the unit, finding)"""
Usable = Mapping[int, Message]
"""Index of the first unit that uses it -> a message that may be used."""


def looked_for(
    config: Config,
    labels: Mapping[LocaleTag, Mapping[str, str]],
    glossaries: Mapping[LocaleTag, Sequence[Term]],
    *,
    check: bool,
) -> dict[LocaleTag, Inspection]:
    """Return what is looked for in each language of a project.

    labels:  language -> UI label -> its translation
    check:   whether to look for all there is, and not only for what keeps a translation from shipping
    """
    found = {}
    for locale in config.locales:
        setting = Setting(
            locale=locale,
            source_locale=config.source_locale,
            labels=labels.get(locale, {}),
            glossary=tuple(glossaries.get(locale, ())),
        )
        found[locale] = inspection(setting, config.checks, errors_only=not check)
    return found


def settle(
    findings: Iterable[Found], units: Sequence[Unit], messages: Messages, locale: LocaleTag, checks: Checks
) -> Iterator[Found]:
    """Yield findings as heavy as the configuration and the translators' comments want them."""
    for index, finding in findings:
        message = messages.get(units[index].key)
        waivers = waived(message.comments) if message else frozenset()
        if kept := settled(finding, weight_of(finding.check, locale, checks), waivers):
            yield index, kept


def review(skeleton: Skeleton, usable: Usable, inspection: Inspection) -> Iterator[Found]:
    """Yield what is wrong with the translations of an article, each message once."""
    places, messages = list(usable), usable.values()
    units = [skeleton.units[index] for index in places]
    targets = [message.msgstr for message in messages]
    waivers = [waived(message.comments) for message in messages]
    return ((places[number], found) for number, found in run_on_all(inspection, units, targets, waivers))


def shipping(skeleton: Skeleton, usable: Usable, rejected: Iterable[Found], localization: Localization) -> Usable:
    """Return the messages of which no unit is kept from shipping."""
    kept_out = {skeleton.units[index].key for index in localization.merged.refused}
    kept_out.update(skeleton.units[index].key for index, _ in rejected)
    return {index: found for index, found in usable.items() if found.key not in kept_out} if kept_out else usable


def mended(skeleton: Skeleton, usable: Usable, inspection: Inspection) -> Iterator[tuple[Key, str, Found]]:
    """Yield the translations of an article that can be put right without a human, each with one reason for it.

    returns:  (key, the translation put right, a finding), as often as there are findings
    """
    for index, message in usable.items():
        target, found = repairs(inspection, skeleton.units[index], message.msgstr, waived(message.comments))
        for finding in found if target != message.msgstr else ():
            yield message.key, target, (index, finding)


def followed(usable: Usable, inspection: Inspection, found: Iterable[Found]) -> dict[str, int]:
    """Return how many translations of an article follow each rule whose breach may be a habit, by name of the check.

    found:  what was found in them
    """
    broken = {(index, finding.check.name) for index, finding in found}
    return {
        name: sum((index, name) not in broken and follows(message.msgstr) for index, message in usable.items())
        for name, follows in inspection.habits
    }


def review_headings(
    skeleton: Skeleton, localization: Localization, source_slugs: Sequence[Slug], locale: LocaleTag, config: Config
) -> Iterator[Found]:
    """Yield which translated headings have no anchor of their own.

    source_slugs:  the fragment that reaches each anchor in the source language
    """
    kept = _keeps_script(slugger_of(config), locale)
    return heading_slugs(skeleton.anchors, source_slugs, localization.slugs, localization.texts, keeps_script=kept)


@lru_cache(maxsize=64)
def _keeps_script(slugger: str, locale: LocaleTag) -> bool:
    """Return whether slugs keep the letters of a language: asked for each article, and the same for all."""
    return keeps_script(slugger, describe_locale(locale).native_name)


def renderings(skeleton: Skeleton, usable: Usable, locale: LocaleTag, checks: Checks) -> Iterator[bytes]:
    """Yield the translations of an article, each as a row, for comparison with other articles."""
    sources = weight_of(SAME_TARGET, locale, checks) != "off"
    for index, message in usable.items():
        if not message.comments or waived(message.comments).isdisjoint((INCONSISTENT.name, INCONSISTENT.code)):
            yield rendering(skeleton.units[index], message.msgstr, message.line, sources=sources)


def review_header(catalog: Catalog, path: str, locale: LocaleTag, checks: Checks) -> Iterator[Diagnostic]:
    """Yield what is wrong with the header of a catalog.

    path:  of the catalog, below the project's root
    """
    for finding in header_faults(catalog):
        for told in _told(finding, path, 0, locale, checks):
            yield msgspec.structs.replace(told, locale=locale)


def review_source(skeleton: Skeleton, path: str, locale: LocaleTag, checks: Checks) -> Iterator[Diagnostic]:
    """Yield what is wrong with an article itself.

    path:    of the article, below the project's root
    locale:  the language it is written in
    """
    for line, finding in lint_source(skeleton):
        yield from _told(finding, path, line, locale, checks)


def review_links(
    resolver: Resolver, article: str, prefix: str, files: Files, config: Config
) -> Iterator[Diagnostic]:
    """Yield the links of an article that land nowhere.

    prefix:  what is put before an article's path to make it one below the project's root
    files:   what is there below the source root beside articles
    """
    dead = article_findings(resolver, article, prefix=prefix, files=files)
    return weighed(dead, config.source_locale, config.checks)


def review_anchors(articles: Mapping[str, ArticleAnchors], prefix: str, config: Config) -> Iterator[Diagnostic]:
    """Yield the anchors of all articles whose names do not say which place they mean.

    prefix:  what is put before an article's path to make it one below the project's root
    """
    for article, line, finding in ambiguous_names(articles, anchor_settings(config, repair=False), prefix=prefix):
        yield from _told(finding, prefix + article, line, config.source_locale, config.checks)


def _told(finding: Finding, path: str, line: int, locale: LocaleTag, checks: Checks) -> Iterator[Diagnostic]:
    """Yield a finding about an article as heavy as the configuration wants it, unless it is switched off."""
    if kept := settled(finding, weight_of(finding.check, locale, checks), frozenset()):
        yield diagnose(
            kept.check, kept.message, path=path, line=line, remedy=kept.remedy, severity=kept.severity
        )


def usable_messages(skeleton: Skeleton, messages: Messages, targets: Mapping[Key, str]) -> Usable:
    """Return the messages that may be used, by the index of the first unit that does.

    targets:  their translations
    """
    first: dict[Key, int] = {}
    return {
        index: messages[key]
        for index, key in enumerate([unit.key for unit in skeleton.units])
        if key in targets and first.setdefault(key, index) == index and not is_invisible(targets[key])
    }
