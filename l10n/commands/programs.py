"""Other programs of this machine."""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import shutil


def find_program(name: str) -> str | None:
    """Return the path of a program, never one that lies in the working directory, which may be anybody's."""
    folders = (folder for folder in os.get_exec_path() if os.path.isabs(folder))
    found = (shutil.which(os.path.join(folder, name)) for folder in folders)
    return next(filter(None, found), None)
