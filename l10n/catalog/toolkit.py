"""The translate-toolkit, which reads what other programs write and comes with some extras only."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import importlib.util

from l10n.errors import ConfigError


def require_toolkit(extension: str, path: str, extra: str) -> None:
    """Make sure that the translate-toolkit is installed.

    extension:  of the files that it is to read, for the error: ".tbx"
    path:       of the file, for the error
    extra:      what of l10n-markdown it comes with: "glossary"
    raises:     ConfigError
    """
    if importlib.util.find_spec("translate") is None:
        raise ConfigError(
            f"{extension} files are read by translate-toolkit, which is not installed",
            path=path,
            remedy=f'install "l10n-markdown[{extra}]"',
        )
