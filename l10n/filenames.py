"""Names of files that can be written into a catalog and told in a report: text, on one line."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.errors import WorkspaceError

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends a line of a catalog or of a report, or steers a terminal."""


def in_order(folder: str, names: Sequence[str]) -> list[str]:
    """Return paths in order.

    names:   paths below `folder`
    raises:  WorkspaceError where one of them is no text, or holds what ends a line
    """
    # One look at all of them is enough where none is odd.
    return sorted(names if "".join(names).isprintable() else _texts(folder, names))


def _texts(folder: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        try:
            name.encode()
        except UnicodeEncodeError:
            shown = os.fsencode(f"{folder}/{name}").decode("utf-8", "backslashreplace")
            remedy = "rename it, or set PYTHONUTF8=1 where the locale has another encoding"
            raise WorkspaceError("its name is not UTF-8", path=shown, remedy=remedy) from None
        if _CONTROL.search(name):
            raise WorkspaceError("its name holds a control character", path=f"{folder}/{name}", remedy="rename it")
        yield name
