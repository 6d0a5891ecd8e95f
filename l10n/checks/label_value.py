"""A label of the product's interface is called something else than the product calls it.

Most labels stand in msgids as `{ui1}` and cannot go wrong. Where one is visible, in bold, and `_ui.po` has it, its
translation there is looked for in the msgstr.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks import CHECKERS, Finding, Inspect, Setting, Subject, declare
from l10n.model.diagnostic import Severity

LABEL = declare("P04", "label-value", Severity.WARNING, "use the wording of _ui.po", __doc__)

_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,100}?)(?<=\S)\1")
_CLOSING = ".,:;!?"


@CHECKERS.register(LABEL.name)
def label_value(setting: Setting) -> Inspect | None:
    """Return what compares visible labels with the catalog's; None where the catalog has none."""
    labels = setting.labels
    if not labels:
        return None

    def inspect(subject: Subject) -> Iterator[Finding]:
        if "**" not in subject.source and "__" not in subject.source:
            return
        target = subject.target.casefold()
        for match in _BOLD.finditer(subject.source):
            label = match[2].rstrip(_CLOSING)
            wanted = labels.get(label)
            if wanted and wanted.casefold() not in target:
                yield Finding(LABEL, f'"{label}" is "{wanted}" in the product', f"write **{wanted}**")

    return inspect
