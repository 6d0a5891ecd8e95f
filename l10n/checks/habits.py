"""Rules of typography that most translations of a language do not follow: told once, not of each of them.

1. Somebody decided so, or nobody cares: hundreds of findings that say the same hide the others.
2. An error is told of each translation: somebody wants it obeyed, and these do not ship.
3. A translation counts where the rule matters for it. It follows the rule if it does so somewhere and nothing is found.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from l10n.model.diagnostic import Diagnostic, Severity
from l10n.model.locale import LocaleTag
from l10n.registry import Registry

Follows = Callable[[str], bool]
"""Returns whether a translation follows a check's rule somewhere."""
HABITS: Registry[Follows] = Registry("l10n.checks", "habit")
"""By the name of the check."""

Followed = Mapping[str, int]
"""Name of a check -> how many translations follow its rule."""

_LEAST = 20
"""As many findings can be read one by one."""


def is_habit(broken: int, followed: int) -> bool:
    """Return whether a rule is broken as a rule: by most translations for which it matters, and by more than a few.

    >>> is_habit(146, 3), is_habit(457, 5100), is_habit(12, 0)
    (True, False, False)
    """
    return broken > max(_LEAST, followed)


def told_once(
    diagnostics: Iterable[Diagnostic], followed: Mapping[LocaleTag, Followed], path: str
) -> list[Diagnostic]:
    """Return findings with those of a habit as one, at the place of the configuration that decides about it.

    followed:  by language
    path:      of the configuration, below the project's root
    """
    told = list(diagnostics)
    found: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for one in told:
        if one.severity is not Severity.ERROR and one.check in followed.get(LocaleTag(one.locale), ()):
            found[one.locale, one.check].append(one)
    for (locale, check), same in found.items():
        right = followed[LocaleTag(locale)][check]
        if is_habit(len(same), right):
            told = [one for one in told if (one.locale, one.check) != (locale, check)]
            told.append(_summary(same, len(same) + right, path))
    return told


def _summary(same: list[Diagnostic], total: int, path: str) -> Diagnostic:
    first = min(same, key=lambda one: (one.path, one.line))
    where = f"{first.path}:{first.line}"
    message = f"{len(same)} of the {total} translations for which it matters, the first in {where}: "
    return msgspec.structs.replace(
        first,
        path=path,
        line=0,
        message=message + first.message,
        remedy=f'mend them all with "l10n fix --translations --locale {first.locale}", or leave them as they are with'
        f' {first.check} = "off" in [checks.locales.{first.locale}]',
        source="",
        msgid="",
        msgstr="",
    )
