"""A term is not called what the glossary calls it, or is called what the glossary forbids.

The glossary is `locales/<language>/glossary.csv`, with the columns `term`, `translation`, `forbidden` and `note`; `|`
divides several wordings, and a final `*` stands for any ending (`Kennwort*`). Any of the wordings will do. A term with
a capital or more inside is looked for as it is written, others in any case and with a plural s. A `glossary.tbx` beside
it is read too.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.terms import Term, TermFinder
from l10n.model.diagnostic import Severity

GLOSSARY = declare("T14", "glossary", Severity.WARNING, "use the glossary's wording", __doc__)

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\uac00-\ud7a3"


class _Rule(msgspec.Struct, frozen=True):
    term: Term
    wanted: re.Pattern[str] | None
    unwanted: re.Pattern[str] | None


@CHECKERS.register(GLOSSARY.name)
def glossary(setting: Setting) -> Inspect | None:
    """Return what finds terms in other words; None where the language has no glossary."""
    terms = [term for term in setting.glossary if term.translations or term.forbidden]
    if not terms:
        return None
    rules = [_Rule(term, _any_of(term.translations), _any_of(term.forbidden)) for term in terms]
    finder = TermFinder(terms)

    def inspect(subject: Subject) -> Iterator[Finding]:
        for index in finder.find(subject.source_prose):
            yield from _judged(rules[index], subject.prose)

    return inspect


def _judged(rule: _Rule, prose: str) -> Iterator[Finding]:
    term = rule.term
    if rule.unwanted and (found := rule.unwanted.search(prose)):
        instead = f'write "{term.translations[0]}"' if term.translations else ""
        yield Finding(GLOSSARY, f'"{found.group()}" must not stand for "{term.term}"', instead)
    elif rule.wanted and not rule.wanted.search(prose):
        wanted = " or ".join(f'"{wording}"' for wording in term.translations)
        yield Finding(GLOSSARY, f'"{term.term}" is {wanted} in the glossary', f"write {wanted}")


def _any_of(wordings: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern for any of the wordings, as whole words where the script has such; None where there are none."""
    if not wordings:
        return None
    return re.compile("|".join(map(_wording, wordings)), re.IGNORECASE)


def _wording(wording: str) -> str:
    stem = wording.rstrip("*")
    body = r"[\s\u00a0\u202f]+".join(re.escape(word) for word in stem.split())
    if re.match(f"[{_UNSPACED}]", stem):
        return body
    return rf"(?<![^\W{_UNSPACED}]){body}" + ("" if wording.endswith("*") else rf"(?![^\W{_UNSPACED}])")
