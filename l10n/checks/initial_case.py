"""The source begins with a capital and the translation with a small letter, or the same word was given a capital.

Not for scripts without capitals. A text that begins with code, with a placeholder or with a word of the source (iOS,
eBay) is left alone, and so are months, days and languages that stand alone: *April* is *avril*. Table cells such as
*yes* may become *Ja*, and nouns of German their capital; a name such as `sys.databases` may not change. Keywords of a
header (`keywords`, `tags` and their like) are a list and no sentence: whichever comes first keeps its own letter.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.tables import each, row
from l10n.checks.tables.scripts import CASELESS
from l10n.checks.texts import Screened, Texts
from l10n.locales import describe_locale, small_names
from l10n.model.diagnostic import Severity
from l10n.model.unit import Unit

CASE = declare("T18", "initial-case", Severity.INFO, "begin the text as the source begins", __doc__)

_LISTS = frozenset({"keyword", "keywords", "metakeyword", "metakeywords", "meta_keywords", "tag", "tags", "categories"})
"""Last parts of header keys whose values are words and no sentence, in lower case."""
_NOUNS = each("de lb", True)
"""Languages that write nouns with a capital: *workflow* is *Workflow*."""
_WORDS = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r"[\s*_~\"'“”„«»‘’(\[¿¡\u00a0\u202f]*([^\W\d_][\w.'’-]*)")


@CHECKERS.register(CASE.name)
def initial_case(setting: Setting) -> Inspect | None:
    """Return what compares the first letters; None for scripts without capitals."""
    if describe_locale(setting.locale).script in CASELESS:
        return None
    small = small_names(setting.source_locale, setting.locale)
    nouns = row(_NOUNS, setting.locale, False)

    def inspect(subject: Subject) -> Iterator[Finding]:
        if subject.unit.place == "header" and _last_key(subject.unit) in _LISTS:
            return
        source, target = _FIRST.match(subject.source_prose), _FIRST.match(subject.prose)
        if not source or not target:
            return
        expected, found = source[1], target[1]
        if expected[0].isupper() and found[0].islower() and found not in subject.source:
            if _WORDS.findall(subject.source_prose) == [expected.rstrip(".")] and expected.rstrip(".") in small:
                return
            yield Finding(CASE, f'begins with "{found}", the source with a capital')
        elif expected[0].islower() and found != expected and found.casefold() == expected.casefold():
            if nouns and found == expected.capitalize() and expected.isalpha():
                return
            yield Finding(CASE, f'begins with "{found}", the source with "{expected}"', f'write "{expected}"')

    return Screened(inspect, _screen)


def _screen(texts: Texts) -> Iterator[int]:
    for index, (source, target) in enumerate(zip(texts.sources.proses, texts.targets.proses, strict=True)):
        if source[:1].isupper() and target[:1].isupper():
            continue  # as most texts begin
        before, after = _FIRST.match(source), _FIRST.match(target)
        if before and after and before[1] != after[1]:
            expected, found = before[1], after[1]
            if found[0].islower() if expected[0].isupper() else found.casefold() == expected.casefold():
                yield index


def _last_key(unit: Unit) -> str:
    """Return the last part of the key of a header's value: "keywords" of `meta:seo.Keywords`."""
    return (unit.context or "").removeprefix("meta:").rpartition(".")[2].lower()
