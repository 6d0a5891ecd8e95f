"""`python -m l10n`, and the command `l10n`: a process that starts and ends without needless work.

1. Nothing that is imported ever becomes garbage, so that nobody looks for it.
2. When a command has ended, its files are closed and its output is flushed; taking the interpreter apart, object by
   object, would cost more than some commands take.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line, and leave."""
    gc.disable()
    from l10n.cli import main

    gc.freeze()
    gc.enable()
    try:
        main(prog_name="l10n")
    except SystemExit as ending:
        if not isinstance(ending.code, int):
            raise
        code = ending.code
    else:
        code = 0
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            sys.exit(code or 1)
    os._exit(code)


if __name__ == "__main__":
    run()
