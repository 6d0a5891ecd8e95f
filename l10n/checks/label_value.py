"""A label of the product's interface is called something else than the product calls it.

Most labels stand in msgids as `{ui1}` and cannot go wrong. Where one is visible, in bold, and `_ui.po` has it, its
translation there is looked for in the msgstr: as a bold text of its own, or anywhere in the plain text.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.checks.texts import Screened, Texts
from l10n.model.diagnostic import Severity

LABEL = declare("P04", "label-value", Severity.WARNING, "use the wording of _ui.po", __doc__)

_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,100}?)(?<=\S)\1")
_CLOSING = ".,:;!?"
_AROUND = re.compile(r"^\W+|\W+$")


@CHECKERS.register(LABEL.name)
def label_value(setting: Setting) -> Inspect | None:
    """Return what compares visible labels with the catalog's; None where the catalog has none."""
    labels = setting.labels
    if not labels:
        return None

    def inspect(subject: Subject) -> Iterator[Finding]:
        if "**" not in subject.source and "__" not in subject.source:
            return
        named, plain = _named(subject.target)
        for match in _BOLD.finditer(subject.source):
            label = match[2].rstrip(_CLOSING)
            wanted = labels.get(label)
            if wanted and _bare(wanted) not in named and wanted.casefold() not in plain:
                yield Finding(LABEL, f'"{label}" is "{wanted}" in the product', f"write **{wanted}**")

    def screen(texts: Texts) -> Iterator[int]:
        for index, source in enumerate(texts.sources.parts):
            bold = _BOLD.finditer(source) if "**" in source or "__" in source else ()
            if any(match[2].rstrip(_CLOSING) in labels for match in bold):
                yield index

    return Screened(inspect, screen)


def _named(target: str) -> tuple[frozenset[str], str]:
    """Return what a msgstr has in bold, and the rest of it, in lower case."""
    bold = (_bare(match[2]) for match in _BOLD.finditer(target))
    return frozenset(bold), _BOLD.sub(" ", target).casefold()


def _bare(text: str) -> str:
    """Return a label without the marks that a language may set round it or behind it.

    >>> _bare("「保存」"), _bare("Enregistrer\u00a0:")
    ('保存', 'enregistrer')
    """
    return _AROUND.sub("", text).casefold()
