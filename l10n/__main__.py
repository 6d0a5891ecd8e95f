"""`python -m l10n`."""

# SPDX-License-Identifier: MIT

from l10n.cli import main

main(prog_name="l10n")
